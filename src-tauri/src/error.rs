//! What the page gets when something fails: a code that it has words for, and a plain sentence.

use circle_engine::EngineError;
use serde::Serialize;
use specta::Type;

/// A failure, as the page sees it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CommandError {
    /// Stable; the page has `error-CODE` for it.
    pub(crate) code: String,
    /// What happened, in plain English, without what was searched for.
    pub(crate) message: String,
}

impl CommandError {
    /// A failure of the shell itself.
    pub(crate) fn new(code: &str, message: impl std::fmt::Display) -> Self {
        Self {
            code: code.to_owned(),
            message: message.to_string(),
        }
    }
}

impl From<EngineError> for CommandError {
    fn from(error: EngineError) -> Self {
        // The chain of causes is for the log; it never holds what was searched for.
        tracing::warn!(code = error.code(), "{error:?}");
        Self::new(error.code(), error)
    }
}

/// What a command gives back.
pub(crate) type CommandResult<T> = Result<T, CommandError>;
