//! `circle mapping`: what the columns of a list mean, and what would be read with that.

use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use circle_domain::schedule::weekday_name;
use circle_engine::NewSource;
use serde_json::json;
use std::path::Path;
use tokio_util::sync::CancellationToken;

/// The text of a mapping file.
pub(crate) fn text_of(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|_| {
        Failure::new(
            "file_unreadable",
            format!("{} cannot be read", file.display()),
        )
    })
}

/// Shows columns, guess and first rows, and writes the mapping file where one is named.
pub(crate) fn run(
    session: &Session,
    location: &str,
    mapping: Option<&Path>,
    output: Option<&Path>,
) -> Result<Ending, Failure> {
    let engine = session.engine()?;
    let given = mapping.map(text_of).transpose()?;
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| Failure::new("internal", error.to_string()))?;
    let cancel = CancellationToken::new();
    let sources = engine.sources()?;
    let in_use = sources
        .iter()
        .find(|known| known.source.id.as_str() == location || known.source.location == location);
    let preview = match in_use {
        Some(known) => {
            let id = &known.source.id;
            runtime.block_on(engine.preview_source_mapping(
                id,
                given.as_deref(),
                session.now,
                &cancel,
            ))?
        }
        None => {
            let new = NewSource {
                location: location.to_owned(),
                ..NewSource::default()
            };
            runtime.block_on(engine.preview_mapping(
                &new,
                given.as_deref(),
                session.now,
                &cancel,
            ))?
        }
    };
    if let Some(file) = output {
        std::fs::write(file, preview.mapping.to_text()).map_err(|_| {
            Failure::new(
                "folder_not_writable",
                format!("{} cannot be written", file.display()),
            )
        })?;
    }
    if session.json {
        let columns: Vec<_> = preview
            .columns
            .iter()
            .map(|column| {
                json!({ "column": column.name, "means": column.means.as_str(), "confidence": column.confidence,
                    "filled": column.filled, "samples": column.samples })
            })
            .collect();
        let meetings: Vec<_> = preview.meetings.iter().map(|meeting| {
            let venue = meeting.venue.as_ref();
            json!({ "name": meeting.name, "fellowship": meeting.fellowship.as_ref().map(|id| id.as_str()),
                "weekday": meeting.schedule.weekday().map(weekday_name),
                "start": meeting.schedule.start.map(|time| time.strftime("%H:%M").to_string()),
                "address": venue.and_then(|venue| venue.address.clone()), "city": venue.and_then(|venue| venue.city.clone()),
                "postal_code": venue.and_then(|venue| venue.postal_code.clone()), "attendance": meeting.attendance.as_str() })
        }).collect();
        let notices: Vec<_> = preview
            .notices
            .iter()
            .map(|notice| json!({ "code": notice.code, "severity": notice.severity, "count": notice.count }))
            .collect();
        print_json(
            &json!({ "columns": columns, "mapping": preview.mapping, "is_enough": preview.is_enough,
            "read": preview.read, "accepted": preview.accepted, "rejected": preview.rejected,
            "notices": notices, "meetings": meetings }),
        )?;
    } else {
        for column in &preview.columns {
            print_line(&format!(
                "{}: {} ({:.0} %)  {}",
                column.name,
                column.means.as_str(),
                column.confidence * 100.0,
                column.samples.join(" | ")
            ))?;
        }
        print_line(&format!(
            "read {}, accepted {}, rejected {}",
            preview.read, preview.accepted, preview.rejected
        ))?;
        for meeting in &preview.meetings {
            let venue = meeting.venue.as_ref();
            print_line(&format!(
                "  {}  {} {}  {}",
                meeting.name.as_deref().unwrap_or("-"),
                meeting.schedule.weekday().map_or("-", weekday_name),
                meeting
                    .schedule
                    .start
                    .map_or_else(|| "-".to_owned(), |time| time.strftime("%H:%M").to_string()),
                venue
                    .and_then(|venue| venue.address.clone().or_else(|| venue.city.clone()))
                    .unwrap_or_default()
            ))?;
        }
        for notice in &preview.notices {
            print_line(&format!("{}: {}", notice.code, notice.count))?;
        }
    }
    if !preview.is_enough {
        session.say("The columns do not say enough: write a mapping file with --output, correct it, and try it with --mapping.");
        return Ok(Ending::InPart);
    }
    Ok(Ending::Done)
}
