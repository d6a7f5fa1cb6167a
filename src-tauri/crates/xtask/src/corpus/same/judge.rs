//! What a pair says against itself.

use circle_domain::{Attendance, Meeting};
use circle_matching::{distance_km, same_time};
use std::collections::BTreeSet;
use std::fmt;

/// Farther apart than this, in kilometres, two buildings are two.
const ELSEWHERE_KM: f64 = 1.0;

/// One listing, with what its publisher calls it.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) meeting: Meeting,
    /// The list it stands in, and the one it was taken over from.
    pub(super) list: String,
    pub(super) taken_over_from: Option<String>,
    /// Whose it is, at whatever moment it was read.
    pub(super) publisher: String,
    /// Its publisher's names for it; none where a copy hides them.
    pub(super) names: BTreeSet<String>,
}

impl Side {
    /// By what both are held to be one meeting: the strongest rule of which both say so themselves.
    pub(super) fn held_to(&self, other: &Self) -> &'static str {
        let copied = |copy: &Self, original: &Self| {
            copy.taken_over_from.as_ref() == Some(&original.list)
                && (copy.names.is_empty() || !copy.names.is_disjoint(&original.names))
        };
        let world_id = |side: &Self| side.meeting.world_id.as_deref().map(str::to_uppercase);
        let room = |side: &Self| side.meeting.online.as_ref()?.conference();
        let alike = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
        if copied(self, other) || copied(other, self) {
            "aggregator"
        } else if alike(world_id(self), world_id(other)) {
            "world_id"
        } else if alike(room(self), room(other)) {
            "join_link"
        } else {
            "way of a third"
        }
    }
}

/// What was seen of the pairs of one rule.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    pub(super) clusters: usize,
    pub(super) pairs: usize,
    /// Of one publisher, who calls them the same.
    named_alike: usize,
    /// Of one publisher, who calls them differently.
    named_apart: usize,
    names: usize,
    places: usize,
    times: usize,
    /// In two or more of the three.
    pub(super) contradictory: usize,
}

impl Judgement {
    pub(super) fn pair(&mut self, one: &Side, other: &Side) {
        self.pairs += 1;
        let named = !one.names.is_empty() && !other.names.is_empty();
        if one.publisher == other.publisher && named {
            if one.names.is_disjoint(&other.names) {
                self.named_apart += 1;
            } else {
                self.named_alike += 1;
            }
        }
        let (a, b) = (&one.meeting, &other.meeting);
        let names = words(a)
            .zip(words(b))
            .is_some_and(|(a, b)| a.is_disjoint(&b));
        let in_rooms = [a, b]
            .iter()
            .all(|meeting| meeting.attendance != Attendance::Online);
        let places = in_rooms && distance_km(a, b).is_some_and(|apart| apart > ELSEWHERE_KM);
        let times = !same_time(a, b);
        self.names += usize::from(names);
        self.places += usize::from(places);
        self.times += usize::from(times);
        let against = [names, places, times];
        let against = against.into_iter().filter(|against| *against).count();
        self.contradictory += usize::from(against > 1);
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = self.contradictory as f64 * 100.0 / self.pairs.max(1) as f64;
        write!(
            to,
            "{} clusters, {} pairs; of one publisher: {} by one id, {} by two; names without a common word {}, \
             places {ELSEWHERE_KM} km apart {}, other times {}, two of these {} ({share:.2} %)",
            self.clusters,
            self.pairs,
            self.named_alike,
            self.named_apart,
            self.names,
            self.places,
            self.times,
            self.contradictory
        )
    }
}

/// The words of a name that say something.
fn words(meeting: &Meeting) -> Option<BTreeSet<String>> {
    let words = circle_matching::telling_words(meeting.name.as_deref()?);
    (!words.is_empty()).then_some(words)
}
