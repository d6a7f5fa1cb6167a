//! What is held back, what is missing, what comes back, and what is withdrawn all the same.

use super::*;
use circle_domain::Status;
use std::collections::HashSet;
use std::sync::Mutex;

fn hold(_: &Facts) -> Verdict {
    Verdict::Hold {
        gate: "many_gone",
        again: true,
    }
}

fn named(key: &str) -> Record {
    record(key, vec![weekly(key, "", Weekday::Monday)])
}

fn some(keys: std::ops::Range<usize>) -> Vec<Record> {
    keys.map(|key| named(&format!("k{key}"))).collect()
}

impl Kept {
    fn listings(&self) -> Vec<(String, &'static str)> {
        self.all()
            .iter()
            .map(|stored| (stored.record.as_str().to_owned(), stored.listing().as_str()))
            .collect()
    }

    fn with(&self, listing: &str) -> usize {
        let listings = self.listings();
        listings.iter().filter(|(_, own)| *own == listing).count()
    }
}

#[test]
fn what_is_missing_twice_and_for_a_day_is_hidden_and_comes_back_as_itself() {
    let kept = Kept::new();
    kept.apply(some(0..3));
    let before = kept.ids();
    kept.at(10);
    let changes = kept.apply(some(0..2));
    assert_eq!(changes.removed, 1, "it is counted when it is first missing");
    assert_eq!(kept.listings()[2].1, "missing", "one answer only marks it");
    kept.at(33);
    assert_eq!(kept.apply(some(0..2)).removed, 0, "and not once more");
    assert_eq!(kept.with("missing"), 1, "23 hours are not a day");
    assert!(
        kept.directory.confirm(&kept.source.id, at(35)).unwrap(),
        "the same answer again after a day hides it"
    );
    let hidden = kept.all().remove(2);
    assert_eq!(hidden.status(), Status::NoLongerListed, "and says so");
    assert_eq!(
        hidden.listing(),
        Listing::NoLongerListed(at(10)),
        "since then"
    );
    kept.at(90);
    let changes = kept.apply(some(0..3));
    assert_eq!((changes.added, changes.changed), (1, 0), "it is back");
    assert_eq!(kept.ids(), before, "as itself");
    assert_eq!(
        kept.all()[2].listing(),
        Listing::Confirmed,
        "without a mark"
    );
    assert_eq!(kept.all()[2].status(), Status::Active, "and active");
}

#[test]
fn what_is_hidden_goes_after_ninety_days_unless_it_is_saved() {
    let kept = Kept::new();
    kept.apply(some(0..3));
    kept.at(10);
    kept.apply(some(0..1));
    kept.directory.confirm(&kept.source.id, at(40)).unwrap();
    let keep = HashSet::from([kept.all()[1].id.clone()]);
    let purge = |hours| kept.directory.purge_missing(at(hours), &keep).unwrap();
    assert_eq!(purge(9 + 90 * 24), 0, "not on the ninetieth day");
    assert_eq!(purge(10 + 90 * 24), 1, "but after it");
    assert_eq!(kept.with("no_longer_listed"), 1, "what is saved stays");
}

#[test]
fn a_held_back_answer_changes_nothing_but_marks() {
    let kept = Kept::new();
    kept.apply(some(0..20));
    let before = kept.ids();
    let mut less = some(0..8);
    less[0].meetings[0].name = Some("Hijacked".to_owned());
    less.push(named("intruder"));
    let changes = kept.guarded(10, less.clone(), &hold);
    let held = changes.held.unwrap();
    assert_eq!(
        (held.gone, held.shown, held.sightings),
        (12, 20, 1),
        "counted"
    );
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (0, 0, 0),
        "nothing"
    );
    assert_eq!(kept.ids(), before, "everything is as it was");
    assert_eq!(kept.with("missing"), 12, "what it lacks is marked");
    let state = kept
        .directory
        .source_state(&kept.source.id)
        .unwrap()
        .unwrap();
    assert_eq!(state.outcome, Outcome::Quarantined, "the source says so");
    assert_eq!(
        state.content_hash.as_deref(),
        Some("hash"),
        "of the answer before"
    );

    let changes = kept
        .directory
        .apply_held(&kept.source, at(30), Some(&hold), None);
    let held = changes.unwrap().unwrap().held.unwrap();
    assert_eq!((held.sightings, held.since), (2, at(10)), "seen once more");

    let changes = kept.directory.apply_held(&kept.source, at(31), None, None);
    let changes = changes.unwrap().unwrap();
    assert_eq!(
        (changes.added, changes.changed, changes.removed),
        (1, 1, 12),
        "accepted it counts as it would have"
    );
    assert_eq!(
        kept.with("missing"),
        12,
        "an answer accepted at once hides nothing at once"
    );
    let again = kept.directory.apply_held(&kept.source, at(32), None, None);
    assert_eq!(again.unwrap(), None, "there is nothing held back any more");
    assert!(kept.directory.confirm(&kept.source.id, at(60)).unwrap());
    assert_eq!(kept.with("no_longer_listed"), 12, "the next answer does");
}

