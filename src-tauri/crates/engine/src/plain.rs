//! One meeting as plain text: for the clipboard, for a calendar entry, for a piece of paper.
//!
//! Rule: without the person's wish there is no fellowship, no group, no name of a building and no link in it: "Meeting,
//! 19:30". What a feed says is put in as it is, without characters that would turn or break the lines of another program.

use crate::calendar::{Course, turns_direction};
use crate::conference::{JoinLink, Weight};
use crate::moment::Moment;
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::{Meeting, MeetingId, Venue, WhoMayAttend};
use circle_words::organizations::{self, ForWhom};
use circle_words::{Arg, Words};
use jiff::civil::Time;

/// What a meeting says of itself, each part on its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PlainText {
    pub(crate) name: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) fellowship: Option<String>,
    pub(crate) when: String,
    /// In one line: building, street, town.
    pub(crate) place: Option<String>,
    pub(crate) directions: Option<String>,
    /// The link that joins; none where it is of a kind that is not opened.
    pub(crate) link: Option<String>,
    /// What should be known of it before it is opened, as sentences: it may be opened from there, where nobody warns.
    pub(crate) warnings: Vec<String>,
    pub(crate) phone: Option<String>,
    pub(crate) joining: Option<String>,
    pub(crate) who: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) contact_first: bool,
    pub(crate) closed: bool,
    pub(crate) page: Option<String>,
}

impl PlainText {
    pub(crate) fn of(meeting: &Meeting, words: &Words) -> Self {
        let line = |text: &Option<String>| text.as_deref().and_then(one_line);
        let name = line(&meeting.name).or_else(|| line(&meeting.group));
        let organization = meeting
            .fellowship
            .as_ref()
            .and_then(|id| organizations::get(id.as_str()));
        let fellowship = organization.map(|organization| organization.name().to_owned());
        let for_family = organization.is_some_and(|known| known.for_whom() == ForWhom::Family);
        let online = meeting.online.as_ref();
        let link = online
            .and_then(|online| JoinLink::read(online.url.as_deref()?))
            .filter(JoinLink::may_be_opened);
        let warnings = link.as_ref().map_or_else(Vec::new, |link| {
            let grave = link
                .doubts()
                .iter()
                .filter(|doubt| doubt.weight() >= Weight::Warning);
            grave.map(|doubt| doubt.sentence(words)).collect()
        });
        let link = link.map(|link| link.url().to_owned());
        let page = meeting
            .page_url
            .as_deref()
            .and_then(JoinLink::read)
            .filter(JoinLink::may_be_opened)
            .map(|page| page.url().to_owned());
        let contact = &meeting.contact;
        let reach: Vec<String> = [&contact.name, &contact.phone, &contact.email, &contact.url]
            .into_iter()
            .filter_map(line)
            .collect();
        let who = match meeting.who_may_attend {
            WhoMayAttend::Unknown => None,
            WhoMayAttend::Closed if for_family => Some(words.text("who-closed-family", &[])),
            who => Some(words.text(&format!("who-{}", who.as_str()), &[])),
        };
        Self {
            group: line(&meeting.group).filter(|group| Some(group) != name.as_ref()),
            name,
            fellowship,
            when: when(meeting, words),
            place: meeting
                .venue
                .as_ref()
                .filter(|_| meeting.attendance.has_room() || meeting.temporarily_closed)
                .and_then(place),
            directions: meeting
                .venue
                .as_ref()
                .and_then(|venue| block(venue.directions.as_deref()?)),
            link,
            warnings,
            phone: online.and_then(|online| line(&online.phone)),
            joining: online.and_then(|online| block(online.notes.as_deref()?)),
            who,
            contact: (!reach.is_empty()).then(|| reach.join(", ")),
            contact_first: contact.contact_first,
            closed: meeting.temporarily_closed,
            page,
        }
    }

    /// Everything but name, time and place.
    pub(crate) fn details(&self, words: &Words) -> Vec<String> {
        let mut lines = Vec::new();
        lines.extend(self.group.clone());
        lines.extend(self.fellowship.clone());
        if self.closed {
            lines.push(words.text("status-temporarily_closed", &[]));
        }
        lines.extend(self.who.clone());
        if self.contact_first {
            lines.push(words.text("contact-first", &[]));
        }
        let labelled = [
            ("act-copy-directions", &self.directions),
            ("act-copy-link", &self.link),
            ("act-copy-phone", &self.phone),
            ("act-copy-joining", &self.joining),
            ("act-copy-contact", &self.contact),
            ("act-copy-page", &self.page),
        ];
        for (key, value) in labelled {
            if let Some(value) = value {
                lines.push(words.text(key, &[("value", Arg::Text(value))]));
                if key == "act-copy-link" {
                    lines.extend(self.warnings.iter().cloned());
                }
            }
        }
        lines
    }
}

