//! Reads one feed and says what came of it.

use super::feed::Documents;
use super::manifest::Entry;
use circle_domain::{Attendance, FellowshipId, NoticeCode, Reading, SourceId};
use circle_feeds::ReadOptions;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// How many kinds of notices a line names.
const TOP_NOTICES: usize = 6;

/// Reads a feed; an error is a sentence.
#[expect(
    clippy::disallowed_methods,
    reason = "a workshop's program: it judges what is there today"
)]
pub(super) fn read(entry: &Entry, documents: &Documents) -> Result<Reading, String> {
    let source = SourceId::of_location(&entry.path);
    let fellowship = entry.fellowship.as_deref().map(FellowshipId::new);
    let options = ReadOptions {
        mapping: None,
        all_services: false,
        source: &source,
        fellowship: fellowship.as_ref(),
        country: None,
        read_at: jiff::Timestamp::now(),
    };
    let parts = documents.parts();
    match catch_unwind(AssertUnwindSafe(|| {
        circle_feeds::read(documents.format, &parts, &options)
    })) {
        Ok(Ok(reading)) => Ok(reading),
        Ok(Err(error)) => Err(format!("cannot be read: {error}")),
        Err(_) => Err("reading it panics".to_owned()),
    }
}

/// The line of a feed, what is not as it must be, and what was read.
pub(super) fn judge(
    entry: &Entry,
    documents: &Documents,
) -> (String, Vec<String>, Option<Reading>) {
    let started = Instant::now();
    let reading = match read(entry, documents) {
        Ok(reading) => reading,
        Err(fault) => return (format!("{}: {fault}", entry.path), vec![fault], None),
    };
    let seconds = started.elapsed().as_secs_f64();
    let mut line = line(entry, &reading, seconds);
    let mut faults = faults(&reading);
    if reading.read != entry.records {
        match documents.lines() {
            // A text in quotes may hold a line break: it is one record, and two lines.
            Some(lines) if lines == entry.records && reading.read < lines => {
                let _ = write!(line, "; the manifest counts {lines} lines");
            }
            _ => faults.push(format!(
                "the manifest counts {} records, read were {}",
                entry.records, reading.read
            )),
        }
    }
    (line, faults, Some(reading))
}

fn line(entry: &Entry, reading: &Reading, seconds: f64) -> String {
    let meetings = || reading.records.iter().flat_map(|record| &record.meetings);
    let mut line = format!(
        "{} [{}]: read {}, accepted {}, rejected {}, meetings {}",
        entry.path,
        entry.format,
        reading.read,
        reading.records.len(),
        reading.rejected,
        meetings().count()
    );
    for attendance in [
        Attendance::InPerson,
        Attendance::Online,
        Attendance::Hybrid,
        Attendance::None,
    ] {
        let count = meetings()
            .filter(|meeting| meeting.attendance == attendance)
            .count();
        let _ = write!(line, ", {} {count}", attendance.as_str());
    }
    let mut counts: BTreeMap<NoticeCode, usize> = BTreeMap::new();
    for notice in &reading.notices {
        *counts.entry(notice.code).or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let top: Vec<String> = counts
        .iter()
        .take(TOP_NOTICES)
        .map(|(code, count)| format!("{} {count}", code.as_str()))
        .collect();
    let _ = write!(
        line,
        "; {}; {seconds:.2} s",
        if top.is_empty() {
            "no notices".to_owned()
        } else {
            top.join(", ")
        }
    );
    line
}

fn faults(reading: &Reading) -> Vec<String> {
    let mut faults = Vec::new();
    let accepted = reading.records.len();
    if reading.read != accepted + reading.rejected {
        faults.push(format!(
            "read {} is not accepted {accepted} + rejected {}",
            reading.read, reading.rejected
        ));
    }
    // What its publisher does not publish is not lost.
    let drafts = reading
        .notices
        .iter()
        .filter(|notice| notice.code == NoticeCode::NotPublished)
        .count();
    let lost = reading.rejected.saturating_sub(drafts);
    if lost > 2 && lost * 100 > reading.read {
        faults.push(format!("{lost} of {} records are lost", reading.read));
    }
    let mute = |record: &&circle_domain::Record| {
        record.meetings.is_empty()
            || !record
                .meetings
                .iter()
                .all(circle_domain::Meeting::shows_something)
    };
    let mute = reading.records.iter().filter(mute).count();
    if mute > 0 {
        faults.push(format!(
            "{mute} accepted records show neither a name nor a place nor a way to join"
        ));
    }
    let zones = reading
        .records
        .iter()
        .flat_map(|record| &record.meetings)
        .filter_map(|meeting| meeting.schedule.time_zone.as_deref());
    let unknown = zones
        .filter(|zone| jiff::tz::TimeZone::get(zone).is_err())
        .count();
    if unknown > 0 {
        faults.push(format!(
            "{unknown} meetings have a time zone that does not exist"
        ));
    }
    faults
}
