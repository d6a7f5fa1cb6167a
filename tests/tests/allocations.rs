//! What a search asks of the memory: no single piece above a megabyte, so that scratch is reused and nothing as large as the
//! directory is made for an answer.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "these are tests"
)]

use circle_domain::schedule::WEEKDAYS;
use circle_domain::{
    Attendance, Exceptions, Point, ProblemId, Recurrence, Schedule, Status, WhoMayAttend, ZoneFrom,
};
use circle_search::{AskedWord, Index, IndexBuilder, Near, Query, Row, Sort, TextHits};
use jiff::Timestamp;
use jiff::civil::time;
use jiff::tz::TimeZone;
use std::alloc::System;
use std::sync::atomic::{AtomicUsize, Ordering};
use tracking_allocator::{
    AllocationGroupId, AllocationGroupToken, AllocationRegistry, AllocationTracker, Allocator,
};

#[global_allocator]
static ALLOCATOR: Allocator<System> = Allocator::system();

static LARGEST: AtomicUsize = AtomicUsize::new(0);
static PIECES: AtomicUsize = AtomicUsize::new(0);

struct Largest;

impl AllocationTracker for Largest {
    fn allocated(&self, _: usize, object: usize, _: usize, _: AllocationGroupId) {
        LARGEST.fetch_max(object, Ordering::Relaxed);
        PIECES.fetch_add(1, Ordering::Relaxed);
    }

    fn deallocated(
        &self,
        _: usize,
        _: usize,
        _: usize,
        _: AllocationGroupId,
        _: AllocationGroupId,
    ) {
    }
}

const LONGEST: usize = 1_000_000;

fn schedule(number: usize) -> Schedule {
    let hour = i8::try_from(number % 24).unwrap();
    let minute = i8::try_from(number / 24 % 12 * 5).unwrap();
    Schedule {
        recurrence: Recurrence::Weekly {
            weekday: *WEEKDAYS.get(number % 7).unwrap(),
            interval: 1,
            anchor: None,
        },
        start: Some(time(hour, minute, 0, 0)),
        minutes: Some(60),
        time_zone: Some("America/New_York".to_owned()),
        zone_from: ZoneFrom::Record,
        exceptions: Exceptions::default(),
    }
}

fn index(rows: usize) -> Index {
    let mut builder = IndexBuilder::default();
    for number in 0..rows {
        let (id, name) = (format!("{number:08x}"), format!("Group {}", number % 5_000));
        let degrees = |step: usize| (number * step % 100_000) as f64 / 1_000.0;
        builder.push(&Row {
            row: i64::try_from(number + 1).unwrap(),
            id: &id,
            name: Some(&name),
            source: "one",
            others: Vec::new(),
            fellowship: Some("aa"),
            problems: vec![("substance/alcohol", true)],
            point: Point::new(degrees(7) - 50.0, degrees(13) + 1.0),
            attendance: Attendance::InPerson,
            status: Status::Active,
            doubtful: false,
            who: WhoMayAttend::Open,
            schedule: schedule(number),
            formats: vec!["discussion"],
            languages: vec!["en"],
            audience: Vec::new(),
            access: Vec::new(),
            sample: false,
        });
    }
    let all: Vec<i64> = (1..=i64::try_from(rows).unwrap()).collect();
    builder.word("group", &all);
    builder.build(1)
}

fn queries(index: &Index) -> Vec<Query> {
    let base = Query {
        limit: 50,
        count_facets: true,
        ..Query::default()
    };
    let near = Point::new(10.0, 40.0).map(|point| Near {
        point,
        within_km: Some(3_000.0),
    });
    let word = AskedWord {
        spellings: vec!["g".to_owned()],
        unfinished: true,
    };
    let text = index.with_words(&[word]).map(|hits| TextHits {
        hits,
        words: vec!["g".to_owned()],
    });
    vec![
        base.clone(),
        Query {
            sort: Sort::Nearest,
            near,
            ..base.clone()
        },
        Query {
            text,
            sort: Sort::Relevance,
            ..base.clone()
        },
        Query {
            problems: vec![ProblemId::new("substance")],
            formats: vec!["discussion".to_owned()],
            days: vec![*WEEKDAYS.first().unwrap()],
            near,
            ..base
        },
    ]
}

fn largest(rows: usize) -> (usize, usize) {
    let index = index(rows);
    let now: Timestamp = "2026-11-23T18:05:20Z".parse().unwrap();
    let ask = || {
        for query in queries(&index) {
            assert!(
                index.answer(&query, now, &TimeZone::UTC).total > 0,
                "something is found"
            );
        }
    };
    // The first search of a minute computes when everything is held next.
    ask();
    AllocationRegistry::set_global_tracker(Largest).expect("the only one");
    AllocationRegistry::enable_tracking();
    let mut token = AllocationGroupToken::register().expect("a group");
    let group = token.enter();
    ask();
    drop(group);
    AllocationRegistry::disable_tracking();
    (
        LARGEST.load(Ordering::Relaxed),
        PIECES.load(Ordering::Relaxed),
    )
}

#[test]
fn a_warm_search_asks_for_no_large_piece() {
    let rows = std::env::var("OPEN_CIRCLE_ROWS").map_or(50_000, |rows| rows.parse().unwrap());
    let (largest, pieces) = largest(rows);
    println!(
        "{rows} rows: four searches take {pieces} pieces of memory, the largest {largest} bytes"
    );
    assert!(pieces > 0, "the searches were watched");
    assert!(
        largest <= LONGEST,
        "no piece above a megabyte, whatever is asked: {largest}"
    );
}
