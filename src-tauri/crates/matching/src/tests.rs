use super::*;
use circle_domain::{
    Attendance, Code, FellowshipId, OnlineAccess, Point, PositionFrom, Recurrence, Schedule, Venue,
    ZoneFrom,
};
use jiff::civil::{Weekday, time};

fn meeting(name: &str) -> Meeting {
    Meeting {
        name: Some(name.to_owned()),
        fellowship: Some(FellowshipId::new("na")),
        attendance: Attendance::InPerson,
        schedule: Schedule {
            recurrence: Recurrence::Weekly {
                weekday: Weekday::Tuesday,
                interval: 1,
                anchor: None,
            },
            start: Some(time(19, 0, 0, 0)),
            time_zone: Some("America/New_York".to_owned()),
            zone_from: ZoneFrom::Source,
            ..Schedule::by_arrangement()
        },
        venue: Some(Venue {
            address: Some("12 Invented Ave".to_owned()),
            point: Point::new(40.7484, -73.9857),
            position_from: Some(PositionFrom::Record),
            ..Venue::default()
        }),
        ..Meeting::empty()
    }
}

fn with_id(name: &str, id: &str) -> Meeting {
    Meeting {
        world_id: Some(id.to_owned()),
        ..meeting(name)
    }
}

fn online(name: &str, url: &str) -> Meeting {
    Meeting {
        attendance: Attendance::Online,
        venue: None,
        online: Some(OnlineAccess {
            url: Some(url.to_owned()),
            ..OnlineAccess::default()
        }),
        ..meeting(name)
    }
}

fn listing<'a>(id: &'a str, source: i64, meeting: &'a Meeting) -> Listing<'a> {
    Listing {
        id,
        source,
        names: Vec::new(),
        origin: None,
        meeting,
        changed: None,
    }
}

fn clusters(listings: &[Listing<'_>]) -> Vec<Vec<(usize, Rule)>> {
    let told = |members: Vec<Member>| {
        members
            .into_iter()
            .map(|member| (member.listing, member.rule))
            .collect()
    };
    matching(listings, &Carries::default())
        .clusters
        .into_iter()
        .map(told)
        .collect()
}

#[test]
fn a_world_id_is_a_groups_and_needs_day_and_time() {
    let (one, other) = (
        with_id("Dawn", "G00912345"),
        with_id("Dawn Group", "g00912345 "),
    );
    assert_eq!(
        clusters(&[listing("a", 1, &one), listing("b", 2, &other)]),
        [[(0, Rule::WorldId), (1, Rule::WorldId)]],
        "one group, one day, one time"
    );
    let mut later = other.clone();
    later.schedule.start = Some(time(20, 0, 0, 0));
    assert!(
        clusters(&[listing("a", 1, &one), listing("b", 2, &later)]).is_empty(),
        "the same group meets again an hour later"
    );
    for id in ["00000000", "none", "887", "see web site 12345"] {
        let (one, other) = (with_id("Dawn", id), with_id("Dawn", id));
        assert!(
            clusters(&[listing("a", 1, &one), listing("b", 2, &other)]).is_empty(),
            "{id} is no id"
        );
    }
}

#[test]
fn vetoes_keep_listings_apart() {
    let one = with_id("Women in Grace", "G00912345");
    let men = with_id("Men in Grace", "G00912345");
    let mut other_fellowship = with_id("Women in Grace", "G00912345");
    other_fellowship.fellowship = Some(FellowshipId::new("aa"));
    let mut coded = with_id("Grace", "G00912345");
    coded.audience = vec![Code::known("men")];
    let mut far = with_id("Women in Grace", "G00912345");
    far.venue.as_mut().unwrap().point = Point::new(34.0, -118.0);
    let mut other_zone = with_id("Women in Grace", "G00912345");
    other_zone.schedule.time_zone = Some("America/Denver".to_owned());
    for (other, why) in [
        (&men, "opposite audience by its name"),
        (&coded, "opposite audience by its code"),
        (&other_fellowship, "another fellowship"),
        (&far, "another end of the country"),
        (&other_zone, "another hour of the world"),
    ] {
        assert!(
            clusters(&[listing("a", 1, &one), listing("b", 2, other)]).is_empty(),
            "{why}"
        );
    }
}

#[test]
fn one_source_is_only_told() {
    let one = with_id("Dawn", "G00912345");
    let found = matching(
        &[listing("a", 1, &one), listing("b", 1, &one)],
        &Carries::default(),
    );
    assert!(
        found.clusters.is_empty(),
        "its publisher has two ids for it"
    );
    assert_eq!(found.repeated, [(0, 1)], "and may want to know");
    let other = with_id("Evening", "G00912345");
    let found = matching(
        &[
            listing("a", 1, &one),
            listing("b", 1, &other),
            listing("c", 2, &other),
        ],
        &Carries::default(),
    );
    assert_eq!(
        found.clusters,
        [[1, 2].map(|listing| Member {
            listing,
            rule: Rule::WorldId
        })],
        "where a source lists a group twice at a time, the name tells which is meant"
    );
    let doubtful = with_id("Noon", "G00912345");
    assert!(
        clusters(&[
            listing("a", 1, &one),
            listing("b", 1, &other),
            listing("c", 2, &doubtful)
        ])
        .is_empty(),
        "in doubt it is neither"
    );
}

fn copied<'a>(
    id: &'a str,
    meeting: &'a Meeting,
    from: Option<i64>,
    called: Option<&'a str>,
) -> Listing<'a> {
    Listing {
        origin: Some(Origin {
            source: from,
            id: called,
        }),
        changed: Some(1_800_000_000),
        ..listing(id, 9, meeting)
    }
}

