//! Emergency numbers and lines that listen. The page shows and copies numbers; what is called or opened is named by id.

use super::kinds::Weekday;
use serde::Serialize;
use specta::Type;

/// Help that can be had in a country.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpNow {
    /// Whose numbers these are; none where the country is not known: then there are none.
    pub(crate) country: Option<String>,
    /// The moment for which `open` was worked out, ISO 8601.
    pub(crate) moment: String,
    pub(crate) emergency: Vec<EmergencyCall>,
    pub(crate) source: Option<HelpSource>,
    pub(crate) reviewed: Option<HelpReview>,
    pub(crate) lines: Vec<HelpLine>,
    pub(crate) finders: Vec<LineFinder>,
}

/// A number to call in an emergency.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EmergencyCall {
    pub(crate) id: String,
    pub(crate) service: EmergencyService,
    pub(crate) number: String,
}

/// Whom it reaches.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EmergencyService {
    All,
    Ambulance,
    Police,
}

/// Where a number was found, with that source's own date.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpSource {
    pub(crate) name: String,
    pub(crate) host: String,
    pub(crate) date: String,
}

/// That a person has confirmed it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpReview {
    pub(crate) by: String,
    pub(crate) on: String,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LineKind {
    Suicide,
    General,
    Violence,
    Child,
    Drugs,
}

/// How a line is reached.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HelpMedium {
    Call,
    Text,
    Whatsapp,
    Chat,
}

/// One way to reach a line.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpWay {
    pub(crate) id: String,
    pub(crate) medium: HelpMedium,
    pub(crate) number: Option<String>,
    pub(crate) host: Option<String>,
    /// What to press once the call is answered.
    pub(crate) press: Option<String>,
    /// The word that a text message must say.
    pub(crate) word: Option<String>,
}

/// Hours on days of the week (none: every day), or on one day of each month.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpSpan {
    pub(crate) days: Vec<Weekday>,
    pub(crate) day_of_month: Option<i8>,
    /// `HH:MM`.
    pub(crate) from: String,
    /// `HH:MM`; an end that is not after the start is on the next day.
    pub(crate) until: String,
}

/// When a line answers.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpHours {
    /// Day and night.
    pub(crate) always: bool,
    /// The IANA zone whose wall clock is meant.
    pub(crate) zone: Option<String>,
    pub(crate) spans: Vec<HelpSpan>,
}

/// A line that listens.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HelpLine {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) local_name: Option<String>,
    /// The foremost first.
    pub(crate) kinds: Vec<LineKind>,
    pub(crate) ways: Vec<HelpWay>,
    pub(crate) hours: Option<HelpHours>,
    pub(crate) open: Option<bool>,
    pub(crate) languages: Vec<String>,
    pub(crate) free: Option<bool>,
    pub(crate) host: Option<String>,
    pub(crate) source: HelpSource,
    pub(crate) reviewed: Option<HelpReview>,
}

/// Who lists lines of many countries.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LineFinder {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) host: String,
    pub(crate) kinds: Vec<LineKind>,
}
