//! The built-in catalogue of public directories: where each is read from, what it covers, and who published its address.
//!
//! Rule: what is offered depends on the place alone. Two people at one place with different problems are offered, and
//! fetch, the same list: nobody who watches the requests learns what somebody is looking for.

use crate::{Engine, EngineError};
use circle_domain::{FeedFormat, FellowshipId, Point, Source, SourceId};
use circle_feeds::mapping::Mapping;
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::Error;
use std::sync::LazyLock;

/// One public directory that can be copied.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogueEntry {
    /// Its name in the catalogue; it stays.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whose groups it lists; none for a directory of services for every problem.
    pub fellowship: Option<FellowshipId>,
    /// How it is read.
    pub format: FeedFormat,
    /// Where it is read from, always `https`.
    pub url: String,
    /// ISO 3166-1 alpha-2; none for directories of the whole world.
    pub country: Option<String>,
    /// The states or provinces it covers, in words.
    pub region: Option<String>,
    /// The middle of what it covers; none for directories of the whole world.
    pub centre: Option<Point>,
    /// How far it reaches from the middle, in kilometres; none means the whole world.
    pub reach_km: Option<f64>,
    /// The IANA zone of its meetings, where they do not say it.
    pub time_zone: Option<String>,
    /// Whether everything in it meets in that zone.
    pub single_zone: bool,
    /// BCP 47 tags of the languages it is written in.
    pub languages: Vec<String>,
    /// Where the address was published.
    pub published_by: String,
    /// The day on which somebody last saw it answer or listed; none: nobody has confirmed it.
    pub confirmed: Option<String>,
    /// Whether it is chosen without being asked for, when its place is.
    pub on_by_default: bool,
    /// The catalogue ids of directories whose groups this one lists as well.
    pub includes: Vec<String>,
    /// What its columns mean, as the text of a mapping, where they do not say it or hold persons' data in between.
    pub mapping: Option<String>,
    /// Whether plain `http` is allowed: never in the built-in catalogue.
    pub allow_http: bool,
    /// Whether addresses of private networks are allowed: never in the built-in catalogue.
    pub allow_private_network: bool,
}

impl CatalogueEntry {
    /// The id that its source has, whoever adds it.
    #[must_use]
    pub fn source_id(&self) -> SourceId {
        SourceId::of_location(&self.url)
    }

    /// The host it is read from.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self
            .url
            .split_once("://")
            .map_or(self.url.as_str(), |(_, rest)| rest);
        rest.split_once('/').map_or(rest, |(host, _)| host)
    }

    /// Whether it lists groups for one problem, so that copying it alone tells its host what somebody here is looking for.
    /// Such an entry is chosen by itself only with a click beside a sentence that names the host.
    #[must_use]
    pub fn single_problem(&self) -> bool {
        self.fellowship.is_some()
    }

    /// The source that it makes.
    #[must_use]
    pub fn to_source(&self) -> Source {
        Source {
            id: self.source_id(),
            format: Some(self.format),
            fellowship: self.fellowship.clone(),
            time_zone: self.time_zone.clone(),
            single_zone: self.single_zone,
            country: self.country.clone(),
            mapping: self.mapping.clone(),
            allow_http: self.allow_http,
            allow_private_network: self.allow_private_network,
            catalogue: Some(self.id.clone()),
            ..Source::new(self.name.clone(), self.url.clone())
        }
    }
}

/// An entry seen from a place.
#[derive(Clone, Copy, Debug)]
pub struct NearEntry<'a> {
    /// The entry.
    pub entry: &'a CatalogueEntry,
    /// How far its middle is, in kilometres; none for the whole world.
    pub distance_km: Option<f64>,
    /// Whether the place lies within its reach. Directories of the whole world cover every place.
    pub covers: bool,
}