#[test]
fn an_aggregators_record_is_the_publishers_of_that_id() {
    let original = meeting("Dawn");
    let mut stale = meeting("Dawn Group");
    stale.schedule.start = Some(time(18, 30, 0, 0));
    let listed = Listing {
        names: vec!["17", "dawn"],
        ..listing("z", 1, &original)
    };
    assert_eq!(
        clusters(&[copied("a", &stale, Some(1), Some("dawn")), listed.clone()]),
        [[(1, Rule::Aggregator), (0, Rule::Aggregator)]],
        "whatever the copy says by now; and the original stands first"
    );
    assert!(
        clusters(&[copied("a", &stale, Some(2), Some("dawn")), listed.clone()]).is_empty(),
        "another publisher's record of that id is another"
    );
    assert!(
        clusters(&[copied("a", &stale, None, Some("dawn")), listed.clone()]).is_empty(),
        "nor is it known where the origin is not in use, and the time is not the same"
    );
    assert_eq!(
        clusters(&[copied("a", &original, None, Some("dawn")), listed]).len(),
        1,
        "id, name, time and place together are certain"
    );
}

#[test]
fn an_aggregator_that_hides_ids_copies_to_the_letter() {
    let original = meeting("Dawn");
    let other = meeting("Dusk");
    let copy = copied("c", &original, Some(1), None);
    assert_eq!(
        clusters(&[
            listing("a", 1, &original),
            listing("b", 1, &other),
            copy.clone()
        ]),
        [[(0, Rule::Aggregator), (2, Rule::Aggregator)]],
        "name, place, day and time of a record of that publisher"
    );
    assert!(
        clusters(&[listing("a", 2, &original), copy]).is_empty(),
        "another publisher's is not meant, however alike it is"
    );
}

#[test]
fn slots_of_a_record_pair_by_day() {
    let tuesday = meeting("Dawn");
    let mut friday = meeting("Dawn");
    friday.schedule.recurrence = Recurrence::Weekly {
        weekday: Weekday::Friday,
        interval: 1,
        anchor: None,
    };
    let mut later = friday.clone();
    later.schedule.start = Some(time(20, 0, 0, 0));
    let original = |id, meeting| Listing {
        names: vec!["dawn"],
        ..listing(id, 1, meeting)
    };
    let found = clusters(&[
        original("a", &tuesday),
        original("b", &friday),
        copied("c", &tuesday, Some(1), Some("dawn")),
        copied("d", &later, Some(1), Some("dawn")),
    ]);
    let pairs: Vec<Vec<usize>> = found
        .iter()
        .map(|members| members.iter().map(|(at, _)| *at).collect())
        .collect();
    assert_eq!(pairs, [[0, 2], [1, 3]], "each slot with its own");
}

