//! How often a town is among the first ten suggestions after a few letters.

use super::places;
use crate::table::{self, NameKind};
use crate::{PlaceReference, Places, fold};
use fst::Streamer;
use std::collections::HashMap;

/// How many towns are drawn, each as often as it has people; the same ones every time.
const DRAWN: usize = 600;

/// The towns that are drawn, and all their principal names: in English, German and the languages of their country.
fn drawn(places: &Places) -> Vec<(u32, Vec<String>)> {
    let ends: Vec<u64> = (0..table::town_count())
        .filter_map(table::town)
        .scan(0, |sum, town| {
            *sum += u64::from(town.population);
            Some(*sum)
        })
        .collect();
    let all = ends.last().copied().expect("there are people");
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let ids: Vec<u32> = (0..DRAWN)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            ends.partition_point(|end| *end <= state % all) as u32
        })
        .collect();
    let mut names: HashMap<u32, Vec<String>> = ids.iter().map(|id| (*id, Vec::new())).collect();
    let mut stream = places.maps.names.stream();
    while let Some((key, value)) = stream.next() {
        for entry in table::entries(value).filter(|entry| entry.kind == NameKind::Primary) {
            if let Some(names) = names.get_mut(&entry.id) {
                names.push(String::from_utf8_lossy(key).into_owned());
            }
        }
    }
    ids.into_iter().map(|id| (id, names[&id].clone())).collect()
}

/// Of 100 questions, how many have the town among the first ten answers. With `all` its names in every language are typed in turn.
fn share(
    places: &Places,
    drawn: &[(u32, Vec<String>)],
    letters: usize,
    known: bool,
    all: bool,
) -> f64 {
    let mut hits = 0.0;
    for (id, names) in drawn {
        let record = table::town(*id).expect("a town");
        let country = places.country_of_town(&record);
        let shown = fold(table::town_name(*id).expect("a name"));
        let names: Vec<&String> = names.iter().filter(|name| all || **name == shown).collect();
        for name in &names {
            let typed: String = name.chars().take(letters).collect();
            let found = places.suggest(&typed, known.then_some(country), 10);
            let hit = found
                .iter()
                .any(|place| place.reference == PlaceReference::Town(*id));
            hits += if hit { 1.0 / names.len() as f64 } else { 0.0 };
        }
    }
    100.0 * hits / drawn.len() as f64
}

#[test]
fn a_few_letters_are_enough() {
    let (places, mut wrong) = (places(), Vec::new());
    let drawn = drawn(places);
    for (letters, known, all, least) in [
        (3, true, false, 90.0),
        (5, true, false, 97.0),
        (3, true, true, 90.0),
        (4, true, true, 95.0),
        (5, true, true, 97.0),
        (3, false, false, 70.0),
        (5, false, false, 93.0),
    ] {
        let share = share(places, &drawn, letters, known, all);
        if share < least {
            wrong.push(format!(
                "{letters} letters, country known: {known}, all names: {all}: {share:.1} of 100, not {least}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "the town is among the first ten: {wrong:#?}"
    );
}
