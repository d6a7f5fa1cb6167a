//! The guess: what each column means, from its name and from what is in it, with how sure that is.

use super::content::{Content, content};
use super::{Column, ColumnMapping, Constants, List, Look, Mapping, Meaning, VERSION, vocabulary};
use std::collections::BTreeMap;

/// Below this a column is left out.
const SURE_ENOUGH: f32 = 0.5;

/// The guess for a list.
pub(super) fn guess(list: &List) -> Mapping {
    look(list, None).mapping
}

/// Looks at every column, with the mapping that was given or the guess.
pub(super) fn look(list: &List, given: Option<&Mapping>) -> Look {
    let contents: Vec<Content> = (0..list.columns.len())
        .map(|at| content(list, at))
        .collect();
    let mut guesses: Vec<(Meaning, f32)> = list
        .columns
        .iter()
        .zip(&contents)
        .map(|(name, content)| judged(name, content, list.rows.len()))
        .collect();
    if given.is_none() {
        settle(&mut guesses, &contents);
    }
    let mut mappings = Vec::new();
    let mut columns = Vec::new();
    for ((name, content), (means, confidence)) in list.columns.iter().zip(contents).zip(guesses) {
        let (means, confidence) = match given {
            Some(mapping) => mapping
                .columns
                .iter()
                .find(|column| column.column == *name)
                .map_or((Meaning::Ignored, 1.0), |column| (column.means, 1.0)),
            None => (means, confidence),
        };
        if means != Meaning::Ignored {
            mappings.push(ColumnMapping {
                column: name.clone(),
                means,
                values: BTreeMap::new(),
                stands_for: (means == Meaning::Feature).then(|| feature(name).to_owned()),
                day_first: content.day_first
                    && matches!(means, Meaning::Date | Meaning::Updated | Meaning::Confirmed),
            });
        }
        // What names a person by its column is not shown either, whatever a mapping says.
        let is_private = means == Meaning::Private
            || vocabulary::by_name(name).is_some_and(|(means, _)| means == Meaning::Private);
        columns.push(Column {
            name: name.clone(),
            samples: if is_private {
                Vec::new()
            } else {
                content.samples
            },
            filled: content.filled,
            means,
            confidence,
        });
    }
    let guessed = Mapping {
        mapping: VERSION,
        constants: Constants::default(),
        columns: mappings,
    };
    Look {
        columns,
        mapping: given.cloned().unwrap_or(guessed),
        rows: list.rows.len(),
    }
}

/// The type that a yes in this column stands for.
fn feature(name: &str) -> &'static str {
    let words = vocabulary::words(name);
    let has = |word: &str| words.contains(word);
    if has("hearing") || has("induction") {
        "Hearing Loop"
    } else if has("child") {
        "Babysitting Available"
    } else if has("parking") {
        "Parking Available"
    } else if has("women") {
        "Women"
    } else if has("men") {
        "Men"
    } else if has("beginner") {
        "Newcomer"
    } else if has("young") {
        "Young People"
    } else {
        "Wheelchair Access"
    }
}

