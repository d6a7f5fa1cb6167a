//! The answer to a question, as JSON.

use super::meeting::{Around, MeetingJson, meeting};
use circle_domain::schedule::weekday_name;
use circle_engine::answer::{Chip, Elsewhere, Facets, NextStep, Understood};
use circle_engine::{Answer, FoundMeeting, SourceClock};
use circle_words::Words;
use serde::Serialize;
use serde_json::{Map, Value, json};

#[derive(Serialize)]
pub(crate) struct AnswerJson {
    total: u32,
    milliseconds: f64,
    understood: Value,
    coverage: &'static str,
    facets: Value,
    meetings: Vec<MeetingJson>,
    elsewhere: Vec<Value>,
    next_steps: Vec<Value>,
    urgent: Option<Value>,
    sample: bool,
    index: Value,
}

/// The answer as `cli.md` writes it.
pub(crate) fn answer(answer: &Answer, milliseconds: f64, locale: &str) -> AnswerJson {
    let words = Words::new(locale);
    AnswerJson {
        total: answer.total,
        milliseconds: (milliseconds * 1000.0).round() / 1000.0,
        understood: understood(&answer.understood),
        coverage: answer.coverage.as_str(),
        facets: facets(&answer.facets),
        meetings: answer.meetings.iter().map(found).collect(),
        elsewhere: answer
            .elsewhere
            .iter()
            .map(|entry| elsewhere(entry, &words))
            .collect(),
        next_steps: answer.next_steps.iter().map(next_step).collect(),
        urgent: answer.urgent.as_ref().map(|urgent| {
            let topics: Vec<&str> = urgent.topics.iter().map(|topic| topic.as_str()).collect();
            json!({ "topics": topics, "country": urgent.country, "dial": urgent.dial })
        }),
        sample: answer.sample,
        index: json!({
            "from": if answer.index.from_file { "file" } else { "memory" },
            "words": if answer.index.whole { "index" } else { "database" },
            "fault": answer.index.fault,
        }),
    }
}

/// A meeting of an answer.
pub(crate) fn found(found: &FoundMeeting) -> MeetingJson {
    let stored = &found.stored;
    let around = Around {
        id: stored.id.as_str(),
        source: stored.source.as_str(),
        source_record: stored.record.as_str(),
        status: stored.status().as_str(),
        listing: stored.listing(),
        next: found.next.as_ref(),
        distance_km: found.distance_km,
        last_read: stored.last_read.unwrap_or(stored.first_seen).to_string(),
        freshness: found.source_clock.map(SourceClock::as_str),
        content_changed: Some(stored.content_changed.to_string()),
        recently_changed: &found.recently_changed,
        sample: stored.sample,
        same_as: &found.same_as,
        disagrees: &found.disagrees,
    };
    meeting(&stored.meeting, &around)
}

fn understood(understood: &Understood) -> Value {
    let time =
        |time: &Option<jiff::civil::Time>| time.map(|time| time.strftime("%H:%M").to_string());
    let ids =
        |ids: &[circle_domain::ProblemId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "words": understood.words,
        "ignored": understood.ignored,
        "read_as": understood.read_as.iter().map(|(word, instead)| json!({ "word": word, "instead": instead })).collect::<Vec<_>>(),
        "did_you_mean": understood.did_you_mean.iter().map(|other| json!({
            "word": other.word, "instead": other.instead, "problem": other.problem.as_ref().map(ToString::to_string),
        })).collect::<Vec<_>>(),
        "problems": ids(&understood.problems),
        "relation": understood.relation.as_str(),
        "relation_open": understood.relation_open,
        "fellowships": understood.fellowships.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "place": understood.place.as_ref().map(|place| json!({
            "name": place.name, "region": place.region, "country": place.country, "kind": place.kind.as_str(),
            "latitude": place.point.latitude, "longitude": place.point.longitude,
        })),
        "place_needed": understood.place_needed,
        "within_km": understood.within_km,
        "attendance": understood.attendance.iter().map(|attendance| attendance.as_str()).collect::<Vec<_>>(),
        "days": understood.days.iter().map(|day| weekday_name(*day)).collect::<Vec<_>>(),
        "from": time(&understood.from),
        "until": time(&understood.until),
        "starts_within_minutes": understood.starts_within_minutes,
        "formats": understood.formats,
        "languages": understood.languages,
        "audience": understood.audience,
        "access": understood.access,
        "who": understood.who.iter().map(|who| who.as_str()).collect::<Vec<_>>(),
        "urgent": understood.urgent.iter().map(|topic| topic.as_str()).collect::<Vec<_>>(),
        "chips": understood.chips.iter().map(chip).collect::<Vec<_>>(),
    })
}

fn chip(chip: &Chip) -> Value {
    json!({ "kind": format!("{:?}", chip.kind).to_lowercase(), "id": chip.id, "label": chip.label, "text": chip.text })
}

fn facets(facets: &Facets) -> Value {
    let named = |counts: &[(String, u32)]| {
        counts
            .iter()
            .map(|(name, count)| (name.clone(), json!(count)))
            .collect::<Map<_, _>>()
    };
    json!({
        "attendance": facets.attendance.iter().map(|(value, count)| (value.as_str().to_owned(), json!(count))).collect::<Map<_, _>>(),
        "weekday": facets.weekday.iter().map(|(value, count)| (weekday_name(*value).to_owned(), json!(count))).collect::<Map<_, _>>(),
        "fellowship": named(&facets.fellowship),
        "problem": named(&facets.problem),
        "area": named(&facets.area),
        "format": named(&facets.format),
        "language": named(&facets.language),
        "audience": named(&facets.audience),
        "access": named(&facets.access),
        "who": facets.who.iter().map(|(value, count)| (value.as_str().to_owned(), json!(count))).collect::<Map<_, _>>(),
        "status": facets.status.iter().map(|(value, count)| (value.as_str().to_owned(), json!(count))).collect::<Map<_, _>>(),
        "source": named(&facets.source),
    })
}

fn elsewhere(entry: &Elsewhere, words: &Words) -> Value {
    let why: Vec<String> = entry
        .problems
        .iter()
        .map(|problem| words.problem(problem.as_str()))
        .collect();
    json!({
        "id": entry.id, "kind": entry.kind.as_str(), "name": entry.name, "url": entry.url, "phone": entry.phone,
        "country": entry.country, "count": entry.count, "why": words.list(&why),
    })
}

fn next_step(step: &NextStep) -> Value {
    json!({ "kind": step.kind.as_str(), "within_km": step.within_km, "nearest_km": step.nearest_km, "filter": step.filter, "total": step.total })
}
