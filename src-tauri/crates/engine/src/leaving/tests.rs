use super::*;
use circle_domain::{
    Attendance, Contact, ContactKind, OnlineAccess, Point, RecordKey, Recurrence, Schedule,
    SourceId, ZoneFrom,
};
use jiff::Timestamp;
use jiff::civil::{Weekday, time};

/// A moment before every test's meetings.
pub(crate) fn now() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

/// A meeting with everything that can be said of it, all invented.
pub(crate) fn full() -> Meeting {
    Meeting {
        name: Some("Quiet Harbor".to_owned()),
        group: Some("Harbor Group".to_owned()),
        fellowship: Some(circle_domain::FellowshipId::new("aa")),
        attendance: Attendance::Hybrid,
        page_url: Some("https://harbor.example.org/meetings/quiet".to_owned()),
        schedule: Schedule {
            recurrence: Recurrence::Weekly {
                weekday: Weekday::Tuesday,
                interval: 1,
                anchor: None,
            },
            start: Some(time(19, 30, 0, 0)),
            minutes: Some(60),
            time_zone: Some("America/Los_Angeles".to_owned()),
            zone_from: ZoneFrom::Record,
            ..Schedule::by_arrangement()
        },
        venue: Some(Venue {
            name: Some("Harbor House".to_owned()),
            address: Some("12 Dock St".to_owned()),
            city: Some("Greenport".to_owned()),
            region: Some("WA".to_owned()),
            postal_code: Some("98000".to_owned()),
            point: Point::new(47.6, -122.3),
            position_from: Some(PositionFrom::Record),
            directions: Some("Blue door, second floor".to_owned()),
            ..Venue::default()
        }),
        online: Some(OnlineAccess {
            url: Some("https://us02web.zoom.us/j/99900010001?pwd=abc".to_owned()),
            provider: Some("zoom.us".to_owned()),
            phone: Some("+1 (555) 0100-100,,123#".to_owned()),
            notes: Some("Passcode: harbor".to_owned()),
        }),
        contact: Contact {
            kind: ContactKind::ServiceBody,
            name: Some("Harbor Office".to_owned()),
            phone: Some("555 0199".to_owned()),
            email: Some("office@harbor.example.org".to_owned()),
            url: Some("https://harbor.example.org/contact".to_owned()),
            contact_first: false,
        },
        ..Meeting::empty()
    }
}

/// A meeting as it is stored.
pub(crate) fn stored(meeting: Meeting) -> StoredMeeting {
    StoredMeeting {
        row: 1,
        id: MeetingId::new("mabcdefghijklmnop"),
        source: SourceId::new("s1"),
        record: RecordKey::new("quiet-harbor-7"),
        aliases: Vec::new(),
        meeting,
        imported_from: None,
        public: "{}".to_owned(),
        sample: false,
        no_longer_listed: None,
        hidden_since: None,
        unlisted_since: None,
        last_read: Some(now()),
        first_seen: now(),
        content_changed: now(),
        source_read: Some(now()),
        ways_in_changed: Vec::new(),
    }
}

fn moment() -> Moment {
    Moment::new(now(), jiff::tz::TimeZone::UTC)
}

fn address(meeting: Meeting, way: WayOut, platform: Platform) -> Result<String, Refused> {
    of(&stored(meeting), way, &moment(), platform).map(|way| way.address.unwrap_or_default())
}

#[test]
fn every_way_says_who_learns_what() {
    let stored = stored(full());
    for locale in circle_words::words::LOCALES {
        let words = Words::new(locale);
        for way in WayOut::ALL {
            let found = of(&stored, way, &moment(), Platform::Linux).unwrap();
            let sentence = found.sentence(&words);
            assert!(
                !sentence.starts_with('[') && !sentence.contains('{'),
                "{locale}: {} has a whole sentence: {sentence}",
                way.as_str()
            );
            if let Some(address) = &found.address {
                assert!(may_be_opened(address), "{address} can be opened");
                assert!(
                    url::Url::parse(address).is_ok(),
                    "{address} is an address by the standard"
                );
            }
        }
    }
    let joined = of(&stored, WayOut::Join, &moment(), Platform::Linux).unwrap();
    assert_eq!(
        joined.sentence(&Words::new("en")),
        "Zoom (us02web.zoom.us) learns your network address and when you join. It may ask for a name: any name will do.",
        "the provider and the real host"
    );
}

