//! What calendars, pages and the REST answers of The Events Calendar have in common: events, single or recurring, made into records.
//!
//! A record is a series. Its key is the publisher's own id; single events that have the same title, place and time are one
//! series as well, called by what they say, since the ids of single evenings come and go. What is over is left out and counted.

mod attend;
mod category;
mod contact;
mod finding;
mod place;
mod settle;
pub(crate) mod zone;

pub(crate) use attend::{Ways, attend};
pub(crate) use category::categories;
pub(crate) use contact::{Organizer, contact};
pub(crate) use finding::Findings;
pub(crate) use place::{Place, precise};
pub(crate) use settle::settle;

use crate::recurrence::Days;
use circle_domain::Meeting;
use jiff::civil::{Date, DateTime, Time};

/// The clock of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Clock {
    /// The wall-clock start; none for whole days.
    pub(crate) start: Option<Time>,
    /// How long, in minutes.
    pub(crate) minutes: Option<u16>,
    /// A name of the IANA database; none where the publisher says none.
    pub(crate) zone: Option<String>,
}

/// One event as its publisher wrote it, not yet put together with others.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// The publisher's id of this event, or of the series it is written as.
    pub(crate) id: Option<String>,
    /// The publisher's id of the series of which this is a single event.
    pub(crate) series: Option<String>,
    /// Its readable name at its publisher.
    pub(crate) slug: Option<String>,
    /// What it is called in notices.
    pub(crate) called: String,
    /// Everything but when.
    pub(crate) meeting: Meeting,
    /// Street, building and town, for telling groups apart.
    pub(crate) place: String,
    /// When, by rules.
    pub(crate) rules: Vec<(Clock, Days)>,
    /// When, by single dates.
    pub(crate) dates: Vec<(Clock, Date)>,
    /// The public part as JSON.
    pub(crate) public: String,
}

impl Event {
    /// Whether it is a single evening, which may belong to others.
    fn is_single(&self) -> bool {
        self.rules.is_empty() && !self.dates.is_empty()
    }
}

/// Minutes from start to end where that is a length: longer than nothing, and no longer than 45 days.
pub(crate) fn minutes(start: DateTime, end: DateTime) -> Option<u16> {
    let minutes = start.duration_until(end).as_mins();
    u16::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}

/// Whether an event is not held: by its state, or by the first word of its name.
pub(crate) fn is_called_off(name: Option<&str>, state: &str) -> bool {
    const STARTS: [&str; 10] = [
        "cancelled",
        "canceled",
        "abgesagt",
        "entfällt",
        "fällt aus",
        "postponed",
        "verschoben",
        "annulé",
        "cancelado",
        "cancelada",
    ];
    let starts = |text: &str| {
        let text = text.to_lowercase();
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        STARTS.iter().any(|start| text.starts_with(start))
    };
    starts(state) || name.is_some_and(starts)
}

/// Says so when an event lasts longer than eight hours.
pub(crate) fn tell_long(clock: &Clock, field: &'static str, findings: &mut Findings<'_>) {
    if let Some(minutes) = clock.minutes.filter(|minutes| *minutes > 480) {
        findings.notice(
            circle_domain::NoticeCode::VeryLong,
            field,
            &format!("{minutes} min"),
        );
    }
}

/// The page of an event, and its readable name where the address shows that it is one evening of several: these end in a date.
pub(crate) fn dated_page(raw: &str) -> (Option<String>, Option<String>) {
    let Some(page) = crate::links::page(raw) else {
        return (None, None);
    };
    let Ok(mut url) = url::Url::parse(&page) else {
        return (None, None);
    };
    let parts: Vec<&str> = url
        .path()
        .split('/')
        .filter(|part| !part.is_empty())
        .collect();
    let is_date = |part: &&&str| part.len() == 10 && part.parse::<Date>().is_ok();
    let Some(at) = parts
        .iter()
        .rposition(|part| is_date(&part))
        .filter(|at| *at > 0)
    else {
        return (Some(page), None);
    };
    let before = parts.get(..at).unwrap_or_default();
    let name = before.last().map(|name| crate::text::line(name, 200).text);
    let path = format!("/{}/", before.join("/"));
    url.set_path(&path);
    (Some(url.into()), name)
}

/// A text that compares without case and blanks.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
