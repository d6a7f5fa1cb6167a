//! Reading what people type as values of filters: distances, durations, clock times, weekdays, coordinates.

use jiff::civil::{Time, Weekday};

/// A value that cannot be understood, and what would be.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{option} {given:?} cannot be understood: {expected}")]
pub(crate) struct Misunderstood {
    option: &'static str,
    given: String,
    expected: &'static str,
}

fn misunderstood(option: &'static str, given: &str, expected: &'static str) -> Misunderstood {
    Misunderstood {
        option,
        given: given.to_owned(),
        expected,
    }
}

/// A number and the unit behind it.
fn number_and_unit(text: &str) -> Option<(f64, String)> {
    let text = text.trim().to_lowercase();
    let end = text
        .find(|character: char| !character.is_ascii_digit() && character != '.')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let number: f64 = number.parse().ok()?;
    (number.is_finite() && number > 0.0).then(|| (number, unit.trim().to_owned()))
}

/// `10km`, `6mi`, `800m` or a bare number of kilometres, in kilometres.
pub(crate) fn distance_km(text: &str) -> Result<f64, Misunderstood> {
    let wrong = || misunderstood("--within", text, "write 10km or 6mi");
    let (number, unit) = number_and_unit(text).ok_or_else(wrong)?;
    match unit.as_str() {
        "" | "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => Ok(number),
        "mi" | "mile" | "miles" => Ok(number * 1.609_344),
        "m" | "metre" | "metres" | "meter" | "meters" => Ok(number / 1000.0),
        _ => Err(wrong()),
    }
}

/// `2h`, `90m`, `1h30m`, in minutes.
pub(crate) fn duration_minutes(text: &str) -> Result<u32, Misunderstood> {
    let wrong = || misunderstood("--starts-within", text, "write 2h or 90m");
    let lower = text.trim().to_lowercase();
    let minutes = match lower.split_once('h') {
        Some((hours, "")) => hours.parse::<f64>().map_err(|_| wrong())? * 60.0,
        Some((hours, rest)) => {
            let minutes = rest.trim_end_matches("min").trim_end_matches('m');
            hours.parse::<f64>().map_err(|_| wrong())? * 60.0
                + minutes.parse::<f64>().map_err(|_| wrong())?
        }
        None => {
            let (number, unit) = number_and_unit(&lower).ok_or_else(wrong)?;
            if !matches!(unit.as_str(), "m" | "min" | "minutes") {
                return Err(wrong());
            }
            number
        }
    };
    if !(1.0..=525_600.0).contains(&minutes) {
        return Err(wrong());
    }
    // Checked just above: it is a small positive number.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(minutes.round() as u32)
}

/// `HH:MM`, 24 hours.
pub(crate) fn clock_time(option: &'static str, text: &str) -> Result<Time, Misunderstood> {
    let wrong = || misunderstood(option, text, "write a time of day as 19:30");
    let (hour, minute) = text.trim().split_once(':').ok_or_else(wrong)?;
    let hour: i8 = hour.parse().map_err(|_| wrong())?;
    let minute: i8 = minute.parse().map_err(|_| wrong())?;
    Time::new(hour, minute, 0, 0).map_err(|_| wrong())
}

/// A weekday in English or German, whole or shortened; `today` and `tomorrow` as seen from `today`.
pub(crate) fn weekday(text: &str, today: Weekday) -> Result<Weekday, Misunderstood> {
    const NAMES: [(&str, &str, Weekday); 7] = [
        ("monday", "montag", Weekday::Monday),
        ("tuesday", "dienstag", Weekday::Tuesday),
        ("wednesday", "mittwoch", Weekday::Wednesday),
        ("thursday", "donnerstag", Weekday::Thursday),
        ("friday", "freitag", Weekday::Friday),
        ("saturday", "samstag", Weekday::Saturday),
        ("sunday", "sonntag", Weekday::Sunday),
    ];
    let day = text.trim().trim_end_matches('.').to_lowercase();
    match day.as_str() {
        "today" | "heute" => return Ok(today),
        "tomorrow" | "morgen" => return Ok(today.next()),
        "sonnabend" => return Ok(Weekday::Saturday),
        _ => {}
    }
    let named = |least: usize| {
        let mut fitting = NAMES.iter().filter(|(english, german, _)| {
            day.chars().count() >= least && (english.starts_with(&day) || german.starts_with(&day))
        });
        let first = fitting.next().map(|(_, _, weekday)| *weekday);
        if fitting.next().is_some() {
            None
        } else {
            first
        }
    };
    named(2).ok_or_else(|| misunderstood("--day", text, "write a weekday, today or tomorrow"))
}