#[test]
fn directions_lead_to_the_meeting_from_nowhere() {
    let to = |platform| address(full(), WayOut::Directions, platform).unwrap();
    assert_eq!(
        to(Platform::Linux),
        "geo:47.60000,-122.30000?q=12%20Dock%20St%2C%20Greenport%2C%20WA%2C%2098000",
        "RFC 5870: the point, and what it is called"
    );
    assert_eq!(
        to(Platform::Mac),
        "maps://?daddr=12%20Dock%20St%2C%20Greenport%2C%20WA%2C%2098000",
        "a destination and no start"
    );
    assert_eq!(
        to(Platform::Windows),
        "bingmaps:?rtp=~adr.12%20Dock%20St%2C%20Greenport%2C%20WA%2C%2098000",
        "nothing before the tilde: no start"
    );
    assert_eq!(
        address(full(), WayOut::DirectionsPage, Platform::Linux).unwrap(),
        "https://www.openstreetmap.org/directions?to=47.60000%2C-122.30000",
        "on the web"
    );
    let mut town = full();
    if let Some(venue) = &mut town.venue {
        venue.position_from = Some(PositionFrom::Town);
    }
    assert_eq!(
        address(town, WayOut::Directions, Platform::Linux).unwrap(),
        "geo:0,0?q=12%20Dock%20St%2C%20Greenport%2C%20WA%2C%2098000",
        "the middle of a town is not where the meeting is"
    );
}

#[test]
fn nobody_is_led_to_a_place_that_is_hidden() {
    let mut hidden = full();
    if let Some(venue) = &mut hidden.venue {
        venue.address = None;
        venue.position_from = Some(PositionFrom::Town);
    }
    let mut online = full();
    online.attendance = Attendance::Online;
    let mut closed = full();
    closed.temporarily_closed = true;
    for (meeting, reason) in [
        (hidden, Refused::PlaceHidden),
        (online, Refused::PlaceHidden),
        (closed, Refused::BuildingClosed),
        (Meeting::empty(), Refused::PlaceHidden),
    ] {
        for way in [WayOut::Directions, WayOut::DirectionsPage] {
            assert_eq!(
                address(meeting.clone(), way, Platform::Linux),
                Err(reason),
                "and why is said"
            );
        }
    }
}

#[test]
fn nothing_leads_out_of_an_invented_meeting() {
    let mut sample = stored(full());
    sample.sample = true;
    for way in WayOut::ALL {
        assert_eq!(
            of(&sample, way, &moment(), Platform::own()),
            Err(Refused::Sample),
            "{} is off",
            way.as_str()
        );
    }
}

#[test]
fn only_what_can_be_done_is_offered() {
    let offered = |meeting: Meeting| -> Vec<&str> {
        WayOut::ALL
            .into_iter()
            .filter(|way| of(&stored(meeting.clone()), *way, &moment(), Platform::Linux).is_ok())
            .map(WayOut::as_str)
            .collect()
    };
    assert_eq!(
        offered(Meeting::empty()),
        ["copy", "print"],
        "of a meeting that says nothing"
    );
    let mut closed = full();
    closed.temporarily_closed = true;
    closed.online = None;
    closed.page_url = None;
    closed.attendance = Attendance::InPerson;
    let left = offered(closed);
    for way in ["calendar", "reminder", "directions"] {
        assert!(
            !left.contains(&way),
            "nobody is sent to a closed house: {way}"
        );
    }
}

#[test]
fn numbers_are_dialled_with_their_pauses() {
    assert_eq!(
        address(full(), WayOut::Phone, Platform::Linux).unwrap(),
        "tel:+15550100100,,123%23",
        "a hash is part of the number"
    );
    let mut worded = full();
    worded.contact.phone = Some("call us".to_owned());
    assert_eq!(
        address(worded, WayOut::ContactPhone, Platform::Linux),
        Err(Refused::NoLink),
        "no number"
    );
}

