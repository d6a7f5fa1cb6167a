//! A question, as the page asks it.

use super::kinds::{Attendance, Status, Weekday, WhoMayAttend};
use super::place::Place;
use serde::Deserialize;
use specta::Type;

/// The order of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sort {
    Soonest,
    Nearest,
    Relevance,
}

/// The two sides of "for me / for someone close to me".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    #[serde(rename = "self")]
    Myself,
    Family,
}

/// The line as typed, and whatever was chosen beside it. Choices and the line must both hold.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Question {
    pub(crate) line: String,
    pub(crate) problems: Vec<String>,
    pub(crate) fellowships: Vec<String>,
    pub(crate) near: Option<Place>,
    /// Kilometres.
    pub(crate) within_km: Option<f64>,
    pub(crate) attendance: Vec<Attendance>,
    pub(crate) days: Vec<Weekday>,
    /// Wall clock `HH:MM`, inclusive.
    pub(crate) from: Option<String>,
    /// Wall clock `HH:MM`, exclusive; may pass midnight.
    pub(crate) until: Option<String>,
    pub(crate) starts_within_hours: Option<f64>,
    pub(crate) formats: Vec<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) audience: Vec<String>,
    pub(crate) access: Vec<String>,
    pub(crate) who: Vec<WhoMayAttend>,
    pub(crate) status: Vec<Status>,
    pub(crate) sources: Vec<String>,
    /// `null` lets the words decide.
    pub(crate) relation: Option<Side>,
    pub(crate) sort: Sort,
    pub(crate) limit: u32,
    pub(crate) offset: u32,
}
