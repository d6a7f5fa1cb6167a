//! From claims to clusters: the strongest first, one listing of a source in each, nothing that a veto forbids.

use crate::claims::{Claim, Claimant};
use crate::facts::Facts;
use crate::{Carries, Listing, Matching, Member, Rule};
use jiff::civil::Weekday;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many sources may share a claim: more is a placeholder that everybody uses, not an id.
const MOST_SOURCES: usize = 64;

/// Puts together what belongs together.
pub(crate) fn join(
    listings: &[Listing<'_>],
    carries: &Carries,
    facts: &[Facts],
    claims: BTreeMap<Claim, Vec<Claimant>>,
) -> Matching {
    let mut rooms: HashMap<RoomAndDay<'_>, BTreeSet<Option<&str>>> = HashMap::new();
    for (listing, facts) in listings.iter().zip(facts) {
        if let Some(key) = room_and_day(listing, facts) {
            rooms.entry(key).or_default().insert(facts.when.as_deref());
        }
    }
    let mut joining = Joining {
        rooms,
        listings,
        carries,
        facts,
        cluster_of: (0..listings.len()).collect(),
        members: (0..listings.len()).map(|at| vec![at]).collect(),
        rules: vec![None; listings.len()],
        repeated: BTreeSet::new(),
    };
    for (claim, claimants) in &claims {
        if claimants.len() < 2 {
            continue;
        }
        match claim {
            Claim::Record { .. } => joining.slots(claimants),
            Claim::Unplaced { .. } | Claim::Content { .. } => {
                // Two originals say nothing about each other by being alike.
                if claimants.iter().any(|claimant| claimant.copy)
                    && claimants.iter().any(|claimant| !claimant.copy)
                {
                    joining.settle(claim, claimants);
                }
            }
            Claim::World(_) | Claim::Room(_) => joining.settle(claim, claimants),
        }
    }
    joining.finish()
}

/// A room of a source, and a day.
type RoomAndDay<'a> = (i64, &'a str, Option<Weekday>);

fn room_and_day<'a>(listing: &Listing<'_>, facts: &'a Facts) -> Option<RoomAndDay<'a>> {
    let room = facts.conference.as_deref()?;
    Some((listing.source, room, listing.meeting.schedule.weekday()))
}

struct Joining<'a> {
    listings: &'a [Listing<'a>],
    carries: &'a Carries,
    facts: &'a [Facts],
    /// When each source lists each of its rooms on each day.
    rooms: HashMap<RoomAndDay<'a>, BTreeSet<Option<&'a str>>>,
    cluster_of: Vec<usize>,
    members: Vec<Vec<usize>>,
    rules: Vec<Option<Rule>>,
    repeated: BTreeSet<(usize, usize)>,
}

