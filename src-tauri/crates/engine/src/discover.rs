//! Finding the feeds of a web site, given its address.
//!
//! Rule: few requests, each through the fetcher with all its guards and only where the site's `robots.txt` lets us
//! (RFC 9309); no key that stands in a page is used; and whoever asks is told what was tried and what came of it.

mod robots;
mod search;

use crate::sources::host;
use crate::{Engine, EngineError, NewSource};
use circle_domain::{FeedFormat, Source, SourceId};
use circle_feeds::discover::Kind;
use circle_fetch::{FetchError, Location, Trail};
use jiff::Timestamp;
use search::Search;
use tokio_util::sync::CancellationToken;
use url::Url;

/// The most requests that looking at one site makes, `robots.txt` included.
pub const MOST_REQUESTS: u32 = 12;

/// A feed that was found and answered as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How it gave itself away.
    pub kind: Kind,
    /// What it is.
    pub format: FeedFormat,
    /// The location of the directory.
    pub location: String,
    /// How many records it lists, where that could be told from the answer.
    pub records: Option<u64>,
    /// The zone that the page shows it in.
    pub time_zone: Option<String>,
    /// The entry of the catalogue with this location.
    pub catalogue: Option<String>,
}

impl Finding {
    /// The host it would be read from.
    #[must_use]
    pub fn host(&self) -> String {
        host(&self.location)
    }

    /// 0 for lists of groups, 1 for lists that may be of groups, 2 for calendars, which mix groups with other dates.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match self.format {
            FeedFormat::MeetingGuide | FeedFormat::Bmlt | FeedFormat::Hsds => 0,
            FeedFormat::Csv | FeedFormat::Json | FeedFormat::EventsCalendar => 1,
            FeedFormat::Ical | FeedFormat::JsonLd | FeedFormat::Sample => 2,
        }
    }
}

/// What came of one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriedOutcome {
    /// A feed.
    Found,
    /// The site's page itself, which names feeds or not.
    Page,
    /// There is nothing.
    NotThere,
    /// An answer that is no such list.
    NoList,
    /// No answer: the code of the failure.
    Failed(&'static str),
    /// The site's `robots.txt` asks programs to stay away.
    RobotsDisallow,
    /// It carries a key that was given to somebody else.
    CarriesKey,
    /// It lies with a host that is neither of this site nor known for feeds. It can be added by its own address.
    OtherHost,
    /// A feed was found that says the same or more.
    NotNeeded,
    /// Enough was asked of this site.
    TooMany,
}

impl TriedOutcome {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Page => "page",
            Self::NotThere => "not_there",
            Self::NoList => "no_list",
            Self::Failed(_) => "failed",
            Self::RobotsDisallow => "robots_disallow",
            Self::CarriesKey => "carries_key",
            Self::OtherHost => "other_host",
            Self::NotNeeded => "not_needed",
            Self::TooMany => "too_many",
        }
    }
}

/// One address that was tried, or left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What was expected there.
    pub kind: Kind,
    /// The address.
    pub address: String,
    /// What came of it.
    pub outcome: TriedOutcome,
}

/// What looking at a site brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// The address that was looked at, after redirects.
    pub address: String,
    /// The feeds, best first.
    pub found: Vec<Finding>,
    /// Everything that was tried, in the order in which it was.
    pub tried: Vec<Tried>,
    /// How many requests were made.
    pub requests: u32,
}

impl Discovery {
    /// The one that is clearly the best; none when two are as good as each other.
    #[must_use]
    pub fn best(&self) -> Option<&Finding> {
        let best = self.found.first()?;
        let equals = self
            .found
            .iter()
            .filter(|finding| finding.rank() == best.rank());
        (equals.count() == 1).then_some(best)
    }
}

/// What came of adding an address that may be a web site's.
#[derive(Clone, Debug, PartialEq)]
pub enum Added {
    /// It is in use now. With what was found on the site, when it had to be looked at.
    Source(Box<Source>, Option<Discovery>),
    /// The site has several feeds and none is clearly the best: nothing was added.
    Several(Discovery),
}

