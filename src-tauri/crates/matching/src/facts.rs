//! What of a meeting can tell whether it is another: day and time, zone, place, room, world id, audience.

use circle_domain::{Attendance, Meeting, Point, PositionFrom, Recurrence, Venue};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

/// Farther apart than this, in kilometres, is another place, however often it was geocoded.
const ELSEWHERE_KM: f64 = 50.0;
/// Within so many kilometres two geocoders may put the same address.
const SAME_PLACE_KM: f64 = 0.3;
/// Farther apart than this is another building.
const OTHER_PLACE_KM: f64 = 1.0;
const MINUTES_A_WEEK: i64 = 7 * 24 * 60;

/// The facts of one meeting.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) fellowship: Option<String>,
    /// Its recurrence and its start, by the wall clock; none where it has no regular time.
    pub(crate) when: Option<String>,
    /// Whether it has a zone.
    zoned: bool,
    /// The minutes of the week (UTC) of its start, in winter and in summer; of weekly meetings in a known zone alone.
    pub(crate) world_time: Option<(i64, i64)>,
    pub(crate) world_id: Option<String>,
    pub(crate) conference: Option<String>,
    pub(crate) name: String,
    pub(crate) attendance: Attendance,
    /// The exact position, as its publisher gave it.
    point: Option<Point>,
    address: Option<String>,
    women: bool,
    men: bool,
}

impl Facts {
    pub(crate) fn of(meeting: &Meeting) -> Self {
        let venue = meeting
            .venue
            .as_ref()
            .filter(|_| meeting.attendance != Attendance::Online);
        let name = fold(meeting.name.as_deref().unwrap_or_default());
        let serves = |code: &str, words: &[&str]| {
            meeting.audience.iter().any(|own| own.as_str() == code)
                || name.split(' ').any(|word| words.contains(&word))
        };
        let zone = zone(meeting);
        Self {
            fellowship: meeting.fellowship.as_ref().map(|id| id.as_str().to_owned()),
            when: when(meeting),
            zoned: zone.is_some(),
            world_time: zone.and_then(|zone| world_time(meeting, &zone)),
            world_id: meeting.world_id.as_deref().and_then(world_id),
            conference: meeting
                .online
                .as_ref()
                .and_then(circle_domain::OnlineAccess::conference),
            women: serves(
                "women",
                &["women", "womens", "ladies", "frauen", "mujeres", "femmes"],
            ),
            men: serves(
                "men",
                &["men", "mens", "manner", "männer", "hombres", "hommes"],
            ),
            name,
            attendance: meeting.attendance,
            point: venue.and_then(exact),
            address: venue
                .and_then(|venue| venue.address.as_deref())
                .map(fold)
                .filter(|address| !address.is_empty()),
        }
    }

    /// Where it is, in a form that only a copy to the letter shares; none where nothing says it.
    pub(crate) fn exact_place(&self) -> Option<String> {
        let point = self
            .point
            .map(|point| format!("{:.5} {:.5}", point.latitude, point.longitude));
        point
            .or_else(|| self.conference.clone())
            .or_else(|| self.address.clone())
    }

    /// Whether the same address may be meant.
    pub(crate) fn is_at_the_place_of(&self, other: &Self) -> bool {
        let near = self
            .point
            .zip(other.point)
            .is_some_and(|(one, other)| one.distance_km(other) <= SAME_PLACE_KM);
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        near || same(&self.address, &other.address) || same(&self.conference, &other.conference)
    }

    /// Whether both are exactly placed, and far from each other.
    pub(crate) fn is_elsewhere_than(&self, other: &Self) -> bool {
        self.point
            .zip(other.point)
            .is_some_and(|(one, other)| one.distance_km(other) > ELSEWHERE_KM)
    }

    /// Whether nothing speaks against both being one meeting.
    pub(crate) fn can_be(&self, other: &Self) -> bool {
        let fellowships = self.fellowship.as_ref().zip(other.fellowship.as_ref());
        let opposite = (self.women && !self.men && other.men && !other.women)
            || (self.men && !self.women && other.women && !other.men);
        fellowships.is_none_or(|(one, other)| one == other) && !opposite
    }

