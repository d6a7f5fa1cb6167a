use super::*;
use circle_domain::{Code, ContactKind, LedBy};
use jiff::civil::{Weekday, date, time};

#[test]
fn a_group_of_the_third_version() {
    let meeting = sole(group(json!({
        "minimum_age": 18, "eligibility_description": "Open to all adults with anxiety.", "fees_description": "Free",
        "assured_date": "2026-05-01", "last_modified": "2026-06-02T10:00:00Z", "assurer_email": "jo.keeper@example.org",
        "cost_options": [{"id": "c", "option": "Tea", "amount": 1, "currency": "gbp"}, {"id": "d", "option": "Old", "amount": 9, "valid_to": "2020-01-01"}],
        "languages": [{"id": "g", "code": "eng"}, {"id": "h", "name": "Welsh", "code": "cy"}],
        "contacts": [{"id": "k", "name": "Jo Keeper", "email": "jo.keeper@example.org", "phones": [{"id": "p", "number": "0117 496 0999"}]}],
        "phones": [{"id": "p0", "number": "0117 496 0100", "type": "fax"}, {"id": "p1", "number": "\"0117 496 0111\"", "type": "voice", "extension": 4}],
        "attributes": [
            {"id": "x", "taxonomy_term": {"id": "1", "name": "Anxiety", "code": "mental-health/anxiety", "taxonomy": "problem-area"}},
            {"id": "y", "taxonomy_term": {"id": "2", "name": "Women"}, "link_type": "intended audience"},
            {"id": "z", "label": "time zone", "value": "Europe/London", "taxonomy_term": {"id": "3", "name": "zone"}}
        ],
        "moon_phase": "waxing", "leader_name": "Jo Keeper"
    })));
    assert_eq!(
        meeting.name.as_deref(),
        Some("Quayside Anxiety Support Group"),
        "its name"
    );
    assert_eq!(
        (
            meeting.attendance,
            meeting.schedule.start,
            meeting.schedule.minutes
        ),
        (Attendance::InPerson, Some(time(19, 0, 0, 0)), Some(90)),
        "where and when"
    );
    assert_eq!(
        meeting.schedule.weekday(),
        Some(Weekday::Tuesday),
        "the day"
    );
    assert_eq!(
        meeting.schedule.time_zone.as_deref(),
        Some("Europe/London"),
        "the zone that an attribute adds"
    );
    let venue = meeting.venue.expect("a venue");
    assert_eq!(
        (
            venue.name.as_deref(),
            venue.address.as_deref(),
            venue.city.as_deref(),
            venue.postal_code.as_deref()
        ),
        (
            Some("Quay Hall"),
            Some("1 Quay Street"),
            Some("Portbridge"),
            Some("PB1 2CD")
        ),
        "the place without the person that the address is to the attention of"
    );
    assert!(venue.point.is_some(), "its coordinates");
    assert_eq!(
        (
            meeting.contact.kind,
            meeting.contact.phone.as_deref(),
            meeting.contact.email.as_deref()
        ),
        (
            ContactKind::Group,
            Some("0117 496 0111 x4"),
            Some("hello@quayside.example.org")
        ),
        "the group's own ways, neither a fax nor a person's"
    );
    assert_eq!(
        meeting.service_body.as_deref(),
        Some("Quayside Trust"),
        "who runs it"
    );
    assert_eq!(
        meeting.audience,
        [Code::known("adults"), Code::known("women")],
        "for whom"
    );
    assert_eq!(meeting.who_may_attend, WhoMayAttend::Open, "who may come");
    assert_eq!(meeting.languages, ["en", "cy"], "the languages");
    assert_eq!(
        meeting.cost.as_deref(),
        Some("Free\nTea, 1 GBP"),
        "what it costs today"
    );
    assert_eq!(meeting.problems.len(), 1, "a code of this program");
    assert!(
        meeting.last_confirmed.is_some() && meeting.last_changed.is_some(),
        "both clocks"
    );
}

