//! What a line in the search field asks for: its phrases, each with where it stands, and what is left.
//!
//! Order of understanding: codes and the longest phrase first; a fellowship's name before the problem it stands for; a
//! word that is both an audience and a problem ("women", "veterans") is the audience when the line names a problem or a
//! fellowship besides. Whatever is not understood is handed on in runs, for places first and then for the text search.

mod clock;
mod rest;
mod vocabulary;

pub use rest::Run;
pub(crate) use vocabulary::{Said, is_filler, is_vocabulary};

use crate::book::{Hit, Language, longest, reader_language};
use crate::fellowships;
use crate::fold::{Token, tokens};
use crate::languages;
use crate::problems::{ProblemMatch, find_in, relation_of};
use crate::urgent::{self, UrgentTopic};
use circle_domain::{Attendance, Code, FellowshipId, ProblemId, Relation, WhoMayAttend};
use jiff::civil::{DateTime, Time, Weekday};
use std::ops::Range;

/// A phrase that was understood: shown as a chip that can be taken away again.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// Where it stands, in bytes of the line.
    pub span: Range<usize>,
    /// What it says.
    pub meaning: Meaning,
}

/// What a [`Phrase`] says.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// What the group is for.
    Problem(ProblemId),
    /// For whom.
    Relation(Relation),
    /// The fellowship.
    Fellowship(FellowshipId),
    /// How to attend.
    Attendance(Attendance),
    /// On which days.
    Days(Vec<Weekday>),
    /// At what time; the end is exclusive and may be after midnight.
    Time(Option<Time>, Option<Time>),
    /// On now, or within so many minutes.
    StartsWithin(u32),
    /// A language spoken there, as a BCP 47 tag.
    Language(String),
    /// For whom the meeting is meant.
    Audience(Code),
    /// What happens there.
    Format(Code),
    /// What makes it reachable.
    Access(Code),
    /// Who may attend.
    Who(WhoMayAttend),
    /// Near the reader's own place.
    NearMe,
    /// Within so many kilometres.
    Within(f64),
}

/// What a line asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrases {
    /// Every phrase understood, in the order of the line.
    pub phrases: Vec<Phrase>,
    /// What the group is for, the surest first.
    pub problems: Vec<ProblemMatch>,
    /// For whom help is sought.
    pub relation: Relation,
    /// The fellowships named.
    pub fellowships: Vec<FellowshipId>,
    /// How to attend.
    pub attendance: Vec<Attendance>,
    /// On which days; none is any.
    pub days: Vec<Weekday>,
    /// The earliest start, inclusive.
    pub from: Option<Time>,
    /// The latest start, exclusive; before `from` it is on the next day.
    pub until: Option<Time>,
    /// What starts within so many minutes, or is on now.
    pub starts_within: Option<u32>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// For whom the meeting is meant.
    pub audience: Vec<Code>,
    /// What happens there.
    pub formats: Vec<Code>,
    /// What makes it reachable.
    pub access: Vec<Code>,
    /// Who may attend.
    pub who: Option<WhoMayAttend>,
    /// Whether the reader's own place is meant.
    pub near_me: bool,
    /// Within so many kilometres.
    pub within_km: Option<f64>,
    /// What was not understood: first places, then the text search.
    pub rest: Vec<Run>,
    /// The dangers that the line speaks of.
    pub urgent: Vec<UrgentTopic>,
}

