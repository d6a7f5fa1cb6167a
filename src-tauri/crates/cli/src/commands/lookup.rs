//! `circle places` and `circle problems`: what a text may mean.

use super::{print_json, print_line};
use crate::failure::{Ending, Failure};
use crate::session::Session;
use circle_domain::Relation;
use circle_words::{Words, problems};
use serde_json::{Value, json};

/// Places that `text` may mean.
pub(crate) fn places(
    session: &Session,
    text: &str,
    country: Option<&str>,
    limit: usize,
) -> Result<Ending, Failure> {
    let engine = session.engine()?;
    let reader = session.country();
    let found = engine
        .places()
        .suggest(text, country.or(reader.as_deref()), limit);
    if session.json {
        let places: Vec<Value> = found
            .iter()
            .map(|place| {
                json!({
                    "name": place.name, "region": place.region, "country": place.country, "country_name": place.country_name, "town": place.town,
                    "latitude": place.point.latitude, "longitude": place.point.longitude, "time_zone": place.zone, "population": place.population,
                    "kind": place.kind.as_str(), "radius_km": place.radius_km,
                })
            })
            .collect();
        print_json(&json!({ "places": places }))?;
    } else {
        for place in &found {
            let parts = [
                Some(place.name.as_str()),
                place.town.as_deref(),
                place.region.as_deref(),
                Some(place.country_name.as_str()),
            ];
            let parts: Vec<&str> = parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            print_line(&format!(
                "{}  ({:.4},{:.4})",
                parts.join(", "),
                place.point.latitude,
                place.point.longitude
            ))?;
        }
    }
    // That nothing is called so is an answer.
    Ok(Ending::Done)
}

/// The problem areas, or those that `text` may mean.
pub(crate) fn problems(session: &Session, text: &str) -> Result<Ending, Failure> {
    let words = Words::new(&session.locale);
    if text.is_empty() {
        all_problems(session, &words)?;
        return Ok(Ending::Done);
    }
    let found = problems::find(text, &session.locale);
    if session.json {
        let found: Vec<Value> = found
            .iter()
            .map(|found| {
                let id = found.problem.as_str();
                let leaf = problems::leaf(id);
                json!({
                    "id": id, "label": words.problem(id), "area": found.problem.area(), "relation": found.relation.as_str(),
                    "score": (f64::from(found.score) * 100.0).round() / 100.0,
                    "icd10": leaf.map(|leaf| leaf.icd10().to_vec()).unwrap_or_default(),
                    "mesh": leaf.map(|leaf| leaf.mesh().to_vec()).unwrap_or_default(),
                })
            })
            .collect();
        print_json(&json!({ "problems": found }))?;
    } else {
        for found in &found {
            let relation = if found.relation == Relation::Unknown {
                String::new()
            } else {
                format!("  ({})", found.relation.as_str())
            };
            print_line(&format!(
                "{}  {}{relation}",
                found.problem,
                words.problem(found.problem.as_str())
            ))?;
        }
    }
    // That nothing is called so is an answer.
    Ok(Ending::Done)
}

fn all_problems(session: &Session, words: &Words) -> Result<(), Failure> {
    if session.json {
        let areas: Vec<Value> = problems::areas()
            .iter()
            .map(|area| {
                let leaves: Vec<Value> = area
                    .leaves()
                    .iter()
                    .map(|leaf| {
                        let id = leaf.id();
                        json!({
                            "id": id.as_str(), "label": words.problem(id.as_str()), "words": leaf.words(&session.locale),
                            "icd10": leaf.icd10(), "mesh": leaf.mesh(),
                        })
                    })
                    .collect();
                let id = area.id();
                json!({ "id": id.as_str(), "label": words.problem(id.as_str()), "leaves": leaves })
            })
            .collect();
        return print_json(&json!({ "areas": areas }));
    }
    for area in problems::areas() {
        print_line(&format!(
            "{}  {}",
            area.id(),
            words.problem(area.id().as_str())
        ))?;
        for leaf in area.leaves() {
            print_line(&format!(
                "    {}  {}",
                leaf.id(),
                words.problem(leaf.id().as_str())
            ))?;
        }
    }
    Ok(())
}