impl Joining<'_> {
    fn source(&self, at: usize) -> Option<i64> {
        self.listings.get(at).map(|listing| listing.source)
    }

    /// The slots of one record and of its copies: each with the one at its time, else on its day, else the sole with the sole.
    fn slots(&mut self, claimants: &[Claimant]) {
        let (copies, originals): (Vec<Claimant>, Vec<Claimant>) =
            claimants.iter().partition(|claimant| claimant.copy);
        let mut by_source: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for copy in &copies {
            if let Some(source) = self.source(copy.listing) {
                by_source.entry(source).or_default().push(copy.listing);
            }
        }
        let originals: Vec<usize> = originals.iter().map(|original| original.listing).collect();
        let (listings, facts) = (self.listings, self.facts);
        let when = |at: usize| facts.get(at).and_then(|facts| facts.when.as_ref());
        let day = |at: usize| {
            let listing = listings.get(at)?;
            listing.meeting.schedule.weekday()
        };
        for copies in by_source.values() {
            for copy in copies {
                let only = |same: &dyn Fn(usize, usize) -> bool| {
                    let mut found = originals.iter().filter(|original| same(**original, *copy));
                    let (Some(original), None) = (found.next(), found.next()) else {
                        return None;
                    };
                    let rivals = copies.iter().filter(|rival| same(*original, **rival));
                    (rivals.count() == 1).then_some(*original)
                };
                let found = only(&|one, other| when(one).is_some() && when(one) == when(other))
                    .or_else(|| only(&|one, other| day(one).is_some() && day(one) == day(other)))
                    .or_else(|| only(&|_, _| true));
                // An id that its publisher gave to another meeting since.
                let another = |original: usize| {
                    let both = facts.get(original).zip(facts.get(*copy));
                    both.is_some_and(|(one, other)| one.is_wholly_another_than(other))
                };
                if let Some(original) = found.filter(|original| !another(*original)) {
                    self.link(original, *copy, Rule::Aggregator);
                }
            }
        }
    }

    /// Links those who make a claim, where each source makes it once; where one makes it several times, those of them that
    /// are told apart by name and attendance.
    fn settle(&mut self, claim: &Claim, claimants: &[Claimant]) {
        let all: Vec<usize> = claimants.iter().map(|claimant| claimant.listing).collect();
        if self.of_several_sources(&all) {
            let (alone, repeated) = self.by_source(&all);
            if repeated.is_empty() {
                self.link_all(claim, &alone);
            } else {
                let mut alike: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
                for at in all {
                    if let Some(facts) = self.facts.get(at) {
                        let key = (facts.attendance.as_str(), facts.name.as_str());
                        alike.entry(key).or_default().push(at);
                    }
                }
                for group in alike.values() {
                    let (alone, repeated) = self.by_source(group);
                    if repeated.is_empty() {
                        self.link_all(claim, &alone);
                    }
                    self.note_repeated(&repeated);
                }
            }
        } else {
            let (_, repeated) = self.by_source(&all);
            self.note_repeated(&repeated);
        }
    }

    fn of_several_sources(&self, all: &[usize]) -> bool {
        let first = all.first().and_then(|at| self.source(*at));
        all.iter().any(|at| self.source(*at) != first)
    }

    /// The listings whose source has just one of these (of what one publisher is carried), and those of the others.
    fn by_source(&self, all: &[usize]) -> (Vec<usize>, Vec<Vec<usize>>) {
        let origin = |at: usize| self.listings.get(at)?.origin?.source;
        let mut by_source: BTreeMap<(Option<i64>, Option<i64>), Vec<usize>> = BTreeMap::new();
        for at in all {
            let key = (self.source(*at), origin(*at));
            by_source.entry(key).or_default().push(*at);
        }
        let (alone, repeated): (Vec<_>, Vec<_>) =
            by_source.into_values().partition(|group| group.len() == 1);
        (alone.into_iter().flatten().collect(), repeated)
    }

    fn note_repeated(&mut self, repeated: &[Vec<usize>]) {
        for group in repeated {
            if let Some((first, rest)) = group.split_first() {
                self.repeated.extend(rest.iter().map(|at| (*first, *at)));
            }
        }
    }

    fn link_all(&mut self, claim: &Claim, all: &[usize]) {
        if all.len() > MOST_SOURCES {
            return;
        }
        for (place, one) in all.iter().enumerate() {
            for other in all.iter().skip(place + 1) {
                let (Some(a), Some(b)) = (self.facts.get(*one), self.facts.get(*other)) else {
                    continue;
                };
                let other_name_and_place = !a.has_a_word_of(b) && a.is_another_place_than(b);
                let holds = match claim {
                    Claim::World(_) | Claim::Room(_) if other_name_and_place => false,
                    Claim::Unplaced { .. } => a.is_at_the_place_of(b),
                    Claim::World(_) => a.has_clock_of(b) && !a.is_elsewhere_than(b),
                    Claim::Room(_) => {
                        a.has_clock_of(b)
                            && (a.is_zoned() && b.is_zoned()
                                || self.has_room_once_a_day(*one)
                                    && self.has_room_once_a_day(*other)
                                    && a.has_a_word_of(b))
                    }
                    Claim::Record { .. } | Claim::Content { .. } => true,
                };
                if holds {
                    self.link(*one, *other, claim.rule());
                }
            }
        }
    }

    /// Whether its source lists its room no second time on its day: only then can a clock without a zone be compared.
    fn has_room_once_a_day(&self, at: usize) -> bool {
        let key = self.listings.get(at).zip(self.facts.get(at));
        let key = key.and_then(|(listing, facts)| room_and_day(listing, facts));
        let starts = key.and_then(|key| self.rooms.get(&key));
        starts.is_some_and(|starts| starts.len() == 1)
    }

    /// Whether both may be in one cluster: not two that one publisher tells apart. What an aggregator took over from two
    /// publishers was not told apart by anybody.
    fn is_apart(&self, one: usize, other: usize) -> bool {
        let origin = |at: usize| self.listings.get(at)?.origin?.source;
        self.source(one) != self.source(other)
            || origin(one)
                .zip(origin(other))
                .is_some_and(|(one, other)| one != other)
    }

    /// Makes one cluster of two listings' clusters, unless any two of their members cannot be one meeting.
    fn link(&mut self, one: usize, other: usize, rule: Rule) {
        let (Some(a), Some(b)) = (
            self.cluster_of.get(one).copied(),
            self.cluster_of.get(other).copied(),
        ) else {
            return;
        };
        if a == b {
            return;
        }
        let of = |cluster: usize| self.members.get(cluster).cloned().unwrap_or_default();
        let (left, right) = (of(a), of(b));
        let fits = left.iter().all(|one| {
            right.iter().all(|other| {
                let facts = self.facts.get(*one).zip(self.facts.get(*other));
                self.is_apart(*one, *other) && facts.is_some_and(|(one, other)| one.can_be(other))
            })
        });
        if !fits {
            return;
        }
        for at in &right {
            if let Some(cluster) = self.cluster_of.get_mut(*at) {
                *cluster = a;
            }
        }
        if let Some(members) = self.members.get_mut(a) {
            members.extend(&right);
        }
        if let Some(members) = self.members.get_mut(b) {
            members.clear();
        }
        for at in [one, other] {
            if let Some(held) = self.rules.get_mut(at) {
                held.get_or_insert(rule);
            }
        }
    }

    /// How many hands each member went through: none for an original publisher's, one more than what it was taken over
    /// from for a copy.
    fn removes(&self, members: &[usize]) -> Vec<usize> {
        let is_behind = |one: usize, other: usize| {
            let both = self.listings.get(one).zip(self.listings.get(other));
            both.is_some_and(|(one, other)| {
                let origin = one.origin.and_then(|origin| origin.source);
                origin == Some(other.source) || self.carries.is_behind(one.source, other.source)
            })
        };
        let copy = |at: usize| {
            self.listings
                .get(at)
                .is_some_and(|own| own.origin.is_some())
        };
        let mut removes: Vec<usize> = members.iter().map(|at| usize::from(copy(*at))).collect();
        // As often as there are members: a ring, in which each took over from the next, must end.
        for _ in members {
            removes = members
                .iter()
                .zip(&removes)
                .map(|(one, own)| {
                    let before = members.iter().zip(&removes);
                    let behind = before.filter(|(other, _)| is_behind(*one, **other));
                    behind
                        .map(|(_, remove)| remove + 1)
                        .max()
                        .unwrap_or(0)
                        .max(*own)
                        .min(members.len())
                })
                .collect();
        }
        removes
    }

    fn finish(self) -> Matching {
        let mut clusters: Vec<Vec<Member>> = Vec::new();
        for members in self.members.iter().filter(|members| members.len() > 1) {
            let mut placed: Vec<(usize, usize)> = members
                .iter()
                .copied()
                .zip(self.removes(members))
                .map(|(at, remove)| (remove, at))
                .collect();
            placed.sort_by_key(|(remove, at)| {
                let listing = self.listings.get(*at);
                let order = listing.map(|listing| (Reverse(listing.changed), listing.id));
                (*remove, order)
            });
            let members = placed.into_iter().map(|(_, at)| at);
            let member = |listing: usize| {
                let rule = self.rules.get(listing).copied().flatten()?;
                Some(Member { listing, rule })
            };
            clusters.push(members.filter_map(member).collect());
        }
        clusters.sort_by_key(|members| {
            let first = members
                .first()
                .and_then(|member| self.listings.get(member.listing));
            first.map(|listing| listing.id)
        });
        Matching {
            clusters,
            repeated: self.repeated.into_iter().collect(),
        }
    }
}
