//! Why something could not be fetched, each reason with a code that the window and the command line have a sentence for.

use crate::RetryAfter;

/// Why a fetch failed. Nothing here says more of an address than its host.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// This machine has no way out.
    #[error("there is no network")]
    Offline,
    /// No such host.
    #[error("the host {host} cannot be found")]
    HostNotFound {
        /// The host.
        host: String,
    },
    /// Nobody listens there.
    #[error("{host} refuses connections")]
    ConnectionRefused {
        /// The host.
        host: String,
    },
    /// The host took too long.
    #[error("{host} did not answer in time")]
    TimedOut {
        /// The host.
        host: String,
    },
    /// No secure connection could be made.
    #[error("no secure connection to {host} could be made")]
    TlsFailed {
        /// The host.
        host: String,
    },
    /// The certificate is of nobody whom this computer trusts: a fault of the site, or something between that opens
    /// secure connections.
    #[error("this computer does not trust the certificate that {host} shows")]
    TlsUntrusted {
        /// The host.
        host: String,
    },
    /// The proxy wants to know who asks (407).
    #[error("the proxy of this network asks for a name and a password")]
    ProxyAuthentication,
    /// The proxy does not let us through.
    #[error("the proxy of this network does not lead to {host}")]
    ProxyRefused {
        /// The host that was asked for.
        host: String,
    },
    /// The host's `robots.txt` has a rule for us by name.
    #[error("{host} asks this program by name not to read this list")]
    RobotsRefused {
        /// The host.
        host: String,
    },
    /// The publisher is on the list of those who do not want to be copied.
    #[error("the publisher asked not to be copied by this program")]
    OptedOut,
    /// The connection broke before the end.
    #[error("the connection to {host} broke off")]
    Interrupted {
        /// The host.
        host: String,
    },
    /// The body's compression is broken or unknown.
    #[error("the answer of {host} cannot be decompressed")]
    Undecodable {
        /// The host.
        host: String,
    },
    /// A status that is none of the others.
    #[error("the server answered with status {status}")]
    HttpStatus {
        /// The status.
        status: u16,
    },
    /// There is nothing at this address (404, 410).
    #[error("there is nothing at this address (status {status})")]
    NotFound {
        /// The status: 410 means that it was taken away on purpose.
        status: u16,
    },
    /// The publisher does not let us (401, 403).
    #[error("the publisher does not allow it (status {status})")]
    Forbidden {
        /// The status.
        status: u16,
    },
    /// Too many requests (429).
    #[error("the server asks us to come back later")]
    RateLimited {
        /// When, if it says so.
        retry_after: Option<RetryAfter>,
    },
    /// The server has a fault of its own (5xx).
    #[error("the server has a fault (status {status})")]
    ServerError {
        /// The status.
        status: u16,
        /// When to come back, if it says so.
        retry_after: Option<RetryAfter>,
    },
    /// More bytes than a directory has.
    #[error("the answer is larger than {limit} bytes")]
    TooLarge {
        /// The limit that was passed.
        limit: u64,
    },
    /// Redirects without end.
    #[error("too many redirects")]
    TooManyRedirects,
    /// Plain `http`, which anybody on the way can read and change.
    #[error("the address is not secure (http)")]
    InsecureHttp,
    /// An address inside a private network.
    #[error("{host} is inside a private network")]
    PrivateNetwork {
        /// The host.
        host: String,
    },
    /// Not an address that can be fetched.
    #[error("this is not an address that can be fetched: {why}")]
    BadAddress {
        /// What is wrong with it.
        why: &'static str,
    },
    /// There is no such file.
    #[error("there is no such file")]
    FileNotFound,
    /// The file cannot be read.
    #[error("the file cannot be read")]
    FileUnreadable,
    /// Somebody cancelled it.
    #[error("cancelled")]
    Cancelled,
}

impl FetchError {
    /// The name used in answers.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::HostNotFound { .. } => "host_not_found",
            Self::ConnectionRefused { .. } => "connection_refused",
            Self::TimedOut { .. } => "timed_out",
            Self::TlsFailed { .. } => "tls_failed",
            Self::TlsUntrusted { .. } => "tls_untrusted",
            Self::ProxyAuthentication => "proxy_authentication",
            Self::ProxyRefused { .. } => "proxy_refused",
            Self::RobotsRefused { .. } => "robots_refused",
            Self::OptedOut => "opted_out",
            Self::Interrupted { .. } => "interrupted",
            Self::Undecodable { .. } => "undecodable",
            Self::HttpStatus { .. } => "http_status",
            Self::NotFound { .. } => "not_found",
            Self::Forbidden { .. } => "forbidden",
            Self::RateLimited { .. } => "rate_limited",
            Self::ServerError { .. } => "server_error",
            Self::TooLarge { .. } => "too_large",
            Self::TooManyRedirects => "too_many_redirects",
            Self::InsecureHttp => "insecure_http",
            Self::PrivateNetwork { .. } => "private_network",
            Self::BadAddress { .. } => "bad_address",
            Self::FileNotFound => "file_not_found",
            Self::FileUnreadable => "file_unreadable",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the same request may well succeed in a moment. A server that names a time is not asked before it.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::ConnectionRefused { .. } | Self::TimedOut { .. } | Self::Interrupted { .. } => {
                true
            }
            Self::HttpStatus { status } => matches!(status, 408 | 425),
            Self::RateLimited { retry_after } | Self::ServerError { retry_after, .. } => {
                retry_after.is_none()
            }
            _ => false,
        }
    }

    /// When to come back, if the server says so.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self {
            Self::RateLimited { retry_after } | Self::ServerError { retry_after, .. } => {
                *retry_after
            }
            _ => None,
        }
    }

    /// Whether a wish to wait is the whole host's: it is too busy, or it was asked too often (429, 503). Another fault is
    /// that of one list.
    #[must_use]
    pub fn is_of_whole_host(&self) -> bool {
        matches!(
            self,
            Self::RateLimited { .. } | Self::ServerError { status: 503, .. }
        )
    }

    /// Whether nobody was spoken to: the name led nowhere, or to where no connection is made.
    pub(crate) fn is_before_connection(&self) -> bool {
        matches!(
            self,
            Self::Offline | Self::HostNotFound { .. } | Self::PrivateNetwork { .. }
        )
    }

    pub(crate) fn of_status(status: u16, retry_after: Option<RetryAfter>) -> Self {
        match status {
            407 => Self::ProxyAuthentication,
            401 | 403 | 451 => Self::Forbidden { status },
            404 | 410 => Self::NotFound { status },
            429 => Self::RateLimited { retry_after },
            500..=599 => Self::ServerError {
                status,
                retry_after,
            },
            _ => Self::HttpStatus { status },
        }
    }
}
