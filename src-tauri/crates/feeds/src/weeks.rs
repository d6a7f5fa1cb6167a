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
use schedule::{Clear, beginning, ending, last_clause, sorted, speaks_of_rhythm, whole};
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

/// What name and notes of a meeting say together, whatever the days on which it is held: a record of seven days is read once.
pub(crate) struct Said {
    name: Option<Answer>,
    notes: Option<Answer>,
}

impl Said {
    /// Reads name and notes.
    pub(crate) fn of(name: Option<&str>, notes: Option<&str>) -> Self {
        Self {
            name: name.map(|name| read(name, Kind::Name)),
            notes: notes.map(|notes| read(notes, Kind::Notes)),
        }
    }

    /// What the name says of a meeting held on `weekday`. A name speaks of its own meeting, so "2nd Friday Speaker Meeting" is
    /// a schedule there, while in notes it would be a remark about one evening.
    pub(crate) fn in_name(&self, weekday: Weekday) -> Found {
        let said = self.name.as_ref();
        said.map_or(Found::Nothing, |answer| answer.on(weekday))
    }

    /// The clearer of what name and notes say of a meeting held on `weekday`, and [`Found::Unclear`] if they differ.
    pub(crate) fn on(&self, weekday: Weekday) -> Found {
        let same_weeks = |weeks: &[i8]| {
            self.notes
                .as_ref()
                .is_some_and(|answer| within(&answer.doubtful_weeks, weeks))
        };
        let name = self.in_name(weekday);
        // Notes that only say the same in other words leave no doubt.
        if matches!(&name, Found::Weeks(weeks) if same_weeks(weeks)) {
            return name;
        }
        let notes = self.notes.as_ref();
        let notes = notes.map_or(Found::Nothing, |answer| answer.on(weekday));
        match (name, notes) {
            (Found::Nothing, found) | (found, Found::Nothing) => found,
            (one, other) if one == other => one,
            _ => Found::Unclear,
        }
    }
}

/// Whether some weeks are named, and all of them are among `weeks`.
fn within(named: &[i8], weeks: &[i8]) -> bool {
    !named.is_empty() && named.iter().all(|week| weeks.contains(week))
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
    /// The weeks that an unclear text names, unless it takes something back.
    doubtful_weeks: Vec<i8>,
}

impl Answer {
    fn on(&self, weekday: Weekday) -> Found {
        match self.weekday {
            Some(named) if named != weekday => Found::Unclear,
            _ => self.found.clone(),
        }
    }
}

fn read(text: &str, kind: Kind) -> Answer {
    let segments = segments(text);
    let mut clear: Vec<Clear> = Vec::new();
    let mut doubts: Vec<&Segment> = Vec::new();
    for (at, segment) in segments
        .iter()
        .enumerate()
        .filter(|(_, segment)| speaks_of_rhythm(&segment.words))
    {
        let around = Surroundings::of(&segments, at);
        let found = whole(&segment.words).filter(|found| around.allow(found, kind, segment));
        let found = found.or_else(|| match kind {
            Kind::Name if segment.joint.links() => None,
            Kind::Name if segment.joint == Joint::Start => {
                beginning(&segment.words).or_else(|| ending(&segment.words))
            }
            Kind::Name => ending(&segment.words),
            Kind::Notes => last_clause(&segment.words).filter(|_| !around.subject_after),
        });
        let subject_around = around.subject_before || around.subject_after;
        match found {
            Some(found) => clear.push(found),
            None if !segment.has_subject() && (!subject_around || segment.has_exception()) => {
                doubts.push(segment)
            }
            None => {}
        }
    }
    let seasonal = kind == Kind::Name && segments.iter().any(Segment::has_season);
    let takes_back = seasonal
        || doubts
            .iter()
            .any(|segment| segment.has_exception() || segment.has_season());
    let doubtful_weeks: Vec<i8> = if takes_back {
        Vec::new()
    } else {
        doubts
            .iter()
            .flat_map(|segment| ordinals(segment))
            .collect()
    };
    let answer = |found, weekday| Answer {
        found,
        weekday,
        doubtful_weeks: doubtful_weeks.clone(),
    };
    let Some((found, others)) = clear.split_first() else {
        // Something for each week of the month is a round of subjects, not a rhythm.
        let speaks = || {
            segments
                .iter()
                .any(|segment| speaks_of_rhythm(&segment.words))
        };
        let unclear = (!doubts.is_empty() && !is_round(&segments)) || (seasonal && speaks());
        return answer(
            if unclear {
                Found::Unclear
            } else {
                Found::Nothing
            },
            None,
        );
    };
    let same = others.iter().all(|other| {
        other.weeks == found.weeks && (other.weekday.is_none() || other.weekday == found.weekday)
    });
    let doubtful = seasonal || !(doubts.is_empty() || within(&doubtful_weeks, &found.weeks));
    let weeks = match &found.weeks {
        _ if doubtful || !same => Found::Unclear,
        weeks if weeks.is_empty() => Found::EveryOther,
        weeks => Found::Weeks(weeks.clone()),
    };
    answer(weeks, found.weekday)
}

fn ordinals(segment: &Segment) -> impl Iterator<Item = i8> + '_ {
    segment.words.iter().filter_map(|text| match word(text) {
        Word::Ordinal(week) => Some(week),
        _ => None,
    })
}

/// Whether a text names the first four weeks one by one.
fn is_round(segments: &[Segment]) -> bool {
    let weeks: Vec<i8> = segments.iter().flat_map(ordinals).collect();
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
    /// Every word of the pieces that hang on it could.
    known_after: bool,
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
            known_after: after_linked().all(Segment::is_known),
            ends: after_linked().next().is_none(),
        }
    }

    /// Whether a piece that is a schedule through and through is one of the meeting itself.
    fn allow(&self, found: &Clear, kind: Kind, segment: &Segment) -> bool {
        match kind {
            Kind::Name => !(segment.joint == Joint::Colon && self.subject_before),
            Kind::Notes if found.verb => !self.subject_after,
            // "2nd Friday only: men": what is said behind it is all that changes.
            Kind::Notes if found.only => {
                self.known_before && self.known_after && !self.subject_after
            }
            // "Last Friday of the month" beside anything that changes from evening to evening may belong to that.
            Kind::Notes => self.known_before && self.ends && !self.subject_anywhere,
        }
    }
}

#[cfg(test)]
mod tests;