#[test]
fn a_room_at_a_time_is_one_meeting_in_every_zone() {
    let here = online("Dawn", "https://zoom.us/j/99900010001");
    let mut there = online("Dawn Online", "https://us02web.zoom.us/j/99900010001?pwd=x");
    there.schedule.time_zone = Some("America/Los_Angeles".to_owned());
    there.schedule.start = Some(time(16, 0, 0, 0));
    let pair = |other: &Meeting| clusters(&[listing("a", 1, &here), listing("b", 2, other)]).len();
    assert_eq!(pair(&there), 1, "seven in New York is four in Los Angeles");
    there.schedule.start = Some(time(19, 0, 0, 0));
    assert_eq!(pair(&there), 0, "seven in Los Angeles is another hour");
    there.schedule.time_zone = None;
    assert_eq!(pair(&there), 1, "a clock without a zone may be that clock");
    let mut later = there.clone();
    later.schedule.start = Some(time(22, 0, 0, 0));
    let twice = [
        listing("a", 1, &here),
        listing("b", 2, &there),
        listing("c", 2, &later),
    ];
    assert!(
        clusters(&twice).is_empty(),
        "in a room that is used twice a day it may be another"
    );
    there.name = Some("Dusk".to_owned());
    assert_eq!(pair(&there), 0, "nor is it certain by another name");
    there.name = Some("Dawn".to_owned());
    there.online.as_mut().unwrap().url = Some("https://zoom.us/j/99900010002".to_owned());
    assert_eq!(pair(&there), 0, "the next room");
}

#[test]
fn the_order_of_listings_does_not_matter() {
    let one = with_id("Dawn", "G00912345");
    let all = [
        listing("a", 1, &one),
        listing("b", 2, &one),
        copied("c", &one, Some(1), None),
    ];
    let ids = |all: &[Listing<'_>]| -> Vec<String> {
        clusters(all)
            .iter()
            .flatten()
            .map(|(at, _)| all[*at].id.to_owned())
            .collect()
    };
    let mut turned = all.to_vec();
    turned.reverse();
    assert_eq!(
        ids(&all),
        ids(&turned),
        "the same cluster in the same order"
    );
    assert_eq!(ids(&all).len(), 3, "of all three");
}

#[test]
fn the_original_that_changed_last_is_shown() {
    let one = with_id("Dawn", "G00912345");
    let at = |id, source, changed| Listing {
        changed,
        ..listing(id, source, &one)
    };
    let found = clusters(&[
        copied("a", &one, None, None),
        at("b", 1, None),
        at("c", 2, Some(5)),
        at("d", 3, Some(7)),
    ]);
    let order: Vec<usize> = found[0].iter().map(|(at, _)| *at).collect();
    assert_eq!(
        order,
        [3, 2, 1, 0],
        "originals by their last change, the aggregator's last however new it is"
    );
}

#[test]
fn addresses_of_one_list_are_one_publisher() {
    assert_eq!(
        publisher(
            "https://www.Dawn.example/main_server/client_interface/json/?switcher=GetSearchResults"
        ),
        publisher("http://dawn.example/main_server/"),
        "a server and a question to it"
    );
    assert_eq!(
        publisher("https://dawn.example/wp-json/tsml/meetings"),
        publisher("https://dawn.example/wp-admin/admin-ajax.php?action=meetings"),
        "two addresses of one site's list"
    );
    assert_ne!(
        publisher("https://lists.example/storage/a.json"),
        publisher("https://lists.example/storage/b.json"),
        "two lists of one host"
    );
}