impl NearEntry<'_> {
    /// The host it is read from.
    #[must_use]
    pub fn host(&self) -> &str {
        self.entry.host()
    }

    /// Whether it lists groups for one problem: see [`CatalogueEntry::single_problem`].
    #[must_use]
    pub fn single_problem(&self) -> bool {
        self.entry.single_problem()
    }

    /// Whether it covers the whole world, or meets online.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        self.entry.reach_km.is_none()
    }
}

/// How far beyond its reach a directory is still shown, in kilometres: somebody may drive there.
const BEYOND_REACH_KM: f64 = 60.0;

/// All entries: those that are built in, or those of a file that an organization (or a test) puts in their place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    entries: Vec<CatalogueEntry>,
    opted_out: Vec<String>,
}

impl Catalogue {
    /// The built-in catalogue.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// A catalogue in the form of the built-in one: a JSON list of entries; or `{"entries": [], "opt_out": []}`, whose
    /// second list names hosts and addresses that are not to be copied, as `data/opt-out.json` does.
    ///
    /// # Errors
    /// [`EngineError::CatalogueUnreadable`] when it is not one.
    pub fn read(text: &str) -> Result<Self, EngineError> {
        let unreadable =
            |error: serde_json::Error| EngineError::CatalogueUnreadable { line: error.line() };
        if text.trim_start().starts_with('{') {
            let both: Both = serde_json::from_str(text).map_err(unreadable)?;
            return Ok(Self {
                entries: entries(both.entries).map_err(unreadable)?,
                opted_out: both.opt_out,
            });
        }
        Ok(Self {
            entries: read(text).map_err(unreadable)?,
            opted_out: Vec::new(),
        })
    }

    /// Hosts and addresses that are not to be copied, beside those that are built in.
    #[must_use]
    pub(crate) fn opted_out(&self) -> &[String] {
        &self.opted_out
    }

    /// Every entry, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[CatalogueEntry] {
        &self.entries
    }

    /// The entry of that id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&CatalogueEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entry that is read from `location`.
    #[must_use]
    pub fn entry_at(&self, location: &str) -> Option<&CatalogueEntry> {
        let id = SourceId::of_location(location);
        self.entries.iter().find(|entry| entry.source_id() == id)
    }

    /// What can be copied for a place: directories that cover it, those on by default and the nearest middle first; then
    /// those of the whole world; then those whose reach ends just before it.
    #[must_use]
    pub fn near(&self, point: Point) -> Vec<NearEntry<'_>> {
        let mut found: Vec<(u8, NearEntry<'_>)> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let (Some(centre), Some(reach)) = (entry.centre, entry.reach_km) else {
                    return Some((
                        1,
                        NearEntry {
                            entry,
                            distance_km: None,
                            covers: true,
                        },
                    ));
                };
                let distance = point.distance_km(centre);
                let near = NearEntry {
                    entry,
                    distance_km: Some(distance),
                    covers: distance <= reach,
                };
                match distance {
                    _ if near.covers => Some((0, near)),
                    distance if distance <= reach + BEYOND_REACH_KM => Some((2, near)),
                    _ => None,
                }
            })
            .collect();
        found.sort_by(|(rank, one), (other_rank, other)| {
            let distance = |near: &NearEntry<'_>| near.distance_km.unwrap_or(0.0);
            rank.cmp(other_rank)
                .then(other.entry.on_by_default.cmp(&one.entry.on_by_default))
                .then(distance(one).total_cmp(&distance(other)))
                .then_with(|| one.entry.id.cmp(&other.entry.id))
        });
        found.into_iter().map(|(_, near)| near).collect()
    }

    /// What is copied for a place when nobody chooses: directories that cover it and that somebody confirmed, for all
    /// problems together, always in the same order.
    #[must_use]
    pub fn offered_at(&self, point: Point) -> Vec<NearEntry<'_>> {
        let mut near = self.near(point);
        near.retain(|near| near.covers && near.entry.on_by_default);
        near
    }
}

