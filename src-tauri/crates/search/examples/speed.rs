//! How long an answer takes over many invented meetings: `speed [MEETINGS]`. Prints milliseconds per kind of question.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::type_complexity
)]

use circle_domain::schedule::WEEKDAYS;
use circle_domain::{
    Attendance, Point, ProblemId, Recurrence, Schedule, Status, WhoMayAttend, ZoneFrom,
};
use circle_search::{IndexBuilder, Near, Query, Row, Sort, TextHits};
use jiff::civil::time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;
use std::time::Instant;

struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    /// Small numbers are common, as the large fellowships, towns and formats are.
    fn skewed(&mut self, end: usize) -> usize {
        let bound = 1 + self.below(end);
        self.below(bound)
    }
}

const ZONES: [&str; 12] = [
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Denver",
    "Europe/London",
    "Europe/Berlin",
    "Australia/Sydney",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Africa/Johannesburg",
    "Asia/Tokyo",
    "Pacific/Auckland",
];

fn main() {
    let count: usize = std::env::args()
        .nth(1)
        .and_then(|text| text.parse().ok())
        .unwrap_or(100_000);
    let mut chance = Chance(7);
    let names = |kind: &str, count: usize| -> Vec<String> {
        (0..count).map(|at| format!("{kind}-{at}")).collect()
    };
    let (fellowships, formats, sources) = (
        names("fellowship", 60),
        names("format", 45),
        names("source", 400),
    );
    let problems: Vec<String> = (0..138)
        .map(|at| format!("area-{}/leaf-{at}", at / 9))
        .collect();
    let (languages, audience, access) = (
        names("language", 40),
        names("audience", 22),
        names("access", 12),
    );
    let towns: Vec<Point> = (0..3000)
        .map(|_| Point {
            latitude: chance.below(100_000) as f64 / 1000.0 - 35.0,
            longitude: chance.below(300_000) as f64 / 1000.0 - 140.0,
        })
        .collect();
    let started = Instant::now();
    let mut builder = IndexBuilder::default();
    for row in 0..count {
        let town = chance.skewed(towns.len());
        let near = |chance: &mut Chance| (chance.below(4000) as f64 - 2000.0) / 10_000.0;
        let point = Point {
            latitude: towns[town].latitude + near(&mut chance),
            longitude: towns[town].longitude + near(&mut chance),
        };
        let weekday = WEEKDAYS[chance.below(7)];
        let recurrence = match chance.below(100) {
            0..=3 => Recurrence::Monthly {
                weekday,
                weeks: vec![[1, 2, 3, 4, -1][chance.below(5)]],
            },
            4 => Recurrence::ByArrangement,
            _ => Recurrence::Weekly {
                weekday,
                interval: 1,
                anchor: None,
            },
        };
        let attendance = [
            Attendance::InPerson,
            Attendance::InPerson,
            Attendance::InPerson,
            Attendance::Online,
            Attendance::Hybrid,
        ][chance.below(5)];
        let some = |chance: &mut Chance, list: &'_ [String], most: usize| -> Vec<usize> {
            (0..chance.below(most + 1))
                .map(|_| chance.skewed(list.len()))
                .collect()
        };
        let (of_formats, of_audience, of_access) = (
            some(&mut chance, &formats, 4),
            some(&mut chance, &audience, 2),
            some(&mut chance, &access, 2),
        );
        let language = chance.skewed(languages.len());
        let problem = chance.skewed(problems.len());
        builder.push(&Row {
            others: Vec::new(),
            row: i64::try_from(row + 1).unwrap(),
            id: "",
            name: None,
            source: &sources[town % sources.len()],
            fellowship: Some(&fellowships[problem % fellowships.len()]),
            problems: vec![
                (&problems[problem], true),
                (&problems[(problem + 1) % problems.len()], false),
            ],
            point: (attendance != Attendance::Online).then_some(point),
            attendance,
            status: if chance.below(50) == 0 {
                Status::NoLongerListed
            } else {
                Status::Active
            },
            who: [
                WhoMayAttend::Open,
                WhoMayAttend::Closed,
                WhoMayAttend::Unknown,
            ][chance.below(3)],
            schedule: Schedule {
                recurrence,
                start: Some(time(
                    i8::try_from(6 + chance.below(17)).unwrap(),
                    [0, 30, 15, 45][chance.skewed(4)],
                    0,
                    0,
                )),
                minutes: [None, Some(60), Some(60), Some(90), Some(75)][chance.below(5)],
                time_zone: Some(ZONES[town % ZONES.len()].to_owned()),
                zone_from: ZoneFrom::Record,
                exceptions: circle_domain::Exceptions::default(),
            },
            formats: of_formats.iter().map(|at| formats[*at].as_str()).collect(),
            languages: vec![&languages[language]],
            audience: of_audience
                .iter()
                .map(|at| audience[*at].as_str())
                .collect(),
            access: of_access.iter().map(|at| access[*at].as_str()).collect(),
            sample: false,
        });
    }
    let pushed = started.elapsed();
    let index = builder.build();
    println!(
        "{count} meetings: rows {:.2} s, index {:.2} s",
        pushed.as_secs_f64(),
        (started.elapsed() - pushed).as_secs_f64()
    );
    let now: Timestamp = "2026-11-23T18:05:00Z".parse().unwrap();
    let reader = TimeZone::get("Europe/Berlin").unwrap();
    let base = Query {
        limit: 50,
        count_facets: true,
        ..Query::default()
    };
    let started = Instant::now();
    let first = index.answer(&base, now, &reader);
    println!(
        "the very first answer {:.2} ms ({} found)",
        started.elapsed().as_secs_f64() * 1e3,
        first.total
    );
    let near = |chance: &mut Chance, km: f64| {
        Some(Near {
            point: towns[chance.skewed(towns.len())],
            within_km: Some(km),
        })
    };
    let kinds: [(&str, Box<dyn Fn(&mut Chance) -> Query>); 10] = [
        ("everything, soonest", Box::new(|_| base.clone())),
        (
            "everything, nearest",
            Box::new(|chance| Query {
                origin: near(chance, 1.0).map(|near| near.point),
                sort: Sort::Nearest,
                ..base.clone()
            }),
        ),
        (
            "problem",
            Box::new(|chance| Query {
                problems: vec![ProblemId::new(problems[chance.skewed(138)].as_str())],
                ..base.clone()
            }),
        ),
        (
            "area, format, day",
            Box::new(|chance| Query {
                problems: vec![ProblemId::new("area-0")],
                formats: vec![formats[chance.below(5)].clone()],
                days: vec![WEEKDAYS[chance.below(7)]],
                ..base.clone()
            }),
        ),
        (
            "25 km",
            Box::new(|chance| Query {
                near: near(chance, 25.0),
                ..base.clone()
            }),
        ),
        (
            "25 km, problem, format, day",
            Box::new(|chance| Query {
                near: near(chance, 25.0),
                problems: vec![ProblemId::new("area-0")],
                formats: vec![formats[chance.below(5)].clone()],
                days: vec![WEEKDAYS[chance.below(7)]],
                sort: Sort::Nearest,
                ..base.clone()
            }),
        ),
        (
            "500 km, evening, online too",
            Box::new(|chance| Query {
                near: near(chance, 500.0),
                attendance: vec![Attendance::Online, Attendance::InPerson],
                from: Some(time(18, 0, 0, 0)),
                ..base.clone()
            }),
        ),
        (
            "starts within 2 h",
            Box::new(|_| Query {
                starts_within_minutes: Some(120),
                ..base.clone()
            }),
        ),
        (
            "60,000 text hits per million, format",
            Box::new(|chance| {
                let rows = (0..count / 17)
                    .map(|at| i64::try_from(at * 17 + chance.below(17)).unwrap())
                    .collect();
                Query {
                    text: Some(TextHits {
                        rows: Arc::new(rows),
                        words: vec!["hope".to_owned()],
                    }),
                    formats: vec![formats[0].clone()],
                    sort: Sort::Relevance,
                    ..base.clone()
                }
            }),
        ),
        (
            "matches nothing",
            Box::new(|_| Query {
                languages: vec!["none".to_owned()],
                ..base.clone()
            }),
        ),
    ];
    for (name, make) in kinds {
        let mut times: Vec<f64> = (0..200_i64)
            .map(|turn| {
                let query = make(&mut chance);
                // A new minute every tenth question, as when somebody types for a while.
                let now = now + (turn / 10).minutes();
                let started = Instant::now();
                std::hint::black_box(index.answer(&query, now, &reader));
                started.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!(
            "{name:38} p50 {:6.2} ms   p99 {:6.2} ms   max {:6.2} ms",
            times[100], times[197], times[199]
        );
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        status
            .lines()
            .filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"))
            .for_each(|line| println!("{line}"));
    }
}
