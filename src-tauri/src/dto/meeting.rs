//! One meeting as the page shows it. Links stay behind the door: the page knows their hosts alone.

use super::directory::SourceClock;
use super::kinds::{
    Attendance, ContactKind, LedBy, PositionFrom, Status, Weekday, WhoMayAttend, ZoneFrom,
};
use serde::Serialize;
use specta::Type;

/// How a schedule repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Recurrence {
    Weekly,
    Monthly,
    Dates,
    ByArrangement,
}

/// When it is held; wall clock as published.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schedule {
    pub(crate) recurrence: Recurrence,
    pub(crate) weekday: Option<Weekday>,
    /// `HH:MM`.
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    /// The publisher gave no end: one hour is assumed.
    pub(crate) end_assumed: bool,
    pub(crate) time_zone: Option<String>,
    pub(crate) time_zone_from: ZoneFrom,
    /// RFC 5545 recurrence rule.
    pub(crate) rule: Option<String>,
}

/// One concrete gathering: ISO 8601 with an offset.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Occurrence {
    pub(crate) start: String,
    pub(crate) end: String,
}

/// Where.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Venue {
    pub(crate) name: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) postal_code: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) latitude: Option<f64>,
    pub(crate) longitude: Option<f64>,
    pub(crate) position_from: Option<PositionFrom>,
    pub(crate) directions: Option<String>,
}

/// How to join from afar.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Online {
    /// The real host of the link; the link itself stays behind the door.
    pub(crate) host: Option<String>,
    pub(crate) provider: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) notes: Option<String>,
}

/// Whom to ask.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Contact {
    pub(crate) kind: ContactKind,
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    /// The real host of the contact's page.
    pub(crate) host: Option<String>,
    pub(crate) contact_first: bool,
}

/// A fact on which directories differ.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Disagreement {
    pub(crate) field: String,
    pub(crate) values: Vec<String>,
}

/// Whether the publisher's newest list shows a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ListingState {
    Confirmed,
    /// The newest list lacks it; what that means is not certain yet.
    Missing,
    NoLongerListed,
}

/// Another directory's listing of a meeting.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SameListing {
    pub(crate) id: String,
    pub(crate) source_name: String,
}

/// What happened to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChangeKind {
    Changed,
    Added,
    Withdrawn,
}

/// A link or a telephone number that changed in the last 14 days.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WayInChanged {
    /// `online.url`, `online.phone` or `contact.phone`.
    pub(crate) field: String,
    pub(crate) at: String,
    pub(crate) what: ChangeKind,
}

/// A value that may be told: a text, codes, or when it is held. Nothing of it: the value is not told.
#[derive(Clone, Debug, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangedValue {
    pub(crate) text: Option<String>,
    pub(crate) codes: Vec<String>,
    pub(crate) schedule: Option<Schedule>,
}

/// One change of a meeting.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Change {
    pub(crate) at: String,
    /// As answers name it: `name`, `schedule`, `venue.address`.
    pub(crate) field: String,
    pub(crate) what: ChangeKind,
    pub(crate) old: ChangedValue,
    pub(crate) new: ChangedValue,
}

/// One meeting.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Meeting {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) source_name: String,
    pub(crate) group_id: Option<String>,
    pub(crate) fellowship: Option<String>,
    pub(crate) problems: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) notes: Option<String>,
    /// The host of the publisher's page on it, when there is one to open.
    pub(crate) page_host: Option<String>,
    pub(crate) attendance: Attendance,
    pub(crate) status: Status,
    pub(crate) schedule: Schedule,
    pub(crate) next: Option<Occurrence>,
    pub(crate) venue: Option<Venue>,
    pub(crate) online: Option<Online>,
    pub(crate) contact: Contact,
    pub(crate) formats: Vec<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) audience: Vec<String>,
    pub(crate) access: Vec<String>,
    pub(crate) who_may_attend: WhoMayAttend,
    pub(crate) cost: Option<String>,
    pub(crate) led_by: LedBy,
    pub(crate) distance_km: Option<f64>,
    pub(crate) last_changed: Option<String>,
    pub(crate) last_confirmed: Option<String>,
    pub(crate) last_read: String,
    /// Whether the publisher's newest list shows it.
    pub(crate) listing: ListingState,
    /// Since when it does not.
    pub(crate) unlisted_since: Option<String>,
    /// How long ago its directory was last read; `null` for an invented one.
    pub(crate) source_clock: Option<SourceClock>,
    /// Its links and telephone numbers that changed lately.
    pub(crate) recently_changed: Vec<WayInChanged>,
    /// The other directories that list it.
    pub(crate) same_as: Vec<SameListing>,
    pub(crate) disagrees: Vec<Disagreement>,
    /// Its directory is a file that somebody added by hand on this computer.
    pub(crate) by_hand: bool,
    pub(crate) sample: bool,
    pub(crate) saved: bool,
}

/// One meeting, everything known about it.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GroupPage {
    pub(crate) meeting: Meeting,
    /// Other meetings of the same group.
    pub(crate) also_meets: Vec<Meeting>,
    /// The first dates to come, at most four.
    pub(crate) occurrences: Vec<Occurrence>,
    pub(crate) service_body: Option<String>,
    pub(crate) licence: Option<String>,
    /// When its record last changed by our own comparison; the first copy is no change.
    pub(crate) content_changed: Option<String>,
    /// When it was first copied.
    pub(crate) first_seen: String,
    /// What changed in it, the newest first.
    pub(crate) history: Vec<Change>,
}

/// What is beside a meeting: more of the same, and where somebody can turn for whom it is not the right one.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Nearby {
    /// Other groups at the same place.
    pub(crate) same_place: Vec<Meeting>,
    pub(crate) others: Vec<Meeting>,
    /// Without steps or faith beside those with them, and the reverse.
    pub(crate) other_ways: Vec<Meeting>,
    /// For those close to somebody, or for the person themself.
    pub(crate) other_side: Vec<Meeting>,
}

/// A meeting that the person saved.
#[derive(Clone, Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SavedMeeting {
    pub(crate) meeting: Meeting,
    pub(crate) saved_at: String,
    /// What changed since it was saved or last looked at.
    pub(crate) changed: Vec<String>,
    /// What the person wrote about it.
    pub(crate) note: Option<String>,
}
