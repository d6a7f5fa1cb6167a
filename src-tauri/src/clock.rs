//! The only place of the shell that reads the clock and asks the system where it is and which language it speaks.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The moment, or the one at which a test lets the clock stand still.
pub(crate) struct Clock {
    frozen: Option<Timestamp>,
    zone_name: String,
    zone: TimeZone,
}

impl Clock {
    /// As the environment says (`OPEN_CIRCLE_NOW`, `OPEN_CIRCLE_READER_ZONE`), else as the system says.
    pub(crate) fn of_environment() -> Self {
        let frozen = std::env::var("OPEN_CIRCLE_NOW")
            .ok()
            .and_then(|text| text.parse().ok());
        let named = std::env::var("OPEN_CIRCLE_READER_ZONE")
            .ok()
            .or_else(|| iana_time_zone::get_timezone().ok());
        let zone = named
            .as_deref()
            .and_then(|name| TimeZone::get(name).ok())
            .unwrap_or(TimeZone::UTC);
        let zone_name = zone.iana_name().unwrap_or("UTC").to_owned();
        Self {
            frozen,
            zone_name,
            zone,
        }
    }

    /// What time it is.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is where the shell reads the clock"
    )]
    pub(crate) fn now(&self) -> Timestamp {
        self.frozen.unwrap_or_else(Timestamp::now)
    }

    /// Whether a test lets it stand still.
    pub(crate) fn is_frozen(&self) -> bool {
        self.frozen.is_some()
    }

    /// The reader's zone.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The reader's zone by its IANA name.
    pub(crate) fn zone_name(&self) -> &str {
        &self.zone_name
    }
}

/// The languages that the reader prefers, best first, as BCP 47 tags.
pub(crate) fn locales() -> Vec<String> {
    let found: Vec<String> = sys_locale::get_locales()
        .filter(|tag| !tag.is_empty() && tag != "C" && tag != "POSIX")
        .collect();
    if found.is_empty() {
        vec!["en".to_owned()]
    } else {
        found
    }
}
