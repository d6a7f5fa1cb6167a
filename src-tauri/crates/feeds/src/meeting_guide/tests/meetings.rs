use super::*;
use circle_domain::{Attendance, ContactKind, Status, WhoMayAttend};

#[test]
fn a_full_record() {
    let reading = list(PLUGIN);
    let meeting = meeting(&reading, "harbor-lights");
    let venue = meeting.venue.as_ref().expect("a venue");
    assert_eq!(
        (
            venue.name.as_deref(),
            venue.address.as_deref(),
            venue.city.as_deref(),
            venue.district.as_deref()
        ),
        (
            Some("Harbor Community House"),
            Some("12 Quay Rd"),
            Some("Greenport"),
            Some("Old Docks")
        ),
        "the address taken apart"
    );
    assert_eq!(
        (
            venue.region.as_deref(),
            venue.postal_code.as_deref(),
            venue.country.as_deref()
        ),
        (Some("WA"), Some("98100"), Some("US")),
        "to its end"
    );
    assert!(
        venue.point.is_some() && venue.position_from.is_some(),
        "an exact address has its position"
    );
    assert_eq!(
        venue.directions.as_deref(),
        Some("Side door"),
        "how to get in"
    );
    assert_eq!(
        meeting.notes.as_deref(),
        Some("Newcomers welcome.\n\nTea from seven."),
        "the meeting's notes and its group's"
    );
    let online = meeting.online.as_ref().expect("a way in");
    assert_eq!(
        (online.provider.as_deref(), online.phone.as_deref()),
        (Some("zoom.us"), Some("+15555550100,,5550100#")),
        "link and telephone"
    );
    assert_eq!(
        (meeting.attendance, meeting.status()),
        (Attendance::Hybrid, Status::Active),
        "both at once"
    );
    assert_eq!(
        codes(&meeting.formats),
        ["discussion", "raw:1H"],
        "known, and kept as written"
    );
    assert_eq!(codes(&meeting.access), ["wheelchair"], "reachable");
    assert_eq!(meeting.who_may_attend, WhoMayAttend::Open, "for anybody");
    assert_eq!(
        (meeting.contact.kind, meeting.contact.email.as_deref()),
        (
            ContactKind::ServiceBody,
            Some("info@intergroup.example.org")
        ),
        "the office"
    );
    assert_eq!(
        meeting.service_body.as_deref(),
        Some("Greenport Intergroup"),
        "who publishes it"
    );
    assert_eq!(
        noticed(&reading, "harbor-lights"),
        ["person_left_out contact", "type_unknown types"],
        "an author, and a code of its own"
    );
}

#[test]
fn inactive_has_causes() {
    let reading = list(PLUGIN);
    let status = |key| {
        (
            meeting(&reading, key).attendance,
            meeting(&reading, key).status(),
        )
    };
    assert_eq!(
        status("closed-room"),
        (Attendance::None, Status::TemporarilyClosed),
        "the building is closed"
    );
    assert_eq!(
        status("somewhere"),
        (Attendance::None, Status::AddressImprecise),
        "only the town is published"
    );
    assert_eq!(
        status("evening-circle"),
        (Attendance::None, Status::NoJoiningDetails),
        "online, and the link is kept back"
    );
    assert_eq!(
        meeting(&reading, "evening-circle").contact.kind,
        ContactKind::Group,
        "the group has a mailbox"
    );
    let closed = meeting(&reading, "closed-room");
    assert!(
        closed.access.is_empty() && closed.formats.is_empty(),
        "what only a room has goes with it"
    );
    assert_eq!(
        closed.venue.as_ref().and_then(|venue| venue.point),
        None,
        "no position of a closed room"
    );
    assert_eq!(
        closed
            .venue
            .as_ref()
            .and_then(|venue| venue.address.as_deref()),
        Some("4 Elm St"),
        "but where it was"
    );
}

#[test]
fn stated_attendance_wins_and_a_difference_is_said() {
    let reading = list(PLUGIN);
    assert_eq!(
        meeting(&reading, "stated-otherwise").attendance,
        Attendance::InPerson,
        "as stated"
    );
    assert_eq!(
        noticed(&reading, "stated-otherwise"),
        ["attendance_disagrees attendance_option"],
        "though there is a link"
    );
    let online = meeting(&reading, "online-only");
    assert_eq!(online.attendance, Attendance::Online, "online");
    let venue = online.venue.as_ref().expect("a town");
    assert_eq!(
        (venue.name.as_deref(), venue.city.as_deref(), venue.point),
        (None, Some("Greenport"), None),
        "no venue called Online, and no position"
    );
    assert_eq!(
        (codes(&online.formats), codes(&online.access)),
        (vec!["discussion"], vec![]),
        "nothing of a room"
    );
}

