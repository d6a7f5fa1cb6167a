//! How fast records are taken over, and how big they are: `cargo run --release -p circle-store --example ingest -- 100000`.
//!
//! The records are invented; their lengths are those of what real directories publish.

#![allow(
    clippy::print_stdout,
    reason = "a program that prints what it measured"
)]

use circle_domain::{
    Alias, AliasKind, Attendance, Code, FellowshipId, Meeting, OnlineAccess, Point, PositionFrom,
    ProblemClaim, ProblemId, Record, RecordKey, Recurrence, Source, Venue, WhoMayAttend, ZoneFrom,
};
use circle_store::directory::{Applied, Validators};
use circle_store::{Directory, SqliteFile};
use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use std::time::Instant;

const SYLLABLES: [&str; 24] = [
    "bel", "mor", "tan", "ri", "vo", "ka", "shel", "dun", "wick", "ham", "ton", "lo", "per", "ast",
    "en", "gre", "fal", "mi", "nor", "quay", "bro", "ster", "lin", "ford",
];

/// A small generator, so that every run is the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap_or(0)
    }

    fn word(&mut self, kinds: usize) -> String {
        let mut kind = Numbers(self.next(kinds) as u64 * 7919 + 13);
        for _ in 0..4 {
            kind.next(2);
        }
        (0..2 + kind.next(3))
            .filter_map(|_| SYLLABLES.get(kind.next(SYLLABLES.len())))
            .copied()
            .collect()
    }

    fn words(&mut self, count: usize, kinds: usize) -> String {
        (0..count)
            .map(|_| self.word(kinds))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn record(number: usize, turn: usize, numbers: &mut Numbers) -> Record {
    let mut meeting = Meeting::empty();
    let (name, city) = (numbers.words(3, 4000), numbers.word(3000));
    let address = format!("{} {} Street", numbers.next(900), numbers.word(5000));
    let notes = (numbers.next(10) < 6).then(|| {
        let length = 4 + numbers.next(30);
        numbers.words(length, 2500)
    });
    let online = numbers.next(10) < 3;
    meeting.name = Some(if turn > 0 {
        format!("{name} {turn}")
    } else {
        name.clone()
    });
    meeting.notes.clone_from(&notes);
    meeting.fellowship = Some(FellowshipId::new("na"));
    meeting.problems = vec![ProblemClaim {
        problem: ProblemId::new("substance/drugs"),
        primary: true,
    }];
    meeting.attendance = if online {
        Attendance::Hybrid
    } else {
        Attendance::InPerson
    };
    let hour = i8::try_from(7 + numbers.next(14)).unwrap_or(7);
    let weekday = Weekday::from_monday_zero_offset(i8::try_from(numbers.next(7)).unwrap_or(0))
        .unwrap_or(Weekday::Monday);
    meeting.schedule.recurrence = Recurrence::Weekly {
        weekday,
        interval: 1,
        anchor: None,
    };
    meeting.schedule.start = Time::new(hour, 30, 0, 0).ok();
    meeting.schedule.minutes = Some(60);
    meeting.schedule.time_zone = Some("America/New_York".to_owned());
    meeting.schedule.zone_from = ZoneFrom::Record;
    let latitude = 25.0 + numbers.next(24_000_000) as f64 / 1e6;
    let longitude = -120.0 + numbers.next(50_000_000) as f64 / 1e6;
    let venue = numbers.words(3, 3000);
    meeting.venue = Some(Venue {
        name: Some(venue.clone()),
        address: Some(address.clone()),
        city: Some(city.clone()),
        region: Some("OH".to_owned()),
        postal_code: Some(format!("{:05}", numbers.next(99_999))),
        country: Some("US".to_owned()),
        point: Point::new(latitude, longitude),
        position_from: Some(PositionFrom::Record),
        ..Venue::default()
    });
    let link = format!(
        "https://us02web.zoom.us/j/{}{}",
        numbers.next(999_999),
        numbers.next(99_999)
    );
    if online {
        meeting.online = Some(OnlineAccess {
            url: Some(link.clone()),
            provider: Some("zoom.us".to_owned()),
            ..OnlineAccess::default()
        });
    }
    meeting.formats = vec![Code::known("discussion"), Code::known("literature")];
    meeting.languages = vec!["en".to_owned()];
    meeting.who_may_attend = WhoMayAttend::Open;
    meeting.world_id = Some(format!("G{number:08}"));
    let public = format!(
        "{{\"id_bigint\":\"{number}\",\"worldid_mixed\":\"G{number:08}\",\"service_body_bigint\":\"{}\",\
         \"weekday_tinyint\":\"{}\",\"venue_type\":\"{}\",\"start_time\":\"{hour:02}:30:00\",\
         \"duration_time\":\"01:00:00\",\"time_zone\":\"America/New_York\",\"formats\":\"D,Li,O\",\
         \"longitude\":\"{longitude}\",\"latitude\":\"{latitude}\",\"published\":\"1\",\
         \"format_shared_id_list\":\"4,12,17\",\"meeting_name\":\"{}\",\"location_text\":\"{venue}\",\
         \"location_street\":\"{address}\",\"location_municipality\":\"{city}\",\"location_province\":\"OH\",\
         \"location_nation\":\"US\",\"comments\":\"{}\",\"virtual_meeting_link\":\"{}\"}}",
        numbers.next(200),
        weekday.to_sunday_one_offset(),
        if online { 3 } else { 1 },
        meeting.name.as_deref().unwrap_or_default(),
        notes.as_deref().unwrap_or_default(),
        if online { link.as_str() } else { "" },
    );
    Record {
        key: RecordKey::new(number.to_string()),
        aliases: vec![
            Alias {
                kind: AliasKind::WorldId,
                value: format!("G{number:08}"),
            },
            Alias {
                kind: AliasKind::Content,
                value: format!("{:016x}", number as u64 * 0x9E37_79B9_7F4A_7C15),
            },
        ],
        meetings: vec![meeting],
        public,
        imported_from: None,
    }
}

/// `count` records; every `of`th says something else than in turn 0.
fn records(count: usize, turn: usize, of: usize) -> Vec<Record> {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    (0..count)
        .map(|number| {
            record(
                number,
                if number % of == 0 { turn } else { 0 },
                &mut numbers,
            )
        })
        .collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args()
        .nth(1)
        .map_or(Ok(100_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("directory.db");
    let (directory, _) = Directory::open(&path, Timestamp::UNIX_EPOCH)?;
    let source = Source::new("One", "https://one.example");
    let validators = Validators::default();
    for (what, turn, of) in [("new", 0, 1), ("same", 0, 1), ("1 in 250 changed", 1, 250)] {
        let records = records(count, turn, of);
        let applied = Applied {
            validators: &validators,
            ..Applied::new(Timestamp::UNIX_EPOCH, count)
        };
        let start = Instant::now();
        let changes = directory.apply(&source, records, &applied)?;
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{what}: {count} records in {seconds:.2} s, {:.0}/s (+{} ~{} -{})",
            count as f64 / seconds,
            changes.added,
            changes.changed,
            changes.removed
        );
    }
    let size: u64 = SqliteFile::all(&path)
        .iter()
        .filter_map(|file| std::fs::metadata(file).ok())
        .map(|file| file.len())
        .sum();
    println!(
        "size: {size} bytes, {:.0} a meeting",
        size as f64 / count as f64
    );
    let start = Instant::now();
    let columns = directory.columns(
        |_, row| {
            std::hint::black_box(&row);
        },
        None,
    )?;
    println!(
        "columns: {} rows in {:.0} ms",
        columns.rows,
        start.elapsed().as_secs_f64() * 1e3
    );
    for words in ["bel", "belmor", "mor ka"] {
        let asked: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let start = Instant::now();
        let rows = directory.text_matches(&asked)?;
        println!(
            "words {words:?}: {} rows in {:.2} ms",
            rows.len(),
            start.elapsed().as_secs_f64() * 1e3
        );
    }
    let rows: Vec<i64> = (1..=50)
        .map(|row| row * (count as i64 / 50).max(1))
        .collect();
    let start = Instant::now();
    let page = directory.meetings(&rows)?;
    println!(
        "page: {} meetings in {:.2} ms",
        page.len(),
        start.elapsed().as_secs_f64() * 1e3
    );
    let start = Instant::now();
    let purged = directory.purge()?;
    println!("purge ({purged}): {:.2} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let removed = directory.remove_source(&source.id)?;
    println!(
        "remove: {removed} meetings in {:.2} s",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}
