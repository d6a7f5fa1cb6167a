//! The numbers of the gates, on both sides of each.

use super::*;
use jiff::Timestamp;

fn at(hours: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + hours * 3600).unwrap()
}

fn losing(gone: u64, shown: u64) -> Facts {
    let loss = Loss {
        from: at(0),
        until: None,
        gone,
        shown,
    };
    Facts {
        now: at(1000),
        losses: vec![loss],
        read: shown - gone,
        before: Some((shown, 0)),
        ..Facts::default()
    }
}

#[test]
fn a_third_gone_is_held_back_and_a_handful_is_not() {
    let of = |gone, shown| reason(&losing(gone, shown));
    assert_eq!(of(30, 100), None, "30 of 100 is not more than 30 %");
    assert_eq!(of(31, 100), Some(Reason::ManyGone), "31 is");
    assert_eq!(of(9, 12), None, "nine meetings are an ordinary day");
    assert_eq!(of(10, 12), Some(Reason::ManyGone), "ten are not");
    assert_eq!(of(90, 100), Some(Reason::ManyGone), "not more than 90 %");
    assert_eq!(of(91, 100), Some(Reason::NearlyAllGone), "more than that");
    assert_eq!(of(2, 2), None, "two groups that make way for others");
    assert_eq!(of(3, 3), Some(Reason::NearlyAllGone), "three do not");
}

#[test]
fn small_steps_are_added_up_for_thirty_days() {
    let mut facts = losing(5, 75);
    let past = |days: i64| Loss {
        from: at(0),
        until: Some(at(1000 - days * 24)),
        gone: 31,
        shown: 100,
    };
    facts.losses.push(past(29));
    assert_eq!(
        reason(&facts),
        Some(Reason::ManyGone),
        "a set that was shown 29 days ago counts"
    );
    facts.losses[1] = past(31);
    assert_eq!(reason(&facts), None, "one of 31 days ago does not");
}

#[test]
fn unreadable_records_are_compared_with_last_time() {
    let of = |invalid, before| {
        reason(&Facts {
            read: 100,
            invalid,
            before,
            ..losing(0, 100)
        })
    };
    assert_eq!(of(10, Some((100, 0))), None, "not more than 10 %");
    assert_eq!(of(11, Some((100, 0))), Some(Reason::MoreInvalid), "more");
    assert_eq!(of(40, Some((100, 40))), None, "as many as last time");
    assert_eq!(of(40, None), None, "there was no last time");
}

#[test]
fn a_map_that_moves_is_held_back() {
    let of = |count: usize, km: f64| {
        reason(&Facts {
            placed: 100,
            moves: vec![km; count],
            ..losing(0, 100)
        })
    };
    assert_eq!(of(100, 49.0), None, "everybody moved next door");
    assert_eq!(of(20, 51.0), None, "not more than a fifth");
    assert_eq!(of(21, 51.0), Some(Reason::CoordinatesMoved), "more");
}

#[test]
fn what_is_said_long_enough_comes_through() {
    let seen = |gone, sightings, hours: i64, difference| {
        decide(&Facts {
            held: Some(HeldBefore {
                gate: "many_gone".into(),
                since: at(1000 - hours),
                sightings,
                difference,
            }),
            ..losing(gone, 100)
        })
    };
    let held = |gate, again| Verdict::Hold { gate, again };
    let (many, nearly) = ("many_gone", "nearly_all_gone");
    assert_eq!(decide(&losing(50, 100)), held(many, false), "first seen");
    assert_eq!(seen(50, 1, 80, 0.0), held(many, true), "seen only twice");
    assert_eq!(seen(50, 2, 71, 0.0), held(many, true), "too soon");
    assert_eq!(seen(50, 2, 72, 0.1), Verdict::Resolve, "thrice in 3 days");
    assert_eq!(seen(50, 2, 72, 0.11), held(many, false), "another list");
    assert_eq!(seen(95, 9, 239, 0.0), held(nearly, true), "7 days more");
    assert_eq!(seen(95, 9, 240, 0.0), Verdict::Resolve, "are enough");
    assert_eq!(seen(5, 2, 1, 0.0), Verdict::Accept, "the old list is back");
    assert_eq!(Reason::parse(many), Some(many), "names are read back");
}