#[test]
fn attendance_is_derived_without_counting_commas_abroad() {
    let stripped = String::from_utf8_lossy(PLUGIN).replace("attendance_option", "ignored");
    let derived = list(stripped.as_bytes());
    for (key, attendance) in [
        ("harbor-lights", Attendance::Hybrid),
        ("closed-room", Attendance::None),
        ("somewhere", Attendance::None),
        ("online-only", Attendance::Online),
    ] {
        assert_eq!(
            meeting(&derived, key).attendance,
            attendance,
            "{key}: as its publisher states it"
        );
    }
    let reading = list(HAND_MADE);
    assert_eq!(
        meeting(&reading, "abroad").attendance,
        Attendance::InPerson,
        "three parts, and a street with a number"
    );
    assert_eq!(
        meeting(&reading, "201").attendance,
        Attendance::InPerson,
        "fields of their own"
    );
    assert_eq!(
        meeting(&reading, "days").attendance,
        Attendance::InPerson,
        "the whole address in one field"
    );
    assert_eq!(
        meeting(&reading, "plain-link").attendance,
        Attendance::Online,
        "a town and a link"
    );
    assert_eq!(
        meeting(&reading, "own-service").attendance,
        Attendance::Online,
        "a link to a service of its own, and no room"
    );
    assert_eq!(
        meeting(&reading, "evil").attendance,
        Attendance::InPerson,
        "a look-alike is no known service"
    );
    assert_eq!(
        noticed(&reading, "evil"),
        ["link_host_unknown conference_url"],
        "and said"
    );
    assert_eq!(
        meeting(&reading, "nameless").attendance,
        Attendance::None,
        "said to be imprecise"
    );
}

#[test]
fn texts_are_cleaned() {
    let reading = list(HAND_MADE);
    assert_eq!(
        meeting(&reading, "201").name.as_deref(),
        Some("Café & Friends"),
        "entities, even twice"
    );
    let html = meeting(&reading, "html");
    assert_eq!(
        (html.name.as_deref(), html.notes.as_deref()),
        (Some("Marked Up"), Some("First line\n\nSecond – line")),
        "mark-up goes, lines stay"
    );
    assert_eq!(
        (html.page_url.as_deref(), html.online.as_ref()),
        (None, None),
        "no script is a link"
    );
    for notice in [
        "markup_removed name",
        "markup_removed notes",
        "link_unusable conference_url",
        "phone_unusable conference_phone",
        "page_unusable url",
    ] {
        assert!(
            noticed(&reading, "html").contains(&notice.to_owned()),
            "{notice}"
        );
    }
    assert_eq!(
        noticed(&reading, "nameless")[0],
        "name_missing name",
        "a place is enough"
    );
}

#[test]
fn addresses_are_repaired() {
    let reading = list(HAND_MADE);
    let venue = meeting(&reading, "201").venue.as_ref().expect("a venue");
    assert_eq!(
        (venue.address.as_deref(), venue.postal_code.as_deref()),
        (Some("4 Mill Lane"), Some("02631")),
        "no crossing, and the zero that a spreadsheet took"
    );
    let point = venue.point.expect("coordinates in texts are numbers");
    assert!((point.latitude - 42.1).abs() < 1e-9, "the latitude");
    let service = list(SHEET_SERVICE);
    assert!(
        noticed(&service, "sheet-2").contains(&"coordinates_unusable latitude".to_owned()),
        "null island is no place"
    );
}

#[test]
fn types_in_every_form() {
    let reading = list(HAND_MADE);
    assert_eq!(
        (
            codes(&meeting(&reading, "201").formats),
            meeting(&reading, "201").who_may_attend
        ),
        (vec!["discussion"], WhoMayAttend::Open),
        "a text with commas"
    );
    assert_eq!(
        meeting(&reading, "days").who_may_attend,
        WhoMayAttend::Open,
        "a word in brackets"
    );
    assert_eq!(
        codes(&meeting(&reading, "daily").formats),
        ["discussion", "speaker", "meditation"],
        "a name, a name in Spanish, a number"
    );
    assert_eq!(
        codes(&meeting(&reading, "late").formats),
        ["raw:ZZ"],
        "unknown, and kept"
    );
    assert_eq!(
        meeting(&reading, "both").who_may_attend,
        WhoMayAttend::Closed,
        "both is taken as closed"
    );
    assert!(
        noticed(&reading, "both").contains(&"open_and_closed types".to_owned()),
        "and said"
    );
    let central = list(CENTRAL_QUERY);
    let world = meeting(&central, "world-1");
    assert_eq!(
        (codes(&world.formats), codes(&world.audience)),
        (vec!["discussion", "proof-of-attendance"], vec!["women"]),
        "four lists"
    );
    assert_eq!(world.languages, ["en", "pt-BR"], "languages of their own");
    assert_eq!(
        meeting(&central, "world-2").status(),
        Status::ByArrangement,
        "no time is published"
    );
}

#[test]
fn a_hidden_address_asks_to_get_in_touch() {
    let reading = list(HAND_MADE);
    let hidden = meeting(&reading, "hidden");
    assert!(hidden.contact.contact_first, "its notes ask to call");
    assert_eq!(
        (hidden.contact.kind, hidden.contact.phone.as_deref()),
        (ContactKind::Group, Some("555-555-0122")),
        "and there is a number"
    );
    assert!(
        !meeting(&reading, "201").contact.contact_first,
        "nothing is withheld here"
    );
}
