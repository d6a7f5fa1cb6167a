//! The written form of a meeting, version 1: what both databases keep.
//!
//! What is not known is left out; numbers that must come back to the last bit (positions) are written as text. The
//! form only ever grows: a field that older files lack has a default.

pub(crate) mod body;
mod schedule;

use crate::{Result, StoreError};
use circle_domain::{
    Attendance, Code, Contact, ContactKind, FellowshipId, GroupId, LedBy, Meeting, OnlineAccess,
    Point, PositionFrom, ProblemClaim, ProblemId, Venue, WhoMayAttend,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

pub(crate) use schedule::{WrittenRecurrence, WrittenSchedule};

type Text<'a> = Option<Cow<'a, str>>;

fn is_false(value: &bool) -> bool {
    !value
}

#[derive(Serialize, Deserialize)]
pub(crate) struct WrittenMeeting<'a> {
    /// The version of this form.
    v: u8,
    #[serde(default, skip_serializing_if = "str::is_empty", borrow)]
    slot: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    name: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    group: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    group_id: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    fellowship: Text<'a>,
    /// Leaves for which the meeting exists.
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    problems: Vec<WrittenProblem<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    notes: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    page_url: Text<'a>,
    #[serde(borrow)]
    attendance: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_false")]
    temporarily_closed: bool,
    #[serde(borrow)]
    schedule: WrittenSchedule<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    venue: Option<WrittenVenue<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    online: Option<WrittenOnline<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    contact: Option<WrittenContact<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    formats: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    languages: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    audience: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", borrow)]
    access: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    who: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    cost: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    led_by: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    service_body: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    world_id: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    last_changed: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    last_confirmed: Text<'a>,
}

#[derive(Serialize, Deserialize)]
struct WrittenProblem<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_false")]
    primary: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenVenue<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    name: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    address: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    city: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    district: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    region: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    postal_code: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    country: Text<'a>,
    /// `latitude,longitude`, each the shortest text that is read as the same number again.
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    point: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    position_from: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    directions: Text<'a>,
}

#[derive(Serialize, Deserialize)]
struct WrittenOnline<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    url: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    provider: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    phone: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    notes: Text<'a>,
}

#[derive(Serialize, Deserialize)]
struct WrittenContact<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    name: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    phone: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    email: Text<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    url: Text<'a>,
    #[serde(default, skip_serializing_if = "is_false")]
    contact_first: bool,
}

fn text(value: &Option<String>) -> Text<'_> {
    value.as_deref().map(Cow::Borrowed)
}

fn owned(value: Text<'_>) -> Option<String> {
    value.map(Cow::into_owned)
}

fn codes(values: &[Code]) -> Vec<Cow<'_, str>> {
    values
        .iter()
        .map(|code| Cow::Borrowed(code.as_str()))
        .collect()
}

fn owned_codes(values: Vec<Cow<'_, str>>) -> Vec<Code> {
    values.into_iter().map(|code| Code::stored(&code)).collect()
}

impl<'a> WrittenMeeting<'a> {
    pub(crate) fn of(meeting: &'a Meeting) -> Self {
        Self {
            v: 1,
            slot: Cow::Borrowed(&meeting.slot),
            name: text(&meeting.name),
            group: text(&meeting.group),
            group_id: meeting
                .group_id
                .as_ref()
                .map(|id| Cow::Borrowed(id.as_str())),
            fellowship: meeting
                .fellowship
                .as_ref()
                .map(|id| Cow::Borrowed(id.as_str())),
            problems: meeting
                .problems
                .iter()
                .map(|claim| WrittenProblem {
                    id: Cow::Borrowed(claim.problem.as_str()),
                    primary: claim.primary,
                })
                .collect(),
            notes: text(&meeting.notes),
            page_url: text(&meeting.page_url),
            attendance: Cow::Borrowed(meeting.attendance.as_str()),
            temporarily_closed: meeting.temporarily_closed,
            schedule: WrittenSchedule::of(&meeting.schedule),
            venue: meeting.venue.as_ref().map(WrittenVenue::of),
            online: meeting.online.as_ref().map(|online| WrittenOnline {
                url: text(&online.url),
                provider: text(&online.provider),
                phone: text(&online.phone),
                notes: text(&online.notes),
            }),
            contact: (meeting.contact != Contact::default()).then(|| WrittenContact {
                kind: Cow::Borrowed(meeting.contact.kind.as_str()),
                name: text(&meeting.contact.name),
                phone: text(&meeting.contact.phone),
                email: text(&meeting.contact.email),
                url: text(&meeting.contact.url),
                contact_first: meeting.contact.contact_first,
            }),
            formats: codes(&meeting.formats),
            languages: meeting
                .languages
                .iter()
                .map(|tag| Cow::Borrowed(tag.as_str()))
                .collect(),
            audience: codes(&meeting.audience),
            access: codes(&meeting.access),
            who: (meeting.who_may_attend != WhoMayAttend::Unknown)
                .then(|| Cow::Borrowed(meeting.who_may_attend.as_str())),
            cost: text(&meeting.cost),
            led_by: (meeting.led_by != LedBy::Unknown)
                .then(|| Cow::Borrowed(meeting.led_by.as_str())),
            service_body: text(&meeting.service_body),
            world_id: text(&meeting.world_id),
            last_changed: meeting.last_changed.map(|at| Cow::Owned(at.to_string())),
            last_confirmed: meeting.last_confirmed.map(|at| Cow::Owned(at.to_string())),
        }
    }

