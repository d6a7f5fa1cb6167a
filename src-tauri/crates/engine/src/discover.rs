//! Finding the feeds of a web site, given its address.
//!
//! Rule: few requests, each through the fetcher with all its guards and only where the site's `robots.txt` lets us
//! (RFC 9309); no key that stands in a page is used; and whoever asks is told what was tried and what came of it.

mod robots;

use crate::sources::host;
use crate::{Engine, EngineError, NewSource};
use circle_domain::{FeedFormat, Source, SourceId};
use circle_feeds::discover::{self, Kind, Lead, LeftWhy, Signs};
use circle_feeds::{Document, ReadOptions, Role};
use circle_fetch::{Body, FetchError, FetchRequest, Fetched, Location};
use jiff::Timestamp;
use robots::Robots;
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
            Err(EngineError::Fetch(error)) if site.path() != "/" && error != FetchError::Cancelled => {
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
        let mut search = Search {
            engine: self,
            new,
            now,
            cancel,
            robots: Robots::default(),
            requests: 0,
            tried: Vec::new(),
            found: Vec::new(),
        };
        search.run(url).await
    }
}

/// One search of one site.
struct Search<'a> {
    engine: &'a Engine,
    new: &'a NewSource,
    now: Timestamp,
    cancel: &'a CancellationToken,
    robots: Robots,
    requests: u32,
    tried: Vec<Tried>,
    found: Vec<Finding>,
}

