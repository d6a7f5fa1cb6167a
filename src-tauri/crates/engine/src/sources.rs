//! The directories in use: adding, listing, removing, switching on and off.
//!
//! Rule: a location is read in one way. The same directory, however it was typed, has the same id, and adding it again
//! changes its settings instead of adding it twice.

use crate::catalogue::CatalogueEntry;
use crate::{Engine, EngineError};
use circle_domain::{FeedFormat, FellowshipId, ProblemId, Source, SourceId};
use circle_feeds::bmlt::Plan;
use circle_fetch::{FetchError, Location};
use circle_store::directory::SourceState;
use jiff::Timestamp;

/// A directory that somebody wants to use. What is not given is taken from the catalogue, if the location is in it, or
/// recognized from the content when it is first copied.
#[derive(Clone, Debug, Default)]
pub struct NewSource {
    /// An `https` address of a feed or of a BMLT server (its root, `main_server`, or any `client_interface` address), a
    /// file, or a folder whose `.json` files together are one directory.
    pub location: String,
    /// What it is called; otherwise its host or the file's name.
    pub name: Option<String>,
    /// Its feed format.
    pub format: Option<FeedFormat>,
    /// The fellowship of everything in it.
    pub fellowship: Option<FellowshipId>,
    /// What everything in it is for, where no fellowship says it: leaves, or areas that mean all their leaves.
    pub problems: Vec<ProblemId>,
    /// The IANA zone of its meetings.
    pub time_zone: Option<String>,
    /// Its country, in any usual spelling.
    pub country: Option<String>,
    /// Of a directory of services: takes all of them, not only those that are groups.
    pub all_services: bool,
    /// What its columns mean: the text of a mapping file.
    pub mapping: Option<String>,
    /// Allows plain `http`, for this source alone.
    pub allow_http: bool,
    /// Allows addresses of private networks, for this source alone.
    pub allow_private_network: bool,
}

/// A directory in use, and what came of copying it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceInUse {
    /// Its settings.
    pub source: Source,
    /// What came of copying it; none if it was never tried.
    pub state: Option<SourceState>,
    /// Why it is not asked any more; none: it is. Switching it on again lets it be asked.
    pub stopped: Option<crate::sync::StopReason>,
    /// From when on it is copied again by itself; none for what is switched off, stopped, invented, or never was copied.
    pub next_copy: Option<Timestamp>,
}

impl SourceInUse {
    /// The host it is read from, or the name of its file.
    #[must_use]
    pub fn host(&self) -> String {
        host(&self.source.location)
    }

    /// Whether it is a file of this machine.
    #[must_use]
    pub fn is_local(&self) -> bool {
        crate::sync::is_local(&self.source.location)
    }
}

/// The host of an address, or the name of a file.
pub(crate) fn host(location: &str) -> String {
    match Location::parse(location) {
        Ok(Location::Web(url)) => url.host_str().unwrap_or_default().to_owned(),
        Ok(Location::File(path)) => path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned(),
        Err(_) => location.to_owned(),
    }
}

impl Engine {
    /// Puts a directory into use. Nothing is fetched yet.
    ///
    /// # Errors
    /// [`EngineError::Fetch`] for an address that would be refused, or a file that is not there;
    /// [`EngineError::UnknownTimeZone`], [`EngineError::UnknownCountry`], [`EngineError::UnknownProblem`],
    /// [`EngineError::UnknownFellowship`]; or when the database cannot be written.
    pub fn add_source(&self, new: &NewSource, now: Timestamp) -> Result<Source, EngineError> {
        if let Some(mapping) = &new.mapping {
            circle_feeds::mapping::Mapping::parse(mapping)?;
        }
        let location = settle(new)?;
        let listed = self.catalogue().entry_at(&location);
        let mut source = self.settings(new, location, listed)?;
        // A list that moved kept its id: its new address is no second source.
        let moved = self.personal().sources()?;
        if let Some(known) = moved
            .into_iter()
            .find(|known| known.source.location == source.location)
        {
            source.id = known.source.id;
        }
        // Added again: what nobody says anew stays as it was.
        if let Some(known) = self
            .personal()
            .source(&source.id)?
            .map(|entered| entered.source)
        {
            source.format = source.format.or(known.format);
            source.fellowship = source.fellowship.or(known.fellowship);
            source.country = source.country.or(known.country);
            source.mapping = source.mapping.or(known.mapping);
            if new.problems.is_empty() {
                source.problems = known.problems;
            }
            if new.time_zone.is_none() {
                (source.time_zone, source.single_zone) = (known.time_zone, known.single_zone);
            }
            source.all_services |= known.all_services;
            source.allow_http |= known.allow_http;
            source.allow_private_network |= known.allow_private_network;
            if new.name.is_none() {
                source.name = known.name;
            }
        }
        self.put_source(source, now)
    }

