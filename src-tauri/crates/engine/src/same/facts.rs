//! On which facts the listings of one meeting differ.
//!
//! Rule: what a publisher withdrew is not told from somebody else's copy. A listing is heard on a fact only where no listing
//! before it, nearer to the publisher, is silent about it; one that its publisher's newest list lacks is not heard at all,
//! only that it is missing. Spelling is no difference.

use circle_domain::schedule::weekday_name;
use circle_domain::{Attendance, Meeting, OnlineAccess, Recurrence, Status, Venue};
use circle_matching::{distance_km, same_time};
use circle_store::directory::{Listing, StoredMeeting};

/// Nearer than this, in kilometres, two positions are one address, geocoded twice.
const SAME_PLACE_KM: f64 = 0.3;
/// Farther than this, two positions are two places, whatever else is not known of them.
const OTHER_PLACE_KM: f64 = 1.0;

/// A fact on which directories differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// `time` (day and clock), `recurrence`, `place`, `link`, `phone`, `attendance`, `status`, `listing`.
    pub field: &'static str,
    /// What they say, the one that is shown first.
    pub values: Vec<String>,
}

struct Fact {
    field: &'static str,
    /// What a listing says; none: it is silent.
    said: fn(&Meeting) -> Option<String>,
    /// Whether two that are not silent say the same.
    same: fn(&Meeting, &Meeting) -> bool,
}

const FACTS: [Fact; 7] = [
    Fact {
        field: "time",
        said: time,
        same: |one, other| time(one) == time(other) || same_time(one, other),
    },
    Fact {
        field: "recurrence",
        said: recurrence,
        same: |one, other| recurrence(one) == recurrence(other),
    },
    Fact {
        field: "place",
        said: place,
        same: same_place,
    },
    Fact {
        field: "link",
        said: |meeting| meeting.online.as_ref()?.url.clone(),
        same: |one, other| link(one) == link(other),
    },
    Fact {
        field: "phone",
        said: |meeting| meeting.online.as_ref()?.phone.clone(),
        same: same_phone,
    },
    Fact {
        field: "attendance",
        said: |meeting| {
            let attendance = meeting.attendance;
            (attendance != Attendance::None).then(|| attendance.as_str().to_owned())
        },
        same: |one, other| one.attendance == other.attendance,
    },
    Fact {
        field: "status",
        said: |meeting| Some(status(meeting).as_str().to_owned()),
        same: |one, other| status(one) == status(other),
    },
];

/// `others`: in the order in which they would be shown.
pub(super) fn disagree(shown: &StoredMeeting, others: &[&StoredMeeting]) -> Vec<Disagreement> {
    let mut disagreements = Vec::new();
    let listed: Vec<&Meeting> = others
        .iter()
        .filter(|other| other.listing() == Listing::Confirmed)
        .map(|other| &other.meeting)
        .collect();
    for Fact { field, said, same } in FACTS {
        let mut heard: Vec<(&Meeting, String)> = Vec::new();
        for meeting in std::iter::once(&shown.meeting).chain(listed.iter().copied()) {
            let Some(value) = said(meeting) else { break };
            if !heard.iter().any(|(known, _)| same(known, meeting)) {
                heard.push((meeting, value));
            }
        }
        if heard.len() > 1 {
            let values = heard.into_iter().map(|(_, value)| value).collect();
            disagreements.push(Disagreement { field, values });
        }
    }
    let confirmed = shown.listing() == Listing::Confirmed;
    if confirmed && listed.len() < others.len() {
        let values = [shown]
            .into_iter()
            .chain(others.iter().copied())
            .map(|stored| stored.listing().as_str().to_owned());
        let mut values: Vec<String> = values.collect();
        values.dedup();
        disagreements.push(Disagreement {
            field: "listing",
            values,
        });
    }
    disagreements
}

/// The fields, as answers name them, in which what `is` shown differs from what `was`, spelling aside.
pub(crate) fn changed(was: &Meeting, is: &Meeting) -> Vec<&'static str> {
    let differs = |fact: &&Fact| match ((fact.said)(was), (fact.said)(is)) {
        (Some(_), Some(_)) => !(fact.same)(was, is),
        _ => false,
    };
    let changed = FACTS.iter().filter(differs).map(|fact| match fact.field {
        "time" | "recurrence" => "schedule",
        "place" => "venue",
        "link" | "phone" => "online",
        field => field,
    });
    let mut changed: Vec<&str> = changed.collect();
    changed.dedup();
    changed
}

/// "tuesday 19:30", as the wall clock says it.
fn time(meeting: &Meeting) -> Option<String> {
    let start = meeting.schedule.start?.strftime("%H:%M").to_string();
    let day = meeting.schedule.weekday().map(weekday_name)?;
    Some(format!("{day} {start}"))
}

