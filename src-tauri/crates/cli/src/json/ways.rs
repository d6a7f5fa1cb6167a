//! What a person can do with a meeting, as JSON: the real host of its link, the ways out with who learns what, the report
//! of a mistake.

use crate::failure::Failure;
use crate::session::Session;
use circle_domain::MeetingId;
use circle_engine::leaving::sentence;
use circle_engine::report::ReportBy;
use circle_engine::{Engine, EngineError, JoinLink, Moment, Platform, Refused};
use circle_words::Words;
use serde_json::{Value, json};

/// `join`, `ways_out` and `report` of `circle show --json`.
pub(crate) fn of_meeting(
    engine: &Engine,
    id: &MeetingId,
    session: &Session,
) -> Result<(Value, Value, Value), Failure> {
    let words = Words::new(&session.locale);
    let moment = Moment::new(session.now, session.zone.clone());
    let link = given(engine.join_link(id))?;
    let join = link.map_or(Value::Null, |link| join(&link, &words));
    let ways: Vec<Value> = engine
        .ways_out(id, &moment, Platform::own())?
        .iter()
        .map(|way| {
            json!({
                "way": way.way.as_str(),
                "address": way.address,
                "learns": way.sentence(&words),
            })
        })
        .collect();
    let report = given(engine.report(id, &session.locale))?;
    let report = report.map_or(Value::Null, |report| {
        let ways: Vec<Value> = report
            .ways
            .iter()
            .map(|way| {
                let (by, address) = match &way.by {
                    ReportBy::Mail { address, .. } => ("mail", address),
                    ReportBy::Page { address, .. } => ("page", address),
                };
                json!({
                    "to": way.to.as_str(),
                    "name": way.name,
                    "by": by,
                    "address": address,
                    "learns": sentence(&words, way.learns, &way.arguments),
                })
            })
            .collect();
        json!({ "subject": report.subject, "text": report.text, "ways": ways })
    });
    Ok((join, json!(ways), report))
}

/// What cannot be done with a meeting is no failure of showing it.
fn given<T>(answer: Result<T, EngineError>) -> Result<Option<T>, Failure> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(EngineError::Refused(Refused::Sample | Refused::NoLink)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn join(link: &JoinLink, words: &Words) -> Value {
    let (before, own) = link.emphasis();
    let doubts: Vec<Value> = link
        .doubts()
        .iter()
        .map(|doubt| {
            json!({
                "code": doubt.code(),
                "weight": doubt.weight().as_str(),
                "message": doubt.sentence(words),
            })
        })
        .collect();
    json!({
        "host": link.host(),
        "before": before,
        "registrable": own,
        "shown": link.shown(),
        "provider": link.provider().map(|provider| provider.id),
        "provider_name": link.provider().map(|provider| provider.name),
        "software": link.software(),
        "may_be_opened": link.may_be_opened(),
        "doubts": doubts,
    })
}
