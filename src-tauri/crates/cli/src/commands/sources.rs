//! `circle sources` and `circle sample`: the directories in use, and those that could be.

use super::{print_json, print_line};
use crate::arguments::{AddSource, Sources};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use crate::values;
use circle_domain::{FeedFormat, FellowshipId, Point, ProblemId, Source, SourceId};
use circle_engine::{CatalogueEntry, Engine, NewSource, SourceInUse};
use serde::Serialize;
use serde_json::{Value, json};

/// Fills an empty data folder with the sample directory.
pub(crate) fn sample(session: &Session) -> Result<Ending, Failure> {
    let engine = session.engine()?;
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
    let engine = session.engine()?;
    match command {
        Sources::Add(wanted) => add(session, &engine, wanted),
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
            catalogue(session, &engine, near.as_deref(), *add, entries)
        }
    }
}

fn add(session: &Session, engine: &Engine, wanted: &AddSource) -> Result<Ending, Failure> {
    let format = match wanted.format.as_deref() {
        None => None,
        Some(name) => Some(FeedFormat::parse(name).filter(|format| *format != FeedFormat::Sample).ok_or_else(|| {
            Failure::usage(format!("--format {name:?} is not read by this version; it reads meeting-guide and bmlt"))
        })?),
    };
    let new = NewSource {
        location: wanted.location.clone(),
        name: wanted.name.clone(),
        format,
        fellowship: wanted.fellowship.as_deref().map(FellowshipId::new),
        problems: wanted.problems.iter().map(ProblemId::new).collect(),
        time_zone: wanted.time_zone.clone(),
        country: wanted.country.clone(),
        mapping: wanted
            .mapping
            .as_deref()
            .map(super::mapping::text_of)
            .transpose()?,
        allow_http: wanted.allow_http,
        allow_private_network: wanted.allow_private_network,
    };
    let source = engine.add_source(&new, session.now)?;
    done(session, "added", &source)
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
    read: u64,
    accepted: u64,
    rejected: u64,
}

fn list(session: &Session, engine: &Engine) -> Result<Ending, Failure> {
    let sources = engine.sources()?;
    if session.json {
        let listed: Vec<Listed> = sources.iter().map(listed).collect();
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
        }
    }
    Ok(Ending::Done)
}

fn listed(known: &SourceInUse) -> Listed {
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
        read: state.map_or(0, |state| state.read),
        accepted: state.map_or(0, |state| state.accepted),
        rejected: state.map_or(0, |state| state.rejected),
    }
}

fn settings(source: &Source) -> Value {
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
        "allow_http": source.allow_http,
        "allow_private_network": source.allow_private_network,
        "catalogue": source.catalogue,
        "sample": source.sample,
    })
}

fn catalogue(
    session: &Session,
    engine: &Engine,
    near: Option<&str>,
    add: bool,
    named: &[String],
) -> Result<Ending, Failure> {
    let chosen = |entry: &CatalogueEntry| named.is_empty() || named.contains(&entry.id);
    if let Some(unknown) = named
        .iter()
        .find(|id| engine.catalogue().entry(id).is_none())
    {
        return Err(Failure::usage(format!(
            "the catalogue has no entry {unknown:?}"
        )));
    }
    let listed: Vec<(&CatalogueEntry, Option<f64>)> = match near {
        Some(place) => {
            let point = place_point(session, engine, place)?;
            engine
                .catalogue()
                .near(point)
                .into_iter()
                .map(|near| (near.entry, near.distance_km))
                .collect()
        }
        None => engine
            .catalogue()
            .entries()
            .iter()
            .map(|entry| (entry, None))
            .collect(),
    };
    let listed: Vec<_> = listed
        .into_iter()
        .filter(|(entry, _)| chosen(entry))
        .collect();
    let in_use: Vec<SourceId> = engine
        .sources()?
        .into_iter()
        .map(|known| known.source.id)
        .collect();
    if add {
        // Named by hand, an entry is taken whether somebody confirmed it or not.
        let ids: Vec<&str> = listed
            .iter()
            .filter(|(entry, _)| entry.on_by_default || !named.is_empty())
            .map(|(entry, _)| entry.id.as_str())
            .collect();
        let added = engine.add_from_catalogue(&ids, session.now)?;
        if session.json {
            print_json(&json!({ "sources": added.iter().map(settings).collect::<Vec<_>>() }))?;
        } else {
            print_line(&format!(
                "{} directories are in use now. `circle sync` copies them.",
                added.len()
            ))?;
        }
        return Ok(if added.is_empty() {
            Ending::Nothing
        } else {
            Ending::Done
        });
    }
    if session.json {
        let entries: Vec<Value> = listed
            .iter()
            .map(|(entry, distance)| {
                json!({
                    "id": entry.id, "name": entry.name, "fellowship": entry.fellowship.as_str(), "format": entry.format.as_str(), "url": entry.url,
                    "country": entry.country, "region": entry.region,
                    "centre": entry.centre.map(|centre| json!({ "latitude": centre.latitude, "longitude": centre.longitude })),
                    "reach_km": entry.reach_km, "time_zone": entry.time_zone, "languages": entry.languages, "published_by": entry.published_by,
                    "confirmed": entry.confirmed, "on_by_default": entry.on_by_default, "includes": entry.includes,
                    "distance_km": distance.map(|km| km.round()), "in_use": in_use.contains(&entry.source_id()),
                })
            })
            .collect();
        print_json(&json!({ "entries": entries }))?;
    } else {
        for (entry, distance) in &listed {
            let far = distance.map_or_else(String::new, |km| format!("  {km:.0} km"));
            let confirmed = entry.confirmed.as_deref().map_or_else(
                || "not confirmed".to_owned(),
                |day| format!("confirmed {day}"),
            );
            let used = if in_use.contains(&entry.source_id()) {
                "  in use"
            } else {
                ""
            };
            print_line(&format!(
                "{}  {}{far}  {confirmed}{used}\n    {}",
                entry.id, entry.name, entry.url
            ))?;
        }
    }
    Ok(Ending::Done)
}

fn place_point(session: &Session, engine: &Engine, text: &str) -> Result<Point, Failure> {
    if let Some(point) = values::coordinates(text)? {
        return Ok(point);
    }
    let found = engine
        .places()
        .suggest(text, session.country().as_deref(), 1);
    found
        .first()
        .map(|place| place.point)
        .ok_or_else(|| Failure::new("place_unknown", format!("no place is called {text:?}")))
}
