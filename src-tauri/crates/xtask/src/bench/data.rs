//! Directories of any size: real or invented listings, multiplied by a seeded generator that keeps how they are spread
//! over days, times, formats and lengths of text.
//!
//! The first round is the listings as they are. Of the rounds after it every other listing stays in its country, moved by a few
//! kilometres; the others are moved to large towns of the other continents, with their zones, languages and some of their words.

mod reading;
mod world;

use circle_domain::FellowshipId;
use reading::{invented, real};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use world::Town;

/// One listing that is multiplied.
pub(super) struct Listing {
    pub(super) fellowship: String,
    pub(super) name: String,
    venue: String,
    street: String,
    pub(super) city: String,
    region: String,
    postal_code: String,
    country: String,
    pub(super) point: Option<(f64, f64)>,
    pub(super) day: i64,
    time: String,
    minutes: i64,
    types: Vec<String>,
    link: Option<String>,
    notes: String,
}

/// The listings that are multiplied, and what they are.
pub(super) struct Stock {
    /// Said in the report.
    pub(super) origin: &'static str,
    listings: Vec<Listing>,
}

/// One generated feed.
pub(super) struct Feed {
    /// Its file.
    pub(super) name: String,
    /// Of all its listings.
    pub(super) fellowship: FellowshipId,
    /// Meeting Guide JSON.
    pub(super) body: Vec<u8>,
}

/// No feed has more: real directories are no larger, and the copy of one is read as a whole.
const LARGEST_FEED: usize = 5_000;

/// Of so many listings, one is not what it was: 0.4 %, which is what a day brings.
const CHANGED_OF: usize = 250;

impl Stock {
    /// The real listings below `corpus`, or the invented ones that ship with the program.
    pub(super) fn read(corpus: Option<&Path>) -> Result<Self, String> {
        let file = corpus.map(|folder| {
            folder.join("directories/us-69632-meetings-16-programmes_2026-07.jsonl.gz")
        });
        match file.filter(|file| file.is_file()) {
            Some(file) => Ok(Self {
                origin: "real listings, multiplied",
                listings: real(&file)?,
            }),
            None => Ok(Self {
                origin: "the invented sample directory, multiplied",
                listings: invented()?,
            }),
        }
    }

    /// Any listing.
    pub(super) fn any(&self, chance: &mut Chance) -> Option<&Listing> {
        self.listings.get(chance.below(self.listings.len()))
    }

    /// The words that most names, venues and notes hold, the commonest first.
    pub(super) fn common_words(&self, count: usize) -> Vec<String> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for listing in &self.listings {
            for word in format!("{} {} {}", listing.name, listing.venue, listing.notes)
                .split(|sign: char| !sign.is_alphabetic())
            {
                if word.chars().count() > 3 {
                    *counts.entry(word.to_lowercase()).or_default() += 1;
                }
            }
        }
        let mut words: Vec<(String, usize)> = counts.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        words
            .into_iter()
            .take(count)
            .map(|(word, _)| word)
            .collect()
    }

    /// Gives feeds with `count` listings in all to `each`, the same for the same count. `changed`: one listing of
    /// [`CHANGED_OF`] has another time, name or note.
    pub(super) fn feeds<E>(
        &self,
        count: usize,
        changed: bool,
        mut each: impl FnMut(Feed) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut chance = Chance(0x5EED_0C1C);
        let mut open: BTreeMap<&str, (usize, Vec<Value>)> = BTreeMap::new();
        let stock = self.listings.len().max(1);
        for number in 0..count {
            // Fewer than there are: some of everything, not the first states of the alphabet.
            let at = if count < stock {
                number * stock / count
            } else {
                number % stock
            };
            let Some(listing) = self.listings.get(at) else {
                break;
            };
            let variation = (number >= stock).then(|| {
                let mut variation = self.variation(&mut chance);
                if chance.below(2) == 0 {
                    variation.town = world::town(chance.below(1 << 20));
                }
                variation
            });
            let mut record = listing.record(number, variation);
            if changed && number % CHANGED_OF == 0 {
                change(&mut record, number / CHANGED_OF);
            }
            let (feeds, records) = open.entry(&listing.fellowship).or_default();
            records.push(record);
            if records.len() == LARGEST_FEED {
                *feeds += 1;
                each(Feed::of(
                    &listing.fellowship,
                    *feeds,
                    std::mem::take(records),
                ))?;
            }
        }
        for (fellowship, (feeds, records)) in open {
            if !records.is_empty() {
                each(Feed::of(fellowship, feeds + 1, records))?;
            }
        }
        Ok(())
    }

    /// Gives `count` listings to `each` as BMLT servers write them.
    pub(super) fn servers<E>(
        &self,
        count: usize,
        mut each: impl FnMut(Feed) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut chance = Chance(0x5EED_0B17);
        let all: Vec<Value> = (0..count)
            .filter_map(|number| {
                let listing = self.any(&mut chance)?;
                let variation = self.variation(&mut chance);
                Some(listing.on_a_server(number + 1, &variation))
            })
            .collect();
        for (number, records) in all.chunks(LARGEST_FEED).enumerate() {
            each(Feed {
                name: format!("server-{number}.json"),
                fellowship: FellowshipId::new("na"),
                body: Value::from(records).to_string().into_bytes(),
            })?;
        }
        Ok(())
    }

    /// Another listing's day, time and words, and a short way from the place: the spread stays as it is.
    fn variation(&self, chance: &mut Chance) -> Variation<'_> {
        let mut other = || self.listings.get(chance.below(self.listings.len()));
        let (when, words) = (other(), other());
        Variation {
            day: when.map_or(0, |listing| listing.day),
            time: when.map_or("19:00", |listing| listing.time.as_str()),
            words: words.map_or("", |listing| listing.name.as_str()),
            north: chance.spread() * 0.05,
            east: chance.spread() * 0.05,
            town: None,
        }
    }
}