/// Endings of addresses that name a feed by themselves.
const FEED_ENDINGS: [&str; 11] = [
    ".json", ".csv", ".tsv", ".txt", ".xlsx", ".ics", ".zip", ".js", ".xml", ".ndjson", ".jsonl",
];

/// Parts of addresses that name a feed by themselves.
const FEED_PARTS: [&str; 4] = [
    "/wp-json/",
    "/admin-ajax.php",
    "/client_interface",
    "/main_server",
];

impl Engine {
    /// Puts a directory into use, which may be given as the address of the site that publishes it. Only an address that
    /// does not name a feed by itself is looked at.
    ///
    /// # Errors
    /// Those of [`Engine::add_source`] and [`Engine::discover`].
    pub async fn add_or_discover(
        &self,
        new: &NewSource,
        now: Timestamp,
        cancel: &CancellationToken,
    ) -> Result<Added, EngineError> {
        let Some(site) = self.site_of(new)? else {
            return Ok(Added::Source(Box::new(self.add_source(new, now)?), None));
        };
        let discovery = match self.discover(new, now, cancel).await {
            Ok(discovery) => discovery,
            // An address below the root that does not answer, or not with a page, may well be a feed in trouble: copying
            // it says best what is wrong with it.
            Err(EngineError::Fetch(error))
                if site.path() != "/" && error != FetchError::Cancelled =>
            {
                return Ok(Added::Source(Box::new(self.add_source(new, now)?), None));
            }
            Err(EngineError::NothingFound { page: false, .. }) if site.path() != "/" => {
                return Ok(Added::Source(Box::new(self.add_source(new, now)?), None));
            }
            Err(error) => return Err(error),
        };
        let Some(best) = discovery.best() else {
            return Ok(Added::Several(discovery));
        };
        let found = self.new_source(new, best);
        let source = self.add_source(&found, now)?;
        Ok(Added::Source(Box::new(source), Some(discovery)))
    }

    /// What a finding would be added as: the person's own settings come first.
    #[must_use]
    pub fn new_source(&self, new: &NewSource, finding: &Finding) -> NewSource {
        NewSource {
            location: finding.location.clone(),
            format: Some(finding.format),
            time_zone: new.time_zone.clone().or_else(|| {
                finding
                    .time_zone
                    .clone()
                    .filter(|zone| jiff::tz::TimeZone::get(zone).is_ok())
            }),
            ..new.clone()
        }
    }

    /// The address to look at; none when it names a feed by itself, when somebody says what it is, or for a file.
    fn site_of(&self, new: &NewSource) -> Result<Option<Url>, EngineError> {
        let Location::Web(url) = Location::parse(&new.location)? else {
            return Ok(None);
        };
        let path = url.path().to_ascii_lowercase();
        let named = new.format.is_some()
            || url.query().is_some()
            || FEED_ENDINGS.iter().any(|end| path.ends_with(end))
            || FEED_PARTS.iter().any(|part| path.contains(part))
            || self.catalogue().entry_at(url.as_str()).is_some()
            || self
                .personal()
                .source(&SourceId::of_location(url.as_str()))?
                .is_some();
        Ok((!named).then_some(url))
    }

    /// Looks for the feeds of the web site at `new.location`. Nothing is added. `new` says what is allowed and what is
    /// known of the directory.
    ///
    /// # Errors
    /// [`EngineError::NothingFound`] with what was tried; [`EngineError::RobotsDisallow`]; [`EngineError::Fetch`] when
    /// the address is refused or its host does not answer.
    pub async fn discover(
        &self,
        new: &NewSource,
        now: Timestamp,
        cancel: &CancellationToken,
    ) -> Result<Discovery, EngineError> {
        let location = Location::parse(&new.location)?;
        location.check(new.allow_http, new.allow_private_network)?;
        let Location::Web(url) = location else {
            return Err(FetchError::BadAddress {
                why: "it is not a web address",
            }
            .into());
        };
        self.check_opted_out(url.as_str())?;
        let trail = Trail::default();
        let purpose = host(url.as_str());
        let found = Search::new(self, new, now, trail.clone(), cancel)
            .run(url)
            .await;
        self.note_trail(&purpose, &trail, now);
        found
    }
}
