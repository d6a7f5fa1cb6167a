//! `circle calendar`: meetings as a calendar file, for the calendar of the person who asks or of an organization.

use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use circle_domain::MeetingId;
use circle_engine::Moment;
use circle_words::Words;
use serde_json::{Value, json};
use std::path::Path;

/// Writes the meetings `ids` to `output`, or to standard output.
pub(crate) fn run(
    session: &Session,
    ids: &[String],
    reveal: bool,
    output: Option<&Path>,
) -> Result<Ending, Failure> {
    let engine = session.engine_in_use()?;
    let moment = Moment::new(session.now, session.zone.clone());
    let ids: Vec<MeetingId> = ids.iter().map(MeetingId::new).collect();
    let file = engine.calendar(&ids, &moment, reveal, &session.locale)?;
    if let Some(path) = output {
        std::fs::write(path, &file.text)
            .map_err(|error| Failure::new("file", error.to_string()))?;
    }
    let words = Words::new(&session.locale);
    for (id, reason) in &file.left_out {
        let why = words.text(&format!("error-{}", reason.code()), &[]);
        session.say(&format!("{id}: {why}"));
    }
    if session.json {
        let left_out: Vec<Value> = file
            .left_out
            .iter()
            .map(|(id, reason)| json!({ "id": id.as_str(), "code": reason.code() }))
            .collect();
        print_json(&json!({
            "name": file.name,
            "entries": file.entries,
            "left_out": left_out,
            "calendar": file.text,
        }))?;
    } else if output.is_none() {
        // Its lines end as the standard wants; the last end is the printer's.
        print_line(file.text.trim_end_matches('\n'))?;
    }
    Ok(if file.left_out.is_empty() {
        Ending::Done
    } else {
        Ending::InPart
    })
}