/// What the line asks for. `locale` (a BCP 47 tag) decides where a word means different things; `now` is the reader's
/// wall clock, by which "today" and "tonight" are told.
#[must_use]
pub fn understand(text: &str, locale: &str, now: DateTime) -> Phrases {
    let reader = reader_language(locale);
    let line = tokens_for(text, reader);
    let mut answer = Phrases {
        urgent: urgent::find(text),
        ..Phrases::default()
    };
    let mut taken = vec![false; line.len()];
    let town_code = rest::codes_of_states(&line, reader);

    // Distances and times are made of numbers; they come before everything else.
    let radius = clock::radius(&line, reader);
    let times = clock::times(&line, reader);
    let soon = clock::soon(&line, reader);
    let mut reserved: Vec<Range<usize>> = radius.iter().map(|(words, _)| words.clone()).collect();
    reserved.extend(soon.iter().map(|(words, _)| words.clone()));
    reserved.extend(times.iter().map(|(words, ..)| words.clone()));
    mark(&mut taken, reserved.iter().cloned());
    mark(&mut taken, town_code.iter().map(|at| *at..*at + 1));

    let said = vocabulary::said(&line, reader, &taken);
    let is_said = |index: usize| said.iter().any(|hit| hit.first <= index && index < hit.end);
    let strong_problem = longest(
        crate::problems::BOOK
            .hits(&line)
            .into_iter()
            .filter(|hit| !hit.weak && !hit.capitals && languages::counts(hit, &line, reader))
            .collect(),
        reader,
    );
    let is_strong = |index: usize| {
        strong_problem
            .iter()
            .any(|hit| hit.first <= index && index < hit.end)
    };
    let mut names = fellowships::find_in(&line, &|index| {
        is_said(index) || is_strong(index) || line.get(index).is_some_and(is_vocabulary)
    });
    names.retain(|hit| {
        let longer = strong_problem
            .iter()
            .any(|problem| problem.overlaps(hit) && problem.len() > hit.len());
        !longer && !(hit.first..hit.end).any(|index| taken.get(index).copied().unwrap_or(true))
    });
    // A phrase of the vocabulary gives way to a longer name ("Women for Sobriety") or a longer problem ("wheelchair user").
    let mut said: Vec<Hit<Said>> = said
        .into_iter()
        .filter(|hit| !names.iter().any(|name| name.overlaps(hit)))
        .filter(|hit| {
            !strong_problem.iter().any(|problem| {
                problem.overlaps(hit)
                    && problem.len() > hit.len()
                    && !names.iter().any(|name| name.overlaps(problem))
            })
        })
        .collect();

    mark(&mut taken, names.iter().map(|hit| hit.first..hit.end));
    let not_audience =
        |hit: &&Hit<Said>| hit.value.kind != "audience" || is_always_audience(hit.value.value);
    mark(
        &mut taken,
        said.iter()
            .filter(not_audience)
            .map(|hit| hit.first..hit.end),
    );
    let audience: Vec<Range<usize>> = said
        .iter()
        .filter(|hit| !not_audience(hit))
        .map(|hit| hit.first..hit.end)
        .collect();
    let in_audience = |index: usize| audience.iter().any(|words| words.contains(&index));
    let mut found = find_in(&line, reader, &|index| {
        taken.get(index).copied().unwrap_or(true) || in_audience(index)
    });
    if found.is_empty() && names.is_empty() {
        // "gay portland" looks for a group for gay people; "gay AA" for AA.
        found = find_in(&line, reader, &|index| {
            taken.get(index).copied().unwrap_or(true)
        });
        said.retain(|hit| !found.iter().any(|found| found.words.contains(&hit.first)));
    }
    // The leaves that share a code with a surer one are for `problems::find` to offer.
    found.retain(|found| found.score > 0.5);
    said.retain(|hit| !found.iter().any(|found| found.words.contains(&hit.first)));
    answer.relation = relation_of(&line, &found, reader);
    for hit in &said {
        match (hit.value.kind, hit.value.value) {
            ("relation", "family") => answer.relation = Relation::Family,
            ("relation", _) if answer.relation == Relation::Unknown => {
                answer.relation = Relation::Myself
            }
            _ => {}
        }
    }

    // Words of the person's own problem only say what the family's is about ("Elternkreis Drogenabhängiger").
    let is_of_family = |leaf: &str| leaf.starts_with("family-of-addict/");
    let is_own = |leaf: &str| leaf.starts_with("substance/") || leaf.starts_with("behavioral/");
    let for_family =
        answer.relation == Relation::Family && found.iter().any(|found| is_of_family(found.leaf));
    let said_of_family: Vec<usize> = found.iter().flat_map(|found| found.words.clone()).collect();
    found.retain(|found| !(for_family && is_own(found.leaf)));

    mark(&mut taken, said.iter().map(|hit| hit.first..hit.end));
    mark(
        &mut taken,
        said_of_family.into_iter().map(|word| word..word + 1),
    );
    for found in &found {
        mark(&mut taken, found.words.iter().map(|word| *word..*word + 1));
    }
    for at in &town_code {
        if let Some(slot) = taken.get_mut(*at) {
            *slot = false;
        }
    }
    say_when(&mut answer, &line, &said, times, now);
    say(&mut answer, &line, &said, &names);
    if let Some((words, minutes)) = soon {
        answer.starts_within = Some(minutes);
        push(&mut answer, &line, words, Meaning::StartsWithin(minutes));
    }
    if let Some((words, kilometres)) = radius {
        answer.within_km = Some(kilometres);
        push(&mut answer, &line, words, Meaning::Within(kilometres));
    }
    mark(&mut taken, urgent::words(&line).into_iter());
    answer.rest = rest::runs(text, &line, &taken, &town_code, reader);
    // Who is hit is helped with that first.
    if answer.urgent.contains(&UrgentTopic::Violence) {
        found.sort_by_key(|found| !found.leaf.starts_with("violence-abuse/"));
    }
    for found in found {
        let matched = found.into_match(&line);
        for span in &matched.spans {
            answer.phrases.push(Phrase {
                span: span.clone(),
                meaning: Meaning::Problem(matched.problem.clone()),
            });
        }
        answer.problems.push(matched);
    }
    answer
        .phrases
        .sort_by_key(|phrase| (phrase.span.start, phrase.span.end));
    answer
}