impl Engine {
    /// Puts entries of the catalogue into use. What is in use already stays as the person set it.
    ///
    /// # Errors
    /// [`EngineError::UnknownCatalogueEntry`], and then nothing was added; or when the database cannot be written.
    pub fn add_from_catalogue<T: AsRef<str>>(
        &self,
        ids: &[T],
        now: Timestamp,
    ) -> Result<Vec<Source>, EngineError> {
        let chosen = ids
            .iter()
            .map(|id| {
                self.catalogue()
                    .entry(id.as_ref())
                    .ok_or(EngineError::UnknownCatalogueEntry)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut added = Vec::with_capacity(chosen.len());
        for entry in chosen {
            let source = entry.to_source();
            added.push(match self.personal().source(&source.id)? {
                Some(known) => known.source,
                None => self.put_source(source, now)?,
            });
        }
        Ok(added)
    }
}

impl Engine {
    /// The directories in use whose groups an entry of the catalogue lists as well.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn in_use_within(&self, entry: &CatalogueEntry) -> Result<Vec<Source>, EngineError> {
        let included: Vec<SourceId> = entry
            .includes
            .iter()
            .filter_map(|id| self.catalogue().entry(id))
            .map(CatalogueEntry::source_id)
            .collect();
        self.enabled_among(&included)
    }

    /// The directories in use that list what an entry of the catalogue lists as well.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn in_use_around(&self, entry: &CatalogueEntry) -> Result<Vec<Source>, EngineError> {
        let around: Vec<SourceId> = self
            .catalogue()
            .entries()
            .iter()
            .filter(|other| other.includes.contains(&entry.id))
            .map(CatalogueEntry::source_id)
            .collect();
        self.enabled_among(&around)
    }

    fn enabled_among(&self, ids: &[SourceId]) -> Result<Vec<Source>, EngineError> {
        Ok(self
            .personal()
            .sources()?
            .into_iter()
            .map(|entered| entered.source)
            .filter(|source| source.enabled && ids.contains(&source.id))
            .collect())
    }
}

/// An entry as it is written in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    name: String,
    fellowship: Option<String>,
    format: String,
    url: String,
    country: Option<String>,
    region: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    reach_km: Option<f64>,
    time_zone: Option<String>,
    single_zone: bool,
    languages: Vec<String>,
    published_by: String,
    confirmed: Option<String>,
    on_by_default: bool,
    includes: Vec<String>,
    #[serde(default)]
    mapping: Option<Mapping>,
    #[serde(default)]
    allow_http: bool,
    #[serde(default)]
    allow_private_network: bool,
}

/// A catalogue with wishes not to be copied.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    #[serde(default)]
    entries: Vec<Written>,
    #[serde(default)]
    opt_out: Vec<String>,
}

fn read(text: &str) -> Result<Vec<CatalogueEntry>, serde_json::Error> {
    entries(serde_json::from_str(text)?)
}

fn entries(written: Vec<Written>) -> Result<Vec<CatalogueEntry>, serde_json::Error> {
    written
        .into_iter()
        .map(|row| {
            let format = FeedFormat::parse(&row.format)
                .ok_or_else(|| serde_json::Error::custom("unknown format"))?;
            Ok(CatalogueEntry {
                fellowship: row.fellowship.map(FellowshipId::new),
                format,
                centre: row
                    .latitude
                    .zip(row.longitude)
                    .and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
                id: row.id,
                name: row.name,
                url: row.url,
                country: row.country,
                region: row.region,
                reach_km: row.reach_km,
                time_zone: row.time_zone,
                single_zone: row.single_zone,
                languages: row.languages,
                published_by: row.published_by,
                confirmed: row.confirmed,
                on_by_default: row.on_by_default,
                includes: row.includes,
                mapping: row.mapping.map(|mapping| mapping.to_text()),
                allow_http: row.allow_http,
                allow_private_network: row.allow_private_network,
            })
        })
        .collect()
}

const TEXT: &str = include_str!("../data/catalogue.json");

// A file that cannot be read leaves an empty catalogue; a test reads it, so that this never ships.
static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue {
    entries: read(TEXT).unwrap_or_default(),
    opted_out: Vec::new(),
});

#[cfg(test)]
mod tests;