/// One column by itself.
fn judged(name: &str, content: &Content, rows: usize) -> (Meaning, f32) {
    use Meaning as M;
    if content.filled == 0 {
        // Nothing to be wrong about: an empty column is kept in mind by its name.
        return vocabulary::by_name(name)
            .filter(|(means, sure)| *sure >= 0.9 && *means != M::Id)
            .map_or((M::Ignored, 0.0), |(means, _)| (means, 0.5));
    }
    let Some((means, sure)) = vocabulary::by_name(name) else {
        return by_content(content);
    };
    let fits = |share: f32| sure * share.max(0.05).sqrt();
    let judged = match means {
        M::Day if content.day_and_time > content.weekday => {
            (M::DayAndTime, fits(content.day_and_time))
        }
        M::Day => (M::Day, fits(content.weekday.max(content.number))),
        M::Start if content.day_and_time > content.clock => {
            (M::DayAndTime, fits(content.day_and_time))
        }
        M::Start if content.date > content.clock => (M::Date, fits(content.date)),
        M::Start => (M::Start, fits(content.clock.max(content.number * 0.6))),
        M::DayAndTime if content.weekday > content.day_and_time => (M::Day, fits(content.weekday)),
        M::DayAndTime if content.clock > content.day_and_time => (M::Start, fits(content.clock)),
        M::DayAndTime if content.day_and_time < 0.3 => (M::Notes, 0.5),
        M::DayAndTime => (M::DayAndTime, fits(content.day_and_time)),
        M::Latitude => (means, fits(content.latitude)),
        M::Longitude => (means, fits(content.longitude)),
        M::Coordinates => (means, fits(content.coordinates)),
        M::Position => (means, sure),
        M::Fellowship if content.fellowship < 0.5 => (M::Types, 0.5),
        M::Types if content.fellowship > 0.8 => (M::Fellowship, 0.8),
        M::Venue if content.coordinates > 0.8 => (M::Coordinates, 0.8),
        M::Page | M::Website | M::JoinNotes if content.join_link > 0.5 => (M::JoinLink, 0.85),
        M::JoinLink => (means, fits(content.join_link.max(content.link))),
        M::Page | M::Website if content.link < 0.2 => (M::Ignored, 0.3),
        M::Feature if content.yes_no < 0.7 => (M::Types, 0.5),
        M::WhoMayAttend if content.yes_no > 0.9 => (means, sure - 0.2),
        M::Notes if content.yes_no > 0.9 => (M::Ignored, 0.7),
        M::Email => (means, fits(content.mailbox)),
        // An id that several share names nothing; rows without one are called by what they hold.
        M::Id if content.filled * 2 < rows || content.distinct * 50 < content.filled * 49 => {
            (M::Ignored, 0.9)
        }
        means => (means, sure),
    };
    let named_otherwise = by_content(content);
    if judged.1 < SURE_ENOUGH && named_otherwise.1 >= SURE_ENOUGH {
        named_otherwise
    } else {
        judged
    }
}

/// A column whose name says nothing.
fn by_content(content: &Content) -> (Meaning, f32) {
    use Meaning as M;
    let shares = [
        (M::JoinLink, content.join_link, 0.8),
        (M::Private, content.mailbox, 0.8),
        (M::Day, content.weekday, 0.8),
        (M::DayAndTime, content.day_and_time, 0.75),
        (M::Start, content.clock, 0.7),
        (M::Coordinates, content.coordinates, 0.75),
        (M::Fellowship, content.fellowship, 0.8),
    ];
    shares
        .into_iter()
        .find(|(_, share, _)| *share >= 0.9)
        .map_or((M::Ignored, 0.0), |(means, share, sure)| {
            (means, share * sure)
        })
}

/// Each meaning once, where several columns claim it: the surest, then the fullest.
fn settle(guesses: &mut [(Meaning, f32)], contents: &[Content]) {
    for means in Meaning::ALL {
        if means.may_repeat() {
            // Beside a column of that very name, one that only resembles it means something else.
            let told = guesses
                .iter()
                .any(|(other, sure)| other == means && *sure > 0.85);
            let alike = matches!(means, Meaning::Types | Meaning::Notes | Meaning::Date);
            for guess in guesses
                .iter_mut()
                .filter(|(other, sure)| told && alike && other == means && *sure < 0.75)
            {
                *guess = (Meaning::Ignored, 0.5);
            }
            continue;
        }
        let rank = |at: usize| {
            let (_, sure) = guesses.get(at).copied().unwrap_or((Meaning::Ignored, 0.0));
            let filled = contents.get(at).map_or(0, |content| content.filled);
            (sure, filled)
        };
        let mut claims: Vec<usize> = (0..guesses.len())
            .filter(|at| guesses.get(*at).is_some_and(|(other, _)| other == means))
            .collect();
        claims.sort_by(|a, b| {
            let (a, b) = (rank(*a), rank(*b));
            b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
        });
        for at in claims.into_iter().skip(1) {
            if let Some(guess) = guesses.get_mut(at) {
                *guess = (Meaning::Ignored, 0.5);
            }
        }
    }
    for guess in guesses.iter_mut() {
        if guess.1 < SURE_ENOUGH {
            *guess = (Meaning::Ignored, guess.1);
        }
    }
}
