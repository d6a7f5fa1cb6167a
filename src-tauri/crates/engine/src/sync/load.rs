//! What copying costs the servers: requests per installation and week, counted with the rules of [`due`](super::due).

use super::due::{self, Rhythm};
use super::manners::Manners;
use circle_domain::{FeedFormat, Source};
use circle_store::directory::{Outcome, SourceState, Validators};
use jiff::{SignedDuration, Timestamp};

/// Directories of one kind in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// How many.
    pub sources: u32,
    /// Whether their servers mark their answers, so that an unchanged list costs one small request.
    pub marked: bool,
    /// How many requests one copy takes: one for a plain list, about three for a BMLT server.
    pub requests_per_copy: u32,
    /// For how many seconds their answers stay good, where the servers say so.
    pub max_age: Option<u64>,
}

/// How many requests an installation that never sleeps makes in a week for these directories, each on a host of its own,
/// with one question for the host's rules on each day on which it is asked at all. The first copies are not counted.
#[must_use]
pub fn requests_a_week(loads: &[Load]) -> u64 {
    loads.iter().map(one_kind).sum()
}

fn one_kind(load: &Load) -> u64 {
    let location = "https://lists.example.org/feed.json".to_owned();
    let source = Source {
        format: Some(if load.marked {
            FeedFormat::MeetingGuide
        } else {
            FeedFormat::Bmlt
        }),
        ..Source::new(String::new(), location)
    };
    let manners = Manners {
        max_age: load.max_age,
        ..Manners::default()
    };
    let (mut requests, mut rules_asked) = (0_u64, None::<i64>);
    let mut last = 0_i64;
    for hour in 1..=7 * 24_i64 {
        let Ok(now) = Timestamp::from_second(hour * 3600) else {
            continue;
        };
        let state = state(&source, load, last);
        if !due::is_due(&source, Some(&state), &manners, Rhythm::default(), now) {
            continue;
        }
        last = hour;
        requests += u64::from(load.requests_per_copy);
        if rules_asked.is_none_or(|asked| hour - asked >= 24) {
            rules_asked = Some(hour);
            requests += 1;
        }
    }
    requests * u64::from(load.sources)
}

fn state(source: &Source, load: &Load, hour: i64) -> SourceState {
    let at = Timestamp::UNIX_EPOCH
        .checked_add(SignedDuration::from_hours(hour))
        .ok();
    SourceState {
        source: source.id.clone(),
        location: source.location.clone(),
        sample: false,
        last_attempt: at,
        last_success: at,
        outcome: Outcome::Unchanged,
        error: None,
        validators: Validators {
            etag: load.marked.then(|| "\"mark\"".to_owned()),
            last_modified: None,
        },
        content_hash: None,
        bytes: 0,
        seconds: 0.0,
        read: 0,
        accepted: 0,
        rejected: 0,
        meetings: 0,
        notices: Vec::new(),
        content_changed: None,
        held: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_of_a_typical_set_is_counted() {
        let list = Load {
            sources: 1,
            marked: true,
            requests_per_copy: 1,
            max_age: None,
        };
        assert_eq!(
            requests_a_week(&[list]),
            14 + 7,
            "twice a day, and the host's rules once a day"
        );
        let patient = Load {
            max_age: Some(365 * 86_400),
            ..list
        };
        assert_eq!(
            requests_a_week(&[patient]),
            1 + 1,
            "a server may ask for a week at most"
        );
        let bmlt = Load {
            marked: false,
            requests_per_copy: 3,
            ..list
        };
        assert_eq!(requests_a_week(&[bmlt]), 7 * 3 + 7, "once a day in full");
        let typical = [
            Load {
                sources: 20,
                ..list
            },
            Load { sources: 3, ..bmlt },
        ];
        assert_eq!(
            requests_a_week(&typical),
            20 * 21 + 3 * 28,
            "the figure in docs/copying.md"
        );
    }
}