    pub(crate) fn settings(
        &self,
        new: &NewSource,
        location: String,
        listed: Option<&CatalogueEntry>,
    ) -> Result<Source, EngineError> {
        let time_zone = match &new.time_zone {
            // The database's own spelling: `europe/berlin` is found as well.
            Some(name) => Some(
                jiff::tz::TimeZone::get(name)
                    .ok()
                    .and_then(|zone| zone.iana_name().map(str::to_owned))
                    .ok_or(EngineError::UnknownTimeZone)?,
            ),
            None => None,
        };
        let country = match new.country.as_deref().map(str::trim) {
            Some(text) => Some(
                self.places()
                    .country_code(text)
                    .ok_or(EngineError::UnknownCountry)?
                    .to_owned(),
            ),
            None => None,
        };
        for problem in &new.problems {
            if !circle_words::problems::is_known(problem.as_str()) {
                return Err(EngineError::UnknownProblem);
            }
        }
        if new
            .fellowship
            .as_ref()
            .is_some_and(|id| circle_words::organizations::get(id.as_str()).is_none())
        {
            return Err(EngineError::UnknownFellowship);
        }
        let known = listed.map(CatalogueEntry::to_source);
        let known = known.as_ref();
        // Who names a zone says that it is the one of the whole directory; copying checks that against its coordinates.
        let single_zone = time_zone.is_some() || known.is_some_and(|known| known.single_zone);
        Ok(Source {
            id: SourceId::of_location(&location),
            name: new
                .name
                .clone()
                .or_else(|| known.map(|known| known.name.clone()))
                .unwrap_or_else(|| host(&location)),
            format: new
                .format
                .or(format_of(&location))
                .or_else(|| known?.format),
            fellowship: new.fellowship.clone().or_else(|| known?.fellowship.clone()),
            problems: new.problems.clone(),
            time_zone: time_zone.or_else(|| known?.time_zone.clone()),
            single_zone,
            country: country.or_else(|| known?.country.clone()),
            licence: None,
            enabled: true,
            mapping: new.mapping.clone().or_else(|| known?.mapping.clone()),
            all_services: new.all_services,
            allow_http: new.allow_http,
            allow_private_network: new.allow_private_network,
            catalogue: known.and_then(|known| known.catalogue.clone()),
            sample: false,
            location,
        })
    }

    /// The directories in use, in the order in which they were added.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceInUse>, EngineError> {
        let mut states = self.directory().source_states()?;
        let sources = self.personal().sources()?;
        let remembered = self.remembered()?;
        let rhythm = remembered.rhythm();
        Ok(sources
            .into_iter()
            .map(|entered| {
                let source = entered.source;
                let at = states.iter().position(|state| state.source == source.id);
                let state = at.map(|at| states.swap_remove(at));
                let manners = remembered.manners(&source.id, &source.location);
                let next_copy = (source.enabled && !source.sample && manners.stopped.is_none())
                    .then(|| crate::sync::next_copy(&source, state.as_ref(), &manners, rhythm));
                SourceInUse {
                    stopped: manners.stopped,
                    next_copy: next_copy.flatten(),
                    state,
                    source,
                }
            })
            .collect())
    }

    /// Takes a directory out of use and deletes what was copied from it. Meetings that were saved stay saved.
    ///
    /// # Errors
    /// [`EngineError::UnknownSource`]; or when the databases cannot be written.
    pub fn remove_source(&self, id: &SourceId) -> Result<Source, EngineError> {
        let source = self.source(id)?;
        self.personal().remove_source(id)?;
        self.personal()
            .set_setting(&crate::sync::manners_setting(id), None)?;
        self.directory().remove_source(id)?;
        self.settle_same()?;
        self.directory_changed()?;
        Ok(source)
    }

    /// Puts a directory that was removed back into use, with the settings it had; what it lists comes with the next copy.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn restore_source(&self, source: Source, now: Timestamp) -> Result<Source, EngineError> {
        self.put_source(source, now)
    }

    /// Switches copying on or off. What was copied stays. Switching on lets a stopped source be asked again.
    ///
    /// # Errors
    /// [`EngineError::UnknownSource`]; or when the database cannot be written.
    pub fn set_source_enabled(
        &self,
        id: &SourceId,
        enabled: bool,
        now: Timestamp,
    ) -> Result<Source, EngineError> {
        let mut source = self.source(id)?;
        source.enabled = enabled;
        self.personal().put_source(&source, now)?;
        if enabled {
            self.forgive(id)?;
        }
        Ok(source)
    }

    pub(crate) fn source(&self, id: &SourceId) -> Result<Source, EngineError> {
        let entered = self
            .personal()
            .source(id)?
            .ok_or(EngineError::UnknownSource)?;
        Ok(entered.source)
    }

    /// Writes the settings of a source.
    pub(crate) fn put_source(&self, source: Source, now: Timestamp) -> Result<Source, EngineError> {
        self.personal().put_source(&source, now)?;
        Ok(source)
    }
}

