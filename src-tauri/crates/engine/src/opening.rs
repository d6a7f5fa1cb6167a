//! What happened while the data folder was opened and should be said to the person.

use circle_store::{Opened, Rebuilt};

/// One thing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Opening {
    /// The copied directories could not be used and were made anew: copy them again. Nothing entered was lost.
    #[error(
        "the copied directories could not be read and were made anew; copy them again (nothing you entered was lost)"
    )]
    DirectoryRebuilt(Rebuilt),
}

impl Opening {
    /// The name used in answers.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DirectoryRebuilt(_) => "directory_rebuilt",
        }
    }

    /// Why: `damaged`, `newer`, `foreign`.
    #[must_use]
    pub fn detail(&self) -> &'static str {
        match self {
            Self::DirectoryRebuilt(because) => because.as_str(),
        }
    }

    pub(crate) fn all(opened: Opened) -> Vec<Self> {
        opened
            .rebuilt
            .map(Self::DirectoryRebuilt)
            .into_iter()
            .collect()
    }
}