/// `weekly`, `weekly:2` (every second week), `monthly:1,3` (in the first and third week).
fn recurrence(meeting: &Meeting) -> Option<String> {
    match &meeting.schedule.recurrence {
        Recurrence::Weekly { interval: 1, .. } => Some("weekly".to_owned()),
        Recurrence::Weekly { interval, .. } => Some(format!("weekly:{interval}")),
        Recurrence::Monthly { weeks, .. } => {
            let weeks: Vec<String> = weeks.iter().map(ToString::to_string).collect();
            Some(format!("monthly:{}", weeks.join(",")))
        }
        Recurrence::Dates(_) | Recurrence::ByArrangement => None,
    }
}

/// Whether it can be counted on, its room included; how much of it is published is not a matter of opinion.
fn status(meeting: &Meeting) -> Status {
    match meeting.status() {
        _ if meeting.temporarily_closed && meeting.attendance != Attendance::Online => {
            Status::TemporarilyClosed
        }
        Status::AddressImprecise | Status::NoJoiningDetails => Status::Active,
        status => status,
    }
}

fn venue(meeting: &Meeting) -> Option<&Venue> {
    let venue = meeting.venue.as_ref();
    venue.filter(|_| meeting.attendance != Attendance::Online)
}

fn place(meeting: &Meeting) -> Option<String> {
    let venue = venue(meeting)?;
    let address = venue.address.as_ref().or(venue.name.as_ref())?;
    Some(match venue.city.as_ref() {
        Some(city) if !address.contains(city.as_str()) => format!("{address}, {city}"),
        _ => address.clone(),
    })
}

fn same_place(one: &Meeting, other: &Meeting) -> bool {
    let address = |meeting| venue(meeting)?.address.as_deref().map(address);
    let (here, there) = (address(one), address(other));
    if here == there && here.is_some() {
        return true;
    }
    let both = here.as_ref().zip(there.as_ref());
    match distance_km(one, other) {
        Some(apart) if apart > OTHER_PLACE_KM => false,
        Some(apart) if apart <= SAME_PLACE_KM => both.is_none_or(|(here, there)| {
            let numbers = house_number(here).zip(house_number(there));
            numbers.is_none_or(|(here, there)| here == there)
        }),
        // Without positions, the name of a building says nothing about an address.
        _ => both.is_none(),
    }
}

/// Street and number in one spelling, without what follows the first comma.
fn address(text: &str) -> String {
    const SHORT: [(&str, &str); 24] = [
        ("street", "st"),
        ("avenue", "ave"),
        ("av", "ave"),
        ("road", "rd"),
        ("drive", "dr"),
        ("boulevard", "blvd"),
        ("lane", "ln"),
        ("court", "ct"),
        ("place", "pl"),
        ("square", "sq"),
        ("highway", "hwy"),
        ("parkway", "pkwy"),
        ("terrace", "ter"),
        ("turnpike", "tpke"),
        ("route", "rt"),
        ("north", "n"),
        ("south", "s"),
        ("east", "e"),
        ("west", "w"),
        ("northeast", "ne"),
        ("northwest", "nw"),
        ("southeast", "se"),
        ("southwest", "sw"),
        ("saint", "st"),
    ];
    let folded = circle_search::fold(text.split(',').next().unwrap_or(text));
    let words = folded
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let short = SHORT.iter().find(|(long, _)| *long == word);
            short.map_or(word, |(_, short)| short)
        });
    words.collect::<Vec<_>>().join(" ")
}

fn house_number(address: &str) -> Option<&str> {
    let is_number = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit());
    address.split(' ').find(is_number)
}

/// Where a link leads: into which room, else to which page.
fn link(meeting: &Meeting) -> Option<String> {
    let url = meeting.online.as_ref()?.url.as_deref()?;
    let access = OnlineAccess {
        url: Some(url.to_owned()),
        ..OnlineAccess::default()
    };
    access.conference().or_else(|| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.strip_prefix("www.").unwrap_or(rest);
        Some(rest.trim_end_matches('/').to_owned())
    })
}

/// Whether the same number is meant, with or without its country, and the same room behind it where both name one.
fn same_phone(one: &Meeting, other: &Meeting) -> bool {
    let parts = |meeting: &Meeting| {
        let phone = meeting.online.as_ref()?.phone.as_deref()?;
        let (number, code) = phone.split_once(',').unwrap_or((phone, ""));
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let code = code.trim_start_matches(',').split(['#', ',', '*']).next();
        Some((digits(number), digits(code.unwrap_or_default())))
    };
    let Some(((number, room), (other, other_room))) = parts(one).zip(parts(other)) else {
        return true;
    };
    let national = |number: &str| number.trim_start_matches('0').to_owned();
    let ends = |long: &str, short: &str| short.len() >= 7 && long.ends_with(&national(short));
    let numbers = number == other || ends(&number, &other) || ends(&other, &number);
    numbers && (room == other_room || room.is_empty() || other_room.is_empty())
}
