//! What is remembered of a server's wishes, in `personal.db`, so that it outlives a restart and the copied directories:
//! until when to wait, how often asking failed, for how long the list stays good, where it has moved, and whether it is
//! not to be asked any more.

use super::due::Rhythm;
use super::failure::SyncFailure;
use crate::{Engine, EngineError};
use circle_domain::SourceId;
use circle_fetch::{Location, Told};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::atomic::Ordering;

/// Equal sightings of a new address before it is taken for the old one's.
const SIGHTINGS: u32 = 3;
/// Between the first and the last of them.
const SIGHTED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

const OWN_MINUTE: &str = "rhythm/minute";
pub(crate) const LAST_USE: &str = "rhythm/last-use";

/// Why a source is not asked any more, until the person switches it on again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopReason {
    /// Its server does not let us (401, 403, 451).
    Forbidden,
    /// Its host's `robots.txt` has a rule for this program by name.
    RobotsRefused,
    /// Its publisher is on the list of those who do not want to be copied.
    OptedOut,
}

impl StopReason {
    /// The name used in answers, which is also the code of the failure.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::RobotsRefused => "robots_refused",
            Self::OptedOut => "opted_out",
        }
    }

    fn of(failure: &SyncFailure) -> Option<Self> {
        [Self::Forbidden, Self::RobotsRefused, Self::OptedOut]
            .into_iter()
            .find(|reason| reason.as_str() == failure.code)
    }
}

/// What is remembered of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Manners {
    /// Before this moment it is not asked.
    #[serde(skip_serializing_if = "Option::is_none", with = "seconds")]
    pub(crate) wait_until: Option<Timestamp>,
    /// How many attempts in a row have failed.
    pub(crate) failures: u32,
    /// For how many seconds its list stays good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_age: Option<u64>,
    /// Why it is not asked any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stopped: Option<StopReason>,
    /// Where its server says that it has moved for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) moved: Option<Move>,
}

/// A new address that permanent redirects lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Move {
    to: String,
    times: u32,
    /// When it was first seen, in seconds since 1970.
    first: i64,
}

/// A moment as seconds since 1970.
mod seconds {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        moment: &Option<Timestamp>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        moment.map(Timestamp::as_second).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        let second = Option::<i64>::deserialize(from)?;
        Ok(second.and_then(|second| Timestamp::from_second(second).ok()))
    }
}

impl Manners {
    /// After a copy that went well. The address that the source has from now on, if it has moved.
    pub(crate) fn after_answer(&mut self, told: &Told, now: Timestamp) -> Option<String> {
        let known = self
            .moved
            .take()
            .filter(|known| Some(&known.to) == told.moved_to.as_ref());
        *self = Self {
            max_age: told.max_age,
            ..Self::default()
        };
        let sighted = Move {
            to: told.moved_to.clone()?,
            // No further than it takes: while only time is missing, there is nothing new to keep.
            times: (known.as_ref().map_or(0, |known| known.times) + 1).min(SIGHTINGS),
            first: known.map_or(now.as_second(), |known| known.first),
        };
        if sighted.times >= SIGHTINGS && now.as_second() - sighted.first >= SIGHTED_FOR.as_secs() {
            return Some(sighted.to);
        }
        self.moved = Some(sighted);
        None
    }

    /// After a copy that failed.
    pub(crate) fn after_failure(&mut self, failure: &SyncFailure, now: Timestamp) {
        self.failures = self.failures.saturating_add(1);
        self.stopped = StopReason::of(failure);
        self.wait_until = failure.retry_after.map(|after| after.due(now));
    }
}

/// What is remembered of all sources and of this installation.
#[derive(Default)]
pub(crate) struct Remembered {
    settings: HashMap<String, String>,
}

impl Remembered {
    /// Of this source alone, as it is kept.
    pub(crate) fn kept(&self, id: &SourceId) -> Manners {
        self.settings
            .get(&manners_setting(id))
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default()
    }

    /// Of this source: its own wishes, and those of its host.
    pub(crate) fn manners(&self, id: &SourceId, location: &str) -> Manners {
        let mut manners = self.kept(id);
        let of_host = public_host(location)
            .and_then(|host| self.settings.get(&host_setting(&host)))
            .and_then(|until| until.parse().ok());
        manners.wait_until = manners.wait_until.max(of_host);
        manners
    }

    pub(crate) fn rhythm(&self) -> Rhythm {
        Rhythm {
            minute: self
                .settings
                .get(OWN_MINUTE)
                .and_then(|minute| minute.parse().ok())
                .unwrap_or(0),
            last_use: self.settings.get(LAST_USE).and_then(|day| day.parse().ok()),
        }
    }

    /// The kept rules of a host and when they were asked for.
    pub(crate) fn robots(&self, host: &str) -> Option<(Timestamp, &str)> {
        let (asked, rules) = self.settings.get(&robots_setting(host))?.split_once('\n')?;
        Some((asked.parse().ok()?, rules))
    }
}

