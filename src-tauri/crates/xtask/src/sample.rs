//! Makes the invented sample directory: about 600 groups in invented towns, the same ones every time.
//!
//! Rule: nobody can be sent anywhere by it. Links lead to `example.org`, numbers are from ranges kept for fiction, and no
//! name is a real group's. What the values mean is said where they are read (`circle_feeds`, module `sample`).

mod kinds;
mod towns;

use kinds::{KINDS, Kind};
use serde_json::{Value, json};
use std::path::Path;
use towns::{TOWNS, Town};

/// The generator starts here; another number makes other groups.
const SEED: u64 = 20_261_123;
const PER_TOWN: usize = 10;
/// So many where most people look first: enough for a list that fills a window at any hour.
const PER_LARGE_TOWN: usize = 40;
const LARGE_TOWNS: [&str; 4] = ["Alderhaven", "Fernbridge", "Willowmere", "Lindenau am See"];
/// The leaves that every town has a group for, some more than one.
const EVERYWHERE: [&str; 5] = [
    "substance/alcohol",
    "substance/alcohol",
    "substance/drugs-any",
    "grief/bereavement",
    "mental-health/depression",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const STARTS: [&str; 14] = [
    "07:00", "09:30", "10:00", "12:00", "12:15", "14:00", "16:30", "17:30", "18:00", "18:30",
    "19:00", "19:30", "20:00", "22:30",
];
const HALLS: [&str; 8] = [
    "Harbor House",
    "The Reading Room",
    "St. Fenna's Hall",
    "Old Fire Station",
    "Library, room 2",
    "Community Kitchen",
    "The Annex",
    "Meadow Centre",
];
const FORMATS: [&str; 12] = [
    "beginners",
    "discussion",
    "speaker",
    "step-study",
    "literature",
    "meditation",
    "topic",
    "question-answer",
    "round-robin",
    "workshop",
    "candlelight",
    "education",
];
const ACCESS: [&str; 10] = [
    "wheelchair",
    "wheelchair-restroom",
    "sign-language",
    "hearing-loop",
    "child-friendly",
    "childcare",
    "fragrance-free",
    "public-transport",
    "parking",
    "service-animals",
];

/// Writes the sample directory to `out`.
pub(crate) fn generate(out: &Path) -> Result<(), String> {
    std::fs::write(out, text()?).map_err(|error| format!("{}: {error}", out.display()))
}

fn text() -> Result<String, String> {
    let mut chance = Chance(SEED);
    let mut meetings = Vec::new();
    for (town_number, town) in TOWNS.iter().enumerate() {
        let count = if LARGE_TOWNS.contains(&town.name) {
            PER_LARGE_TOWN
        } else {
            PER_TOWN
        };
        for number in 0..count {
            // What most people look for is found in every town; the rest visits every kind, by a stride that shares no
            // factor with their number.
            let turn = (town_number * PER_LARGE_TOWN + number) * 37;
            let problem = EVERYWHERE.get(number);
            let usual: Vec<&Kind> = KINDS
                .iter()
                .filter(|kind| problem.is_some_and(|problem| kind.problem == *problem))
                .collect();
            let chosen = if usual.is_empty() {
                KINDS.get(turn % KINDS.len())
            } else {
                usual.get(turn % usual.len()).copied()
            };
            let Some(kind) = chosen else { continue };
            meetings.push(meeting(meetings.len(), town, kind, &mut chance));
        }
    }
    let lines: Result<Vec<String>, _> = meetings.iter().map(serde_json::to_string).collect();
    // A record a line: a change shows as what it is.
    Ok(format!(
        "{{\"format\":\"open-circle-sample\",\"version\":1,\"meetings\":[\n{}\n]}}\n",
        lines.map_err(|error| error.to_string())?.join(",\n")
    ))
}

fn meeting(number: usize, town: &Town, kind: &Kind, chance: &mut Chance) -> Value {
    let name = chance.one(kind.names, "Circle");
    let name = match number % 4 {
        0 => format!("{name}, {}", town.name),
        1 => format!("{} {name}", town.name),
        _ => name.to_owned(),
    };
    let attendance = match chance.below(20) {
        0..11 => "in_person",
        11..15 => "online",
        15..18 => "hybrid",
        _ => "none",
    };
    let withheld = kind.problem == "violence-abuse/domestic-violence";
    let attendance = if withheld { "none" } else { attendance };
    // Of those that are neither: a closed building, an address that is not given, a link that is not given.
    let trouble = if attendance == "none" && !withheld {
        1 + chance.below(3)
    } else {
        0
    };
    let online = match attendance {
        "online" if chance.below(8) == 0 => {
            json!({ "phone": "+1 555 0100,,2468#", "notes": "By telephone only." })
        }
        "online" | "hybrid" => {
            json!({ "url": format!("https://example.org/join/{number}"), "notes": "The door opens ten minutes early." })
        }
        _ if trouble == 3 => json!({ "notes": "Write to the group for the link." }),
        _ => Value::Null,
    };
    let at_home = attendance == "online" || trouble == 3;
    let exact = !at_home && !withheld && trouble != 2;
    let venue = json!({
        "name": if exact { json!(chance.one(&HALLS, "Hall")) } else { Value::Null },
        "address": if exact { json!(format!("{} {}", chance.one(town.streets, "Street"), 1 + chance.below(90))) } else { Value::Null },
        "city": town.name,
        "region": town.region,
        "postal_code": if exact && !town.postal_code.is_empty() { json!(town.postal_code) } else { Value::Null },
        "country": town.country,
        "latitude": if exact { json!(near(town.latitude, chance)) } else { Value::Null },
        "longitude": if exact { json!(near(town.longitude, chance)) } else { Value::Null },
        "directions": if exact && chance.below(3) == 0 { json!("Side door, ring \"Circle\".") } else { Value::Null },
    });
    let contact = if withheld {
        json!({ "kind": "contact_point", "name": format!("{} contact point", town.name), "phone": "+1 555 0134", "contact_first": true })
    } else if chance.below(4) == 0 {
        json!({ "kind": "group", "email": format!("group-{number}@example.org") })
    } else {
        Value::Null
    };
    let audience: Vec<&str> = std::iter::once(kind.audience)
        .filter(|audience| !audience.is_empty())
        .collect();
    let family = kind.problem.starts_with("family-of-addict/");
    json!({
        "id": format!("sample-{number:03}"),
        "group": format!("group-{}-{}", town.name, kind.problem),
        "name": if chance.below(60) == 0 { Value::Null } else { json!(name) },
        "notes": if chance.below(5) == 0 { json!(long_note(kind)) } else { json!(kind.line) },
        "fellowship": optional(kind.fellowship),
        "problem": kind.problem,
        "also": optional(kind.also),
        "attendance": attendance,
        "temporarily_closed": trouble == 1,
        "when": when(number, town, attendance, chance),
        "venue": venue,
        "online": online,
        "contact": contact,
        "formats": chance.some(&FORMATS, 2),
        "languages": languages(town, chance),
        "audience": audience,
        "access": chance.some(&ACCESS, 3),
        "who": if family { "closed" } else { chance.one(&["open", "open", "closed", "unknown"], "unknown") },
        "cost": match chance.below(6) { 0 => json!("A small gift for the room"), 1 => json!("Free"), _ => Value::Null },
        "led_by": led_by(kind, chance),
        "last_changed": format!("20{:02}-{:02}-{:02}T12:00:00Z", 16 + chance.below(11), 1 + chance.below(10), 1 + chance.below(28)),
        "last_confirmed": if chance.below(5) == 0 { json!(format!("2026-{:02}-01T12:00:00Z", 1 + chance.below(10))) } else { Value::Null },
    })
}

/// Fellowships are led by their members (SMART by trained facilitators); other groups by whoever can.
fn led_by(kind: &Kind, chance: &mut Chance) -> &'static str {
    match kind.fellowship {
        "" => chance.one(
            &["peers", "peers", "trained", "professional", "unknown"],
            "unknown",
        ),
        "smart" => "trained",
        _ => "peers",
    }
}