#[test]
fn nothing_of_a_person_is_kept() {
    let reading = reading(&json!([group(json!({
        "assurer_email": "jo.keeper@example.org", "moon_phase": "waxing", "leader_name": "Jo Keeper", "helper": "ring 01174960999",
        "contacts": [{"id": "k", "name": "Jo Keeper", "title": "Secretary", "email": "jo.keeper@example.org", "phones": [{"id": "p", "number": "0117 496 0999"}]}]
    }))]));
    let kept = format!("{reading:?}");
    for seeded in ["Keeper", "jo.keeper", "0999"] {
        assert!(
            !kept.contains(seeded),
            "{seeded} is a person's: not even in a notice"
        );
    }
    assert!(
        codes(&reading).contains(&NoticeCode::PersonLeftOut),
        "it says so"
    );
    assert!(
        reading.records[0].public.contains("waxing"),
        "an unknown key that is plain is kept: {}",
        reading.records[0].public
    );
}

#[test]
fn a_desk_is_no_person() {
    let meeting = sole(group(json!({
        "email": null,
        "contacts": [{"id": "k", "name": "Reception desk", "email": "desk@quayside.example.org", "phones": [{"id": "p", "number": "0117 496 0123"}]}]
    })));
    assert_eq!(
        (
            meeting.contact.email.as_deref(),
            meeting.contact.phone.as_deref()
        ),
        (Some("desk@quayside.example.org"), Some("0117 496 0123")),
        "a role's mailbox and telephone stay"
    );
}

#[test]
fn the_first_uk_profile_with_its_odd_plurals() {
    let meetings = meetings(json!({
        "id": "u1", "name": "Harbour Carers", "status": "active", "attending_access": "referral", "attending_type": "venue",
        "organization": {"id": "o", "name": "Harbour Council", "url": "https://harbour.example.org"},
        "service_taxonomys": [{"id": "s", "taxonomy": {"id": "esd:1", "name": "Self-help groups", "vocabulary": "esdServiceTypes"}}],
        "eligibilitys": [{"id": "e", "eligibility": "Carers", "minimum_age": 60, "maximum_age": 99, "gender": "female"}],
        "regular_schedules": [
            {"id": "r1", "weekday": "Monday", "opens_at": "9:30am", "closes_at": "11:00am"},
            {"id": "r2", "byday": "2TH", "freq": "MONTHLY", "opens_at": "18:00:00Z", "closes_at": "19:00:00Z", "valid_from": "01/02/2024"}
        ],
        "holiday_schedules": [{"id": "h", "closed": true, "start_date": "2026-12-20", "end_date": "2027-01-03"}],
        "service_at_locations": [{"id": "a", "location": {"id": "l", "name": "Harbour Library",
            "physical_addresses": [{"id": "p", "address_1": "2 Mole Lane", "city": "Harbourton", "postal_code": "HB2 1AA", "country": "GB"}],
            "accessibility_for_disabilities": [{"id": "x", "accessibility": "Step-free entrance. No accessible toilet."}]}}],
    }));
    assert_eq!(
        meetings.len(),
        2,
        "two schedules are two meetings of one record"
    );
    let slots: Vec<&str> = meetings
        .iter()
        .map(|meeting| meeting.slot.as_str())
        .collect();
    assert_eq!(slots, ["monday", "thursday"], "named by their days");
    assert_eq!(
        meetings[0].schedule.exceptions.except,
        [date(2026, 12, 21), date(2026, 12, 28)],
        "closed on the Mondays of the holidays"
    );
    assert_eq!(
        meetings[1].schedule.recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Thursday,
            weeks: vec![2]
        },
        "every second Thursday of a month"
    );
    assert_eq!(
        (
            meetings[1].schedule.start,
            meetings[1].schedule.exceptions.from
        ),
        (Some(time(18, 0, 0, 0)), Some(date(2024, 2, 1))),
        "the clock on the wall, the day before the month"
    );
    assert!(meetings[0].contact.contact_first, "by referral");
    assert_eq!(
        meetings[0].access,
        [Code::known("wheelchair")],
        "what is denied is not claimed"
    );
    assert_eq!(
        meetings[0].audience,
        [Code::known("seniors"), Code::known("women")],
        "by age and gender"
    );
}

