//! What a command ends with when it cannot do what was asked: a code, a sentence and what helps, and the exit code.

use crate::values::Misunderstood;
use circle_engine::{EngineError, Opening};
use circle_words::Words;
use serde::Serialize;
use serde_json::Value;

/// Why a command could not do what was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    code: &'static str,
    message: String,
    usage: bool,
    /// More that belongs to it: a name and a value in JSON, lines in text.
    more: Option<(&'static str, Value, Vec<String>)>,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All was done.
    Done,
    /// Done, but something was found or failed in part.
    InPart,
    /// Nothing could be done.
    Nothing,
}

impl Ending {
    /// 0, 1 or 3.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::InPart => 1,
            Self::Nothing => 3,
        }
    }
}

#[derive(Serialize)]
struct Written<'a> {
    error: Inner<'a>,
}

#[derive(Serialize)]
struct Inner<'a> {
    code: &'a str,
    message: &'a str,
    help: String,
    #[serde(flatten)]
    more: serde_json::Map<String, Value>,
}

impl Failure {
    /// What was typed is no command.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self {
            code: "usage",
            message: message.into(),
            usage: true,
            more: None,
        }
    }

    /// A failure with a code of its own.
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            usage: false,
            more: None,
        }
    }

    /// 2 for wrong usage, 3 when nothing could be done.
    pub(crate) fn exit_code(&self) -> u8 {
        if self.usage { 2 } else { 3 }
    }

    /// Says it: as JSON on standard output, or as sentences on standard error.
    #[allow(
        clippy::print_stdout,
        clippy::print_stderr,
        reason = "a command line speaks by printing"
    )]
    pub(crate) fn say(&self, json: bool, locale: &str) {
        let words = Words::new(locale);
        let (sentence, help) = (
            format!("error-{}", self.code),
            format!("help-{}", self.code),
        );
        let help = if words.has(&help) {
            words.text(&help, &[])
        } else {
            String::new()
        };
        // A sentence with a gap in it (a host, a number) is better told by the engine, which knows what goes there.
        let translated = if self.usage || !words.has(&sentence) {
            String::new()
        } else {
            words.text(&sentence, &[])
        };
        let message = if translated.is_empty() || translated.contains('{') {
            &self.message
        } else {
            &translated
        };
        if json {
            let written = Written {
                error: Inner {
                    code: self.code,
                    message,
                    help,
                    more: self
                        .more
                        .iter()
                        .map(|(name, value, _)| ((*name).to_owned(), value.clone()))
                        .collect(),
                },
            };
            println!("{}", serde_json::to_string(&written).unwrap_or_default());
            return;
        }
        eprintln!("circle: {message}");
        for line in self.more.iter().flat_map(|(_, _, lines)| lines) {
            eprintln!("  {line}");
        }
        if !help.is_empty() {
            eprintln!("{help}");
        }
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        // What was typed wrongly is usage, whoever finds it out.
        let usage = matches!(
            error,
            EngineError::UnknownTimeZone
                | EngineError::UnknownCountry
                | EngineError::UnknownProblem
                | EngineError::UnknownFellowship
        );
        let more = match &error {
            EngineError::NothingFound { tried, .. } => Some((
                "tried",
                Value::Array(tried.iter().map(crate::json::discovery::tried).collect()),
                tried.iter().map(crate::json::discovery::line).collect(),
            )),
            _ => None,
        };
        Self {
            code: error.code(),
            message: error.to_string(),
            usage,
            more,
        }
    }
}

impl From<Misunderstood> for Failure {
    fn from(error: Misunderstood) -> Self {
        Self::usage(error.to_string())
    }
}

/// What happened while the data folder was opened, as a sentence.
pub(crate) fn opening(opening: &Opening, locale: &str) -> String {
    let key = format!("error-{}", opening.code());
    let words = Words::new(locale);
    if words.has(&key) {
        words.text(&key, &[])
    } else {
        opening.to_string()
    }
}
