//! Courtesy to a host: few requests at once, and a pause between them. Hosts of listings are small.

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
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

#[derive(Debug)]
struct Host {
    places: Arc<Semaphore>,
    next_start: Mutex<Option<Instant>>,
}

impl Courtesy {
    pub(crate) fn new(parallel: usize, interval: Duration) -> Self {
        Self {
            parallel: parallel.max(1),
            interval,
            hosts: Mutex::new(HashMap::new()),
        }
    }

    /// Waits for a place at `host` and for its pause to pass. The place is free again when the permit is dropped. A host of
    /// the person's `own` network needs no pause: nobody else's work is slowed.
    pub(crate) async fn turn(&self, host: &str, own: bool) -> Option<OwnedSemaphorePermit> {
        let entry = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host.to_ascii_lowercase()).or_insert_with(|| {
                Arc::new(Host {
                    places: Arc::new(Semaphore::new(self.parallel)),
                    next_start: Mutex::new(None),
                })
            }))
        };
        let interval = if own { Duration::ZERO } else { self.interval };
        let permit = Arc::clone(&entry.places).acquire_owned().await.ok()?;
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
        Some(permit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn requests_to_one_host_are_spaced_and_others_are_not_held_up() {
        let courtesy = Courtesy::new(2, Duration::from_secs(1));
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
}
