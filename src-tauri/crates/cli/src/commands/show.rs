//! `circle show`: one meeting, everything known about it.

use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::json::history;
use crate::json::meeting::{OccurrenceJson, RecentJson};
use crate::json::search::found;
use crate::json::ways;
use crate::session::Session;
use crate::text;
use circle_domain::MeetingId;
use circle_engine::{Moment, SourceClock};
use serde_json::json;

/// Shows the meeting `id`; `plain`, as a block of text.
pub(crate) fn run(session: &Session, id: &str, plain: bool) -> Result<Ending, Failure> {
    let engine = session.engine_in_use()?;
    let moment = Moment::new(session.now, session.zone.clone());
    let id = MeetingId::new(id);
    let shown = engine.show(&id, &moment)?;
    // Looking at a saved meeting is what "changed since last looked at" counts from.
    engine.look_at(&id, session.now)?;
    if plain {
        let block = engine.plain_text(&id, &moment, true, &session.locale)?;
        if session.json {
            print_json(&json!({ "plain": block }))?;
        } else {
            print_line(&block)?;
        }
    } else if session.json {
        let (join, ways_out, report) = ways::of_meeting(&engine, &id, session)?;
        let at = |moment: Option<jiff::Timestamp>| moment.map(|at| at.to_string());
        let freshness = &shown.freshness;
        print_json(&json!({
            "meeting": found(&shown.meeting),
            "source": shown.source.as_ref().map(|source| json!({
                "id": source.id.as_str(), "name": source.name, "location": source.location, "licence": source.licence,
            })),
            "occurrences": shown.occurrences.iter().map(OccurrenceJson::from).collect::<Vec<_>>(),
            "also_meets": shown.also_meets.iter().map(found).collect::<Vec<_>>(),
            "freshness": {
                "last_read": at(freshness.last_read), "last_changed": at(freshness.last_changed), "last_confirmed": at(freshness.last_confirmed),
                "content_changed": freshness.content_changed.to_string(), "first_seen": freshness.first_seen.to_string(),
                "no_longer_listed": at(freshness.no_longer_listed),
                "source_clock": shown.meeting.source_clock.map(SourceClock::as_str),
            },
            "history": shown.history.iter().map(history::change).collect::<Vec<_>>(),
            "join": join, "ways_out": ways_out, "report": report,
            "changed_recently": shown.meeting.recently_changed.iter().map(RecentJson::from).collect::<Vec<_>>(),
        }))?;
    } else {
        for line in text::shown(&shown, &moment, &session.locale) {
            print_line(&line)?;
        }
    }
    Ok(Ending::Done)
}
