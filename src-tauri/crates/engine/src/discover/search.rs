//! One search of one site: what is asked, in which order, and what is told of it.

use super::robots::Robots;
use super::{Discovery, Finding, MOST_REQUESTS, Tried, TriedOutcome};
use crate::{Engine, EngineError, NewSource};
use circle_domain::{FeedFormat, SourceId};
use circle_feeds::discover::{self, Kind, Lead, LeftWhy, Signs};
use circle_feeds::{Document, ReadOptions, Role};
use circle_fetch::{Body, FetchError, FetchRequest, Fetched, Trail};
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;
use url::Url;

/// One search of one site.
pub(super) struct Search<'a> {
    engine: &'a Engine,
    new: &'a NewSource,
    now: Timestamp,
    trail: Trail,
    cancel: &'a CancellationToken,
    robots: Robots,
    requests: u32,
    tried: Vec<Tried>,
    found: Vec<Finding>,
}

impl<'a> Search<'a> {
    /// A search that has asked nothing yet.
    pub(super) fn new(
        engine: &'a Engine,
        new: &'a NewSource,
        now: Timestamp,
        trail: Trail,
        cancel: &'a CancellationToken,
    ) -> Self {
        Self {
            engine,
            new,
            now,
            trail,
            cancel,
            robots: Robots::default(),
            requests: 0,
            tried: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Asks for the page, then for what it names, then where feeds usually are.
    pub(super) async fn run(&mut self, url: Url) -> Result<Discovery, EngineError> {
        if !self.may_ask(&url).await? {
            return Err(EngineError::RobotsDisallow {
                host: host_of(&url),
            });
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
        let (found, tried) = (
            std::mem::take(&mut self.found),
            std::mem::take(&mut self.tried),
        );
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
                    && (lead.ask.path().contains("tsml")
                        || lead.ask.path().ends_with("admin-ajax.php"))
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
            trail: self.trail.clone(),
            ..FetchRequest::new(url.as_str())
        };
        match self
            .engine
            .fetcher()
            .fetch(&request, self.cancel, &|_| {})
            .await?
        {
            Fetched::Body(body) => Ok(body),
            Fetched::NotModified(_) => Err(FetchError::HttpStatus { status: 304 }),
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
