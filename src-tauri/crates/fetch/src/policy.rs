//! Every number of the network in one place, each with its reason. Tests change the numbers, never the rules.

use std::time::Duration;

/// How requests are made.
#[derive(Clone, Debug)]
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
    /// Whether the proxy of the system or the environment is used, as hospitals and offices need.
    pub system_proxy: bool,
}

impl Default for FetchPolicy {
    fn default() -> Self {
        Self {
            user_agent: concat!(
                "OpenCircle/",
                env!("CARGO_PKG_VERSION"),
                " (offline self-help group finder; copies public feeds at most every 12 h)"
            )
            .to_owned(),
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
            system_proxy: true,
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
            system_proxy: false,
            ..Self::default()
        }
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
}
