//! Finding the feeds of a web site: a page in, the addresses worth asking for out, and what an answer to one of them is.
//!
//! Rule: an address that carries somebody's key or a passing token is never handed out, nor is one of a host that has
//! nothing to do with the site; both are named, so that a person sees what was left alone and why.

mod address;
mod page;

use circle_domain::FeedFormat;
use serde_json::Value;
use url::Url;

pub use address::{carries_key, same_site};

/// The most of a page that is read. Signs of a feed stand in its head or beside the embedded list.
pub const MOST_PAGE_BYTES: usize = 2 << 20;

/// The way in which a feed gives itself away, or where feeds of a kind usually are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The address itself is the feed.
    ThisAddress,
    /// The REST address of the plugin for twelve-step meeting lists.
    TsmlRest,
    /// The older address of the same plugin.
    TsmlAjax,
    /// `<link rel="alternate">` with a type that a list may have.
    AlternateLink,
    /// `data-src` of the embedded meeting list, a table of Google's included.
    TsmlUi,
    /// A BMLT server.
    Bmlt,
    /// The REST address of The Events Calendar.
    EventsCalendar,
    /// The root of an HSDS service directory.
    Hsds,
    /// A link to a calendar.
    CalendarLink,
    /// Events described in the page itself.
    PageEvents,
}

impl Kind {
    /// The name used in answers.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ThisAddress => "this-address",
            Self::TsmlRest => "tsml-rest",
            Self::TsmlAjax => "tsml-ajax",
            Self::AlternateLink => "alternate-link",
            Self::TsmlUi => "tsml-ui",
            Self::Bmlt => "bmlt",
            Self::EventsCalendar => "events-calendar",
            Self::Hsds => "hsds",
            Self::CalendarLink => "calendar-link",
            Self::PageEvents => "page-events",
        }
    }
}

/// An address worth asking for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// What is expected there.
    pub kind: Kind,
    /// What to ask for.
    pub ask: Url,
    /// What the directory's location is, if the answer is what was expected.
    pub location: Url,
}

/// Why an address in a page is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftWhy {
    /// It carries a key or a token that was given to somebody else.
    CarriesKey,
    /// Its host is neither of this site nor known for feeds.
    OtherHost,
}

/// An address in a page that is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What is expected there.
    pub kind: Kind,
    /// The address; without its query where that carries a key.
    pub address: String,
    /// Why.
    pub why: LeftWhy,
}

/// What a page tells about feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// What it names, the likeliest first, each once.
    pub leads: Vec<Lead>,
    /// What it names and is left alone.
    pub left_out: Vec<LeftOut>,
    /// The IANA zone that an embedded list is shown in.
    pub time_zone: Option<String>,
    /// Whether the page itself describes events.
    pub events: bool,
}

/// Reads a page. `known` says of a host whether it is known for feeds, although it is not of this site.
#[must_use]
pub fn signs(address: &Url, page: &[u8], known: &dyn Fn(&str) -> bool) -> Signs {
    let page = page.get(..MOST_PAGE_BYTES).unwrap_or(page);
    page::read(address, &String::from_utf8_lossy(page), known)
}

/// Where feeds usually are on a site that gives no sign of any.
#[must_use]
pub fn usual_places(address: &Url) -> Vec<Lead> {
    let Ok(root) = address.join("/") else {
        return Vec::new();
    };
    let mut leads = wordpress(&root);
    for (kind, ask, location) in [
        (
            Kind::Bmlt,
            "main_server/client_interface/json/?switcher=GetServerInfo",
            "main_server/",
        ),
        (
            Kind::Bmlt,
            "client_interface/json/?switcher=GetServerInfo",
            "",
        ),
        (Kind::Hsds, "services?per_page=1", ""),
    ] {
        if let (Ok(ask), Ok(location)) = (root.join(ask), root.join(location)) {
            leads.push(Lead {
                kind,
                ask,
                location,
            });
        }
    }
    leads
}

/// Where the plugins of a WordPress site answer; `root` ends in a slash.
fn wordpress(root: &Url) -> Vec<Lead> {
    [
        (Kind::TsmlRest, "wp-json/tsml/meetings"),
        (Kind::TsmlAjax, "wp-admin/admin-ajax.php?action=meetings"),
        (Kind::EventsCalendar, "wp-json/tribe/events/v1/events"),
    ]
    .into_iter()
    .filter_map(|(kind, path)| {
        let url = root.join(path).ok()?;
        Some(Lead {
            kind,
            ask: url.clone(),
            location: url,
        })
    })
    .collect()
}

/// What the answer to a lead of that kind is; none when it is not what was expected there.
#[must_use]
pub fn judge(kind: Kind, bytes: &[u8]) -> Option<FeedFormat> {
    let recognized = crate::recognize(bytes).filter(|format| *format != FeedFormat::Sample);
    let only = |wanted: FeedFormat| recognized.filter(|format| *format == wanted);
    match kind {
        Kind::TsmlRest | Kind::TsmlAjax => only(FeedFormat::MeetingGuide),
        Kind::Bmlt => only(FeedFormat::Bmlt).or_else(|| by_shape(bytes, FeedFormat::Bmlt)),
        Kind::EventsCalendar => {
            only(FeedFormat::EventsCalendar).or_else(|| by_shape(bytes, FeedFormat::EventsCalendar))
        }
        Kind::Hsds => only(FeedFormat::Hsds).or_else(|| by_shape(bytes, FeedFormat::Hsds)),
        Kind::CalendarLink => only(FeedFormat::Ical).or_else(|| by_shape(bytes, FeedFormat::Ical)),
        Kind::PageEvents => only(FeedFormat::JsonLd),
        Kind::ThisAddress | Kind::AlternateLink | Kind::TsmlUi => recognized
            // A page that stands where a list should be is no list, whatever it describes.
            .filter(|format| *format != FeedFormat::JsonLd)
            .or_else(|| {
                [
                    FeedFormat::Bmlt,
                    FeedFormat::EventsCalendar,
                    FeedFormat::Hsds,
                    FeedFormat::Ical,
                ]
                .into_iter()
                .find_map(|format| by_shape(bytes, format))
            }),
    }
}

/// Whether what is not a whole listing shows that a server of this format answers: what it says of itself, or one page.
fn by_shape(bytes: &[u8], format: FeedFormat) -> Option<FeedFormat> {
    if format == FeedFormat::Ical {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let start = text.trim_ascii_start().get(..15)?;
        return start
            .eq_ignore_ascii_case(b"BEGIN:VCALENDAR")
            .then_some(format);
    }
    let parsed = crate::json::parse(bytes).ok()?;
    let has = |value: &Value, key: &str| value.get(key).is_some();
    let list = |value: &Value, key: &str| value.get(key).is_some_and(Value::is_array);
    let value = &parsed.value;
    let fits = match format {
        FeedFormat::Bmlt => {
            let info = value.get(0).unwrap_or(value);
            has(info, "version")
                && (has(info, "versionInt")
                    || has(info, "nativeLang")
                    || has(info, "centerLatitude"))
        }
        FeedFormat::EventsCalendar => {
            list(value, "events") && (has(value, "rest_url") || has(value, "total_pages"))
        }
        FeedFormat::Hsds => {
            let root =
                has(value, "version") && (has(value, "profile") || has(value, "openapi_url"));
            let page = ["contents", "content"].iter().any(|key| list(value, key))
                && ["total_items", "totalElements", "total_pages", "totalPages"]
                    .iter()
                    .any(|key| has(value, key));
            root || page
        }
        _ => false,
    };
    fits.then_some(format)
}

#[cfg(test)]
mod tests;
