//! Schedules that are not weekly, told from a name, a note or the name of a format, where they are unmistakable.
//!
//! The formats that are read here know only "every week on this day"; groups that meet on some weeks say so in words. Read
//! wrongly, those words send people to a closed door or hide a meeting from them. So a piece of text counts only if *every*
//! word of it belongs to a schedule: "2nd and 4th Tuesday of the month only" does, "speaker meeting 2nd Tuesday" does not, because
//! there only what happens on that evening changes. What speaks of another rhythm and is not understood is [`Found::Unclear`].

mod schedule;
mod segments;
mod vocabulary;

use jiff::civil::Weekday;
use schedule::{Clear, beginning, ending, sorted, speaks_of_rhythm, whole};
use segments::{Joint, Segment, segments};
use vocabulary::{Word, word};

/// What a text says about the weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It does not speak of another rhythm than weekly, or only of what happens on some evenings.
    Nothing,
    /// In these weeks of the month, counted by the weekday: 1 to 5, or -1 for the last; sorted, -1 at the end.
    Weeks(Vec<i8>),
    /// Every second week; which ones is not said.
    EveryOther,
    /// It speaks of another rhythm, and it cannot be said for sure which.
    Unclear,
}

/// What the notes of a meeting say, whatever its weekday.
#[cfg(test)]
pub(crate) fn from_text(text: &str) -> Found {
    read(text, Kind::Notes).found
}

/// What the notes of a meeting held on `weekday` say; weeks of another weekday are not this meeting's.
pub(crate) fn from_notes_on(text: &str, weekday: Weekday) -> Found {
    read(text, Kind::Notes).on(weekday)
}

/// What the name of a meeting held on `weekday` says. A name speaks of its own meeting, so "2nd Friday Speaker Meeting" is a
/// schedule there, while in notes it would be a remark about one evening.
pub(crate) fn from_name_on(name: &str, weekday: Weekday) -> Found {
    read(name, Kind::Name).on(weekday)
}

/// What name and notes of a meeting held on `weekday` say together: the clearer of the two, and [`Found::Unclear`] if they differ.
pub(crate) fn from_name_and_notes(
    name: Option<&str>,
    notes: Option<&str>,
    weekday: Weekday,
) -> Found {
    let name = name.map_or(Found::Nothing, |name| from_name_on(name, weekday));
    let notes = notes.map_or(Found::Nothing, |notes| from_notes_on(notes, weekday));
    match (name, notes) {
        (Found::Nothing, found) | (found, Found::Nothing) => found,
        (one, other) if one == other => one,
        _ => Found::Unclear,
    }
}

/// The weeks that a format means by its name or description: "1st week", "nur in Woche 1". None for formats that speak of
/// anything else, as of a meeting that is *open* in the first week.
pub(crate) fn from_format(text: &str) -> Option<Vec<i8>> {
    let mut weeks = Vec::new();
    for segment in segments(text) {
        let words: Vec<Word> = segment.words.iter().map(|text| word(text)).collect();
        let mut numbered = false;
        let mut pending = Vec::new();
        for word in words {
            match word {
                Word::Ordinal(week) => pending.push(week),
                Word::Week | Word::Weekday(_) if !pending.is_empty() => weeks.append(&mut pending),
                Word::Week => numbered = true,
                Word::Number(number) if numbered => {
                    weeks.push(i8::try_from(number).ok().filter(|n| (1..=5).contains(n))?)
                }
                Word::And | Word::Filler | Word::Only | Word::Month | Word::Verb | Word::Every => {}
                _ => return None,
            }
        }
        if !pending.is_empty() {
            return None;
        }
    }
    sorted(weeks)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Notes,
}

struct Answer {
    found: Found,
    weekday: Option<Weekday>,
}

impl Answer {
    fn on(self, weekday: Weekday) -> Found {
        match self.weekday {
            Some(named) if named != weekday => Found::Unclear,
            _ => self.found,
        }
    }
}