/// The setting under which the wishes of a source's server are kept.
pub(crate) fn manners_setting(source: &SourceId) -> String {
    format!("manners/{source}")
}

/// The setting under which a host's wish to be left alone is kept.
pub(crate) fn host_setting(host: &str) -> String {
    format!("wait-host/{host}")
}

/// The setting under which a host's rules for this program are kept.
pub(crate) fn robots_setting(host: &str) -> String {
    format!("robots/{host}")
}

/// The host of an address on the public Internet: there a wish to be left alone is the whole host's. On the person's own
/// network one machine serves many things.
pub(crate) fn public_host(location: &str) -> Option<String> {
    let location = Location::parse(location).ok()?;
    location.check(true, false).ok()?;
    location.host().map(str::to_ascii_lowercase)
}

impl Engine {
    /// What is remembered. Draws this installation's own minute of the day where none was drawn yet.
    pub(crate) fn remembered(&self) -> Result<Remembered, EngineError> {
        let mut settings: HashMap<String, String> =
            self.personal().settings()?.into_iter().collect();
        if !settings.contains_key(OWN_MINUTE) {
            let drawn = (self.fetcher().policy().draw)().clamp(0.0, 1.0) * 1439.0;
            let minute = format!("{drawn:.0}");
            self.personal().set_setting(OWN_MINUTE, Some(&minute))?;
            settings.insert(OWN_MINUTE.to_owned(), minute);
        }
        Ok(Remembered { settings })
    }

    /// Notes that somebody uses the program today: lists whose every copy costs the whole list are only copied for programs
    /// in use. Reads and writes at most once a day, and nothing but the day, so that the window may call it with whatever a
    /// person does in it: a window that stays open for weeks is not opened again.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn note_use(&self, now: Timestamp) -> Result<(), EngineError> {
        let number = now.as_second().div_euclid(86_400);
        if self.used_on.load(Ordering::Relaxed) == number {
            return Ok(());
        }
        let today = now.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
        if self.personal().setting(LAST_USE)?.as_ref() != Some(&today) {
            self.personal().note_setting(LAST_USE, Some(&today))?;
        }
        self.used_on.store(number, Ordering::Relaxed);
        Ok(())
    }

    /// How long to wait after the start of the program before it copies by itself: up to ten minutes, drawn anew each time.
    #[must_use]
    pub fn start_delay(&self) -> SignedDuration {
        super::due::start_delay((self.fetcher().policy().draw)())
    }

    /// Lets a stopped source be asked again.
    pub(crate) fn forgive(&self, id: &SourceId) -> Result<(), EngineError> {
        Ok(self.personal().set_setting(&manners_setting(id), None)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use circle_fetch::{FetchError, RetryAfter};

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_764_000_000 + hours * 3600).unwrap()
    }

    fn moved(to: &str) -> Told {
        Told {
            max_age: Some(60),
            moved_to: Some(to.to_owned()),
        }
    }

    #[test]
    fn an_address_is_adopted_after_three_equal_sightings_over_a_week() {
        let mut manners = Manners::default();
        let to = "https://new.example/list.json";
        assert_eq!(manners.after_answer(&moved(to), at(0)), None, "once");
        assert_eq!(manners.after_answer(&moved(to), at(24)), None, "twice");
        assert_eq!(
            manners.after_answer(&moved(to), at(48)),
            None,
            "three times, in two days"
        );
        assert_eq!(
            manners.after_answer(&moved(to), at(168)).as_deref(),
            Some(to),
            "and over a week"
        );
        assert_eq!(
            manners.moved, None,
            "then there is nothing more to remember"
        );
        manners.after_answer(&moved(to), at(0));
        manners.after_answer(&moved("https://other.example/"), at(100));
        assert_eq!(
            manners.after_answer(&moved(to), at(200)),
            None,
            "another address in between begins anew"
        );
        manners.after_answer(&Told::default(), at(201));
        assert_eq!(manners, Manners::default(), "no redirect forgets it");
    }

    #[test]
    fn failures_are_counted_and_stops_have_reasons() {
        let mut manners = Manners::default();
        let limited = FetchError::RateLimited {
            retry_after: Some(RetryAfter::Seconds(7200)),
        };
        manners.after_failure(&limited.into(), at(0));
        assert_eq!(
            (manners.failures, manners.wait_until, manners.stopped),
            (1, Some(at(2)), None),
            "a wish to wait"
        );
        manners.after_failure(&FetchError::Forbidden { status: 403 }.into(), at(2));
        assert_eq!(
            (manners.failures, manners.stopped),
            (2, Some(StopReason::Forbidden)),
            "a refusal"
        );
        let text = serde_json::to_string(&manners).unwrap();
        assert_eq!(
            serde_json::from_str::<Manners>(&text).unwrap(),
            manners,
            "it outlives a restart: {text}"
        );
        manners.after_answer(&Told::default(), at(3));
        assert_eq!(manners, Manners::default(), "an answer clears all of it");
    }
}
