//! What a reader of a feed cannot know and other parts of the house do: zones of coordinates, centres of postcodes and
//! towns, codes of countries, what a fellowship is for.
//!
//! Rule: everything that was not published says where it comes from, and nothing is guessed: what stays unknown is unknown.

mod zone;

use circle_domain::{
    Attendance, FellowshipId, Meeting, Notice, NoticeCode, Point, PositionFrom, ProblemClaim,
    ProblemId, Reading, Relation, Source, Venue,
};
use circle_places::Places;
use jiff::Timestamp;
use std::collections::HashMap;
use zone::Zones;

/// How sure a match in a name must be: nothing that is said in passing makes a group one for it.
const UNMISTAKABLE: f32 = 0.9;

/// Words that mean a problem when somebody looks for help, and something else in the name of a group or a building.
const IN_PASSING: &[&str] = &[
    "house",
    "home",
    "homes",
    "houses",
    "street",
    "shelter",
    "parent",
    "parents",
    "mother",
    "mothers",
    "father",
    "fathers",
    "men",
    "mens",
    "men's",
    "men's group",
    "mens group",
    "women",
    "women's",
    "sober",
    "clean",
    "recovery",
    "stress",
    "work",
    "loss",
    "life",
    "family",
    "families",
    "friends",
    "lonely",
    "school",
    "eltern",
    "haus",
    "straße",
    "männer",
    "frauen",
];

/// Completes every meeting of a reading: zone, country, position, problems, as far as they follow from the rest.
pub fn complete(reading: &mut Reading, source: &Source, places: &Places, now: Timestamp) {
    let mut completion = Completion {
        source,
        places,
        claims: HashMap::new(),
        declared: declared(&source.problems),
        postcodes: HashMap::new(),
        towns: HashMap::new(),
        countries: HashMap::new(),
    };
    let Reading {
        records, notices, ..
    } = reading;
    for record in &mut *records {
        for meeting in &mut record.meetings {
            completion.venue(meeting);
            if let Some(notice) = completion.problems(meeting, record.key.as_str()) {
                notices.push(notice);
            }
            if meeting.problems.is_empty() {
                meeting.problems = of_terms(&record.public);
            }
        }
    }
    // Whether an online meeting may take the source's zone depends on where the others are.
    let zones = Zones::of(records, source, places, now);
    for record in records {
        for meeting in &mut record.meetings {
            zones.complete(meeting);
        }
    }
}

struct Completion<'a> {
    source: &'a Source,
    places: &'a Places,
    claims: HashMap<FellowshipId, Vec<ProblemClaim>>,
    declared: Vec<ProblemClaim>,
    postcodes: HashMap<(String, String), Option<Point>>,
    towns: HashMap<(String, Option<String>, Option<String>), Option<Point>>,
    countries: HashMap<String, Option<&'static str>>,
}