fn read(text: &str, kind: Kind) -> Answer {
    let segments = segments(text);
    let mut clear: Vec<Clear> = Vec::new();
    let mut doubtful = kind == Kind::Name && segments.iter().any(Segment::has_season);
    let mut speaks = false;
    for (at, segment) in segments.iter().enumerate() {
        if !speaks_of_rhythm(&segment.words) {
            continue;
        }
        speaks = true;
        let around = Surroundings::of(&segments, at);
        let found = whole(&segment.words).filter(|found| around.allow(found, kind, segment));
        let found = found.or_else(|| {
            let name = kind == Kind::Name && !segment.joint.links();
            let start = || beginning(&segment.words).filter(|_| segment.joint == Joint::Start);
            name.then(|| start().or_else(|| ending(&segment.words)))
                .flatten()
        });
        match found {
            Some(found) => clear.push(found),
            None => {
                let subject_around = around.subject_before || around.subject_after;
                doubtful |= !segment.has_subject() && (!subject_around || segment.has_exception());
            }
        }
    }
    let mut clear = clear.into_iter();
    let Some(found) = clear.next() else {
        // Something for each week of the month is a round of subjects, not a rhythm.
        let unclear = speaks && doubtful && !is_round(&segments);
        return Answer {
            found: if unclear {
                Found::Unclear
            } else {
                Found::Nothing
            },
            weekday: None,
        };
    };
    let same = clear.all(|other| {
        other.weeks == found.weeks && (other.weekday.is_none() || other.weekday == found.weekday)
    });
    let weekday = found.weekday;
    let found = match found.weeks {
        _ if doubtful || !same => Found::Unclear,
        weeks if weeks.is_empty() => Found::EveryOther,
        weeks => Found::Weeks(weeks),
    };
    Answer { found, weekday }
}

/// Whether a text names the first four weeks one by one.
fn is_round(segments: &[Segment]) -> bool {
    let mut weeks: Vec<i8> = Vec::new();
    for segment in segments {
        weeks.extend(segment.words.iter().filter_map(|text| match word(text) {
            Word::Ordinal(week) => Some(week),
            _ => None,
        }));
    }
    (1..=4).all(|week| weeks.contains(&week))
}

/// What stands around a piece of text.
struct Surroundings {
    /// A piece it hangs on speaks of what happens there.
    subject_before: bool,
    /// A piece that hangs on it does.
    subject_after: bool,
    /// Any other piece does.
    subject_anywhere: bool,
    /// Every word of the pieces it hangs on could belong to a schedule.
    known_before: bool,
    /// Nothing hangs on it.
    ends: bool,
}

impl Surroundings {
    fn of(segments: &[Segment], at: usize) -> Self {
        let hangs = segments
            .iter()
            .take(at + 1)
            .rev()
            .take_while(|segment| segment.joint.links())
            .count();
        let (before, after) = segments.split_at_checked(at).unwrap_or_default();
        let before_linked = || before.iter().rev().take(hangs);
        let after_linked = || {
            after
                .iter()
                .skip(1)
                .take_while(|segment| segment.joint.links())
        };
        Self {
            subject_before: before_linked().any(Segment::has_subject),
            subject_after: after_linked().any(Segment::has_subject),
            subject_anywhere: before
                .iter()
                .chain(after.iter().skip(1))
                .any(Segment::has_subject),
            known_before: before_linked().all(Segment::is_known),
            ends: after_linked().next().is_none(),
        }
    }

    /// Whether a piece that is a schedule through and through is one of the meeting itself.
    fn allow(&self, found: &Clear, kind: Kind, segment: &Segment) -> bool {
        match kind {
            Kind::Name => !(segment.joint == Joint::Colon && self.subject_before),
            Kind::Notes if found.verb => !self.subject_after,
            Kind::Notes if found.only => self.known_before && !self.subject_after,
            // "Last Friday of the month" beside anything that changes from evening to evening may belong to that.
            Kind::Notes => self.known_before && self.ends && !self.subject_anywhere,
        }
    }
}

#[cfg(test)]
mod tests;
