//! Prints how often a town is among the first ten suggestions after a few letters of its name:
//! `cargo run --release -p circle-places --example reach`. Towns are drawn by population, or all alike; the same ones every time.
#![allow(clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing)]

use circle_places::{Place, Places};
use std::collections::BTreeMap;

/// How many towns are drawn.
const DRAWN: usize = 6_000;

fn main() {
    let places = Places::embedded().expect("whole tables");
    let towns: Vec<Place> = places
        .countries("en")
        .iter()
        .flat_map(|country| places.towns(country.code, None, usize::MAX))
        .collect();
    println!("{} towns", towns.len());
    let drawn = [
        (
            "by population",
            drawn(&towns, |town| u64::from(town.population)),
        ),
        ("all alike", drawn(&towns, |_| 1)),
    ];
    for (how, drawn) in &drawn {
        for known in [true, false] {
            for letters in [1, 2, 3, 4, 5, 6, 8] {
                let (mut hits, mut all) = (0, 0);
                let mut missed: BTreeMap<String, usize> = BTreeMap::new();
                for town in drawn {
                    let names = [town.name.clone(), places.named(town, "de").name];
                    let different = usize::from(names[0] != names[1]) + 1;
                    for name in names.iter().take(different) {
                        let typed: String = name.chars().take(letters).collect();
                        let country = known.then_some(town.country.as_str());
                        let found = places.suggest(&typed, country, 10);
                        all += 1;
                        if found.iter().any(|place| place.is(town.reference)) {
                            hits += 1;
                        } else {
                            *missed
                                .entry(format!("{typed:?} for {name}, {}", town.country))
                                .or_default() += 1;
                        }
                    }
                }
                let country = if known { "known" } else { "unknown" };
                println!(
                    "{how}, country {country}, {letters} letters: {:.1} % of {all}",
                    100.0 * f64::from(hits) / f64::from(all)
                );
                if std::env::args().any(|argument| argument == "missed") {
                    let mut missed: Vec<_> = missed.into_iter().collect();
                    missed.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
                    for (line, times) in missed.iter().take(30) {
                        println!("    {times} times {line}");
                    }
                }
            }
        }
    }
}

/// Draws towns by weight with a small generator of its own.
fn drawn(towns: &[Place], weight: impl Fn(&Place) -> u64) -> Vec<&Place> {
    let ends: Vec<u64> = towns
        .iter()
        .scan(0, |sum, town| {
            *sum += weight(town);
            Some(*sum)
        })
        .collect();
    let all = ends.last().copied().unwrap_or(1);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    (0..DRAWN)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            &towns[ends.partition_point(|end| *end <= state % all)]
        })
        .collect()
}