/// The location in the one way in which it is kept.
pub(crate) fn settle(new: &NewSource) -> Result<String, EngineError> {
    match Location::parse(&new.location)? {
        Location::File(path) => {
            let path = std::path::absolute(&path).map_err(|_| FetchError::FileUnreadable)?;
            if !path.exists() {
                return Err(FetchError::FileNotFound.into());
            }
            Ok(path.to_string_lossy().into_owned())
        }
        web @ Location::Web(_) => {
            web.check(new.allow_http, new.allow_private_network)?;
            let Location::Web(url) = web else {
                return Err(FetchError::FileUnreadable.into());
            };
            let is_bmlt = new.format == Some(FeedFormat::Bmlt)
                || format_of(url.as_str()) == Some(FeedFormat::Bmlt);
            match Plan::new(url.as_str()) {
                // A question with filters is kept: it is a part of the server's list.
                Ok(plan)
                    if is_bmlt
                        && url
                            .query()
                            .is_none_or(|query| query.matches('&').count() == 0) =>
                {
                    Ok(plan.root().to_owned())
                }
                _ => Ok(url.to_string()),
            }
        }
    }
}

/// The format that an address gives away by itself.
fn format_of(location: &str) -> Option<FeedFormat> {
    let Ok(Location::Web(url)) = Location::parse(location) else {
        return None;
    };
    let path = url.path().to_ascii_lowercase();
    let is_bmlt =
        path.contains("/client_interface") || path.trim_end_matches('/').ends_with("/main_server");
    is_bmlt.then_some(FeedFormat::Bmlt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(location: &str, format: Option<FeedFormat>) -> String {
        settle(&NewSource {
            location: location.to_owned(),
            format,
            ..NewSource::default()
        })
        .expect("a location")
    }

    #[test]
    fn every_address_of_a_server_is_the_same_source() {
        let root = "https://bmlt.example.org/main_server/";
        for location in [
            "https://bmlt.example.org/main_server",
            "https://bmlt.example.org/main_server/client_interface/json/?switcher=GetSearchResults",
            "HTTPS://BMLT.example.org/main_server/#top",
        ] {
            assert_eq!(settled(location, None), root, "{location} is that server");
        }
        assert_eq!(
            settled("https://example.org/bmlt", Some(FeedFormat::Bmlt)),
            "https://example.org/bmlt/",
            "told that it is one"
        );
        assert_eq!(
            settled("https://example.org/feed.json", None),
            "https://example.org/feed.json",
            "a plain feed stays as it is"
        );
        let part =
            "https://b.example.org/client_interface/json/?switcher=GetSearchResults&services[]=3";
        assert_eq!(
            settled(part, None),
            part,
            "a part of a server is not the whole"
        );
    }

    #[test]
    fn addresses_that_would_be_refused_are_refused_at_once() {
        let code = |location: &str| match settle(&NewSource {
            location: location.to_owned(),
            ..NewSource::default()
        }) {
            Err(EngineError::Fetch(error)) => error.code(),
            other => panic!("{location} was taken: {other:?}"),
        };
        assert_eq!(code("http://feed.example/"), "insecure_http", "plain http");
        assert_eq!(
            code("https://127.0.0.1/"),
            "private_network",
            "this machine"
        );
        assert_eq!(
            code("gopher://feed.example/"),
            "bad_address",
            "another scheme"
        );
        assert_eq!(
            code("/no/such/file.json"),
            "file_not_found",
            "a typing error in a path"
        );
    }
}