fn when(number: usize, town: &Town, attendance: &str, chance: &mut Chance) -> Value {
    let weekday = chance.one(&WEEKDAYS, "monday");
    let start = chance.one(&STARTS, "19:00");
    let minutes = match chance.below(6) {
        0 => Value::Null,
        1 => json!(45),
        2 => json!(120),
        3 => json!(60),
        _ => json!(90),
    };
    // An online group often forgets to say where its clock hangs.
    let zone = if attendance == "online" && chance.below(4) == 0 {
        Value::Null
    } else {
        json!(town.zone)
    };
    let mut when = json!({ "recurrence": "weekly", "weekday": weekday, "start": start, "minutes": minutes, "time_zone": zone });
    let change = match number % 24 {
        3 => json!({ "recurrence": "monthly", "weeks": [1, 3] }),
        7 => json!({ "recurrence": "monthly", "weeks": [-1] }),
        11 => json!({ "recurrence": "monthly", "weeks": [2] }),
        15 => json!({ "recurrence": "every_other_week", "anchor": "2026-01-05" }),
        19 => {
            json!({ "recurrence": "dates", "dates": ["2026-12-05", "2027-01-09", "2027-02-06", "2027-03-06", "2027-04-10", "2027-05-08"] })
        }
        23 => {
            json!({ "recurrence": "by_arrangement", "weekday": null, "start": null, "minutes": null })
        }
        _ => json!({}),
    };
    if let (Some(when), Some(change)) = (when.as_object_mut(), change.as_object()) {
        when.extend(change.clone());
    }
    when
}

