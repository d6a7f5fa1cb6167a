//! Whether the description of a zone says what the database of zones says.

use super::*;
use jiff::ToSpan;
use jiff::civil::DateTime;

fn described(zone: &str) -> Vec<String> {
    let mut meeting = full();
    meeting.schedule.time_zone = Some(zone.to_owned());
    let text = written(meeting, false);
    let lines = lines(&text);
    let begin = lines.iter().position(|line| line == "BEGIN:VTIMEZONE");
    let end = lines.iter().position(|line| line == "END:VTIMEZONE");
    match (begin, end) {
        (Some(begin), Some(end)) => lines[begin..=end].to_vec(),
        _ => Vec::new(),
    }
}

#[test]
fn rules_are_written_where_clocks_follow_one() {
    assert_eq!(
        described("America/Los_Angeles"),
        [
            "BEGIN:VTIMEZONE",
            "TZID:America/Los_Angeles",
            "BEGIN:STANDARD",
            "DTSTART:20261101T020000",
            "TZOFFSETFROM:-0700",
            "TZOFFSETTO:-0800",
            "TZNAME:PST",
            "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:20270314T020000",
            "TZOFFSETFROM:-0800",
            "TZOFFSETTO:-0700",
            "TZNAME:PDT",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
        ],
        "the second Sunday of March and the first of November"
    );
    for (zone, rules) in [
        (
            "Europe/Berlin",
            [
                "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            ]
            .as_slice(),
        ),
        (
            "Australia/Sydney",
            &[
                "FREQ=YEARLY;BYMONTH=10;BYDAY=1SU",
                "FREQ=YEARLY;BYMONTH=4;BYDAY=1SU",
            ],
        ),
        (
            "Asia/Jerusalem",
            &[
                "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR",
            ],
        ),
    ] {
        let lines = described(zone);
        let found: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.strip_prefix("RRULE:"))
            .collect();
        assert_eq!(found, rules, "{zone}");
    }
}

#[test]
fn a_zone_that_stays_has_one_offset() {
    let lines = described("Asia/Kolkata");
    assert!(lines.contains(&"TZOFFSETTO:+0530".to_owned()), "{lines:?}");
    assert!(
        !lines.iter().any(|line| line.contains("DAYLIGHT")),
        "no summer time"
    );
    assert_eq!(
        described("UTC"),
        [""; 0],
        "the world's time needs no description"
    );
}

/// One part of a description.
#[derive(Debug)]
struct Part {
    start: DateTime,
    from: i64,
    to: i64,
    rule: Option<String>,
    dates: Vec<DateTime>,
}

fn seconds(offset: &str) -> i64 {
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: i64 = offset[1..].parse().unwrap();
    sign * (digits / 100 * 3_600 + digits % 100 * 60)
}

fn parts(lines: &[String]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "DTSTART" => parts.push(Part {
                start: value.parse().unwrap(),
                from: 0,
                to: 0,
                rule: None,
                dates: Vec::new(),
            }),
            "TZOFFSETFROM" => parts.last_mut().unwrap().from = seconds(value),
            "TZOFFSETTO" => parts.last_mut().unwrap().to = seconds(value),
            "RRULE" => parts.last_mut().unwrap().rule = Some(value.to_owned()),
            "RDATE" => parts.last_mut().unwrap().dates.push(value.parse().unwrap()),
            _ => {}
        }
    }
    parts
}

impl Part {
    /// Every change up to `year`, in seconds since 1970: a slow reading of the standard, day by day.
    fn changes(&self, year: i16) -> Vec<(i64, i64)> {
        let mut walls = vec![self.start];
        walls.extend(&self.dates);
        if let Some(rule) = &self.rule {
            let field = |name: &str| {
                rule.split(';')
                    .find_map(|part| part.strip_prefix(&format!("{name}=")))
                    .map(str::to_owned)
            };
            let month: i8 = field("BYMONTH").unwrap().parse().unwrap();
            let by_day = field("BYDAY").unwrap();
            let (week, day) = by_day.split_at(by_day.len() - 2);
            let month_days: Vec<i8> = field("BYMONTHDAY")
                .map(|days| days.split(',').map(|day| day.parse().unwrap()).collect())
                .unwrap_or_default();
            let mut at = self.start.date().tomorrow().unwrap();
            while at.year() <= year {
                let nth = week.is_empty()
                    || at
                        .first_of_month()
                        .nth_weekday_of_month(week.parse().unwrap(), at.weekday())
                        .is_ok_and(|nth| nth == at);
                let fits = at.month() == month
                    && two_letters(at.weekday()) == day
                    && nth
                    && (month_days.is_empty() || month_days.contains(&at.day()));
                if fits {
                    walls.push(at.to_datetime(self.start.time()));
                }
                at = at.checked_add(1.day()).unwrap();
            }
        }
        let moment = |wall: &DateTime| {
            wall.to_zoned(TimeZone::UTC)
                .unwrap()
                .timestamp()
                .as_second()
                - self.from
        };
        walls.iter().map(|wall| (moment(wall), self.to)).collect()
    }
}

#[test]
fn for_ten_years_every_zone_is_what_the_database_says() {
    let mut wrong = Vec::new();
    let mut zones = 0;
    for zone in jiff::tz::db().available() {
        let name = zone.as_str();
        let lines = described(name);
        if lines.is_empty() {
            continue;
        }
        zones += 1;
        let zone = TimeZone::get(name).unwrap();
        let mut changes: Vec<(i64, i64)> = parts(&lines)
            .iter()
            .flat_map(|part| part.changes(2036))
            .collect();
        changes.sort_unstable();
        let mut moment: Timestamp = "2026-12-02T00:00:00Z".parse().unwrap();
        let end: Timestamp = "2036-12-01T00:00:00Z".parse().unwrap();
        while moment < end {
            let said = changes
                .iter()
                .rev()
                .find(|(at, _)| *at <= moment.as_second())
                .map(|(_, offset)| *offset);
            let true_offset = i64::from(zone.to_offset(moment).seconds());
            if said != Some(true_offset) {
                wrong.push(format!("{name} at {moment}: {said:?} for {true_offset}"));
                break;
            }
            moment = moment.checked_add(13.hours()).unwrap();
        }
    }
    assert!(zones > 400, "the database is looked at whole: {zones}");
    assert!(
        wrong.is_empty(),
        "{} zones are wrong: {wrong:#?}",
        wrong.len()
    );
}
