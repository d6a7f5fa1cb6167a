//! The one schedule that a run of words is, if it is one.

use super::vocabulary::{Word, is_exception, is_season, is_subject, word};
use jiff::civil::Weekday;

/// Words that are a schedule through and through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clear {
    /// Empty: every other week.
    pub(super) weeks: Vec<i8>,
    pub(super) weekday: Option<Weekday>,
    /// It says that the meeting meets then.
    pub(super) verb: bool,
    /// It says that it does so only then.
    pub(super) only: bool,
    /// It speaks of the month.
    pub(super) month: bool,
}

/// The schedule that all of `words` are.
pub(super) fn whole(words: &[String]) -> Option<Clear> {
    schedule(words.iter().map(|text| word(text)))
}

/// The schedule with which a name begins: "2nd Friday Speaker Meeting".
pub(super) fn beginning(words: &[String]) -> Option<Clear> {
    let known = words
        .iter()
        .take_while(|text| word(text) != Word::Unknown)
        .count();
    let (words, rest) = words.split_at_checked(known)?;
    if speaks_of_rhythm(rest)
        || rest
            .iter()
            .any(|word| is_exception(word) || is_season(word))
    {
        return None;
    }
    let found = whole(words)?;
    (!found.weeks.is_empty() && found.weekday.is_some()).then_some(found)
}

/// The schedule with which a name ends: "Harbour Group 2nd Friday of the month". More than one week, the month or "only" must be
/// there, for "The Men of Last Friday" may be just a name.
pub(super) fn ending(words: &[String]) -> Option<Clear> {
    let known = words
        .iter()
        .rev()
        .take_while(|text| word(text) != Word::Unknown)
        .count();
    let (before, words) = words.split_at_checked(words.len().checked_sub(known)?)?;
    if speaks_of_rhythm(before)
        || before
            .iter()
            .any(|word| is_exception(word) || is_season(word) || is_subject(word))
    {
        return None;
    }
    whole(words).filter(|found| found.weeks.len() != 1 || found.month || found.only)
}

/// The schedule with which notes end after a comma, where it is the meeting that meets: "Parking behind, meets 2nd Friday only".
pub(super) fn last_clause(words: &[String]) -> Option<Clear> {
    let known = words
        .iter()
        .rev()
        .take_while(|text| word(text) != Word::Unknown)
        .count();
    let start = words.len().checked_sub(known)?;
    // The first comma behind the last word that belongs to no schedule.
    let (before, clause) = words.split_at_checked(start)?;
    if clause.first().is_none_or(|word| word != "&") {
        return None;
    }
    if speaks_of_rhythm(before)
        || before
            .iter()
            .any(|word| is_exception(word) || is_season(word) || is_subject(word))
    {
        return None;
    }
    whole(clause).filter(|found| found.verb && (found.only || found.month))
}

/// Whether words speak of some weeks at all: an ordinal before a weekday, every other, monthly.
pub(super) fn speaks_of_rhythm(words: &[String]) -> bool {
    let mut before = Word::Filler;
    let mut ordinal = false;
    for text in words {
        let word = word(text);
        match word {
            Word::Weekday(_) | Word::Week if ordinal || before == Word::Alternate => return true,
            Word::Fortnightly | Word::Monthly => return true,
            Word::Other if before == Word::Every => return true,
            Word::Ordinal(_) => ordinal = true,
            Word::And => {}
            _ => ordinal = false,
        }
        before = word;
    }
    false
}

fn schedule(words: impl Iterator<Item = Word>) -> Option<Clear> {
    let mut weeks = Vec::new();
    let mut pending = Vec::new();
    let mut found = Clear {
        weeks: Vec::new(),
        weekday: None,
        verb: false,
        only: false,
        month: false,
    };
    let (mut week, mut fortnightly, mut every_ordinal) = (false, false, false);
    let mut before = Word::Filler;
    for word in words {
        match word {
            Word::Ordinal(number) => {
                if !pending.is_empty() && before != Word::And {
                    return None;
                }
                every_ordinal |= before == Word::Every;
                pending.push(number);
            }
            Word::Weekday(day) => {
                if found.weekday.is_some_and(|named| named != day)
                    || (before == Word::Every && pending.is_empty())
                {
                    return None;
                }
                found.weekday = Some(day);
                weeks.append(&mut pending);
            }
            Word::Week if !pending.is_empty() => {
                week = true;
                weeks.append(&mut pending);
            }
            Word::Week if before == Word::Other => {}
            Word::Other if before == Word::Every => fortnightly = true,
            Word::Fortnightly => fortnightly = true,
            // "On the 2nd Friday it meets at 9": the hour changes, not the week.
            Word::Verb if !weeks.is_empty() => return None,
            Word::Verb => found.verb = true,
            Word::Week | Word::Other | Word::Alternate | Word::Unknown => return None,
            Word::Only => found.only = true,
            Word::Month => found.month = true,
            Word::And | Word::Every | Word::Monthly | Word::Filler | Word::Number(_) => {}
        }
        before = word;
    }
    if !pending.is_empty() || (fortnightly && !weeks.is_empty()) {
        return None;
    }
    if fortnightly {
        return Some(found);
    }
    found.weeks = sorted(weeks)?;
    // "Every second Friday" is every other Friday to some and the second of the month to others.
    let ambiguous = every_ordinal
        && !found.month
        && found.weeks.len() == 1
        && found.weeks.iter().all(|week| (2..=5).contains(week));
    // "The first week" without a weekday says when only if the meeting is its subject.
    let vague = found.weekday.is_none() && !(week && (found.verb || found.only));
    (!ambiguous && !vague).then_some(found)
}

/// The weeks in order, once each, the last one at the end; none if there are none, or if they are all of them.
pub(super) fn sorted(mut weeks: Vec<i8>) -> Option<Vec<i8>> {
    weeks.sort_by_key(|week| if *week < 0 { i8::MAX } else { *week });
    weeks.dedup();
    let all = (1..=4).all(|week| weeks.contains(&week)) && weeks.len() > 4;
    (!weeks.is_empty() && !all).then_some(weeks)
}
