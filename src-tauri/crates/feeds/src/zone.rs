//! Time zones as publishers write them, made into names of the IANA database.

use jiff::tz::TimeZone;

/// What a publisher's zone is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Nothing was written.
    None,
    /// A name of the IANA database.
    Is {
        /// The name.
        name: String,
        /// It was written in another way.
        rewritten: bool,
    },
    /// Something else.
    NotUnderstood,
}

/// Reads a zone. `EST` and its kind mean the zone of the region, not an offset that never changes: publishers write it all year.
pub(crate) fn zone(text: &str) -> Zone {
    let text = text.trim();
    if text.is_empty() || text.eq_ignore_ascii_case("null") || text.eq_ignore_ascii_case("none") {
        return Zone::None;
    }
    if let Some(name) = alias(text) {
        return Zone::Is {
            name: name.to_owned(),
            rewritten: name != text,
        };
    }
    // A bare word or an offset is no place: the database holds some (`EET`, `Etc/GMT+5`) that no publisher means.
    let underscored = text.replace(' ', "_");
    let is_place =
        underscored.contains('/') && !underscored.to_ascii_lowercase().starts_with("etc/");
    if is_place
        && let Ok(zone) = TimeZone::get(&underscored)
        && let Some(name) = zone.iana_name()
    {
        return Zone::Is {
            name: name.to_owned(),
            rewritten: name != text,
        };
    }
    Zone::NotUnderstood
}

fn alias(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    // Windows writes "(UTC-08:00) Pacific Time (US & Canada)".
    let bare = lower
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map_or(lower.as_str(), |(_, name)| name);
    let bare = bare.trim().trim_end_matches("(us & canada)").trim();
    let name = match bare {
        "et"
        | "est"
        | "edt"
        | "eastern"
        | "eastern time"
        | "eastern standard time"
        | "est5edt"
        | "us/eastern"
        | "us eastern" => "America/New_York",
        "ct"
        | "cst"
        | "cdt"
        | "central"
        | "central time"
        | "central standard time"
        | "cst6cdt"
        | "us/central"
        | "us central" => "America/Chicago",
        "mt"
        | "mst"
        | "mdt"
        | "mountain"
        | "mountain time"
        | "mountain standard time"
        | "mst7mdt"
        | "us/mountain"
        | "us mountain" => "America/Denver",
        "pt"
        | "pst"
        | "pdt"
        | "pacific"
        | "pacific time"
        | "pacific standard time"
        | "pst8pdt"
        | "us/pacific"
        | "us pacific" => "America/Los_Angeles",
        "us/arizona" | "arizona" | "us mountain standard time" => "America/Phoenix",
        "us/hawaii" | "hst" | "hawaii" | "hawaiian standard time" => "Pacific/Honolulu",
        "us/alaska" | "akst" | "akdt" | "alaska" | "alaskan standard time" => "America/Anchorage",
        "us/michigan" => "America/Detroit",
        "us/east-indiana" => "America/Indiana/Indianapolis",
        "canada/atlantic" | "atlantic" | "atlantic time" | "atlantic standard time" => {
            "America/Halifax"
        }
        "canada/eastern" => "America/Toronto",
        "canada/central" => "America/Winnipeg",
        "canada/mountain" => "America/Edmonton",
        "canada/pacific" => "America/Vancouver",
        "canada/newfoundland" | "newfoundland" => "America/St_Johns",
        "bst" | "uk" | "gb" | "gmt standard time" | "gmt/bst" => "Europe/London",
        "cet" | "cest" | "mez" | "mesz" | "central european time" | "w. europe standard time" => {
            "Europe/Berlin"
        }
        "aest" | "aedt" | "aus eastern standard time" => "Australia/Sydney",
        "awst" => "Australia/Perth",
        "nzst" | "nzdt" | "new zealand standard time" => "Pacific/Auckland",
        "jst" | "japan" => "Asia/Tokyo",
        "utc" | "gmt" | "z" | "etc/utc" | "etc/gmt" => "UTC",
        "asia/calcutta" => "Asia/Kolkata",
        _ => return None,
    };
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> (String, bool) {
        match zone(text) {
            Zone::Is { name, rewritten } => (name, rewritten),
            other => (format!("{other:?}"), false),
        }
    }

    #[test]
    fn zones_are_names_of_the_database() {
        assert_eq!(
            name("America/New_York"),
            ("America/New_York".to_owned(), false),
            "as it should be"
        );
        assert_eq!(
            name(" america/new_york "),
            ("America/New_York".to_owned(), true),
            "the case is repaired"
        );
        assert_eq!(
            name("America/New York"),
            ("America/New_York".to_owned(), true),
            "so is a blank"
        );
        assert_eq!(
            name("EST"),
            ("America/New_York".to_owned(), true),
            "the region, not the offset"
        );
        assert_eq!(
            name("US/Pacific"),
            ("America/Los_Angeles".to_owned(), true),
            "an old name"
        );
        assert_eq!(
            name("(UTC-08:00) Pacific Time (US & Canada)"),
            ("America/Los_Angeles".to_owned(), true),
            "as Windows writes it"
        );
        assert_eq!(zone(" "), Zone::None, "nothing was written");
        for odd in [
            "Etc/GMT+5",
            "UTC-5",
            "Mars/Olympus",
            "local",
            "-0500",
            "../../etc/passwd",
        ] {
            assert_eq!(zone(odd), Zone::NotUnderstood, "{odd} is no place");
        }
    }
}
