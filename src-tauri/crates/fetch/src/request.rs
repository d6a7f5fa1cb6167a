//! What is asked for and what comes back.

use crate::Trail;
use url::Url;

/// What to fetch, and which rules are loosened for it alone.
#[derive(Clone, Debug, Default)]
pub struct FetchRequest {
    /// An `http(s)` address, a `file:` address or a path.
    pub location: String,
    /// What the last answer was marked with.
    pub validators: Validators,
    /// Whether plain `http` is allowed, for this source alone. Never from `https` to `http`.
    pub allow_http: bool,
    /// Whether addresses of private networks are allowed, for this source alone.
    pub allow_private_network: bool,
    /// Where the hosts that are asked are counted.
    pub trail: Trail,
}

impl FetchRequest {
    /// A request for `location` with every rule in force.
    #[must_use]
    pub fn new(location: impl Into<String>) -> Self {
        Self {
            location: location.into(),
            ..Self::default()
        }
    }
}

/// The marks by which a server tells whether its answer has changed (RFC 9110 section 8.8), byte for byte as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`, with its quotation marks and a possible `W/`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Validators {
    /// Whether the server gave none: then only the content's hash tells whether anything has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub enum Fetched {
    /// The server says that its answer is still the one with the validators sent.
    NotModified(Told),
    /// A whole body.
    Body(Body),
}

/// What an answer says beside its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// For how many seconds the answer stays good (`Cache-Control: max-age`, RFC 9111 section 5.2.2.1).
    pub max_age: Option<u64>,
    /// Where the list has moved for good, when nothing but permanent redirects (301, 308) led there.
    pub moved_to: Option<String>,
}

/// A whole body, decoded.
#[derive(Clone, Debug)]
pub struct Body {
    /// The decoded bytes.
    pub bytes: Vec<u8>,
    /// What the answer is marked with.
    pub validators: Validators,
    /// How many bytes came over the wire.
    pub wire_bytes: u64,
    /// BLAKE3 of `bytes`, in hexadecimal.
    pub content_hash: String,
    /// Where it came from in the end, after redirects.
    pub final_location: String,
    /// The `Content-Type`, as sent; often wrong.
    pub content_type: Option<String>,
    /// What the answer says beside its body.
    pub told: Told,
}

impl Body {
    pub(crate) fn of_file(bytes: Vec<u8>, path: &std::path::Path) -> Self {
        let final_location = Url::from_file_path(path)
            .map_or_else(|()| path.display().to_string(), |url| url.to_string());
        Self {
            validators: Validators::default(),
            wire_bytes: bytes.len() as u64,
            content_hash: blake3::hash(&bytes).to_hex().to_string(),
            final_location,
            content_type: None,
            told: Told::default(),
            bytes,
        }
    }
}
