//! When a server asks us to come back (RFC 9110 section 10.2.3). It is told to the caller, never slept here.

use jiff::{SignedDuration, Timestamp};

/// When to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// After so many seconds.
    Seconds(u32),
    /// At a time.
    At(Timestamp),
}

/// A server can put us off for a day, not for ever.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

impl RetryAfter {
    /// Reads the header's value: seconds or a date; anything else is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Seconds(text.parse().unwrap_or(u32::MAX)));
        }
        let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
        Some(Self::At(zoned.timestamp()))
    }

    /// The time before which the host should be left alone: never before `now`, at most a day after it.
    #[must_use]
    pub fn due(self, now: Timestamp) -> Timestamp {
        let asked = match self {
            Self::Seconds(seconds) => now
                .checked_add(SignedDuration::from_secs(i64::from(seconds)))
                .unwrap_or(now),
            Self::At(time) => time,
        };
        let latest = now.checked_add(LONGEST).unwrap_or(now);
        asked.clamp(now, latest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_understood_and_bounded() {
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        let due = |text: &str| RetryAfter::parse(text).map(|after| after.due(now).to_string());
        assert_eq!(
            due("120").as_deref(),
            Some("2026-11-23T08:02:00Z"),
            "seconds"
        );
        assert_eq!(
            due("Mon, 23 Nov 2026 09:30:00 GMT").as_deref(),
            Some("2026-11-23T09:30:00Z"),
            "a date"
        );
        assert_eq!(
            due("99999999999").as_deref(),
            Some("2026-11-24T08:00:00Z"),
            "at most a day"
        );
        assert_eq!(
            due("Sun, 22 Nov 2026 09:30:00 GMT").as_deref(),
            Some("2026-11-23T08:00:00Z"),
            "never in the past"
        );
        assert_eq!(due("soon"), None, "anything else is ignored");
    }
}