fn languages(town: &Town, chance: &mut Chance) -> Vec<&'static str> {
    let first = town.languages.first().copied().unwrap_or("en");
    match chance.below(4) {
        0 => vec![chance.one(town.languages, first)],
        1 if town.languages.len() > 1 => town.languages.iter().copied().take(2).collect(),
        _ => vec![first],
    }
}

fn long_note(kind: &Kind) -> String {
    format!(
        "{}\nThe first half hour is for newcomers. Nobody has to speak.\nThere is tea. Please leave the room as you found it.",
        kind.line
    )
}

fn optional(text: &str) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        json!(text)
    }
}

/// Within some kilometres, to five places.
fn near(degrees: f64, chance: &mut Chance) -> f64 {
    let offset = (chance.below(8_001) as f64 - 4_000.0) / 100_000.0;
    ((degrees + offset) * 100_000.0).round() / 100_000.0
}

/// Numbers that look random and are the same every time (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % (end.max(1) as u64)).unwrap_or(0)
    }

    fn one(&mut self, of: &[&'static str], otherwise: &'static str) -> &'static str {
        of.get(self.below(of.len())).copied().unwrap_or(otherwise)
    }

    /// Up to `most` different ones.
    fn some(&mut self, of: &[&'static str], most: usize) -> Vec<&'static str> {
        let mut taken: Vec<&'static str> = (0..self.below(most + 1))
            .map(|_| self.one(of, ""))
            .filter(|one| !one.is_empty())
            .collect();
        taken.sort_unstable();
        taken.dedup();
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_committed_sample_is_what_the_generator_makes() {
        let committed = std::fs::read_to_string(
            crate::process::root().join("src-tauri/crates/engine/data/sample.json"),
        );
        let same = committed.expect("the sample is committed") == text().expect("it can be made");
        assert!(
            same,
            "run `cargo xtask sample` after changing the generator, and commit what it makes"
        );
    }

    #[test]
    fn the_sample_shows_what_there_is() {
        let sample: Value = serde_json::from_str(&text().expect("it can be made")).expect("JSON");
        let meetings = sample["meetings"].as_array().expect("a list");
        let every = |pointer: &str| -> BTreeSet<String> {
            meetings
                .iter()
                .filter_map(|meeting| meeting.pointer(pointer))
                .filter(|value| !value.is_null())
                .map(ToString::to_string)
                .collect()
        };
        assert!(
            (550..=650).contains(&meetings.len()),
            "about 600 groups, not {}",
            meetings.len()
        );
        assert!(
            every("/problem").len() >= 60,
            "at least 60 problem areas, not {}",
            every("/problem").len()
        );
        assert_eq!(every("/attendance").len(), 4, "every attendance");
        assert_eq!(every("/when/recurrence").len(), 5, "every kind of schedule");
        let continents: BTreeSet<&str> = meetings
            .iter()
            .filter_map(|meeting| meeting.pointer("/venue/country")?.as_str())
            .map(|country| match country {
                "US" | "CA" | "MX" => "North America",
                "AR" | "BR" | "CO" => "South America",
                "ZA" | "KE" | "EG" => "Africa",
                "IN" | "JP" | "MY" | "IL" => "Asia",
                "AU" | "NZ" => "Oceania",
                _ => "Europe",
            })
            .collect();
        assert_eq!(continents.len(), 6, "every inhabited continent");
        let text = sample.to_string();
        let elsewhere = text.matches("http").count() - text.matches("https://example.org/").count();
        assert_eq!(elsewhere, 0, "no link leads anywhere");
    }
}