#[test]
fn the_old_list_takes_the_marks_away() {
    let kept = Kept::new();
    kept.apply(some(0..20));
    kept.guarded(10, some(0..5), &hold);
    let changes = kept.guarded(20, some(0..20), &|_| Verdict::Accept);
    assert_eq!(changes, Changes::default(), "nothing changed");
    assert_eq!(kept.with("confirmed"), 20, "all of them are confirmed");
    assert!(
        kept.directory.held(&kept.source.id).unwrap().is_none(),
        "nothing is held"
    );
}

#[test]
fn what_is_taken_away_by_small_steps_is_added_up() {
    let kept = Kept::new();
    kept.apply(some(0..100));
    let seen = Mutex::new(Vec::new());
    let gate = |facts: &Facts| {
        let most = facts.losses.iter().max_by_key(|loss| loss.gone).unwrap();
        seen.lock().unwrap().push((most.gone, most.shown));
        Verdict::Accept
    };
    // A day and more from step to step: what is missing is hidden by the next.
    for step in 1..4 {
        kept.guarded(
            i64::try_from(step).unwrap() * 30,
            some(step * 10..100),
            &gate,
        );
    }
    kept.guarded(200, some(0..20), &gate);
    assert_eq!(
        *seen.lock().unwrap(),
        [(10, 100), (20, 100), (30, 100), (80, 80)],
        "always against all that was shown"
    );
    kept.guarded(300, some(0..20), &|_| Verdict::Resolve);
    kept.guarded(301, some(0..19), &gate);
    assert_eq!(
        seen.lock().unwrap().last(),
        Some(&(1, 20)),
        "what a gate let pass is settled"
    );
}

#[test]
fn a_held_back_answer_withdraws_and_replaces_nothing() {
    let kept = Kept::new();
    let mut full = record("1", vec![full_meeting()]);
    full.public = r#"{"address":"12 Gull Lane","link":"https://zoom.us/j/5550100","phone":"+49555010","pad":"kept"}"#.to_owned();
    let others = || some(0..20);
    kept.apply(others().into_iter().chain([full.clone()]).collect());
    let mut newer = full.clone();
    {
        let meeting = &mut newer.meetings[0];
        meeting.notes = None;
        meeting.contact.email = Some("thief@elsewhere.example".to_owned());
        let venue = meeting.venue.as_mut().unwrap();
        (venue.address, venue.point) = (Some("Gull Lane".to_owned()), None);
        venue.position_from = None;
        let online = meeting.online.as_mut().unwrap();
        online.url = Some("https://trap.example/j/1".to_owned());
        online.notes = Some("ask for the pass code".to_owned());
        online.phone = None;
    }
    newer.public =
        r#"{"address":"Gull Lane","link":"https://trap.example/j/1","pad":"kept"}"#.to_owned();
    let changes = kept.guarded(10, vec![newer.clone()], &hold);
    assert_eq!(changes.withdrawn.len(), 1, "the one that showed less");
    let stored = kept.all().pop().unwrap();
    let mut expected = full_meeting();
    expected.notes = None;
    let venue = expected.venue.as_mut().unwrap();
    (venue.address, venue.point, venue.position_from) = (Some("Gull Lane".to_owned()), None, None);
    let online = expected.online.as_mut().unwrap();
    (online.notes, online.phone) = (None, None);
    assert_eq!(
        stored.meeting, expected,
        "less, and nothing of the other list"
    );
    assert!(
        !stored.public.contains("trap") && !stored.public.contains("+49555010"),
        "nor in the public part: {}",
        stored.public
    );
    assert!(
        stored.public.contains("kept"),
        "the rest stays: {}",
        stored.public
    );
    kept.directory.purge().unwrap();
    for secret in ["wjx4711", "Ring twice"] {
        assert!(
            !somewhere(kept.folder.path(), secret.as_bytes()),
            "{secret}"
        );
    }
    let changes = kept.directory.apply_held(&kept.source, at(20), None, None);
    let changes = changes.unwrap().unwrap();
    assert_eq!(
        (changes.changed, changes.removed),
        (1, 20),
        "it counts all the same"
    );
    assert_eq!(
        kept.all().pop().unwrap().meeting,
        newer.meetings[0],
        "as it was read"
    );
}
