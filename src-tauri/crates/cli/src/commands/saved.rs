//! `circle saved`: the person's saved meetings, each with what changed since it was saved or last looked at.

use super::{print_json, print_line};
use crate::arguments::Saved;
use crate::failure::{Ending, Failure};
use crate::json::meeting::{Around, meeting};
use crate::json::search::found;
use crate::session::Session;
use crate::text;
use circle_domain::{MeetingId, Status};
use circle_engine::Moment;
use serde_json::{Value, json};

/// `circle saved ...`.
pub(crate) fn run(session: &Session, command: &Saved) -> Result<Ending, Failure> {
    let engine = session.engine()?;
    let moment = Moment::new(session.now, session.zone.clone());
    match command {
        Saved::Add { id } => {
            engine.save(&MeetingId::new(id), session.now)?;
            told(session, "saved", id)
        }
        Saved::Remove { id } => {
            if engine.unsave(&MeetingId::new(id))? {
                told(session, "removed", id)
            } else {
                Err(Failure::new(
                    "meeting_unknown",
                    "no saved meeting has this id",
                ))
            }
        }
        Saved::List => {
            let list = engine.saved(&moment)?;
            if session.json {
                let saved: Vec<Value> = list.iter().map(written).collect();
                print_json(&json!({ "saved": saved }))?;
            } else {
                for saved in &list {
                    print_line(&text::saved(saved, &session.locale))?;
                }
            }
            Ok(Ending::Done)
        }
    }
}

fn told(session: &Session, deed: &str, id: &str) -> Result<Ending, Failure> {
    if session.json {
        print_json(&json!({ deed: id }))?;
    } else {
        print_line(&format!("{deed}: {id}"))?;
    }
    Ok(Ending::Done)
}

/// What was kept of it stays readable when no directory lists it any more.
fn written(saved: &circle_engine::Saved) -> Value {
    let kept = &saved.saved;
    let now = match &saved.today {
        Some(today) => json!(found(today)),
        None => json!(meeting(
            &kept.frozen,
            &Around {
                id: kept.meeting.as_str(),
                source: kept.source.as_str(),
                source_record: "",
                status: Status::NoLongerListed.as_str(),
                next: None,
                distance_km: None,
                last_read: kept.looked_at.to_string(),
                freshness: None,
                content_changed: None,
                recently_changed: &[],
                sample: false,
                same_as: &[],
                disagrees: &[],
            }
        )),
    };
    json!({
        "meeting": now,
        "saved_at": kept.saved_at.to_string(),
        "looked_at": kept.looked_at.to_string(),
        "changed": saved.changed,
        "withdrawn": saved.withdrawn.iter().map(|purged| format!("{purged:?}")).collect::<Vec<_>>(),
    })
}
