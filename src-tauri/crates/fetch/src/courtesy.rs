//! Courtesy to a host: few requests at once, and a pause between them. Hosts of listings are small, and many names belong
//! to one machine: what counts is the registrable domain (`a.example.org` and `b.example.org` are one).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// Who may ask which host when.
#[derive(Debug)]
pub(crate) struct Courtesy {
    parallel: usize,
    interval: Duration,
    all: Arc<Semaphore>,
    owners: Mutex<HashMap<String, Arc<Owner>>>,
}

#[derive(Debug)]
struct Owner {
    places: Arc<Semaphore>,
    next_start: Mutex<Option<Instant>>,
}

/// The leave to make one request; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    _owner: OwnedSemaphorePermit,
    _all: OwnedSemaphorePermit,
}

impl Courtesy {
    /// At most `parallel` requests to one registrable domain and `in_all` to all, starts `interval` apart.
    pub(crate) fn new(parallel: usize, in_all: usize, interval: Duration) -> Self {
        Self {
            parallel: parallel.max(1),
            interval,
            all: Arc::new(Semaphore::new(in_all.max(1))),
            owners: Mutex::new(HashMap::new()),
        }
    }

    /// Waits for a place at `host`, for its pause to pass, and for a place among all. A host of the person's `own` network
    /// needs no pause: nobody else's work is slowed.
    pub(crate) async fn turn(&self, host: &str, own: bool) -> Option<Turn> {
        let entry = {
            let mut owners = self.owners.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(owners.entry(owner_of(host)).or_insert_with(|| {
                Arc::new(Owner {
                    places: Arc::new(Semaphore::new(self.parallel)),
                    next_start: Mutex::new(None),
                })
            }))
        };
        let interval = if own { Duration::ZERO } else { self.interval };
        let owner = Arc::clone(&entry.places).acquire_owned().await.ok()?;
        let start = {
            let mut next = entry
                .next_start
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let now = Instant::now();
            let start = next.map_or(now, |next| next.max(now));
            *next = Some(start + interval);
            start
        };
        tokio::time::sleep_until(start).await;
        // Last, so that who waits for one slow host holds no place that another could use.
        let all = Arc::clone(&self.all).acquire_owned().await.ok()?;
        Some(Turn {
            _owner: owner,
            _all: all,
        })
    }
}

/// What a host is counted under: its registrable domain, or itself where it has none (an address, a public suffix).
pub(crate) fn owner_of(host: &str) -> String {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok() {
        return host;
    }
    psl::domain_str(&host).map_or_else(|| host.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn requests_to_one_host_are_spaced_and_others_are_not_held_up() {
        let courtesy = Courtesy::new(2, 16, Duration::from_secs(1));
        let begin = Instant::now();
        drop(courtesy.turn("a.example", false).await);
        drop(courtesy.turn("b.example", false).await);
        assert_eq!(
            begin.elapsed(),
            Duration::ZERO,
            "the first request to each host starts at once"
        );
        drop(courtesy.turn("A.example", false).await);
        assert_eq!(
            begin.elapsed().as_secs(),
            1,
            "the second to the same host a second later"
        );
        let held = (
            courtesy.turn("a.example", false).await,
            courtesy.turn("a.example", false).await,
        );
        let third =
            tokio::time::timeout(Duration::from_secs(60), courtesy.turn("a.example", false)).await;
        assert!(third.is_err(), "a third at the same time waits for a place");
        drop(held);
        assert!(
            courtesy.turn("a.example", false).await.is_some(),
            "and gets it when one is free"
        );
        let begin = Instant::now();
        drop(courtesy.turn("10.0.0.1", true).await);
        drop(courtesy.turn("10.0.0.1", true).await);
        assert_eq!(
            begin.elapsed(),
            Duration::ZERO,
            "one's own network needs no pause"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn names_of_one_owner_are_one_host_and_all_have_a_limit() {
        assert_eq!(
            [
                owner_of("Lists.Example.co.uk."),
                owner_of("www.example.co.uk"),
                owner_of("one.github.io"),
                owner_of("two.github.io"),
                owner_of("192.0.2.7"),
                owner_of("[2001:db8::1]"),
            ],
            [
                "example.co.uk",
                "example.co.uk",
                "one.github.io",
                "two.github.io",
                "192.0.2.7",
                "[2001:db8::1]"
            ],
            "by the list of public suffixes; addresses stand for themselves"
        );
        let courtesy = Courtesy::new(2, 3, Duration::from_secs(1));
        let begin = Instant::now();
        let held = (
            courtesy.turn("a.example.org", false).await,
            courtesy.turn("b.example.org", false).await,
        );
        assert_eq!(
            begin.elapsed().as_secs(),
            1,
            "two names of one owner are spaced"
        );
        let third = courtesy.turn("c.example", false).await;
        let fourth =
            tokio::time::timeout(Duration::from_secs(60), courtesy.turn("d.example", false)).await;
        assert!(fourth.is_err(), "no more than three in all");
        drop((held, third));
        assert!(
            courtesy.turn("d.example", false).await.is_some(),
            "until one has ended"
        );
    }
}
