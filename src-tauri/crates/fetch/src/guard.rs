//! Which addresses are public. Judged when a name is resolved, for a connection is made to what was judged: a name that
//! changes its mind between two questions cannot slip through.

use crate::FetchError;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::pin::Pin;
use std::sync::Arc;

/// Whether an address belongs to the public Internet: not this machine, a private, shared, link-local, documentation,
/// benchmark, multicast or reserved network (IANA special-purpose registries), also when wrapped into an IPv6 address.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    // One line for each block of the registry.
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    );
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, .., seventh, eighth] = address.segments();
    let embedded = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match (first, second) {
        // NAT64: an IPv6-only network reaches the public IPv4 Internet this way.
        (0x0064, 0xff9b) => {
            address.segments().get(2..6) == Some(&[0, 0, 0, 0]) && embedded(seventh, eighth)
        }
        (0x2002, _) => embedded(second, third),
        // Teredo, benchmarks, ORCHID, documentation.
        (0x2001, 0x0000..=0x01ff | 0x0db8) => false,
        (0x3fff, 0x0000..=0x0fff) => false,
        // Everything outside 2000::/3 is not global unicast: loopback, mapped, unique local, link-local, multicast.
        (0x2000..=0x3fff, _) => true,
        _ => false,
    }
}

/// Asks for the addresses of a name. The system's resolver outside tests.
pub trait Lookup: Send + Sync {
    /// The addresses of `host`, in the order of preference.
    fn lookup(
        &self,
        host: String,
    ) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>>;
}

/// The system's resolver.
pub(crate) struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(
        &self,
        host: String,
    ) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// Hands a connection only addresses that it may be made to.
pub(crate) struct GuardedResolver {
    pub(crate) lookup: Arc<dyn Lookup>,
    pub(crate) allow_private_network: bool,
    /// Proxies' hosts: they usually stand inside a private network, and the guard judges the target, not the proxy.
    pub(crate) proxies: Arc<BTreeSet<String>>,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let allowed =
            self.allow_private_network || self.proxies.contains(&host.to_ascii_lowercase());
        let lookup = Arc::clone(&self.lookup);
        Box::pin(async move {
            let found = match lookup.lookup(host.clone()).await {
                Ok(found) if !found.is_empty() => found,
                Err(_) if !has_way_out() => return Err(FetchError::Offline.into()),
                _ => return Err(FetchError::HostNotFound { host }.into()),
            };
            let kept: Vec<SocketAddr> = found
                .into_iter()
                .filter(|address| allowed || is_public(*address))
                .map(|address| SocketAddr::new(address, 0))
                .collect();
            if kept.is_empty() {
                return Err(FetchError::PrivateNetwork { host }.into());
            }
            Ok(Box::new(kept.into_iter()) as Addrs)
        })
    }
}

/// Whether this machine has a route to anywhere. Connecting a datagram socket asks the routing table and sends nothing;
/// the addresses are reserved for documentation (RFC 5737, RFC 3849).
fn has_way_out() -> bool {
    let reaches =
        |from: &str, to: &str| UdpSocket::bind(from).is_ok_and(|socket| socket.connect(to).is_ok());
    reaches("0.0.0.0:0", "192.0.2.1:9") || reaches("[::]:0", "[2001:db8::1]:9")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Says one thing after the other, and the last for ever.
    struct Fickle(Vec<Vec<&'static str>>, AtomicUsize);

    impl Lookup for Fickle {
        fn lookup(
            &self,
            _: String,
        ) -> Pin<Box<dyn Future<Output = std::io::Result<Vec<IpAddr>>> + Send>> {
            let said = self.1.fetch_add(1, Ordering::SeqCst);
            let said = &self.0[said.min(self.0.len() - 1)];
            let said = said.iter().map(|text| text.parse().unwrap()).collect();
            Box::pin(async move { Ok(said) })
        }
    }

    #[tokio::test]
    async fn a_name_that_changes_its_mind_is_judged_each_time() {
        let resolver = GuardedResolver {
            lookup: Arc::new(Fickle(
                vec![
                    vec!["1.1.1.1"],
                    vec!["10.0.0.1", "1.0.0.1", "::ffff:127.0.0.1"],
                    vec!["127.0.0.1", "fd00::1"],
                ],
                AtomicUsize::new(0),
            )),
            allow_private_network: false,
            proxies: Arc::default(),
        };
        let mut heard = Vec::new();
        for _ in 0..3 {
            let found = resolver.resolve("feed.example".parse().unwrap()).await;
            heard
                .push(found.map(|found| found.map(|one| one.ip().to_string()).collect::<Vec<_>>()));
        }
        let third = heard.pop().unwrap().unwrap_err();
        assert_eq!(
            heard[0].as_ref().unwrap(),
            &["1.1.1.1"],
            "a public address at first"
        );
        assert_eq!(
            heard[1].as_ref().unwrap(),
            &["1.0.0.1"],
            "only what is public of several"
        );
        assert_eq!(
            third.downcast_ref(),
            Some(&FetchError::PrivateNetwork {
                host: "feed.example".into()
            }),
            "and no connection at all where nothing is left"
        );
    }

    #[test]
    fn public_addresses_are_public() {
        for text in [
            "93.184.215.14",
            "1.1.1.1",
            "172.32.0.1",
            "100.63.255.255",
            "2606:4700::1111",
            "64:ff9b::101:101",
            "2002:101:101::",
        ] {
            assert!(
                is_public(text.parse().unwrap()),
                "{text} is on the public Internet"
            );
        }
        for text in [
            "192.0.2.1",
            "198.51.100.7",
            "203.0.113.9",
            "240.0.0.1",
            "2001:db8::1",
            "::",
            "ff02::1",
            "fec0::1",
            "3fff::1",
            "2001::1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text} is not");
        }
    }
}
