//! `circle sources catalogue`: the public directories that are known, and putting them into use.

use super::sources::settings;
use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use crate::values;
use circle_domain::{FellowshipId, Point, SourceId};
use circle_engine::{CatalogueEntry, Engine};
use circle_words::{Arg, Words};
use serde_json::{Value, json};

/// Lists it, or puts entries of it into use.
pub(super) fn run(
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
        let taken: Vec<&CatalogueEntry> = listed
            .iter()
            .map(|(entry, _)| *entry)
            .filter(|entry| entry.on_by_default || !named.is_empty())
            .collect();
        let told = tell(session, engine, &taken, !named.is_empty())?;
        let ids: Vec<&str> = taken.iter().map(|entry| entry.id.as_str()).collect();
        let added = engine.add_from_catalogue(&ids, session.now)?;
        if session.json {
            print_json(
                &json!({ "sources": added.iter().map(settings).collect::<Vec<_>>(), "told": told }),
            )?;
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
                    "id": entry.id, "name": entry.name, "fellowship": entry.fellowship.as_ref().map(FellowshipId::as_str), "format": entry.format.as_str(), "url": entry.url,
                    "country": entry.country, "region": entry.region,
                    "centre": entry.centre.map(|centre| json!({ "latitude": centre.latitude, "longitude": centre.longitude })),
                    "reach_km": entry.reach_km, "time_zone": entry.time_zone, "languages": entry.languages, "published_by": entry.published_by,
                    "confirmed": entry.confirmed, "on_by_default": entry.on_by_default, "includes": entry.includes,
                    "host": entry.host(), "single_problem": entry.single_problem(),
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
            let off = if entry.on_by_default {
                ""
            } else {
                "  off by default"
            };
            print_line(&format!(
                "{}  {}{far}  {confirmed}{off}{used}\n    {}",
                entry.id, entry.name, entry.url
            ))?;
            if !entry.includes.is_empty() {
                print_line(&format!("    lists as well: {}", entry.includes.join(", ")))?;
            }
        }
    }
    Ok(Ending::Done)
}

/// What a person should know before entries are copied: who learns what from it, and what would come twice. Each sentence
/// is said, and handed back.
fn tell(
    session: &Session,
    engine: &Engine,
    taken: &[&CatalogueEntry],
    by_name: bool,
) -> Result<Vec<String>, Failure> {
    let words = Words::new(&session.locale);
    let mut sentences = Vec::new();
    for entry in taken {
        // Chosen by its place, it is one of many for all problems, and tells nobody anything.
        if by_name && entry.single_problem() {
            sentences.push(words.text(
                "catalogue-single-problem",
                &[
                    ("name", Arg::Text(&entry.name)),
                    ("host", Arg::Text(entry.host())),
                ],
            ));
        }
        let doubled = engine
            .in_use_within(entry)?
            .into_iter()
            .chain(engine.in_use_around(entry)?);
        for other in doubled {
            sentences.push(words.text(
                "catalogue-lists-as-well",
                &[
                    ("name", Arg::Text(&entry.name)),
                    ("other", Arg::Text(&other.name)),
                ],
            ));
        }
    }
    for sentence in &sentences {
        session.say(sentence);
    }
    Ok(sentences)
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