impl Search<'_> {
    async fn run(&mut self, url: Url) -> Result<Discovery, EngineError> {
        if !self.may_ask(&url).await? {
            return Err(EngineError::RobotsDisallow { host: host_of(&url) });
        }
        let (address, page) = self.page(url).await?;
        let mut is_page = false;
        let mut signs = Signs::default();
        if let Some(body) = &page {
            if let Some(format) = discover::judge(Kind::ThisAddress, &body.bytes) {
                self.tell(Kind::ThisAddress, address.as_str(), TriedOutcome::Found);
                let location = settled(&address, format);
                self.take(Kind::ThisAddress, format, &location, &body.bytes, None);
            } else {
                is_page = looks_like_page(&body.bytes);
                self.tell(
                    Kind::ThisAddress,
                    address.as_str(),
                    if is_page {
                        TriedOutcome::Page
                    } else {
                        TriedOutcome::NoList
                    },
                );
                signs = discover::signs(&address, &body.bytes, &|host| self.knows(host));
                if signs.events {
                    self.tell(Kind::PageEvents, address.as_str(), TriedOutcome::Found);
                    self.take(
                        Kind::PageEvents,
                        FeedFormat::JsonLd,
                        &address,
                        &body.bytes,
                        signs.time_zone.clone(),
                    );
                }
            }
        }
        for left in &signs.left_out {
            let outcome = match left.why {
                LeftWhy::CarriesKey => TriedOutcome::CarriesKey,
                LeftWhy::OtherHost => TriedOutcome::OtherHost,
            };
            self.tell(left.kind, &left.address, outcome);
        }
        for lead in &signs.leads {
            self.follow(lead, signs.time_zone.as_deref()).await?;
        }
        // Nobody is asked where feeds usually are once the site itself has named one that may be a list of groups.
        if !self.has_list() {
            for lead in discover::usual_places(&address) {
                if self.has_list() {
                    break;
                }
                if !signs.leads.iter().any(|known| known.ask == lead.ask) {
                    self.follow(&lead, None).await?;
                }
            }
        }
        // Stable: within a rank, what was found first stays first.
        self.found.sort_by_key(Finding::rank);
        let (found, tried) = (std::mem::take(&mut self.found), std::mem::take(&mut self.tried));
        if found.is_empty() {
            return Err(EngineError::NothingFound {
                host: host_of(&address),
                page: is_page,
                tried,
            });
        }
        Ok(Discovery {
            address: address.into(),
            found,
            tried,
            requests: self.requests,
        })
    }

    fn has_list(&self) -> bool {
        self.found.iter().any(|finding| finding.rank() < 2)
    }

    /// The page at the address given, and where it came from in the end. A root that shows nothing may still have feeds.
    async fn page(&mut self, url: Url) -> Result<(Url, Option<Body>), EngineError> {
        match self.fetch(&url).await {
            Ok(body) => {
                let address = Url::parse(&body.final_location).unwrap_or(url);
                Ok((address, Some(body)))
            }
            Err(error @ (FetchError::NotFound { .. } | FetchError::Forbidden { .. })) => {
                let outcome = outcome_of(&error);
                self.tell(Kind::ThisAddress, url.as_str(), outcome);
                Ok((url, None))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn follow(&mut self, lead: &Lead, time_zone: Option<&str>) -> Result<(), EngineError> {
        let outcome = self.ask(lead, time_zone).await?;
        self.tell(lead.kind, lead.ask.as_str(), outcome);
        Ok(())
    }

    async fn ask(
        &mut self,
        lead: &Lead,
        time_zone: Option<&str>,
    ) -> Result<TriedOutcome, EngineError> {
        let found = |kind: Kind| self.found.iter().any(|finding| finding.kind == kind);
        // The plugin's two addresses, and what is embedded from them, are one list.
        let needless = match lead.kind {
            Kind::TsmlAjax => found(Kind::TsmlRest),
            Kind::AlternateLink | Kind::TsmlUi => {
                (found(Kind::TsmlRest) || found(Kind::TsmlAjax))
                    && (lead.ask.path().contains("tsml") || lead.ask.path().ends_with("admin-ajax.php"))
            }
            Kind::CalendarLink => found(Kind::EventsCalendar),
            _ => false,
        } || self
            .found
            .iter()
            .any(|finding| finding.location == lead.location.as_str());
        if needless {
            return Ok(TriedOutcome::NotNeeded);
        }
        if self.requests >= MOST_REQUESTS {
            return Ok(TriedOutcome::TooMany);
        }
        match self.may_ask(&lead.ask).await {
            Ok(true) => {}
            Ok(false) => return Ok(TriedOutcome::RobotsDisallow),
            Err(EngineError::Fetch(error)) if error != FetchError::Cancelled => {
                return Ok(outcome_of(&error));
            }
            Err(error) => return Err(error),
        }
        if self.requests >= MOST_REQUESTS {
            return Ok(TriedOutcome::TooMany);
        }
        let body = match self.fetch(&lead.ask).await {
            Ok(body) => body,
            Err(FetchError::Cancelled) => return Err(FetchError::Cancelled.into()),
            Err(error) => return Ok(outcome_of(&error)),
        };
        let Some(format) = discover::judge(lead.kind, &body.bytes) else {
            return Ok(TriedOutcome::NoList);
        };
        let location = settled(&lead.location, format);
        self.take(
            lead.kind,
            format,
            &location,
            &body.bytes,
            time_zone.map(str::to_owned),
        );
        Ok(TriedOutcome::Found)
    }

    fn take(
        &mut self,
        kind: Kind,
        format: FeedFormat,
        location: &Url,
        bytes: &[u8],
        time_zone: Option<String>,
    ) {
        let location = location.to_string();
        if self.found.iter().any(|known| known.location == location) {
            return;
        }
        self.found.push(Finding {
            kind,
            format,
            records: self.count(kind, format, &location, bytes),
            time_zone,
            catalogue: self
                .engine
                .catalogue()
                .entry_at(&location)
                .map(|entry| entry.id.clone()),
            location,
        });
    }

    /// How many records an answer lists, when it is the whole list.
    fn count(&self, kind: Kind, format: FeedFormat, location: &str, bytes: &[u8]) -> Option<u64> {
        // A server answered about itself, or with one page of many.
        if kind == Kind::Bmlt || matches!(format, FeedFormat::Hsds | FeedFormat::EventsCalendar) {
            return None;
        }
        let source = SourceId::of_location(location);
        let options = ReadOptions {
            source: &source,
            fellowship: self.new.fellowship.as_ref(),
            country: None,
            read_at: self.now,
            mapping: None,
            all_services: false,
        };
        let document = Document {
            role: Role::Listing,
            name: "",
            bytes,
        };
        circle_feeds::read(format, &[document], &options)
            .ok()
            .map(|reading| reading.read as u64)
    }

    /// Whether a host is known for feeds: one of the catalogue's.
    fn knows(&self, host: &str) -> bool {
        self.engine
            .catalogue()
            .entries()
            .iter()
            .any(|entry| entry.host().eq_ignore_ascii_case(host))
    }

    /// Whether the site lets us ask for an address; its rules are read once.
    async fn may_ask(&mut self, url: &Url) -> Result<bool, EngineError> {
        if let Some(allowed) = self.robots.allow(url) {
            return Ok(allowed);
        }
        let Ok(rules) = url.join("/robots.txt") else {
            return Ok(false);
        };
        match self.fetch(&rules).await {
            Ok(body) => self.robots.learn(url, &body.bytes),
            // Rules that nobody may read, or that are not there, forbid nothing (RFC 9309 section 2.3.1.3).
            Err(
                FetchError::NotFound { .. }
                | FetchError::Forbidden { .. }
                | FetchError::HttpStatus { status: 400..=499 },
            ) => self.robots.learn(url, b""),
            // A server in trouble, or busy, may have rules: section 2.3.1.4.
            Err(FetchError::ServerError { .. } | FetchError::RateLimited { .. }) => {
                self.robots.close(url);
            }
            Err(error) => return Err(error.into()),
        }
        Ok(self.robots.allow(url).unwrap_or(false))
    }

    async fn fetch(&mut self, url: &Url) -> Result<Body, FetchError> {
        self.requests += 1;
        let request = FetchRequest {
            allow_http: self.new.allow_http,
            allow_private_network: self.new.allow_private_network,
            ..FetchRequest::new(url.as_str())
        };
        match self
            .engine
            .fetcher()
            .fetch(&request, self.cancel, &|_| {})
            .await?
        {
            Fetched::Body(body) => Ok(body),
            Fetched::NotModified => Err(FetchError::HttpStatus { status: 304 }),
        }
    }

    fn tell(&mut self, kind: Kind, address: &str, outcome: TriedOutcome) {
        self.tried.push(Tried {
            kind,
            address: address.to_owned(),
            outcome,
        });
    }
}

fn host_of(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

fn outcome_of(error: &FetchError) -> TriedOutcome {
    match error {
        FetchError::NotFound { .. } => TriedOutcome::NotThere,
        error => TriedOutcome::Failed(error.code()),
    }
}

/// The location of a directory in the one way in which it is kept: a BMLT server goes by its root.
fn settled(location: &Url, format: FeedFormat) -> Url {
    if format != FeedFormat::Bmlt {
        return location.clone();
    }
    circle_feeds::bmlt::Plan::new(location.as_str())
        .ok()
        .and_then(|plan| Url::parse(plan.root()).ok())
        .unwrap_or_else(|| location.clone())
}

fn looks_like_page(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    start.trim_ascii_start().starts_with(b"<")
}