#[test]
fn a_room_and_a_link_at_the_same_time_are_one_meeting() {
    let link = |url: &str| json!({"id": "a2", "location": {"id": "l2", "location_type": "virtual", "url": url}});
    let room = group(json!({}))["service_at_locations"][0].clone();
    let hybrid = sole(group(
        json!({"service_at_locations": [room, link("https://zoom.us/j/5550100")]}),
    ));
    assert_eq!(hybrid.attendance, Attendance::Hybrid, "both");
    assert_eq!(
        hybrid.online.and_then(|online| online.provider).as_deref(),
        Some("zoom.us"),
        "the link leads in"
    );
    let online = sole(group(
        json!({"service_at_locations": [link("https://zoom.us/j/5550100")]}),
    ));
    assert_eq!(
        (online.attendance, online.venue),
        (Attendance::Online, None),
        "only from afar"
    );
    let said = sole(group(json!({"attending_type": "online"})));
    assert_eq!(
        said.attendance,
        Attendance::Online,
        "an office does not make it a room"
    );
    assert_eq!(
        said.venue.and_then(|venue| venue.address),
        None,
        "whose address is left out"
    );
    let free = sole(scheduled(
        json!({"id": "t", "byday": "TU", "opens_at": "19:00", "attending_type": "You can come in-person or remotely via video"}),
    ));
    assert_eq!(free.attendance, Attendance::Hybrid, "said in words");
}

#[test]
fn several_places_are_several_meetings() {
    let place = |id: &str, name: &str, day: &str| {
        json!({"id": id, "schedules": [{"id": id, "byday": day, "opens_at": "10:00"}],
        "location": {"id": id, "location_type": "physical", "name": name, "addresses": [{"id": id, "address_1": "3 Mole Lane", "city": name, "address_type": "physical"}]}})
    };
    let found = meetings(group(
        json!({"schedules": [], "service_at_locations": [place("a", "Westpool", "MO"), place("b", "Eastpool", "MO,WE")]}),
    ));
    let slots: Vec<&str> = found.iter().map(|meeting| meeting.slot.as_str()).collect();
    assert_eq!(
        slots,
        ["monday-1000", "monday-1000-2", "wednesday"],
        "each with its own name"
    );
    assert!(
        found
            .iter()
            .all(|meeting| meeting.group_id == found[0].group_id),
        "one group"
    );
}

#[test]
fn rules_of_every_kind() {
    let recurrence = |schedule: Value| sole(scheduled(schedule)).schedule;
    let fortnight = recurrence(
        json!({"id": "t", "freq": "WEEKLY", "interval": 2, "byday": "TU", "dtstart": "2026-09-07", "opens_at": "19:00"}),
    );
    assert_eq!(
        fortnight.recurrence,
        Recurrence::Weekly {
            weekday: Weekday::Tuesday,
            interval: 2,
            anchor: Some(date(2026, 9, 8))
        },
        "which weeks is told by the start"
    );
    let last =
        recurrence(json!({"id": "t", "freq": "monthly", "byday": "-1FR,1FR", "opens_at": "19:00"}));
    assert_eq!(
        last.recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Friday,
            weeks: vec![1, -1]
        },
        "first and last"
    );
    let second = recurrence(
        json!({"id": "t", "freq": "MONTHLY", "byday": "FR", "bymonthday": "8,9,10,11,12,13,14", "opens_at": "19:00"}),
    );
    assert_eq!(
        second.recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Friday,
            weeks: vec![2]
        },
        "seven days are a week"
    );
    let days =
        recurrence(json!({"id": "t", "freq": "MONTHLY", "bymonthday": "15", "opens_at": "19:00"}));
    assert!(
        matches!(&days.recurrence, Recurrence::Dates(dates) if dates.len() == 24 && dates[0] == date(2026, 1, 15)),
        "days of the month are dates of this year and the next: {:?}",
        days.recurrence
    );
    let from_start = recurrence(
        json!({"id": "t", "freq": "WEEKLY", "dtstart": "2026-09-07", "opens_at": "19:00"}),
    );
    assert_eq!(
        from_start.weekday(),
        Some(Weekday::Monday),
        "the day of the start"
    );
    let counted = recurrence(
        json!({"id": "t", "freq": "WEEKLY", "byday": "MO", "dtstart": "2026-11-16", "count": "6", "opens_at": "19:00"}),
    );
    assert_eq!(
        counted.exceptions.until,
        Some(date(2026, 12, 21)),
        "six of them"
    );
    let words = recurrence(
        json!({"id": "t", "weekday": "Tuesday", "opens_at": "7pm", "description": "First Tuesday of the month"}),
    );
    assert_eq!(
        words.recurrence,
        Recurrence::Monthly {
            weekday: Weekday::Tuesday,
            weeks: vec![1]
        },
        "told in words"
    );
    let daily = meetings(scheduled(
        json!({"id": "t", "freq": "DAILY", "opens_at": "07:00", "closes_at": "08:00"}),
    ));
    assert_eq!(daily.len(), 7, "every day");
    let two_letters = recurrence(json!({"id": "t", "weekday": "MO", "opens_at": "10:00"}));
    assert_eq!(
        two_letters.weekday(),
        Some(Weekday::Monday),
        "two letters in the older field"
    );
}

