//! A program that is killed while it copies leaves the state before or the state after, never one between.
//!
//! This program starts itself again as the one that is killed: that copies two versions of a list in turn, in which every
//! record differs. `OPEN_CIRCLE_KILLS` says how often (25 without it), `OPEN_CIRCLE_KILL_SEED` where the random moments start.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "these are tests"
)]

use circle_domain::{FeedFormat, FellowshipId};
use circle_engine::sync::{SyncEvent, SyncPhase, SyncRequest};
use circle_engine::{Engine, NewSource, Options};
use circle_store::{Directory, content_hash};
use circle_tests::listings::room;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How many records each version has.
const RECORDS: u32 = 400;

/// The first word of every name, by version: no record of one version has the other's.
const NAMES: [&str; 2] = ["Lantern", "Beacon"];

const FOLDER: &str = "OPEN_CIRCLE_KILL_FOLDER";
const TURN: &str = "OPEN_CIRCLE_KILL_TURN";

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

/// The moment of the copy with this number: every copy is due. No record was changed after the first of them: a date that
/// has not come yet would be left out, and the same list be another once it has.
fn moment(turn: u64) -> Timestamp {
    let start: Timestamp = "2027-01-04T08:00:00Z".parse().unwrap();
    start + SignedDuration::from_hours(i64::try_from(turn).unwrap())
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// A version of the list: the same groups, and everything that can be withdrawn is another.
fn list(version: usize) -> String {
    let rows = (1..=RECORDS).map(|number| {
        let name = format!("{} Group {number}", NAMES[version]);
        let day = u8::try_from((number as usize + version) % 7).unwrap();
        let mut row = room(
            number,
            &name,
            day,
            if version == 0 { "19:30" } else { "07:00" },
        );
        let mut noise = Numbers(u64::from(number) * 7919 + version as u64 + 1);
        let length = 5 + noise.next(60);
        let words: Vec<String> = (0..length)
            .map(|_| noise.next(1 << 40).to_string())
            .collect();
        row["notes"] = json!(format!("{} {}", NAMES[version], words.join(" ")));
        row["formatted_address"] = json!(format!(
            "{number} {} St, Seattle, WA 98101, USA",
            NAMES[version]
        ));
        row["conference_phone"] = json!(format!("+1206555{:04}", number as usize + version));
        row
    });
    Value::Array(rows.collect()).to_string()
}

fn feed(folder: &Path) -> PathBuf {
    folder.join("list.json")
}

/// Puts a version in the place of the list, whole.
fn publish(folder: &Path, version: usize) {
    let beside = folder.join("list.new");
    std::fs::write(&beside, list(version)).unwrap();
    std::fs::rename(beside, feed(folder)).unwrap();
}

fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// Copies the list once. Everything that is told meanwhile goes to `told`.
fn copy(folder: &Path, turn: u64, told: impl Fn(&SyncEvent) + Send + Sync) {
    let now = moment(turn);
    let engine = Engine::open(&data(folder), now, Options::default()).unwrap();
    let new = NewSource {
        location: feed(folder).display().to_string(),
        format: Some(FeedFormat::MeetingGuide),
        fellowship: Some(FellowshipId::new("aa")),
        ..NewSource::default()
    };
    let id = engine.add_source(&new, now).unwrap().id;
    let request = SyncRequest {
        ids: vec![id],
        all: false,
        ..SyncRequest::default()
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cancel = CancellationToken::new();
    let report = runtime
        .block_on(engine.sync(&request, now, &told, &cancel))
        .unwrap();
    assert!(report.is_complete(), "the list is copied: {report:?}");
}

/// The program that is killed: does nothing unless it was started for that.
#[test]
fn the_program_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let mut turn = number(TURN, 0);
    let say = |event: &SyncEvent| {
        let mut out = std::io::stdout().lock();
        // Nobody listens any more: then the end is near.
        drop(writeln!(out, "phase {}", event.phase.as_str()).and_then(|()| out.flush()));
    };
    loop {
        turn += 1;
        publish(&folder, usize::from(turn.is_multiple_of(2)));
        copy(&folder, turn, say);
        println!("phase between");
    }
}

/// A hash of everything that is stored of every meeting, and how many there are. What is wrong with the file ends the test.
fn state(folder: &Path, turn: u64) -> (String, usize) {
    let (directory, opened) =
        Directory::open(&data(folder).join("directory.db"), moment(turn)).unwrap();
    assert_eq!(
        (opened.created, opened.rebuilt),
        (false, None),
        "the file is used as it is"
    );
    assert_eq!(
        directory.faults().unwrap(),
        Vec::<String>::new(),
        "SQLite finds nothing wrong with it"
    );
    let mut rows = Vec::new();
    directory
        .columns(|_, row| rows.push(row.row), None)
        .unwrap();
    let meetings = directory.meetings(&rows).unwrap();
    assert_eq!(meetings.len(), rows.len(), "every row has its meeting");
    let mut hashes: Vec<String> = meetings
        .iter()
        .map(|stored| format!("{} {}", stored.id, content_hash(&stored.meeting).unwrap()))
        .collect();
    hashes.sort_unstable();
    for name in NAMES {
        let named = meetings
            .iter()
            .filter(|stored| stored.meeting.name.as_deref().unwrap().starts_with(name))
            .count();
        assert_eq!(
            directory.text_matches(&[name.to_owned()]).unwrap().len(),
            named,
            "the index of words fits the meetings"
        );
    }
    let changed: Vec<Option<Timestamp>> = meetings
        .iter()
        .map(|stored| {
            let history = directory.history(&stored.id, moment(turn)).unwrap();
            history.first().map(|change| change.at)
        })
        .collect();
    assert!(
        changed.windows(2).all(|pair| pair[0] == pair[1]),
        "every meeting's history ends with the same copy"
    );
    (hashes.join("\n"), meetings.len())
}

/// Starts the program and kills it after it told `phase` (or, without one, anything) so many times, and `wait` more. What
/// it told last.
fn kill(folder: &Path, turn: u64, phase: Option<&str>, times: u64, wait: Duration) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["the_program_that_is_killed", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .env(TURN, turn.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let told = BufReader::new(child.stdout.take().unwrap());
    let (send, receive) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        for line in told.lines().map_while(Result::ok) {
            if let Some(phase) = line.strip_prefix("phase ")
                && send.send(phase.to_owned()).is_err()
            {
                return;
            }
        }
    });
    let mut last = "start".to_owned();
    let mut told = 0;
    while told < times {
        last = receive.recv().expect("it copies until it is killed");
        told += u64::from(phase.is_none_or(|phase| phase == last));
    }
    // A random moment is what this test is about.
    let mut left = wait;
    while let Ok(phase) = receive.recv_timeout(left) {
        last = phase;
        left /= 2;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    drop(receive);
    reader.join().unwrap();
    last
}

#[test]
fn killed_at_any_moment_it_leaves_one_state_or_the_other() {
    if std::env::var_os(FOLDER).is_some() {
        return;
    }
    let times = number("OPEN_CIRCLE_KILLS", 25);
    let seed = number("OPEN_CIRCLE_KILL_SEED", 1);
    let folder = tempfile::tempdir().unwrap();
    let known: Vec<String> = [0, 1]
        .iter()
        .map(|version| {
            publish(folder.path(), *version);
            copy(folder.path(), *version as u64, |_| ());
            let (state, meetings) = state(folder.path(), *version as u64);
            assert_eq!(meetings, RECORDS as usize, "the whole list was copied");
            state
        })
        .collect();
    assert_ne!(known[0], known[1], "the versions differ");
    let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut seen: BTreeMap<(String, &str), u32> = BTreeMap::new();
    for killed in 1..=times {
        // The program copies a few times at most before it is killed.
        let turn = killed * 20 + numbers.next(2);
        let (phase, count) = match numbers.next(4) {
            0 => (None, numbers.next(14)),
            // Most of what could go wrong goes wrong while it is written.
            _ => (Some("writing"), 1 + numbers.next(2)),
        };
        let wait = Duration::from_micros(numbers.next(1000) * numbers.next(500));
        let last = kill(folder.path(), turn, phase, count, wait);
        let (found, meetings) = state(folder.path(), turn + 20);
        let Some(version) = known.iter().position(|state| *state == found) else {
            let alike = |state: &String| {
                let known: BTreeSet<&str> = state.lines().collect();
                found.lines().filter(|line| known.contains(line)).count()
            };
            panic!(
                "killed for the {killed}th time, after {last}: neither of both states, but {meetings} meetings, {} of one and {} of the other; look into {}",
                alike(&known[0]),
                alike(&known[1]),
                folder.keep().display()
            );
        };
        *seen.entry((last, NAMES[version])).or_default() += 1;
    }
    println!(
        "killed {times} times, seed {seed}: each time the file was sound and held one state or the other"
    );
    for ((phase, version), count) in seen {
        println!("    last told: {phase:10} holds: {version:8} {count}");
    }
    // Two engines never ran at once, so the last word is a copy that is let to its end.
    publish(folder.path(), 0);
    copy(folder.path(), times * 20 + 40, |_: &SyncEvent| ());
    assert_eq!(
        state(folder.path(), times * 20 + 41).0,
        known[0],
        "and it goes on as if nothing had been"
    );
}

/// The phases are what the kill counts: they keep their names.
#[test]
fn phases_are_told() {
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path(), 0);
    let told = std::sync::Mutex::new(Vec::new());
    copy(folder.path(), 0, |event| {
        told.lock().unwrap().push(event.phase)
    });
    let told = told.into_inner().unwrap();
    assert!(
        told.contains(&SyncPhase::Writing) && told.last() == Some(&SyncPhase::Done),
        "writing is told before it happens, and the end at the end: {told:?}"
    );
}
