//! How people attend an event, and how they join it from afar.

use super::Findings;
use super::place::Place;
use crate::links::{self, Join};
use circle_domain::{Attendance, Meeting, NoticeCode, OnlineAccess};

/// What an event says of ways in, besides its place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways {
    /// How people attend, where the publisher says it.
    pub(crate) stated: Option<Attendance>,
    /// The address to join.
    pub(crate) join: Option<Join>,
    /// A number to dial.
    pub(crate) phone: Option<String>,
    /// What helps to get in.
    pub(crate) notes: Option<String>,
    /// It is said to be online, in whatever words.
    pub(crate) says_online: bool,
}

impl Ways {
    /// Takes an address that is given as the way to join; the first one stays, unless only the second is of a known service.
    pub(crate) fn add(&mut self, field: &'static str, raw: &str, findings: &mut Findings<'_>) {
        match links::join(raw) {
            Some(join) => {
                let better = self
                    .join
                    .as_ref()
                    .is_none_or(|known| known.provider.is_none() && join.provider.is_some());
                if better {
                    self.join = Some(join);
                }
            }
            None if raw.trim().to_ascii_lowercase().starts_with("tel:") => {
                self.phone = self.phone.take().or_else(|| links::dial(raw));
            }
            None => findings.notice(NoticeCode::LinkUnusable, field, raw),
        }
    }

    /// Takes the address of a known meeting service from a text, where no other was given.
    pub(crate) fn add_from_text(&mut self, text: &str) {
        if self.join.is_none() {
            self.join = joins_in(text);
        }
    }
}

/// The first address of a known meeting service in a text, with or without mark-up.
pub(crate) fn joins_in(text: &str) -> Option<Join> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']' | '|')
    })
    .take(20_000)
    .filter(|word| {
        word.get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("http"))
    })
    .take(50)
    .filter_map(|word| links::join(word.trim_end_matches(['.', '!', '?', ':'])))
    .find(|join| join.provider.is_some() && !leads_to_help(&join.url))
}

/// Invitations end in addresses that explain the service or list its numbers; those join nothing.
fn leads_to_help(url: &str) -> bool {
    [
        "/u/",
        "support.",
        "/help",
        "tel.meet",
        "dialin.",
        "/meetingOptions",
        "JoinTeamsMeeting",
        "aka.ms",
    ]
    .iter()
    .any(|part| url.contains(part))
}

/// Writes into `meeting` how it is attended, where, and how it is joined.
pub(crate) fn attend(
    meeting: &mut Meeting,
    place: &Place,
    ways: Ways,
    field: &'static str,
    findings: &mut Findings<'_>,
) {
    if let Some(join) = ways.join.as_ref().filter(|join| join.provider.is_none()) {
        findings.notice(NoticeCode::LinkHostUnknown, field, &join.url);
    }
    let leads_in = ways.join.is_some() || ways.phone.is_some();
    let (url, provider) = ways.join.map_or((None, None), |join| {
        (Some(join.url), join.provider.map(str::to_owned))
    });
    let access = OnlineAccess {
        url,
        provider,
        phone: ways.phone,
        notes: ways.notes,
    };
    let derived = match (place.has_room(), leads_in) {
        (true, true) => Attendance::Hybrid,
        (true, false) if ways.says_online && !place.has_address() => Attendance::Online,
        (true, false) => Attendance::InPerson,
        (false, true) => Attendance::Online,
        (false, false) if ways.says_online || place.says_online => Attendance::Online,
        (false, false) => Attendance::None,
    };
    meeting.attendance = ways.stated.unwrap_or(derived);
    meeting.online = (access != OnlineAccess::default()).then_some(access);
    if meeting.online.is_none() && meeting.attendance.has_link() && !meeting.attendance.has_room() {
        // It is online, and how to join is kept back: the empty way in says so.
        meeting.online = Some(OnlineAccess::default());
    }
    meeting.venue = place.venue(meeting.attendance);
}