#[test]
fn a_schedule_that_is_over_is_not_shown_as_one() {
    let reading = reading(&json!([scheduled(
        json!({"id": "t", "byday": "TU", "opens_at": "19:00", "valid_to": "2024-01-01"})
    )]));
    assert!(
        codes(&reading).contains(&NoticeCode::ScheduleOver),
        "it says so"
    );
    assert_eq!(
        reading.records[0].meetings[0].status(),
        Status::ByArrangement,
        "ask first"
    );
}

#[test]
fn hours_of_an_office_are_no_meetings() {
    let weekdays = json!({"schedules": [{"id": "t", "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}]});
    let meeting = sole(group(weekdays));
    assert_eq!(
        meeting.status(),
        Status::ByArrangement,
        "nobody sits in a circle from nine to five"
    );
    assert!(
        meeting
            .notes
            .is_some_and(|notes| notes.contains("FR 09:00–17:00")),
        "the hours stay in words"
    );
    let mixed = meetings(group(json!({"schedules": [
        {"id": "t", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"},
        {"id": "u", "byday": "WE", "opens_at": "18:00", "closes_at": "19:30"}
    ]})));
    assert_eq!(
        (mixed.len(), mixed[0].schedule.weekday()),
        (1, Some(Weekday::Wednesday)),
        "the evening is the meeting"
    );
}

#[test]
fn status_decides_what_is_published() {
    for gone in ["inactive", "defunct", "Inactive"] {
        let reading = reading(&json!([group(json!({"status": gone}))]));
        assert_eq!(
            (reading.records.len(), codes(&reading)),
            (0, vec![NoticeCode::NotPublished]),
            "{gone} is gone"
        );
    }
    let closed = sole(group(json!({"status": "temporarily closed"})));
    assert_eq!(
        closed.status(),
        Status::TemporarilyClosed,
        "nobody can go there for now"
    );
}

#[test]
fn only_groups_unless_told_otherwise() {
    let other = |id: &str, name: &str, more: Value| {
        let mut service = json!({"id": id, "name": name, "status": "active", "organization": {"id": "o", "name": "Harbour Council"}});
        if let (Some(service), Value::Object(more)) = (service.as_object_mut(), more) {
            service.extend(more);
        }
        service
    };
    let term = |name: &str, code: &str, taxonomy: &str| json!({"attributes": [{"id": "a", "taxonomy_term": {"id": code, "code": code, "name": name, "taxonomy": taxonomy}}]});
    let services = json!([
        other(
            "1",
            "Mole Lane Food Bank",
            term("Food", "1", "Open Eligibility")
        ),
        other(
            "2",
            "Tuesday Circle",
            term("Support Groups", "1312", "Open Eligibility")
        ),
        other(
            "3",
            "Tuesday Circle",
            term("Support Groups", "T-1312", "elsewhere")
        ),
        other("4", "Support Group Facilitator Training", json!({})),
        other("5", "Alcoholics Anonymous, Mole Lane", json!({})),
        other(
            "6",
            "Living with Loss",
            json!({"description": "A friendly self-help group for people who lost somebody. We meet weekly."})
        ),
        other(
            "7",
            "Advice Centre",
            json!({"description": "We offer advice. We can refer you to a support group."})
        ),
        other(
            "8",
            "Counselling",
            json!({"description": "Counselling, as well as a support group."})
        ),
        other("9", "Selbsthilfegruppe Depression", json!({})),
        other("10", "Grŵp Cymorth Galar", json!({})),
        other("11", "Computer Course", json!({"description": "Learn."})),
        other("12", "Rank 1312", term("Rank", "1312", "Open Eligibility")),
    ]);
    let reading = reading(&services);
    let kept: Vec<&str> = reading
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(
        kept,
        ["2", "3", "5", "6", "9", "10", "12"],
        "what is a group beyond doubt"
    );
    assert_eq!(
        reading.read,
        reading.records.len() + reading.rejected,
        "what is left out is counted"
    );
    let out: Vec<&Notice> = reading
        .notices
        .iter()
        .filter(|notice| notice.code == NoticeCode::NotAGroup)
        .collect();
    assert_eq!(out.len(), 5, "and told of, each");
    assert_eq!(
        (out[0].field, out[0].value.as_str()),
        ("taxonomy_term", "Food"),
        "with what it is"
    );
    let all = read_with(&[("", services.to_string().as_bytes())], |options| {
        options.all_services = true
    })
    .expect("services");
    assert_eq!(
        (all.records.len(), all.rejected),
        (12, 0),
        "all of them when asked for"
    );
}

#[test]
fn pages_and_single_services_are_put_together() {
    let page = json!({"total_items": 2, "page_number": 1, "last_page": true, "contents": [
        {"id": "7f1c", "name": "Quayside Anxiety Support Group", "status": "active"}, {"id": "8", "name": "Mole Lane Peer Support", "status": "active"}]});
    let single = group(json!({"name": "Quayside Anxiety Support Group"}));
    let root = json!({"version": "3.0", "profile": "https://example.org/p", "openapi_url": "https://example.org/o"});
    let documents = [root.to_string(), page.to_string(), single.to_string()];
    let documents: Vec<(&str, &[u8])> =
        documents.iter().map(|text| ("", text.as_bytes())).collect();
    let reading = read_with(&documents, |_| {}).expect("a list");
    assert_eq!(
        (reading.read, reading.records.len()),
        (2, 2),
        "a single service is the same as its item"
    );
    assert_eq!(
        reading.records[0].meetings[0].schedule.weekday(),
        Some(Weekday::Tuesday),
        "and says more"
    );
}

#[test]
fn other_lists_hold_services_too() {
    let at = json!({"total_pages": 1, "contents": [
        {"id": "a1", "service": {"id": "s", "name": "Mole Lane Peer Support", "status": "active"}, "location": {"id": "l", "location_type": "physical", "name": "Hall", "addresses": [{"id": "d", "city": "Westpool", "address_type": "physical"}]}},
        {"id": "a2", "service": {"id": "s", "name": "Mole Lane Peer Support", "status": "active"}, "location": {"id": "m", "location_type": "physical", "name": "Barn", "addresses": [{"id": "d", "city": "Eastpool", "address_type": "physical"}]}}]});
    let of_at = reading(&at);
    assert_eq!(
        (of_at.read, of_at.records[0].meetings.len()),
        (1, 2),
        "one service at two locations"
    );
    let organization = json!({"id": "o", "name": "Harbour Council", "services": [{"id": "s", "name": "Mole Lane Peer Support", "status": "active"}]});
    let of_organization = reading(&organization);
    assert_eq!(
        of_organization.records[0].meetings[0]
            .service_body
            .as_deref(),
        Some("Harbour Council"),
        "an organization's services"
    );
    let stream = format!("{}\n{}\n", group(json!({})), group(json!({"id": "2"})));
    let streamed = read_with(&[("", stream.as_bytes())], |_| {}).expect("a stream");
    assert_eq!(streamed.records.len(), 2, "one a line");
}

#[test]
fn what_is_recognized() {
    let page = json!({"total_items": 1, "contents": [group(json!({}))]});
    assert!(is_listing(&page), "a page");
    assert!(
        is_listing(&json!({"totalElements": 1, "totalPages": 1, "content": [group(json!({}))]})),
        "a page of the first UK profile"
    );
    assert!(
        is_listing(&json!({"version": "3.0", "openapi_url": "https://example.org"})),
        "a root"
    );
    for other in [
        json!([{"id": 1, "name": "Meeting", "day": 1, "time": "19:00", "slug": "m"}]),
        json!([{"id_bigint": "1", "meeting_name": "M"}]),
        json!({"content": [{"id": 1, "name": "page of something"}], "totalPages": 1}),
        json!({"meetings": []}),
        json!([]),
    ] {
        assert!(!is_listing(&other), "{other} is something else");
    }
}

#[test]
fn who_leads_is_told() {
    assert_eq!(
        sole(group(json!({"description": "A peer-led group."}))).led_by,
        LedBy::Peers,
        "in words"
    );
}
