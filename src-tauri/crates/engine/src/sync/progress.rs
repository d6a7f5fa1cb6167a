//! What a copy tells while it runs: for each source where it is, with counts, and how many are done in all.

use circle_domain::SourceId;
use circle_store::directory::Outcome;

/// How far the copy of one source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyncPhase {
    /// Others come first.
    Waiting,
    /// The request is on its way.
    Connecting,
    /// Bytes arrive.
    Receiving,
    /// Records are read.
    Reading,
    /// Records are written.
    Writing,
    /// It has ended, well or not.
    Done,
}

impl SyncPhase {
    /// The name used in answers: `waiting`, `connecting`, `receiving`, `reading`, `writing`, `done`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Connecting => "connecting",
            Self::Receiving => "receiving",
            Self::Reading => "reading",
            Self::Writing => "writing",
            Self::Done => "done",
        }
    }
}

/// A step of a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct SyncEvent {
    /// Which source.
    pub source: SourceId,
    /// What it is called.
    pub name: String,
    /// The host it is read from, or the name of its file.
    pub host: String,
    /// Where it is.
    pub phase: SyncPhase,
    /// How many bytes came over the wire so far.
    pub bytes: u64,
    /// How many records were read; 0 until they are.
    pub records: u64,
    /// How it ended; none until it has.
    pub outcome: Option<Outcome>,
    /// The code of what went wrong.
    pub error: Option<&'static str>,
    /// How many meetings of it there are now; none until it has ended.
    pub meetings: Option<u64>,
    /// How many sources of this copy have ended.
    pub done: usize,
    /// How many sources are copied.
    pub total: usize,
}

/// Who is told. Called from several tasks at once, and often: it should be quick.
pub trait SyncProgress: Send + Sync {
    /// A step was made.
    fn report(&self, event: &SyncEvent);
}

/// Nobody is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl SyncProgress for Silent {
    fn report(&self, _: &SyncEvent) {}
}

impl<F: Fn(&SyncEvent) + Send + Sync> SyncProgress for F {
    fn report(&self, event: &SyncEvent) {
        self(event);
    }
}
