//! What becomes of records that an accepted answer lacks.

/// What to do with one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// It and its meetings go.
    Remove,
}

/// The one place that decides. Everything that is missing goes at once; keeping it for a while, marked
/// (`records.missing_since`), is decided here when it comes.
pub(super) fn decide() -> Missing {
    Missing::Remove
}