#[test]
fn a_mailbox_holds_one_mailbox() {
    let to = |email: &str| {
        let mut meeting = full();
        meeting.contact.email = Some(email.to_owned());
        address(meeting, WayOut::Email, Platform::Linux)
    };
    assert_eq!(
        to("group+a@example.org").as_deref(),
        Ok("mailto:group+a@example.org"),
        "as it is"
    );
    assert_eq!(
        to("gruppe@grüne-bucht.example").as_deref(),
        Ok("mailto:gruppe@gr%C3%BCne-bucht.example"),
        "RFC 6068 section 2"
    );
    for hostile in [
        "a@b.example?bcc=c@d.example",
        "a@b.example,c@d.example",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example&attach=/etc/passwd",
        "a%40x@b.example",
        "@b.example",
        "a@b",
        "javascript:alert(1)//@b.example",
    ] {
        assert_eq!(
            to(hostile),
            Err(Refused::NoLink),
            "{hostile:?} is no mailbox"
        );
    }
}

#[test]
fn only_harmless_kinds_are_opened() {
    for address in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "zoommtg://zoom.us/join?confno=1",
        "https://user:word@example.org/",
        "https://127.0.0.1/",
        "mailto:a@example.org?attach=/etc/passwd",
        "mailto:a@example.org?subject=x&bcc=b@example.org",
        "maps://?saddr=home&daddr=x",
        "bingmaps:?cp=1~2",
        "geo://host/path",
        "tel:1 2\n3",
        "maps:",
        "no address",
        "",
    ] {
        assert!(!may_be_opened(address), "{address:?} can do harm");
    }
}

#[test]
fn the_engine_knows_the_ways_of_its_meetings() {
    use crate::find::tests::{House, record, source};
    use crate::qr::QrOf;
    use crate::question::Question;
    let house = House::empty();
    house.apply(&source("one", false), vec![record("quiet", full())]);
    let id = house.find(&Question::default()).meetings[0]
        .stored
        .id
        .clone();
    let engine = &house.engine;
    let ways = engine.ways_out(&id, &house.moment, Platform::Mac).unwrap();
    assert_eq!(ways.len(), WayOut::ALL.len(), "it has every way: {ways:?}");
    let link = engine.join_link(&id).unwrap();
    assert_eq!(link.emphasis(), ("us02web.", "zoom.us"), "its real host");
    let code = engine.qr_code(&id, QrOf::Address).unwrap();
    assert_eq!(
        code.text, "12 Dock St, Greenport, WA, 98000",
        "no building's name on paper"
    );
    let block = engine.plain_text(&id, &house.moment, true, "en").unwrap();
    assert!(
        block.ends_with("From Directory one, read on 2026-11-23"),
        "who says so, and since when: {block}"
    );
    let reminder = engine
        .reminder(&id, 60, &house.moment, false, "en")
        .unwrap();
    assert_eq!(reminder.text, "Meeting, 19:30", "its next one");
    let report = engine.report(&id, "en").unwrap();
    assert_eq!(
        report.ways.last().and_then(|way| way.name.as_deref()),
        Some("Directory one"),
        "the site of its list comes last"
    );
    for error in [
        engine
            .ways_out(&MeetingId::new("m0"), &house.moment, Platform::Mac)
            .unwrap_err(),
        engine.report(&MeetingId::new("m0"), "en").unwrap_err(),
        engine.join_link(&MeetingId::new("m0")).unwrap_err(),
    ] {
        assert_eq!(error.code(), "meeting_unknown", "no such meeting");
    }
}

#[test]
fn an_invented_meeting_is_refused_by_every_use_case() {
    use crate::find::tests::{House, record, source};
    use crate::qr::QrOf;
    use crate::question::Question;
    let house = House::empty();
    house.apply(&source("invented", true), vec![record("quiet", full())]);
    let found = house.find(&Question::default());
    let id = &found.meetings[0].stored.id;
    let (engine, moment) = (&house.engine, &house.moment);
    assert_eq!(
        engine.ways_out(id, moment, Platform::own()).unwrap(),
        [],
        "no way out"
    );
    let refused = [
        engine.join_link(id).unwrap_err(),
        engine.qr_code(id, QrOf::Join).unwrap_err(),
        engine.plain_text(id, moment, true, "en").unwrap_err(),
        engine.reminder(id, 60, moment, false, "en").unwrap_err(),
        engine.report(id, "en").unwrap_err(),
        engine
            .calendar(std::slice::from_ref(id), moment, false, "en")
            .unwrap_err(),
        engine
            .way_out(id, WayOut::Copy, moment, Platform::own())
            .unwrap_err(),
    ];
    for error in refused {
        assert_eq!(
            error.code(),
            "sample_leads_nowhere",
            "nothing leads out of it"
        );
    }
}
