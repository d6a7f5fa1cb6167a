//! Reads one document as a directory and prints what came of it: `cargo run -p circle-feeds --example read -- FILE [FELLOWSHIP] [EVERY]`.
//! With `EVERY`, each record that this number divides is printed whole.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use circle_domain::{FeedFormat, FellowshipId, SourceId};
use circle_feeds::{Document, ReadOptions, Role, read, recognize};
use std::collections::BTreeMap;

fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else {
        eprintln!("usage: read FILE [FELLOWSHIP] [EVERY]");
        return std::process::ExitCode::from(2);
    };
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return std::process::ExitCode::from(3);
        }
    };
    let fellowship = arguments
        .get(1)
        .filter(|text| !text.is_empty())
        .map(|text| FellowshipId::new(text.as_str()));
    let every: usize = arguments
        .get(2)
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    // The file is as old as its copy: that is when it was read.
    let modified = std::fs::metadata(path)
        .and_then(|file| file.modified())
        .ok();
    let read_at = modified
        .and_then(|time| jiff::Timestamp::try_from(time).ok())
        .unwrap_or_default();
    let source = SourceId::of_location(path);
    let options = ReadOptions {
        mapping: None,
        all_services: false,
        source: &source,
        fellowship: fellowship.as_ref(),
        country: None,
        read_at,
    };
    let format = recognize(&bytes);
    let started = std::time::Instant::now();
    let document = Document {
        name: "",
        role: Role::Listing,
        bytes: &bytes,
    };
    match read(
        format.unwrap_or(FeedFormat::MeetingGuide),
        &[document],
        &options,
    ) {
        Ok(reading) => {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for meeting in reading.records.iter().flat_map(|record| &record.meetings) {
                *counts
                    .entry(format!("attendance {}", meeting.attendance.as_str()))
                    .or_default() += 1;
                *counts
                    .entry(format!("status {}", meeting.status().as_str()))
                    .or_default() += 1;
                *counts
                    .entry(format!("recurrence {}", meeting.schedule.recurrence_name()))
                    .or_default() += 1;
                if !meeting.shows_something() {
                    *counts.entry("SHOWS NOTHING".to_owned()).or_default() += 1;
                }
            }
            for notice in &reading.notices {
                *counts
                    .entry(format!("notice {}", notice.code.as_str()))
                    .or_default() += 1;
            }
            println!(
                "{format:?} read {} accepted {} rejected {} in {:?}",
                reading.read,
                reading.records.len(),
                reading.rejected,
                started.elapsed()
            );
            println!("{counts:?}");
            if every > 0 {
                for record in reading.records.iter().step_by(every) {
                    println!("{} from {:?}", record.key, record.imported_from);
                    record.meetings.iter().for_each(line);
                }
                for notice in &reading.notices {
                    println!(
                        "{} {} {} {:?}",
                        notice.code.as_str(),
                        notice.record,
                        notice.field,
                        notice.value
                    );
                }
            }
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{error}");
            std::process::ExitCode::from(1)
        }
    }
}

/// One meeting, for the eye.
fn line(meeting: &circle_domain::Meeting) {
    let codes = |codes: &[circle_domain::Code]| {
        codes
            .iter()
            .map(circle_domain::Code::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let schedule = &meeting.schedule;
    println!(
        "  {:?} group {:?} slot {:?}",
        meeting.name, meeting.group, meeting.slot
    );
    println!(
        "    {:?} {:?} {:?} min {:?} | {} {}",
        schedule.recurrence,
        schedule.start,
        schedule.minutes,
        schedule.time_zone,
        meeting.attendance.as_str(),
        meeting.status().as_str()
    );
    println!("    {:?}", meeting.venue);
    println!("    {:?}", meeting.online);
    println!("    {:?}", meeting.contact);
    println!(
        "    formats {} | for {} | access {} | {:?} | {} | body {:?} | {:?} {:?} | {:?}",
        codes(&meeting.formats),
        codes(&meeting.audience),
        codes(&meeting.access),
        meeting.languages,
        meeting.who_may_attend.as_str(),
        meeting.service_body,
        meeting.last_changed,
        meeting.last_confirmed,
        meeting.page_url
    );
    println!("    {:?}", meeting.notes);
}
