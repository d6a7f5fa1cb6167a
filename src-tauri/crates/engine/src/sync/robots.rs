//! Asking hosts for their rules: each host at most once a day, whatever number of its lists is copied.

use super::failure::SyncFailure;
use super::manners::{Remembered, public_host, robots_setting};
use circle_domain::Source;
use circle_fetch::robots::{self, Robots};
use circle_fetch::{FetchError, FetchRequest, Fetcher, Location, Trail};
use circle_store::{Directory, Personal};
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;

/// For how long the rules of a host are good.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The rules of the hosts of one copy.
pub(crate) struct Rules<'a> {
    pub(crate) fetcher: &'a Fetcher,
    pub(crate) directory: &'a Directory,
    pub(crate) personal: &'a Personal,
    pub(crate) remembered: &'a Remembered,
    pub(crate) now: Timestamp,
    hosts: Mutex<HashMap<String, Arc<OnceCell<Robots>>>>,
}

impl<'a> Rules<'a> {
    pub(crate) fn new(
        fetcher: &'a Fetcher,
        directory: &'a Directory,
        personal: &'a Personal,
        remembered: &'a Remembered,
        now: Timestamp,
    ) -> Self {
        Self {
            fetcher,
            directory,
            personal,
            remembered,
            now,
            hosts: Mutex::default(),
        }
    }

    /// Whether the host of a source lets this program read it. Whether it had to be asked.
    pub(crate) async fn check(
        &self,
        source: &Source,
        trail: &Trail,
        cancel: &CancellationToken,
    ) -> Result<bool, SyncFailure> {
        let Ok(Location::Web(url)) = Location::parse(&source.location) else {
            return Ok(false);
        };
        if public_host(&source.location).is_none() && !self.fetcher.policy().robots_at_home {
            return Ok(false);
        }
        let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
        // Each port of a host has rules of its own (RFC 9309 section 2.3).
        let place = url
            .port()
            .map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        let cell = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(place.clone()).or_default())
        };
        let asked = AtomicBool::new(false);
        let robots = cell
            .get_or_try_init(|| async {
                if let Some((at, rules)) = self.remembered.robots(&place)
                    && self.now.duration_since(at.max(self.confirmed(&place, at))) < GOOD_FOR
                {
                    return Ok(Robots::read(rules.as_bytes()));
                }
                asked.store(true, Ordering::SeqCst);
                self.ask(source, &place, trail, cancel).await
            })
            .await?;
        if robots.allows(&robots::path(&url)) {
            Ok(asked.into_inner())
        } else {
            Err(FetchError::RobotsRefused { host }.into())
        }
    }

    /// When the rules that are kept since `at` were last found to be the same.
    fn confirmed(&self, place: &str, at: Timestamp) -> Timestamp {
        self.directory.rules_confirmed(place).unwrap_or(at)
    }

    async fn ask(
        &self,
        source: &Source,
        place: &str,
        trail: &Trail,
        cancel: &CancellationToken,
    ) -> Result<Robots, SyncFailure> {
        let request = FetchRequest {
            allow_http: source.allow_http,
            allow_private_network: source.allow_private_network,
            trail: trail.clone(),
            ..FetchRequest::new(source.location.clone())
        };
        let robots = self
            .fetcher
            .robots(&request, cancel)
            .await?
            .unwrap_or_default();
        let rules = robots.written();
        let known = self.remembered.robots(place);
        let kept = if known.is_some_and(|(_, known)| known == rules) {
            // The same rules as before: only when they were read is new.
            self.directory.confirm_rules(place, self.now)
        } else {
            let kept = format!("{}\n{rules}", self.now);
            self.personal
                .set_setting(&robots_setting(place), Some(&kept))
        };
        if let Err(error) = kept {
            tracing::warn!(code = error.code(), "a host's rules could not be kept");
        }
        Ok(robots)
    }
}
