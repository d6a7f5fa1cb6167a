//! Prints how long questions take: `cargo run --release -p circle-places --example timing`.
#![allow(clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing)]

use circle_domain::Point;
use circle_places::Places;
use std::time::Instant;

fn main() {
    let start = Instant::now();
    let places = Places::embedded().expect("whole tables");
    println!("open {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
    let mut names: Vec<String> = Vec::new();
    for country in places.countries("en") {
        for town in places.towns(country.code, None, 12) {
            names.push(town.name.to_lowercase());
            names.push(places.named(&town, "de").name);
        }
    }
    for home in [None, Some("US"), Some("DE")] {
        for length in [1, 2, 3, 4, 5, 6, 8, 12] {
            report(
                &format!("suggest {length} letters, {home:?}"),
                names
                    .iter()
                    .map(|name| name.chars().take(length).collect::<String>()),
                |text| places.suggest(text, home, 10).len(),
            );
        }
    }
    let wrong = |name: &String| {
        let mut letters: Vec<char> = name.chars().collect();
        let middle = letters.len() / 2;
        letters[middle] = 'x';
        letters.into_iter().collect::<String>()
    };
    report("suggest, misspelt", names.iter().map(wrong), |text| {
        places.suggest(text, Some("US"), 10).len()
    });
    report(
        "suggest, qualified",
        names.iter().map(|name| format!("{name}, tx")),
        |text| places.suggest(text, Some("US"), 10).len(),
    );
    report(
        "suggest, postcode",
        (0..2000).map(|code| format!("{:05}", code * 49)),
        |text| places.suggest(text, None, 10).len(),
    );
    report("exact", names.iter().cloned(), |text| {
        usize::from(places.exact(text, Some("US")).is_some())
    });
    let points = (0..20_000_i32).map(|at| {
        Point::new(
            f64::from(at % 140) - 60.0 + 0.37,
            f64::from(at % 359) - 179.0 + 0.21,
        )
        .expect("a point")
    });
    report("zone_at anywhere, oceans included", points, |point| {
        places.zone_at(*point).map_or(0, str::len)
    });
    let towns: Vec<Point> = places
        .towns("US", None, 4000)
        .into_iter()
        .chain(places.towns("DE", None, 4000))
        .map(|town| {
            Point::new(town.point.latitude + 0.013, town.point.longitude - 0.017).expect("a point")
        })
        .collect();
    report("zone_at near towns", towns.into_iter(), |point| {
        places.zone_at(*point).map_or(0, str::len)
    });
}

fn report<T>(name: &str, questions: impl Iterator<Item = T>, mut ask: impl FnMut(&T) -> usize) {
    let mut times: Vec<f64> = questions
        .map(|question| {
            let start = Instant::now();
            std::hint::black_box(ask(&question));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!(
        "{name:45} n={:6} p50 {:.4} p99 {:.4} max {:.4} ms",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