impl Engine {
    /// A meeting as a block of plain text for the clipboard. With `reveal`, everything that somebody needs to get there;
    /// else only when it is and in which street.
    ///
    /// # Errors
    /// [`EngineError::UnknownMeeting`]; [`EngineError::Refused`] for an invented one; or when the databases cannot be read.
    pub fn plain_text(
        &self,
        id: &MeetingId,
        moment: &Moment,
        reveal: bool,
        locale: &str,
    ) -> Result<String, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        if stored.sample {
            return Err(Refused::Sample.into());
        }
        let words = Words::new(locale);
        let mut block = text(&stored.meeting, moment, reveal, &words);
        if reveal {
            let names = self.personal().sources()?;
            let source = names
                .into_iter()
                .map(|entered| entered.source)
                .find(|source| source.id == stored.source);
            if let (Some(source), Some(read)) = (source, stored.last_read) {
                let date = read
                    .to_zoned(moment.zone.clone())
                    .strftime("%F")
                    .to_string();
                let name = one_line(&source.name).unwrap_or_default();
                let args = [("source", Arg::Text(&name)), ("date", Arg::Text(&date))];
                block.push('\n');
                block.push_str(&words.text("act-copy-source", &args));
            }
        }
        Ok(block)
    }
}

/// The block, without where it comes from.
pub(crate) fn text(meeting: &Meeting, moment: &Moment, reveal: bool, words: &Words) -> String {
    let parts = PlainText::of(meeting, words);
    let neutral = || words.text("act-meeting", &[]);
    let mut lines = Vec::new();
    if reveal {
        lines.push(parts.name.clone().unwrap_or_else(neutral));
        lines.push(parts.when.clone());
        lines.extend(next_date(meeting, moment, words));
        lines.extend(parts.place.clone());
        lines.extend(parts.details(words));
    } else {
        lines.push(neutral());
        lines.push(parts.when.clone());
        lines.extend(next_date(meeting, moment, words));
        let room = meeting.venue.as_ref();
        let room = room.filter(|_| meeting.attendance.has_room());
        lines.extend(room.and_then(street));
    }
    lines.join("\n")
}

/// "Meeting, 19:30": by the clock of the meeting, whose place is named where the reader's clock shows another time.
pub(crate) fn neutral(course: &Course, moment: &Moment, words: &Words) -> String {
    let time = clock(course.start);
    let shown = course.next.with_time_zone(moment.zone.clone());
    if shown.datetime() == course.next.datetime() {
        return words.text("act-meeting-at", &[("time", Arg::Text(&time))]);
    }
    let zone = course.next.time_zone().iana_name().unwrap_or("UTC");
    let place = zone_place(zone);
    let args = [("time", Arg::Text(&time)), ("place", Arg::Text(&place))];
    words.text("act-meeting-at-elsewhere", &args)
}

/// The town that a zone is named after.
fn zone_place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// A time on the wall.
pub(crate) fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// "Every Tuesday, 19:30-20:30 (Los Angeles)".
pub(crate) fn when(meeting: &Meeting, words: &Words) -> String {
    let schedule = &meeting.schedule;
    let rhythm = words.recurrence(schedule);
    let Some(start) = schedule.start.filter(|_| !schedule.is_by_arrangement()) else {
        return rhythm;
    };
    let mut when = format!("{rhythm}, {}", clock(start));
    if schedule.minutes.is_some()
        && let Some(end) = schedule.end()
    {
        when.push('–');
        when.push_str(&clock(end));
    }
    match &schedule.time_zone {
        Some(zone) => when.push_str(&format!(" ({})", zone_place(zone))),
        None => {
            when.push_str(". ");
            when.push_str(&words.text("starts-zone_unknown", &[]));
        }
    }
    when
}

fn next_date(meeting: &Meeting, moment: &Moment, words: &Words) -> Option<String> {
    let next = meeting.schedule.next(moment.now)?;
    let day = words.weekday(next.start.weekday());
    let date = next.start.strftime("%F").to_string();
    let args = [("weekday", Arg::Text(&day)), ("date", Arg::Text(&date))];
    Some(words.text("act-copy-next", &args))
}

/// Building, street and town in one line; none when nothing is published.
pub(crate) fn place(venue: &Venue) -> Option<String> {
    joined(&[
        &venue.name,
        &venue.address,
        &venue.city,
        &venue.region,
        &venue.postal_code,
    ])
}

/// Street and town in one line: a building's name may say what is held there.
pub(crate) fn street(venue: &Venue) -> Option<String> {
    venue.address.as_ref()?;
    joined(&[
        &venue.address,
        &venue.city,
        &venue.region,
        &venue.postal_code,
    ])
}

fn joined(parts: &[&Option<String>]) -> Option<String> {
    let mut kept: Vec<String> = Vec::new();
    for part in parts.iter().filter_map(|part| one_line(part.as_deref()?)) {
        // Where the publisher does not split it, the address holds the rest.
        if !kept.iter().any(|before| before.contains(&part)) {
            kept.push(part);
        }
    }
    (!kept.is_empty()).then(|| kept.join(", "))
}

/// One line of a feed's text; none when nothing is left of it.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let line: String = words
        .join(" ")
        .chars()
        .filter(|c| !turns_direction(*c))
        .collect();
    (!line.is_empty()).then_some(line)
}

/// A feed's text of several lines; none when nothing is left of it.
fn block(text: &str) -> Option<String> {
    let lines: Vec<String> = text.lines().filter_map(one_line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests;
