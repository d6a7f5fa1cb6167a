//! When to remind somebody of a meeting, and with which words.
//!
//! Rule: computed from the schedule and a moment that is passed in; nothing is stored and no clock is read. The words are
//! those of a calendar entry: "Meeting, 19:30", by the reader's own clock, for it is the reader's computer that says them.

use crate::calendar::Course;
use crate::moment::Moment;
use crate::plain;
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::{Meeting, MeetingId};
use circle_words::{Arg, Words};
use jiff::{SignedDuration, Timestamp, Zoned};

/// The most dates that are looked at: whoever wants to be reminded a month before a daily meeting.
const MOST_DATES: usize = 400;

/// The next reminder of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// When to say it.
    pub at: Timestamp,
    /// The start it reminds of, in the meeting's own zone.
    pub start: Zoned,
    /// What to say.
    pub text: String,
}

impl Engine {
    /// The next reminder of a meeting, `lead` minutes before its start: the first that is still to come.
    ///
    /// # Errors
    /// [`EngineError::Refused`] when its next date is not known, or it is invented or no longer listed;
    /// [`EngineError::UnknownMeeting`]; or when the databases cannot be read.
    pub fn reminder(
        &self,
        id: &MeetingId,
        lead: u16,
        moment: &Moment,
        reveal: bool,
        locale: &str,
    ) -> Result<Reminder, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        Course::of_stored(&stored, moment)?;
        Ok(reminder(
            &stored.meeting,
            lead,
            moment,
            reveal,
            &Words::new(locale),
        )?)
    }
}

/// The next reminder of a meeting.
pub(crate) fn reminder(
    meeting: &Meeting,
    lead: u16,
    moment: &Moment,
    reveal: bool,
    words: &Words,
) -> Result<Reminder, Refused> {
    let (at, start) = next(meeting, lead, moment)?;
    let time = plain::clock(start.with_time_zone(moment.zone.clone()).time());
    let time = Arg::Text(&time);
    let name = meeting
        .name
        .as_deref()
        .and_then(plain::one_line)
        .filter(|_| reveal);
    let text = match &name {
        Some(name) => words.text(
            "act-meeting-named-at",
            &[("name", Arg::Text(name)), ("time", time)],
        ),
        None => words.text("act-meeting-at", &[("time", time)]),
    };
    Ok(Reminder { at, start, text })
}

/// The first start of which `lead` minutes before are still to come, and that moment.
fn next(meeting: &Meeting, lead: u16, moment: &Moment) -> Result<(Timestamp, Zoned), Refused> {
    let course = Course::of(meeting, moment)?;
    let zone = course.next.time_zone();
    let lead = SignedDuration::from_mins(i64::from(lead));
    let mut from = moment
        .now
        .checked_add(lead)
        .map_err(|_| Refused::NoDateLeft)?;
    for _ in 0..MOST_DATES {
        let date = meeting
            .schedule
            .next_in(zone, from)
            .ok_or(Refused::NoDateLeft)?;
        let at = date
            .start
            .timestamp()
            .checked_sub(lead)
            .map_err(|_| Refused::NoDateLeft)?;
        if at > moment.now {
            return Ok((at, date.start));
        }
        // It will be on then already: the one after it.
        from = date.end.timestamp();
    }
    Err(Refused::NoDateLeft)
}

#[cfg(test)]
mod tests;