/// `LAT,LON` in degrees; none for a name. The point where both are 0 may be asked for, though no meeting is believed to be there.
pub(crate) fn coordinates(text: &str) -> Result<Option<circle_domain::Point>, Misunderstood> {
    let numbers = text.split_once(',').and_then(|(latitude, longitude)| {
        Some((
            latitude.trim().parse::<f64>().ok()?,
            longitude.trim().parse::<f64>().ok()?,
        ))
    });
    let Some((latitude, longitude)) = numbers else {
        return Ok(None);
    };
    // What no number is (NaN) lies in no range.
    if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
        Ok(Some(circle_domain::Point {
            latitude,
            longitude,
        }))
    } else {
        Err(misunderstood(
            "--near",
            text,
            "write a town, a postcode or LAT,LON in degrees",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance_km("10km"), Ok(10.0), "kilometres");
        assert!(
            (distance_km("6 mi").unwrap() - 9.656_064).abs() < 1e-9,
            "international miles"
        );
        assert_eq!(distance_km("12.5"), Ok(12.5), "a bare number is kilometres");
        assert_eq!(distance_km("800m"), Ok(0.8), "metres");
        for wrong in ["", "km", "-3km", "10 parsec", "nan", "0"] {
            assert!(distance_km(wrong).is_err(), "{wrong:?} is no distance");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(duration_minutes("2h"), Ok(120), "hours");
        assert_eq!(duration_minutes("90m"), Ok(90), "minutes");
        assert_eq!(duration_minutes("1h30m"), Ok(90), "both");
        assert_eq!(duration_minutes("1.5h"), Ok(90), "parts of an hour");
        for wrong in ["", "h", "2", "2 days", "0m", "-2h"] {
            assert!(duration_minutes(wrong).is_err(), "{wrong:?} is no duration");
        }
    }

    #[test]
    fn weekdays_in_any_usual_form() {
        for (text, day) in [
            ("tuesday", Weekday::Tuesday),
            ("Tue", Weekday::Tuesday),
            ("tues", Weekday::Tuesday),
            ("Di", Weekday::Tuesday),
            ("dienstag", Weekday::Tuesday),
            ("thu.", Weekday::Thursday),
            ("So", Weekday::Sunday),
            ("today", Weekday::Monday),
            ("tomorrow", Weekday::Tuesday),
        ] {
            assert_eq!(weekday(text, Weekday::Monday), Ok(day), "{text}");
        }
        for wrong in ["", "t", "s", "someday", "7"] {
            assert!(
                weekday(wrong, Weekday::Monday).is_err(),
                "{wrong:?} is no one weekday"
            );
        }
    }

    #[test]
    fn times_and_coordinates() {
        assert_eq!(
            clock_time("--from", "7:05"),
            Ok(jiff::civil::time(7, 5, 0, 0)),
            "one digit will do"
        );
        assert!(
            clock_time("--from", "25:00").is_err() && clock_time("--from", "7pm").is_err(),
            "24 hours alone"
        );
        let point = |text: &str| {
            coordinates(text).map(|point| point.map(|point| (point.latitude, point.longitude)))
        };
        assert_eq!(
            point("47.6,-122.3"),
            Ok(Some((47.6, -122.3))),
            "two numbers"
        );
        assert_eq!(point("Seattle, WA"), Ok(None), "a name");
        assert_eq!(
            point("0,0"),
            Ok(Some((0.0, 0.0))),
            "a point as good as any to ask for"
        );
        assert!(
            point("95,200").is_err() && point("nan,1").is_err(),
            "no such degrees"
        );
    }
}
