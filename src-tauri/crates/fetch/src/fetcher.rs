//! Fetching: one address in, one whole body or one typed failure out. Redirects are followed by hand, because every hop
//! has to pass the same rules as the first address.

use crate::body::Intake;
use crate::courtesy::Courtesy;
use crate::guard::{GuardedResolver, Lookup, SystemLookup};
use crate::location::{check, host_of};
use crate::proxy::{self, Proxies};
use crate::robots::Robots;
use crate::{
    Body, FetchError, FetchPolicy, FetchRequest, Fetched, Location, RetryAfter, Told, Trail,
    Validators, file,
};
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, StatusCode};
use std::collections::BTreeSet;
use std::error::Error;
use std::io::ErrorKind;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use url::Url;

/// Makes requests by one [`FetchPolicy`]. Cheap to share; courtesy to hosts is kept across all its fetches.
pub struct Fetcher {
    policy: FetchPolicy,
    courtesy: Courtesy,
    lookup: Arc<dyn Lookup>,
    proxies: Proxies,
    proxy_hosts: Arc<BTreeSet<String>>,
    guarded: OnceLock<Option<Client>>,
    unguarded: OnceLock<Option<Client>>,
}

impl std::fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetcher")
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}

impl Fetcher {
    /// A fetcher with these rules and their resolver, else the system's.
    #[must_use]
    pub fn new(policy: FetchPolicy) -> Self {
        let lookup = policy.lookup.clone();
        Self::with_lookup(policy, lookup.unwrap_or_else(|| Arc::new(SystemLookup)))
    }

    /// A fetcher that asks `lookup` for the addresses of names.
    #[must_use]
    pub fn with_lookup(policy: FetchPolicy, lookup: Arc<dyn Lookup>) -> Self {
        let proxies = Proxies::new(&policy);
        Self {
            courtesy: Courtesy::new(
                policy.parallel_per_host,
                policy.parallel_in_all,
                policy.host_interval,
            ),
            lookup,
            proxy_hosts: Arc::new(proxies.hosts()),
            proxies,
            guarded: OnceLock::new(),
            unguarded: OnceLock::new(),
            policy,
        }
    }

    /// The numbers it works by.
    #[must_use]
    pub fn policy(&self) -> &FetchPolicy {
        &self.policy
    }

    /// Fetches one address or reads one file. `on_bytes` is told how many bytes have come over the wire so far; after a
    /// retry it starts again. Cancelling takes effect at once, wherever the fetch is.
    ///
    /// # Errors
    /// Any [`FetchError`]; the body is whole or there is none.
    pub async fn fetch(
        &self,
        request: &FetchRequest,
        cancel: &CancellationToken,
        on_bytes: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<Fetched, FetchError> {
        let work = async {
            match Location::parse(&request.location)? {
                Location::File(path) => file::read(&path, self.policy.file_bytes, on_bytes)
                    .await
                    .map(Fetched::Body),
                Location::Web(url) => self.fetch_web(url, request, on_bytes).await,
            }
        };
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(FetchError::Cancelled),
            fetched = work => fetched,
        }
    }

    /// The rules of the host of `location` for this program; those of nobody where the host has no such file or does not
    /// answer: what forbids us is a rule, not a fault. None for a file, and for the person's own network, whose owner is
    /// the one who asks.
    ///
    /// # Errors
    /// [`FetchError::Cancelled`], and an address that is refused.
    pub async fn robots(
        &self,
        request: &FetchRequest,
        cancel: &CancellationToken,
    ) -> Result<Option<Robots>, FetchError> {
        let Location::Web(mut url) = Location::parse(&request.location)? else {
            return Ok(None);
        };
        if !self.policy.robots_at_home && check(&url, true, false).is_err() {
            return Ok(None);
        }
        url.set_path("/robots.txt");
        url.set_query(None);
        let asked = FetchRequest {
            location: url.to_string(),
            validators: Validators::default(),
            ..request.clone()
        };
        match self.fetch(&asked, cancel, &|_| ()).await {
            Ok(Fetched::Body(body)) => Ok(Some(Robots::read(&body.bytes))),
            Err(FetchError::Cancelled) => Err(FetchError::Cancelled),
            _ => Ok(Some(Robots::default())),
        }
    }