    /// The meeting; an error if a word in it is none that this version knows.
    pub(crate) fn into_meeting(self) -> Result<Meeting> {
        let unknown = StoreError::NotUnderstood("meeting");
        if self.v != 1 {
            return Err(unknown);
        }
        let moment = |text: Text<'_>| text.map(|text| text.parse()).transpose();
        Ok(Meeting {
            slot: self.slot.into_owned(),
            group_id: self.group_id.map(GroupId::new),
            fellowship: self.fellowship.map(FellowshipId::new),
            problems: self
                .problems
                .into_iter()
                .map(|claim| ProblemClaim {
                    problem: ProblemId::new(claim.id),
                    primary: claim.primary,
                })
                .collect(),
            name: owned(self.name),
            group: owned(self.group),
            notes: owned(self.notes),
            page_url: owned(self.page_url),
            attendance: Attendance::parse(&self.attendance)
                .ok_or(StoreError::NotUnderstood("attendance"))?,
            temporarily_closed: self.temporarily_closed,
            schedule: self.schedule.into_schedule()?,
            venue: self.venue.map(WrittenVenue::into_venue).transpose()?,
            online: self.online.map(|online| OnlineAccess {
                url: owned(online.url),
                provider: owned(online.provider),
                phone: owned(online.phone),
                notes: owned(online.notes),
            }),
            contact: self
                .contact
                .map_or_else(Contact::default, |contact| Contact {
                    kind: ContactKind::parse(&contact.kind),
                    name: owned(contact.name),
                    phone: owned(contact.phone),
                    email: owned(contact.email),
                    url: owned(contact.url),
                    contact_first: contact.contact_first,
                }),
            formats: owned_codes(self.formats),
            languages: self.languages.into_iter().map(Cow::into_owned).collect(),
            audience: owned_codes(self.audience),
            access: owned_codes(self.access),
            who_may_attend: self
                .who
                .map_or(Some(WhoMayAttend::Unknown), |who| WhoMayAttend::parse(&who))
                .ok_or(unknown)?,
            cost: owned(self.cost),
            led_by: self
                .led_by
                .map_or(Some(LedBy::Unknown), |by| LedBy::parse(&by))
                .ok_or(StoreError::NotUnderstood("meeting"))?,
            service_body: owned(self.service_body),
            world_id: owned(self.world_id),
            last_changed: moment(self.last_changed)
                .map_err(|_| StoreError::NotUnderstood("moment"))?,
            last_confirmed: moment(self.last_confirmed)
                .map_err(|_| StoreError::NotUnderstood("moment"))?,
        })
    }

    pub(crate) fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|_| StoreError::NotUnderstood("meeting"))
    }

    pub(crate) fn from_json(json: &'a str) -> Result<Self> {
        serde_json::from_str(json).map_err(|_| StoreError::NotUnderstood("meeting"))
    }
}

impl<'a> WrittenVenue<'a> {
    fn of(venue: &'a Venue) -> Self {
        Self {
            name: text(&venue.name),
            address: text(&venue.address),
            city: text(&venue.city),
            district: text(&venue.district),
            region: text(&venue.region),
            postal_code: text(&venue.postal_code),
            country: text(&venue.country),
            point: venue
                .point
                .map(|point| Cow::Owned(format!("{},{}", point.latitude, point.longitude))),
            position_from: venue.position_from.map(|from| Cow::Borrowed(from.as_str())),
            directions: text(&venue.directions),
        }
    }

    fn into_venue(self) -> Result<Venue> {
        let point = match self.point {
            None => None,
            Some(text) => {
                let numbers = text.split_once(',').and_then(|(latitude, longitude)| {
                    Some(Point {
                        latitude: latitude.parse().ok()?,
                        longitude: longitude.parse().ok()?,
                    })
                });
                Some(numbers.ok_or(StoreError::NotUnderstood("position"))?)
            }
        };
        let position_from = match self.position_from.as_deref() {
            None => None,
            Some("record") => Some(PositionFrom::Record),
            Some("postcode") => Some(PositionFrom::Postcode),
            Some("town") => Some(PositionFrom::Town),
            Some(_) => return Err(StoreError::NotUnderstood("position")),
        };
        Ok(Venue {
            name: owned(self.name),
            address: owned(self.address),
            city: owned(self.city),
            district: owned(self.district),
            region: owned(self.region),
            postal_code: owned(self.postal_code),
            country: owned(self.country),
            point,
            position_from,
            directions: owned(self.directions),
        })
    }
}

/// A hash of everything that is stored of `meeting`, in hex: the same as long as nothing about it changes.
///
/// # Errors
/// Never in practice; when the meeting cannot be written.
pub fn content_hash(meeting: &Meeting) -> Result<String> {
    Ok(
        blake3::hash(WrittenMeeting::of(meeting).to_json()?.as_bytes())
            .to_hex()
            .to_string(),
    )
}

#[cfg(test)]
mod tests;
