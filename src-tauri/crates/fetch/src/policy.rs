//! Every number of the network in one place, each with its reason. Tests change the numbers, never the rules.

use crate::Lookup;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// How requests are made.
#[derive(Clone)]
pub struct FetchPolicy {
    /// How we introduce ourselves: honestly, so that a publisher can recognize and slow us.
    pub user_agent: String,
    /// Until a connection stands. A host that takes longer is not there.
    pub connect: Duration,
    /// Without a single byte. Slow hosts are common, silent ones are gone.
    pub idle: Duration,
    /// For one fetch with its redirects and retries, so that a dripping server cannot hold a sync for ever.
    pub total: Duration,
    /// What may come over the wire. The largest feed known is 8.6 MB.
    pub wire_bytes: u64,
    /// What may come out of a decoder: the largest feed known, seven times over.
    pub decoded_bytes: u64,
    /// How many times its wire size a body may decode to. Listings compress about 10:1; a bomb 1000:1.
    pub ratio: u64,
    /// What a local file may weigh: nobody else sends it, so there is more room.
    pub file_bytes: u64,
    /// How many redirects are followed, each checked like a first address.
    pub redirects: usize,
    /// How often a request is made in all, when the failure may pass by itself.
    pub tries: u32,
    /// The longest first pause between tries; the pause is drawn at random below it, so that many installations do not return at once.
    pub pause: Duration,
    /// By how much the pause grows with each try.
    pub pause_growth: u32,
    /// No pause is longer.
    pub longest_pause: Duration,
    /// Requests to one host at the same time. Most hosts are a volunteer's small web space.
    pub parallel_per_host: usize,
    /// The least time between the starts of two requests to one host.
    pub host_interval: Duration,
    /// Requests at the same time, whatever the host.
    pub parallel_in_all: usize,
    /// Whether the proxy of the system or the environment is used, as hospitals and offices need.
    pub system_proxy: bool,
    /// A proxy's address in place of the system's.
    pub proxy: Option<String>,
    /// Certificates (DER) that are trusted beside those of the operating system.
    pub trusted: Vec<Vec<u8>>,
    /// Draws the part of a pause that is waited, from 0 to 1: full jitter. Tests draw what they like.
    pub draw: fn() -> f64,
    /// Whether hosts of the person's own network are asked for their `robots.txt` too.
    pub robots_at_home: bool,
    /// Who is asked for the addresses of names, in place of the system's resolver.
    pub lookup: Option<Arc<dyn Lookup>>,
}

/// What is written of it holds neither a proxy's password nor certificates.
impl fmt::Debug for FetchPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proxy = self.proxy.as_deref().map(crate::proxy::host_of_proxy);
        f.debug_struct("FetchPolicy")
            .field("user_agent", &self.user_agent)
            .field("total", &self.total)
            .field("wire_bytes", &self.wire_bytes)
            .field("decoded_bytes", &self.decoded_bytes)
            .field("tries", &self.tries)
            .field("system_proxy", &self.system_proxy)
            .field("proxy_host", &proxy.flatten())
            .field("trusted", &self.trusted.len())
            .finish_non_exhaustive()
    }
}

/// Where a publisher finds how to slow or stop us: `OPEN_CIRCLE_CONTACT` of whoever builds the program, else the
/// repository that Cargo knows, else nothing.
#[must_use]
pub fn contact() -> Option<&'static str> {
    [
        option_env!("OPEN_CIRCLE_CONTACT"),
        option_env!("CARGO_PKG_REPOSITORY"),
    ]
    .into_iter()
    .flatten()
    .map(str::trim)
    .find(|contact| !contact.is_empty())
}

/// How we introduce ourselves: the product, where to read on, and the name that a robots rule can use.
fn user_agent(contact: Option<&str>) -> String {
    let lead = contact.map_or_else(String::new, |contact| format!("+{contact}; "));
    format!(
        "{}/{} ({lead}copies public lists of self-help groups; robots.txt name: {})",
        crate::robots::NAME,
        env!("CARGO_PKG_VERSION"),
        crate::robots::NAME,
    )
}

impl Default for FetchPolicy {
    fn default() -> Self {
        Self {
            user_agent: user_agent(contact()),
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(30),
            total: Duration::from_secs(120),
            wire_bytes: 15 << 20,
            decoded_bytes: 64 << 20,
            ratio: 200,
            file_bytes: 256 << 20,
            redirects: 5,
            tries: 4,
            pause: Duration::from_secs(1),
            pause_growth: 4,
            longest_pause: Duration::from_secs(60),
            parallel_per_host: 2,
            host_interval: Duration::from_secs(1),
            parallel_in_all: 16,
            system_proxy: true,
            proxy: None,
            trusted: Vec::new(),
            draw: fastrand::f64,
            robots_at_home: false,
            lookup: None,
        }
    }
}

impl FetchPolicy {
    /// The same rules without waiting and without a proxy: for tests against a server on this machine.
    #[must_use]
    pub fn without_waiting() -> Self {
        Self {
            pause: Duration::ZERO,
            host_interval: Duration::ZERO,
            // All servers of a test are one machine.
            parallel_per_host: 16,
            system_proxy: false,
            ..Self::default()
        }
    }

    /// The pause before try number `next`, drawn between nothing and the longest.
    pub(crate) fn drawn_pause(&self, next: u32) -> Duration {
        self.pause_before(next)
            .mul_f64((self.draw)().clamp(0.0, 1.0))
    }

    /// The longest pause before try number `next` (the first retry is 1).
    #[must_use]
    pub fn pause_before(&self, next: u32) -> Duration {
        let growth = self.pause_growth.saturating_pow(next.saturating_sub(1));
        self.pause.saturating_mul(growth).min(self.longest_pause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stop_growing() {
        let policy = FetchPolicy::default();
        let pauses: Vec<u64> = (1..=5)
            .map(|next| policy.pause_before(next).as_secs())
            .collect();
        assert_eq!(
            pauses,
            [1, 4, 16, 60, 60],
            "four times as long each time, never more than a minute"
        );
        assert_eq!(
            FetchPolicy::without_waiting().pause_before(3),
            Duration::ZERO,
            "tests do not wait"
        );
    }

    #[test]
    fn pauses_are_drawn_between_nothing_and_the_longest() {
        let with = |draw: fn() -> f64| FetchPolicy {
            draw,
            ..FetchPolicy::default()
        };
        assert_eq!(with(|| 0.0).drawn_pause(3), Duration::ZERO, "the shortest");
        assert_eq!(with(|| 0.5).drawn_pause(3).as_secs(), 8, "the middle");
        assert_eq!(with(|| 7.0).drawn_pause(9).as_secs(), 60, "the longest");
    }

    #[test]
    fn the_introduction_is_true() {
        assert!(
            user_agent(Some("https://circle.example/copying"))
                .contains("(+https://circle.example/copying; "),
            "an address leads on where there is one"
        );
        let bare = user_agent(None);
        assert!(
            bare.starts_with("OpenCircle/") && bare.contains("robots.txt name: OpenCircle"),
            "the product and the name of the rule always: {bare}"
        );
        assert!(!bare.contains('+'), "no address that is none: {bare}");
    }
}
