//! Proxies, as hospitals and offices have them: which one an address goes through. The guard judges the target, never the
//! proxy, which usually stands inside a private network itself.
//!
//! Rule: through a proxy the name is resolved there, so what can be judged here is judged before: literal addresses and
//! local names always, and the name's addresses where this machine's own resolver knows it.

use crate::{FetchError, FetchPolicy, Lookup, is_public};
use hyper_util::client::proxy::matcher::Matcher;
use std::collections::BTreeSet;
use std::time::Duration;
use url::Url;

/// How long the own resolver may take to judge a name that a proxy will resolve: behind many proxies it knows nothing.
const OWN_LOOKUP: Duration = Duration::from_secs(2);

/// The proxies in use.
pub(crate) struct Proxies {
    matcher: Option<Matcher>,
    fixed: Option<String>,
}

impl Proxies {
    /// As the policy says: one by name, those of the system and the environment, or none.
    pub(crate) fn new(policy: &FetchPolicy) -> Self {
        Self {
            matcher: (policy.system_proxy && policy.proxy.is_none()).then(Matcher::from_system),
            fixed: policy.proxy.as_deref().and_then(host_of_proxy),
        }
    }

    /// The hosts of all proxies, in lower case: the resolver lets connections to them through.
    pub(crate) fn hosts(&self) -> BTreeSet<String> {
        let anywhere = ["https://circle.example/", "http://circle.example/"];
        let of_system = anywhere.iter().filter_map(|address| {
            let found = self.matcher.as_ref()?.intercept(&address.parse().ok()?)?;
            Some(found.uri().host()?.to_ascii_lowercase())
        });
        of_system.chain(self.fixed.clone()).collect()
    }

    /// Whether requests to `url` go through a proxy.
    pub(crate) fn lead(&self, url: &Url) -> bool {
        self.fixed.is_some()
            || self.matcher.as_ref().is_some_and(|matcher| {
                url.as_str()
                    .parse()
                    .is_ok_and(|target| matcher.intercept(&target).is_some())
            })
    }
}

/// The host of a proxy's address, in lower case.
pub(crate) fn host_of_proxy(address: &str) -> Option<String> {
    let host = Url::parse(address).ok()?.host_str()?.to_ascii_lowercase();
    Some(host)
}

/// Judges a name that a proxy will resolve by the addresses that this machine knows for it, if it knows any.
pub(crate) async fn judge(lookup: &dyn Lookup, host: &str) -> Result<(), FetchError> {
    let found = tokio::time::timeout(OWN_LOOKUP, lookup.lookup(host.to_owned())).await;
    match found {
        Ok(Ok(found)) if !found.is_empty() && !found.iter().any(|address| is_public(*address)) => {
            Err(FetchError::PrivateNetwork {
                host: host.to_owned(),
            })
        }
        _ => Ok(()),
    }
}