/// The words of a line, with those marked that say nothing in the reader's language.
fn tokens_for(text: &str, reader: Language) -> Vec<Token> {
    let mut line = tokens(text);
    for token in &mut line {
        token.idle = languages::is_filler(&token.word, reader);
    }
    line
}

/// Audiences that are no problem of anybody's.
fn is_always_audience(code: &str) -> bool {
    matches!(
        code,
        "women"
            | "men"
            | "young-people"
            | "teens"
            | "secular"
            | "faith"
            | "parents"
            | "couples"
            | "families"
            | "professionals"
    )
}

fn say_when(
    answer: &mut Phrases,
    line: &[Token],
    said: &[Hit<Said>],
    times: Vec<clock::Timed>,
    now: DateTime,
) {
    for hit in said {
        let words = hit.first..hit.end;
        let Some(when) = clock::said(hit.value, now) else {
            continue;
        };
        for day in &when.days {
            if !answer.days.contains(day) {
                answer.days.push(*day);
            }
        }
        if !when.days.is_empty() {
            push(answer, line, words.clone(), Meaning::Days(when.days));
        }
        if when.from.is_some() || when.until.is_some() {
            answer.from = when.from;
            answer.until = when.until;
            push(
                answer,
                line,
                words.clone(),
                Meaning::Time(when.from, when.until),
            );
        }
        if let Some(minutes) = when.within {
            answer.starts_within = Some(minutes);
            push(answer, line, words, Meaning::StartsWithin(minutes));
        }
    }
    // A time by the clock is more exact than a part of the day.
    for (words, from, until) in times {
        answer.from = from.or(answer.from.filter(|_| until.is_some()));
        answer.until = until.or(answer
            .until
            .filter(|end| from.is_some_and(|from| *end > from)));
        push(answer, line, words, Meaning::Time(from, until));
    }
    answer.days.sort_by_key(|day| day.to_monday_zero_offset());
}

fn say(answer: &mut Phrases, line: &[Token], said: &[Hit<Said>], names: &[Hit<&'static str>]) {
    for hit in said {
        let (words, value) = (hit.first..hit.end, hit.value.value);
        let meaning = match hit.value.kind {
            "attendance" => Attendance::parse(value).map(Meaning::Attendance),
            "language" => Some(Meaning::Language(value.to_owned())),
            "audience" => Some(Meaning::Audience(Code::known(value))),
            "format" => Some(Meaning::Format(Code::known(value))),
            "access" => Some(Meaning::Access(Code::known(value))),
            "who" => WhoMayAttend::parse(value).map(Meaning::Who),
            "near" => Some(Meaning::NearMe),
            "relation" => Some(Meaning::Relation(if value == "family" {
                Relation::Family
            } else {
                Relation::Myself
            })),
            _ => None,
        };
        let Some(meaning) = meaning else { continue };
        match &meaning {
            Meaning::Attendance(way) => once(&mut answer.attendance, *way),
            Meaning::Language(tag) => once(&mut answer.languages, tag.clone()),
            Meaning::Audience(code) => once(&mut answer.audience, code.clone()),
            Meaning::Format(code) => once(&mut answer.formats, code.clone()),
            Meaning::Access(code) => once(&mut answer.access, code.clone()),
            Meaning::Who(who) => answer.who = Some(*who),
            Meaning::NearMe => answer.near_me = true,
            _ => {}
        }
        push(answer, line, words, meaning);
    }
    for hit in names {
        let id = FellowshipId::new(hit.value);
        once(&mut answer.fellowships, id.clone());
        push(answer, line, hit.first..hit.end, Meaning::Fellowship(id));
    }
}

fn once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

fn push(answer: &mut Phrases, line: &[Token], words: Range<usize>, meaning: Meaning) {
    let (first, last) = (
        line.get(words.start),
        words.end.checked_sub(1).and_then(|last| line.get(last)),
    );
    if let (Some(first), Some(last)) = (first, last) {
        answer.phrases.push(Phrase {
            span: first.span.start..last.span.end,
            meaning,
        });
    }
}

fn mark(taken: &mut [bool], words: impl Iterator<Item = Range<usize>>) {
    for slot in words.flat_map(|words| words.collect::<Vec<usize>>()) {
        if let Some(slot) = taken.get_mut(slot) {
            *slot = true;
        }
    }
}

#[cfg(test)]
mod tests;