#[test]
fn a_source_that_carries_another_stands_behind_it() {
    let one = with_id("Dawn", "G00912345");
    let at = |id, source, changed| Listing {
        changed,
        ..listing(id, source, &one)
    };
    let order = |told: &[(i64, i64)], listings: &[Listing<'_>]| -> Vec<i64> {
        let carries = Carries::new(told.iter().copied());
        let found = matching(listings, &carries);
        let members = found.clusters[0].iter();
        members
            .map(|member| listings[member.listing].source)
            .collect()
    };
    let three = [at("a", 1, Some(9)), at("b", 2, Some(5)), at("c", 3, None)];
    assert_eq!(order(&[], &three), [1, 2, 3], "of equals, the newest first");
    assert_eq!(
        order(&[(1, 2)], &three),
        [2, 3, 1],
        "however new it is, the one that carries another is behind all originals"
    );
    assert_eq!(
        order(&[(1, 2), (2, 3)], &three),
        [3, 2, 1],
        "a copy of a copy is last"
    );
    assert_eq!(
        order(&[(1, 2), (2, 3)], &[three[0].clone(), three[2].clone()]),
        [3, 1],
        "also where the one between is not there"
    );
    assert_eq!(
        order(&[(1, 2), (2, 1)], &three[..2]),
        [1, 2],
        "two that carry each other are equals"
    );
}

#[test]
fn a_copy_of_a_copy_is_last() {
    let one = with_id("Dawn", "G00912345");
    let from = |source| {
        Some(Origin {
            source: Some(source),
            id: None,
        })
    };
    let listings = [
        Listing {
            origin: from(2),
            changed: Some(9),
            ..listing("a", 3, &one)
        },
        Listing {
            origin: from(1),
            changed: Some(7),
            ..listing("b", 2, &one)
        },
        listing("c", 1, &one),
    ];
    let order: Vec<usize> = clusters(&listings)[0].iter().map(|(at, _)| *at).collect();
    assert_eq!(order, [2, 1, 0], "by the hands it went through");
}

#[test]
fn copies_of_two_publishers_can_be_one_meeting() {
    let one = with_id("Dawn", "G00912345");
    let listed = |id, source| Listing {
        names: vec![id],
        ..listing(id, source, &one)
    };
    let found = clusters(&[
        listed("a", 1),
        listed("b", 2),
        copied("c", &one, Some(1), Some("a")),
        copied("d", &one, Some(2), Some("b")),
    ]);
    assert_eq!(found.len(), 1, "nobody told the copies apart");
    assert_eq!(found[0].len(), 4, "of all four");
}

#[test]
fn an_id_that_was_given_to_another_meeting_says_nothing() {
    let dawn = meeting("Dawn");
    let original = Listing {
        names: vec!["dawn"],
        ..listing("a", 1, &dawn)
    };
    let mut other = meeting("Harbor Lights");
    other.schedule.start = Some(time(7, 0, 0, 0));
    let mut far = other.clone();
    far.venue.as_mut().unwrap().point = Point::new(40.7784, -73.9857);
    let pair = |other: &Meeting| {
        let copy = copied("c", other, Some(1), Some("dawn"));
        clusters(&[original.clone(), copy]).len()
    };
    assert_eq!(
        pair(&other),
        1,
        "renamed and at another hour, in the same house"
    );
    assert_eq!(
        pair(&far),
        0,
        "another name, another hour, three kilometres away"
    );
}

#[test]
fn one_room_for_two_houses_and_names_is_in_doubt() {
    let hybrid = |name: &str, north: f64| {
        let mut meeting = online(name, "https://zoom.us/j/99900010001");
        meeting.attendance = Attendance::Hybrid;
        meeting.venue = Some(Venue {
            point: Point::new(40.7484 + north, -73.9857),
            position_from: Some(PositionFrom::Record),
            ..Venue::default()
        });
        meeting
    };
    let dawn = hybrid("Dawn", 0.0);
    let pair = |other: &Meeting| clusters(&[listing("a", 1, &dawn), listing("b", 2, other)]).len();
    assert_eq!(pair(&hybrid("Dawn Group", 0.03)), 1, "moved");
    assert_eq!(pair(&hybrid("Dusk", 0.0)), 1, "renamed");
    assert_eq!(pair(&hybrid("Dusk", 0.03)), 0, "both");
}