impl Completion<'_> {
    fn venue(&mut self, meeting: &mut Meeting) {
        let (attendance, imprecise) = (meeting.attendance, meeting.attendance == Attendance::None);
        let Some(venue) = &mut meeting.venue else {
            return;
        };
        self.country(venue);
        if venue.point.is_some() {
            venue.position_from = venue.position_from.or(Some(PositionFrom::Record));
        } else if attendance != Attendance::Online
            && let Some((point, from)) = self.position(venue, imprecise)
        {
            venue.point = Some(point);
            venue.position_from = Some(from);
        }
    }

    fn country(&mut self, venue: &mut Venue) {
        match &venue.country {
            Some(written) => {
                let places = self.places;
                let code = *self
                    .countries
                    .entry(written.clone())
                    .or_insert_with(|| places.country_code(written));
                if let Some(code) = code {
                    venue.country = Some(code.to_owned());
                }
            }
            None => venue.country.clone_from(&self.source.country),
        }
    }

    /// The centre of the postcode, else of the town. Where the address is withheld the town alone: a postcode can be one house.
    fn position(&mut self, venue: &Venue, imprecise: bool) -> Option<(Point, PositionFrom)> {
        let places = self.places;
        if let (Some(code), Some(country), false) = (&venue.postal_code, &venue.country, imprecise)
        {
            let key = (code.clone(), country.clone());
            let found = *self
                .postcodes
                .entry(key)
                .or_insert_with(|| places.postcode(code, country));
            if let Some(point) = found {
                return Some((point, PositionFrom::Postcode));
            }
        }
        let city = venue.city.as_ref()?;
        // A bare name without a state or a country fits towns on three continents.
        if venue.country.is_none() && venue.region.is_none() {
            return None;
        }
        let key = (city.clone(), venue.region.clone(), venue.country.clone());
        let found = self.towns.entry(key).or_insert_with(|| {
            let place = places.town(city, venue.region.as_deref(), venue.country.as_deref())?;
            Some(place.point)
        });
        found.map(|point| (point, PositionFrom::Town))
    }

    /// What the meeting is for: by its fellowship's table, else what its source declares, else unmistakable words of its name.
    fn problems(&mut self, meeting: &mut Meeting, record: &str) -> Option<Notice> {
        if meeting.fellowship.is_none() {
            meeting.fellowship.clone_from(&self.source.fellowship);
        }
        // What a publisher names by our codes counts where there is such a leaf.
        meeting.problems.retain(|claim| {
            circle_words::problems::leaves()
                .iter()
                .any(|leaf| leaf.id() == claim.problem)
        });
        if !meeting.problems.is_empty() {
            return None;
        }
        if let Some(fellowship) = &meeting.fellowship {
            let claims = self
                .claims
                .entry(fellowship.clone())
                .or_insert_with(|| circle_words::fellowships::problems(fellowship));
            meeting.problems.clone_from(claims);
        }
        if meeting.problems.is_empty() {
            meeting.problems.clone_from(&self.declared);
        }
        if !meeting.problems.is_empty() {
            return None;
        }
        let name = meeting.name.as_deref()?;
        let sure = of_name(name, meeting.languages.first().map_or("en", String::as_str));
        if sure.is_empty() {
            return None;
        }
        meeting.problems = sure
            .into_iter()
            .map(|problem| ProblemClaim {
                problem,
                primary: true,
            })
            .collect();
        Some(Notice::new(
            NoticeCode::ProblemFromName,
            record,
            "name",
            name,
        ))
    }
}

/// What the terms of a taxonomy say beyond doubt, where a record keeps their names.
fn of_terms(public: &str) -> Vec<ProblemClaim> {
    const TERMS: &str = "taxonomy_terms";
    let mut claims: Vec<ProblemClaim> = Vec::new();
    if !public.contains(TERMS) {
        return claims;
    }
    let record: serde_json::Value = serde_json::from_str(public).unwrap_or_default();
    let terms = record.get(TERMS).and_then(serde_json::Value::as_array);
    let names = terms
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_str);
    for problem in names.flat_map(|name| of_name(name, "en")) {
        if !claims.iter().any(|claim| claim.problem == problem) {
            claims.push(ProblemClaim {
                problem,
                primary: true,
            });
        }
    }
    claims
}

/// What a name says beyond doubt.
fn of_name(name: &str, locale: &str) -> Vec<ProblemId> {
    let mut found = circle_words::problems::find(name, locale);
    found.retain(|found| {
        let says = |span: &std::ops::Range<usize>| {
            let word = name.get(span.clone()).unwrap_or_default().to_lowercase();
            !IN_PASSING.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()))
        };
        found.score >= UNMISTAKABLE && found.spans.iter().any(says)
    });
    // A group for those close to somebody is not one for that somebody.
    if found.iter().any(|found| found.relation == Relation::Family) {
        found.retain(|found| found.relation == Relation::Family);
    }
    found.into_iter().map(|found| found.problem).collect()
}

/// What a source declares; an area means all its leaves.
fn declared(problems: &[ProblemId]) -> Vec<ProblemClaim> {
    let leaves = circle_words::problems::leaves()
        .iter()
        .map(circle_words::problems::Leaf::id);
    leaves
        .filter(|leaf| problems.iter().any(|problem| problem.covers(leaf)))
        .map(|problem| ProblemClaim {
            problem,
            primary: true,
        })
        .collect()
}

#[cfg(test)]
mod tests;