    async fn fetch_web(
        &self,
        url: Url,
        request: &FetchRequest,
        on_bytes: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<Fetched, FetchError> {
        let host = host_of(&url);
        let tries = async {
            let mut made = 1;
            loop {
                match self.follow(url.clone(), request, on_bytes).await {
                    Err(error) if error.may_pass() && made < self.policy.tries => {
                        tracing::debug!(
                            host,
                            code = error.code(),
                            made,
                            "a request failed and is made again"
                        );
                        tokio::time::sleep(self.policy.drawn_pause(made)).await;
                        made += 1;
                    }
                    ended => return ended,
                }
            }
        };
        tokio::time::timeout(self.policy.total, tries)
            .await
            .unwrap_or(Err(FetchError::TimedOut { host: host.clone() }))
    }

    async fn follow(
        &self,
        mut url: Url,
        request: &FetchRequest,
        on_bytes: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<Fetched, FetchError> {
        // Only what is permanent from the first hop on says where the list has moved.
        let mut moved = true;
        for hop in 0..=self.policy.redirects {
            check(&url, request.allow_http, request.allow_private_network)?;
            let host = host_of(&url);
            if !request.allow_private_network {
                if self.proxy_hosts.contains(&host.to_ascii_lowercase()) {
                    return Err(FetchError::PrivateNetwork { host });
                }
                if self.proxies.lead(&url) {
                    proxy::judge(self.lookup.as_ref(), &host).await?;
                }
            }
            let own = check(&url, true, false).is_err();
            let _turn = self.courtesy.turn(&host, own).await;
            let client = self.client(request.allow_private_network)?;
            request.trail.ask(&host);
            let sent = client
                .get(url.clone())
                .headers(conditions(&request.validators))
                .send();
            let response = sent.await.map_err(|error| {
                let error = explain(&error, &host);
                if error.is_before_connection() {
                    request.trail.take_back(&host);
                }
                error
            })?;
            let status = response.status();
            if let Some(next) = redirect(&response, &url)? {
                // Whoever stands between must not be able to lead a secure fetch into the open.
                if url.scheme() == "https" && next.scheme() != "https" {
                    return Err(FetchError::InsecureHttp);
                }
                moved &= matches!(status.as_u16(), 301 | 308);
                url = next;
                continue;
            }
            let told = Told {
                max_age: text_of(response.headers(), header::CACHE_CONTROL)
                    .and_then(|text| max_age(&text)),
                moved_to: (moved && hop > 0).then(|| url.to_string()),
            };
            if status == StatusCode::NOT_MODIFIED && !request.validators.is_empty() {
                return Ok(Fetched::NotModified(told));
            }
            if status != StatusCode::OK {
                let retry_after = text_of(response.headers(), header::RETRY_AFTER)
                    .and_then(|text| RetryAfter::parse(&text));
                return Err(FetchError::of_status(status.as_u16(), retry_after));
            }
            return self
                .take(response, url, told, &request.trail, on_bytes)
                .await
                .map(Fetched::Body);
        }
        Err(FetchError::TooManyRedirects)
    }

    async fn take(
        &self,
        mut response: Response,
        url: Url,
        told: Told,
        trail: &Trail,
        on_bytes: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<Body, FetchError> {
        let host = host_of(&url);
        let limit = self.policy.wire_bytes;
        // A header may lie, so bytes are counted too; but one that admits to too much can be believed.
        if response
            .content_length()
            .is_some_and(|length| length > limit)
        {
            return Err(FetchError::TooLarge { limit });
        }
        let headers = response.headers();
        let encoding = text_of(headers, header::CONTENT_ENCODING).unwrap_or_default();
        let content_type = text_of(headers, header::CONTENT_TYPE);
        let validators = Validators {
            etag: text_of(headers, header::ETAG),
            last_modified: text_of(headers, header::LAST_MODIFIED),
        };
        let mut intake = Intake::new(
            &encoding,
            limit,
            self.policy.decoded_bytes,
            self.policy.ratio,
            host.clone(),
        )?;
        while let Some(part) = response
            .chunk()
            .await
            .map_err(|error| explain(&error, &host))?
        {
            trail.receive(&host, part.len());
            intake.take(&part)?;
            on_bytes(intake.wire());
        }
        let wire_bytes = intake.wire();
        let (bytes, content_hash) = intake.finish()?;
        Ok(Body {
            bytes,
            validators,
            wire_bytes,
            content_hash,
            final_location: url.to_string(),
            content_type,
            told,
        })
    }

    fn client(&self, allow_private_network: bool) -> Result<&Client, FetchError> {
        let slot = if allow_private_network {
            &self.unguarded
        } else {
            &self.guarded
        };
        // Built when first needed: reading files must work on a machine without certificates.
        let client = slot.get_or_init(|| self.build(allow_private_network).ok());
        client.as_ref().ok_or_else(|| FetchError::TlsFailed {
            host: String::new(),
        })
    }

    fn build(&self, allow_private_network: bool) -> Result<Client, reqwest::Error> {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::ACCEPT,
            HeaderValue::from_static("application/json, */*;q=0.5"),
        );
        headers.insert(
            header::ACCEPT_ENCODING,
            HeaderValue::from_static("gzip, br, zstd"),
        );
        let mut builder = Client::builder()
            .user_agent(&self.policy.user_agent)
            .default_headers(headers)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // Decoded by `body`, which counts on both sides of the decoder.
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .connect_timeout(self.policy.connect)
            .read_timeout(self.policy.idle)
            .pool_idle_timeout(Duration::from_secs(30))
            .dns_resolver(GuardedResolver {
                lookup: Arc::clone(&self.lookup),
                allow_private_network,
                proxies: Arc::clone(&self.proxy_hosts),
            });
        if let Some(address) = &self.policy.proxy {
            builder = builder.no_proxy().proxy(reqwest::Proxy::all(address)?);
        } else if !self.policy.system_proxy {
            builder = builder.no_proxy();
        }
        // Beside the operating system's own verifier, which reqwest asks: what an office trusts is trusted here.
        let trusted = self.policy.trusted.iter();
        let trusted: Result<Vec<_>, _> = trusted
            .map(|bytes| reqwest::Certificate::from_der(bytes))
            .collect();
        builder.tls_certs_merge(trusted?).build()
    }
}

fn text_of(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    // Kept only when it can be sent back byte for byte.
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
}

/// The `max-age` of a `Cache-Control`; none where the answer is not to be kept anyway.
fn max_age(text: &str) -> Option<u64> {
    let mut found = None;
    for directive in text.split(',') {
        let directive = directive.trim().to_ascii_lowercase();
        match directive.split_once('=') {
            Some(("max-age", seconds)) => {
                found = seconds.trim_matches('"').parse().ok().or(found);
            }
            None if matches!(directive.as_str(), "no-store" | "no-cache") => return None,
            _ => {}
        }
    }
    found
}

/// The conditions under which a body is wanted. With both marks the ETag alone: the date is only the coarser one.
fn conditions(validators: &Validators) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let (name, mark) = match validators {
        Validators {
            etag: Some(etag), ..
        } => (header::IF_NONE_MATCH, etag),
        Validators {
            last_modified: Some(date),
            ..
        } => (header::IF_MODIFIED_SINCE, date),
        Validators { .. } => return headers,
    };
    if let Ok(value) = HeaderValue::from_str(mark) {
        headers.insert(name, value);
    }
    headers
}

fn redirect(response: &Response, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let unusable = FetchError::BadAddress {
        why: "the server redirects to something that is no address",
    };
    let target = text_of(response.headers(), header::LOCATION).ok_or_else(|| unusable.clone())?;
    let mut url = from.join(&target).map_err(|_| unusable)?;
    url.set_fragment(None);
    Ok(Some(url))
}

/// Finds the reason in the chain of causes that the HTTP library hands back.
fn explain(error: &reqwest::Error, host: &str) -> FetchError {
    let host = host.to_owned();
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    let mut kind = None;
    while let Some(current) = cause {
        if let Some(ours) = current.downcast_ref::<FetchError>() {
            return ours.clone();
        }
        if let Some(tls) = current.downcast_ref::<rustls::Error>() {
            return match tls {
                rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer) => {
                    FetchError::TlsUntrusted { host }
                }
                _ => FetchError::TlsFailed { host },
            };
        }
        // The library's errors about a proxy have no type that could be asked.
        let said = current.to_string();
        if said.contains("proxy authorization required") {
            return FetchError::ProxyAuthentication;
        }
        if said.contains("tunnel error") {
            return FetchError::ProxyRefused { host };
        }
        cause = current.source();
        if let Some(io) = current.downcast_ref::<std::io::Error>() {
            kind = kind.or(Some(io.kind()));
            // An I/O error hands out the source of what it wraps, not what it wraps.
            if let Some(inner) = io.get_ref() {
                cause = Some(inner);
            }
        }
    }
    match kind {
        _ if error.is_timeout() => FetchError::TimedOut { host },
        Some(ErrorKind::ConnectionRefused) => FetchError::ConnectionRefused { host },
        Some(ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown) => FetchError::Offline,
        Some(ErrorKind::TimedOut | ErrorKind::HostUnreachable) => FetchError::TimedOut { host },
        _ if error.is_connect() => FetchError::ConnectionRefused { host },
        _ => FetchError::Interrupted { host },
    }
}

#[cfg(test)]
mod tests;
