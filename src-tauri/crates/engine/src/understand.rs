//! From a line in plain words to filters, each with the piece of the line that it came from.
//!
//! Order: what the words crate understands (a word that is both a problem and a place is the problem, unless "in", "near" or
//! "bei" stands before it); then, in what is left, the longest name of a place; what is left then is searched as text.

use crate::answer::{Chip, ChipKind};
use circle_domain::ProblemId;
use circle_domain::schedule::weekday_name;
use circle_places::{Place, Places};
use circle_words::query::{Meaning, Phrases, Run, understand};
use jiff::civil::DateTime;
use std::ops::Range;

/// A problem counts from this sureness on, unless nothing surer is there.
const SURE: f32 = 0.5;

/// What a line says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) phrases: Phrases,
    pub(crate) problems: Vec<ProblemId>,
    pub(crate) place: Option<Place>,
    /// What is searched as text, in the order of the line.
    pub(crate) words: Vec<String>,
    pub(crate) chips: Vec<Chip>,
}

/// Who asks, and how readily a word is taken for a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) locale: &'a str,
    pub(crate) country: Option<&'a str>,
    /// What the reader's clock shows.
    pub(crate) now: DateTime,
    /// Everyday words that are also places ("essen") count as places: for when no meeting holds them as words.
    pub(crate) loosely: bool,
}

/// Understands `line`.
pub(crate) fn line(line: &str, reader: &Reader<'_>, places: &Places) -> Line {
    let phrases = understand(line, reader.locale, reader.now);
    let mut chips: Vec<Chip> = phrases
        .phrases
        .iter()
        .filter_map(|phrase| chip(line, phrase.span.clone(), &phrase.meaning))
        .collect();
    let found = place(line, &phrases.rest, reader, places);
    let mut words = Vec::new();
    for run in &phrases.rest {
        for span in &run.words {
            let inside = found
                .as_ref()
                .is_some_and(|(_, taken)| taken.start <= span.start && span.end <= taken.end);
            if !inside && let Some(word) = line.get(span.clone()) {
                words.push(word.to_owned());
            }
        }
    }
    let place = found.map(|(place, span)| {
        let text = line.get(span.clone()).unwrap_or_default().to_owned();
        chips.push(Chip {
            kind: ChipKind::Place,
            id: place.name.clone(),
            label: Some(place.name.clone()),
            span,
            text,
        });
        place
    });
    chips.sort_by_key(|chip| (chip.span.start, chip.span.end));
    let surest = phrases
        .problems
        .iter()
        .map(|found| found.score)
        .fold(0.0, f32::max);
    let problems = phrases
        .problems
        .iter()
        .filter(|found| found.score >= SURE.min(surest))
        .map(|found| found.problem.clone());
    Line {
        problems: problems.collect(),
        place,
        words,
        chips,
        phrases,
    }
}

/// The place that the line names: what stands after a word of place first, then the longest name.
fn place(
    line: &str,
    runs: &[Run],
    reader: &Reader<'_>,
    places: &Places,
) -> Option<(Place, Range<usize>)> {
    let mut candidates: Vec<(bool, usize, Range<usize>)> = Vec::new();
    for run in runs {
        for first in 0..run.words.len() {
            for last in first..run.words.len().min(first + 6) {
                let (Some(from), Some(until)) = (run.words.get(first), run.words.get(last)) else {
                    continue;
                };
                let whole = first == 0 && last + 1 == run.words.len();
                // The run's own span holds the sign of a coordinate.
                let span = if whole {
                    run.span.clone()
                } else {
                    from.start..until.end
                };
                candidates.push((run.after_place_word && first == 0, last - first, span));
            }
        }
    }
    candidates.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then(b.1.cmp(&a.1))
            .then(a.2.start.cmp(&b.2.start))
    });
    candidates.into_iter().find_map(|(after, _, span)| {
        let phrase = line.get(span.clone())?;
        let likely = after || reader.loosely;
        // A number alone is a postcode in many countries; whoever reads German most likely means Germany's.
        let german = reader.country.is_none()
            && reader.locale.starts_with("de")
            && phrase.chars().all(|c| c.is_ascii_digit());
        let country = if german { Some("DE") } else { reader.country };
        let place = if likely {
            places.exact_after_in(phrase, country)
        } else {
            places.exact(phrase, country)
        };
        Some((place?, span))
    })
}

fn chip(line: &str, span: Range<usize>, meaning: &Meaning) -> Option<Chip> {
    let (kind, id) = match meaning {
        Meaning::Problem(problem) => (ChipKind::Problem, problem.to_string()),
        Meaning::Relation(relation) => (ChipKind::Relation, relation.as_str().to_owned()),
        Meaning::Fellowship(fellowship) => (ChipKind::Fellowship, fellowship.to_string()),
        Meaning::Attendance(attendance) => (ChipKind::Attendance, attendance.as_str().to_owned()),
        Meaning::Days(days) => {
            let names: Vec<&str> = days.iter().map(|day| weekday_name(*day)).collect();
            (ChipKind::Day, names.join(" "))
        }
        Meaning::Time(from, until) => {
            let shown = |time: &Option<jiff::civil::Time>| {
                time.map_or_else(String::new, |time| time.strftime("%H:%M").to_string())
            };
            (ChipKind::Time, format!("{}-{}", shown(from), shown(until)))
        }
        Meaning::StartsWithin(minutes) => (ChipKind::Time, format!("{minutes}m")),
        Meaning::Language(tag) => (ChipKind::Language, tag.clone()),
        Meaning::Audience(code) => (ChipKind::Audience, code.to_string()),
        Meaning::Format(code) => (ChipKind::Format, code.to_string()),
        Meaning::Access(code) => (ChipKind::Access, code.to_string()),
        Meaning::Who(who) => (ChipKind::Who, who.as_str().to_owned()),
        Meaning::NearMe => (ChipKind::Place, "near-me".to_owned()),
        Meaning::Within(kilometres) => (ChipKind::Within, kilometres.to_string()),
    };
    let text = line.get(span.clone())?.to_owned();
    Some(Chip {
        kind,
        id,
        label: None,
        span,
        text,
    })
}
