//! The listings that are multiplied: real ones from a file, or the invented ones that ship with the program.

use super::Listing;
use circle_domain::{Attendance, FeedFormat, FellowshipId, Recurrence, SourceId};
use serde_json::Value;
use std::io::Read;
use std::path::Path;

const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

pub(super) fn real(file: &Path) -> Result<Vec<Listing>, String> {
    let packed = std::fs::read(file).map_err(|error| error.to_string())?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed.as_slice())
        .read_to_string(&mut text)
        .map_err(|error| error.to_string())?;
    let mut listings = Vec::new();
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let text = |pointer: &str| {
            row.pointer(pointer)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        for slot in row
            .get("schedule")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let day = slot
                .get("day")
                .and_then(Value::as_str)
                .and_then(|day| DAYS.iter().position(|name| *name == day));
            let online = text("/format") != "in-person";
            listings.push(Listing {
                fellowship: text("/program"),
                name: text("/name"),
                venue: text("/venue_name"),
                street: text("/venue/street"),
                city: text("/venue/city"),
                region: text("/venue/state").to_uppercase(),
                postal_code: text("/venue/zip"),
                country: "US".to_owned(),
                point: row
                    .pointer("/geo/lat")
                    .and_then(Value::as_f64)
                    .zip(row.pointer("/geo/lng").and_then(Value::as_f64)),
                day: day.and_then(|day| i64::try_from(day).ok()).unwrap_or(0),
                time: slot
                    .get("time")
                    .and_then(Value::as_str)
                    .unwrap_or("19:00")
                    .to_owned(),
                minutes: slot
                    .get("duration_min")
                    .and_then(Value::as_i64)
                    .unwrap_or(60),
                types: row
                    .get("types")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .map(code)
                    .collect(),
                link: online.then(|| format!("https://zoom.us/j/{}", 10_000_000 + listings.len())),
                notes: text("/notes"),
            });
        }
    }
    Ok(listings)
}

/// What several programmes call by names of their own, by its Meeting Guide code, so that filters find it.
fn code(published: &str) -> String {
    match published {
        "open" => "O",
        "closed" => "C",
        "discussion" | "disc" => "D",
        "speaker" | "spk" => "SP",
        "wc" => "X",
        "step" | "steps" => "ST",
        other => return other.to_uppercase(),
    }
    .to_owned()
}

pub(super) fn invented() -> Result<Vec<Listing>, String> {
    let file = crate::process::root().join("src-tauri/crates/engine/data/sample.json");
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let source = SourceId::new("sample");
    let options = circle_feeds::ReadOptions {
        mapping: None,
        all_services: false,
        source: &source,
        fellowship: None,
        country: None,
        read_at: jiff::Timestamp::UNIX_EPOCH,
    };
    let document = circle_feeds::Document {
        name: "",
        role: circle_feeds::Role::Listing,
        bytes: &bytes,
    };
    let reading = circle_feeds::read(FeedFormat::Sample, &[document], &options)
        .map_err(|error| error.to_string())?;
    let meetings = reading
        .records
        .into_iter()
        .flat_map(|record| record.meetings);
    Ok(meetings
        .map(|meeting| {
            let venue = meeting.venue.clone().unwrap_or_default();
            let day = match meeting.schedule.recurrence {
                Recurrence::Weekly { weekday, .. } | Recurrence::Monthly { weekday, .. } => {
                    i64::from(weekday.to_sunday_zero_offset())
                }
                Recurrence::Dates(_) | Recurrence::ByArrangement => 0,
            };
            Listing {
                fellowship: meeting
                    .fellowship
                    .as_ref()
                    .map_or("none", FellowshipId::as_str)
                    .to_owned(),
                name: meeting.name.unwrap_or_default(),
                venue: venue.name.unwrap_or_default(),
                street: if meeting.attendance == Attendance::Online {
                    String::new()
                } else {
                    venue.address.unwrap_or_default()
                },
                city: venue.city.unwrap_or_default(),
                region: venue.region.unwrap_or_default(),
                postal_code: venue.postal_code.unwrap_or_default(),
                country: venue.country.unwrap_or_default(),
                point: venue.point.map(|point| (point.latitude, point.longitude)),
                day,
                time: meeting.schedule.start.map_or_else(
                    || "19:00".to_owned(),
                    |time| time.strftime("%H:%M").to_string(),
                ),
                minutes: meeting.schedule.minutes.map_or(60, i64::from),
                types: vec!["O".to_owned()],
                link: meeting
                    .attendance
                    .has_link()
                    .then(|| "https://zoom.us/j/10000000".to_owned()),
                notes: meeting.notes.unwrap_or_default(),
            }
        })
        .collect())
}