impl Feed {
    fn of(fellowship: &str, number: usize, records: Vec<Value>) -> Self {
        Self {
            name: format!("{fellowship}-{number}.json"),
            fellowship: FellowshipId::new(fellowship),
            body: Value::Array(records).to_string().into_bytes(),
        }
    }
}

fn change(record: &mut Value, turn: usize) {
    let (key, value) = match turn % 3 {
        0 => ("time", "18:45"),
        1 => ("name", "A New Name for the Group"),
        _ => ("notes", "Use the door at the back of the building."),
    };
    if let Some(field) = record.get_mut(key) {
        *field = Value::from(value);
    }
}

struct Variation<'a> {
    day: i64,
    time: &'a str,
    words: &'a str,
    north: f64,
    east: f64,
    /// Where it is moved to; none: it stays near.
    town: Option<Town>,
}

impl Listing {
    fn record(&self, number: usize, variation: Option<Variation<'_>>) -> Value {
        let (day, time) = variation
            .as_ref()
            .map_or((self.day, self.time.as_str()), |other| {
                (other.day, other.time)
            });
        let name = variation.as_ref().map_or_else(
            || self.name.clone(),
            |other| {
                let first = self.name.split_whitespace().next().unwrap_or_default();
                format!("{first} {}", other.words)
            },
        );
        let (north, east) = variation
            .as_ref()
            .map_or((0.0, 0.0), |other| (other.north, other.east));
        let town = variation.as_ref().and_then(|other| other.town.as_ref());
        let name = town.map_or_else(|| name.clone(), |town| format!("{} {name}", town.word));
        let mut types = self.types.clone();
        types.extend(town.and_then(|town| town.language).map(str::to_owned));
        // Towns are wider than the way between two of their halls.
        let (north, east) = match town {
            Some(_) => (north * 4.0, east * 4.0),
            None => (north, east),
        };
        let point = self
            .point
            .map(|point| town.map_or(point, |town| town.point));
        let own =
            |here: &str, there: &str| town.map_or_else(|| here.to_owned(), |_| there.to_owned());
        let point = point.map(|(latitude, longitude)| {
            (
                (latitude + north).clamp(-89.0, 89.0),
                (longitude + east).clamp(-179.0, 179.0),
            )
        });
        json!({
            "slug": format!("bench-{number}"),
            "name": name,
            "day": day,
            "time": time,
            "end_time": end(time, self.minutes),
            "types": types,
            "location": self.venue,
            "address": self.street,
            "city": town.map_or(self.city.as_str(), |town| town.name),
            "state": own(&self.region, ""),
            "postal_code": own(&self.postal_code, ""),
            "country": town.map_or(self.country.as_str(), |town| town.country),
            "timezone": town.map(|town| town.zone),
            "latitude": point.map(|point| point.0),
            "longitude": point.map(|point| point.1),
            "approximate": if self.street.is_empty() { "yes" } else { "no" },
            "conference_url": self.link,
            "notes": self.notes,
            "updated": "2026-06-01 12:00:00",
        })
    }
}

/// What BMLT servers call formats.
const FORMATS: [&str; 8] = ["O", "C", "D", "BT", "St", "WC", "SP", "W"];

impl Listing {
    /// As a BMLT server writes it: every value a text, Sunday the first day.
    fn on_a_server(&self, number: usize, other: &Variation<'_>) -> Value {
        // Servers write noughts where no place is known.
        let (latitude, longitude) = self.point.map_or((0.0, 0.0), |(latitude, longitude)| {
            (latitude + other.north, longitude + other.east)
        });
        let formats: Vec<&str> = FORMATS
            .iter()
            .enumerate()
            .filter(|(at, _)| (number >> at) & 3 == 0)
            .map(|(_, format)| *format)
            .collect();
        json!({
            "id_bigint": number.to_string(),
            "worldid_mixed": format!("G{number:08}"),
            "service_body_bigint": (number % 40 + 1).to_string(),
            "weekday_tinyint": (other.day + 1).to_string(),
            "venue_type": if self.link.is_some() { "2" } else { "1" },
            "start_time": format!("{}:00", other.time),
            "duration_time": format!("{:02}:{:02}:00", self.minutes / 60, self.minutes % 60),
            "time_zone": "",
            "formats": formats.join(","),
            "lang_enum": "en",
            "latitude": latitude.to_string(),
            "longitude": longitude.to_string(),
            "published": "1",
            "meeting_name": format!("{} {}", self.name.split_whitespace().next().unwrap_or_default(), other.words),
            "location_text": self.venue,
            "location_info": "",
            "location_street": self.street,
            "location_municipality": self.city,
            "location_province": self.region,
            "location_postal_code_1": self.postal_code,
            "location_nation": self.country,
            "comments": self.notes,
            "virtual_meeting_link": self.link.clone().unwrap_or_default(),
            "phone_meeting_number": "",
            "format_shared_id_list": "4,17,33",
        })
    }
}

fn end(time: &str, minutes: i64) -> Option<String> {
    let start: jiff::civil::Time = time.parse().ok()?;
    Some(
        start
            .wrapping_add(jiff::Span::new().try_minutes(minutes).ok()?)
            .strftime("%H:%M")
            .to_string(),
    )
}

/// Numbers that look random and are the same every time (`SplitMix64`).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `end`, `end` itself left out.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    /// About -1 to 1, mostly near 0: the sum of three.
    fn spread(&mut self) -> f64 {
        let mut one = || (self.below(20_001) as f64 - 10_000.0) / 10_000.0;
        (one() + one() + one()) / 3.0
    }
}