    /// Whether it is known in which zone its clock is.
    pub(crate) fn is_zoned(&self) -> bool {
        self.zoned
    }

    /// Whether a word of both names is the same, or one has no name that says anything.
    pub(crate) fn has_a_word_of(&self, other: &Self) -> bool {
        let (own, others) = (telling(&self.name), telling(&other.name));
        own.is_empty() || others.is_empty() || own.iter().any(|word| others.contains(word))
    }

    /// Whether both are exactly placed, in two buildings.
    pub(crate) fn is_another_place_than(&self, other: &Self) -> bool {
        self.point
            .zip(other.point)
            .is_some_and(|(one, other)| one.distance_km(other) > OTHER_PLACE_KM)
    }

    /// Whether everything speaks against one meeting: name, place and time.
    pub(crate) fn is_wholly_another_than(&self, other: &Self) -> bool {
        self.is_another_place_than(other) && !self.has_a_word_of(other) && self.when != other.when
    }

    /// Whether one wall clock can be meant: a zone that is not known may be any.
    pub(crate) fn has_clock_of(&self, other: &Self) -> bool {
        !(self.zoned && other.zoned) || self.world_time == other.world_time
    }
}

pub(crate) fn same_time(one: &Meeting, other: &Meeting) -> bool {
    let world = |meeting: &Meeting| world_time(meeting, &zone(meeting)?);
    when(one) == when(other) || world(one).is_some_and(|time| Some(time) == world(other))
}

pub(crate) fn distance_km(one: &Meeting, other: &Meeting) -> Option<f64> {
    let point = |meeting: &Meeting| exact(meeting.venue.as_ref()?);
    Some(point(one)?.distance_km(point(other)?))
}

/// Its recurrence and its start, by the wall clock.
fn when(meeting: &Meeting) -> Option<String> {
    let (rule, start) = (meeting.schedule.rule()?, meeting.schedule.start?);
    Some(format!("{rule} {:02}:{:02}", start.hour(), start.minute()))
}

fn zone(meeting: &Meeting) -> Option<TimeZone> {
    TimeZone::get(meeting.schedule.time_zone.as_deref()?).ok()
}

fn exact(venue: &Venue) -> Option<Point> {
    let given = venue.position_from == Some(PositionFrom::Record);
    venue.point.filter(|_| given)
}

/// When it starts in the world: minutes of the week in UTC, in January and in July. Two zones that agree in both agree
/// all year but for the days of their clock changes.
fn world_time(meeting: &Meeting, zone: &TimeZone) -> Option<(i64, i64)> {
    let Recurrence::Weekly {
        weekday,
        interval: 1,
        ..
    } = meeting.schedule.recurrence
    else {
        return None;
    };
    let start = meeting.schedule.start?;
    let local = i64::from(weekday.to_monday_zero_offset()) * 24 * 60
        + i64::from(start.hour()) * 60
        + i64::from(start.minute());
    let at = |day: Date| {
        let offset = day.to_zoned(zone.clone()).ok()?.offset();
        Some((local - i64::from(offset.seconds() / 60)).rem_euclid(MINUTES_A_WEEK))
    };
    Some((at(date(2026, 1, 15))?, at(date(2026, 7, 15))?))
}

/// An id of the world office: letters and at least five digits, not all the same. The field is free text in many
/// databases; a word, a short number or a row of zeros is no id.
fn world_id(text: &str) -> Option<String> {
    let text = text.trim().to_uppercase();
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let varied = digits.iter().any(|digit| Some(digit) != digits.first());
    let plain = text.chars().all(|letter| letter.is_ascii_alphanumeric()) && text.len() <= 16;
    (plain && varied && digits.len() >= 5).then_some(text)
}

/// `text` in lower case, its words parted by single blanks, signs left out.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in
        text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
    {
        let word: String = word
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if !word.is_empty() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(&word);
        }
    }
    folded
}

/// The words of a folded name that tell it from others.
pub(crate) fn telling(name: &str) -> Vec<&str> {
    name.split(' ')
        .filter(|word| word.chars().count() > 2)
        .filter(|word| {
            !matches!(
                *word,
                "the" | "and" | "group" | "meeting" | "online" | "zoom"
            )
        })
        .collect()
}
