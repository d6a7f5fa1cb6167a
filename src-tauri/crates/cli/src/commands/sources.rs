//! `circle sources` and `circle sample`: the directories in use, and those that could be.

use super::{print_json, print_line};
use crate::arguments::{AddSource, Sources};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use crate::text::history;
use circle_domain::{FeedFormat, FellowshipId, ProblemId, Source, SourceId};
use circle_engine::{Added, Engine, Moment, NewSource, SourceClock, SourceInUse};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

/// Fills an empty data folder with the sample directory.
pub(crate) fn sample(session: &Session) -> Result<Ending, Failure> {
    let engine = session.engine_in_use()?;
    let taken = engine.use_sample(session.now)?;
    if session.json {
        print_json(
            &json!({ "source": { "id": taken.source.as_str(), "sample": true }, "meetings": taken.meetings }),
        )?;
    } else {
        print_line(&format!(
            "{} invented meetings in invented towns. The first real directory that is copied takes their place.",
            taken.meetings
        ))?;
    }
    Ok(Ending::Done)
}

/// `circle sources ...`.
pub(crate) fn run(session: &Session, command: &Sources) -> Result<Ending, Failure> {
    let engine = session.engine_in_use()?;
    match command {
        Sources::Add(wanted) => add(session, &engine, wanted),
        Sources::Discover(wanted) => super::discover::run(session, &engine, wanted),
        Sources::List => list(session, &engine),
        Sources::Remove { id } => {
            let source = engine.remove_source(&SourceId::new(id))?;
            done(session, "removed", &source)
        }
        Sources::Enable { id } => done(
            session,
            "enabled",
            &engine.set_source_enabled(&SourceId::new(id), true, session.now)?,
        ),
        Sources::Disable { id } => done(
            session,
            "disabled",
            &engine.set_source_enabled(&SourceId::new(id), false, session.now)?,
        ),
        Sources::SetMapping { id, file } => {
            let text = file.as_deref().map(super::mapping::text_of).transpose()?;
            let source = engine.set_mapping(&SourceId::new(id), text.as_deref(), session.now)?;
            done(session, "mapped", &source)
        }
        Sources::Catalogue { near, add, entries } => {
            super::catalogue::run(session, &engine, near.as_deref(), *add, entries)
        }
    }
}

fn add(session: &Session, engine: &Engine, wanted: &AddSource) -> Result<Ending, Failure> {
    match super::discover::add(session, engine, &new_source(wanted)?)? {
        Added::Source(source, discovery) => {
            if let Some(discovery) = discovery {
                for tried in &discovery.tried {
                    session.say(&crate::json::discovery::line(tried));
                }
            }
            done(session, "added", &source)
        }
        Added::Several(discovery) => super::discover::several(session, &discovery),
    }
}

/// What was typed, as the engine takes it.
pub(super) fn new_source(wanted: &AddSource) -> Result<NewSource, Failure> {
    let format = match wanted.format.as_deref() {
        None => None,
        Some(name) => Some(
            FeedFormat::parse(name)
                .filter(|format| *format != FeedFormat::Sample)
                .ok_or_else(|| {
                    let known: Vec<&str> = FeedFormat::ALL
                        .iter()
                        .filter(|format| **format != FeedFormat::Sample)
                        .map(|format| format.as_str())
                        .collect();
                    let known = known.join(", ");
                    Failure::usage(format!(
                        "--format {name:?} is not read by this version; it reads {known}"
                    ))
                })?,
        ),
    };
    Ok(NewSource {
        location: wanted.location.clone(),
        name: wanted.name.clone(),
        format,
        fellowship: wanted.fellowship.as_deref().map(FellowshipId::new),
        problems: wanted.problems.iter().map(ProblemId::new).collect(),
        time_zone: wanted.time_zone.clone(),
        country: wanted.country.clone(),
        all_services: wanted.all_services,
        mapping: wanted
            .mapping
            .as_deref()
            .map(super::mapping::text_of)
            .transpose()?,
        allow_http: wanted.allow_http,
        allow_private_network: wanted.allow_private_network,
    })
}

fn done(session: &Session, deed: &str, source: &Source) -> Result<Ending, Failure> {
    if session.json {
        print_json(&json!({ "source": settings(source) }))?;
    } else {
        print_line(&format!(
            "{deed}: {}  {}  {}",
            source.id, source.name, source.location
        ))?;
    }
    Ok(Ending::Done)
}

#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    settings: Value,
    meetings: u64,
    outcome: Option<&'static str>,
    error: Option<String>,
    last_attempt: Option<String>,
    last_read: Option<String>,
    freshness: Option<&'static str>,
    content_changed: Option<String>,
    read: u64,
    accepted: u64,
    rejected: u64,
}

fn list(session: &Session, engine: &Engine) -> Result<Ending, Failure> {
    let sources = engine.sources()?;
    if session.json {
        let listed: Vec<Listed> = sources
            .iter()
            .map(|known| listed(known, session.now))
            .collect();
        print_json(&json!({ "sources": listed }))?;
    } else if sources.is_empty() {
        session.say("No directory is in use. `circle sources catalogue --near PLACE` shows those that cover a place.");
    } else {
        for known in &sources {
            let state = known.state.as_ref();
            let read = state
                .and_then(|state| state.last_success)
                .map_or_else(|| "never copied".to_owned(), |at| format!("copied {at}"));
            let off = if known.source.enabled { "" } else { "  (off)" };
            let meetings = state.map_or(0, |state| state.meetings);
            print_line(&format!(
                "{}  {}  {meetings} meetings, {read}{off}\n    {}",
                known.source.id, known.source.name, known.source.location
            ))?;
            let moment = Moment::new(session.now, session.zone.clone());
            for line in history::source_clocks(known, &moment, &session.locale) {
                print_line(&format!("    {line}"))?;
            }
        }
    }
    Ok(Ending::Done)
}

fn listed(known: &SourceInUse, now: Timestamp) -> Listed {
    let state = known.state.as_ref();
    Listed {
        settings: settings(&known.source),
        meetings: state.map_or(0, |state| state.meetings),
        outcome: state
            .map(|state| state.outcome.as_str())
            .filter(|outcome| !outcome.is_empty()),
        error: state.and_then(|state| state.error.clone()),
        last_attempt: state
            .and_then(|state| state.last_attempt)
            .map(|at| at.to_string()),
        last_read: state
            .and_then(|state| state.last_success)
            .map(|at| at.to_string()),
        freshness: SourceClock::of_source(&known.source, state, now).map(SourceClock::as_str),
        content_changed: state
            .and_then(|state| state.content_changed)
            .map(|at| at.to_string()),
        read: state.map_or(0, |state| state.read),
        accepted: state.map_or(0, |state| state.accepted),
        rejected: state.map_or(0, |state| state.rejected),
    }
}

pub(super) fn settings(source: &Source) -> Value {
    json!({
        "id": source.id.as_str(),
        "name": source.name,
        "location": source.location,
        "format": source.format.map(FeedFormat::as_str),
        "fellowship": source.fellowship.as_ref().map(FellowshipId::as_str),
        "problems": source.problems.iter().map(ProblemId::as_str).collect::<Vec<_>>(),
        "time_zone": source.time_zone,
        "country": source.country,
        "licence": source.licence,
        "enabled": source.enabled,
        "all_services": source.all_services,
        "allow_http": source.allow_http,
        "allow_private_network": source.allow_private_network,
        "catalogue": source.catalogue,
        "sample": source.sample,
    })
}
