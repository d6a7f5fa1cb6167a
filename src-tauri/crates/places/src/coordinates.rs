//! A point written as numbers: `47.6,-122.3`, `47.6 -122.3`, `47,6; -122,3`, `47.6° N, 122.3° W`, `N47.6 W122.3`,
//! `47°36'22"N 122°19'55"W`, a `geo:` address (RFC 5870), or a link of a map service.

use circle_domain::Point;

/// The point that `text` is, if it is nothing else.
pub(crate) fn read(text: &str) -> Option<Point> {
    let text = text
        .trim()
        .trim_start_matches("geo:")
        .trim_matches(['(', ')']);
    if !text.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    if text.contains("://") {
        return link(text);
    }
    if text.len() > 60 {
        return None;
    }
    if let Some(point) = with_hemispheres(text) {
        return Some(point);
    }
    let (latitude, longitude) = halves(text)?;
    Point::new(
        degrees(latitude, ['N', 'S'])?,
        degrees(longitude, ['E', 'W'])?,
    )
}

/// What links of map services say where: `@47.6,-122.3,15z`, `!3d47.6!4d-122.3`, `#map=15/47.6/-122.3`, `q=`, `ll=`, `mlat=`.
fn link(text: &str) -> Option<Point> {
    let after = |mark: &str| text.split_once(mark).map(|(_, rest)| rest);
    let number = |text: &str| -> Option<f64> {
        let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')));
        text.get(..end.unwrap_or(text.len()))?.parse().ok()
    };
    let pair = |text: &str, between: &[&str]| -> Option<Point> {
        let (mark, at) = between
            .iter()
            .find_map(|mark| Some((*mark, text.find(mark)?)))?;
        let longitude = text.get(at + mark.len()..)?;
        Point::new(number(text.get(..at)?)?, number(longitude)?)
    };
    let marked = |latitude: &str, longitude: &str| {
        Point::new(number(after(latitude)?)?, number(after(longitude)?)?)
    };
    let slashed = after("#map=").and_then(|map| pair(map.split_once('/')?.1, &["/"]));
    marked("!3d", "!4d")
        .or_else(|| marked("mlat=", "mlon="))
        .or(slashed)
        .or_else(|| {
            ["@", "q=", "ll=", "query=", "center=", "daddr="]
                .iter()
                .find_map(|mark| pair(after(mark)?, &[",", "%2C", "%2c"]))
        })
}

/// Both halves say which side of the equator and of Greenwich they are on; minutes and seconds may follow the degrees.
fn with_hemispheres(text: &str) -> Option<Point> {
    let letter = |c: char| matches!(c.to_ascii_uppercase(), 'N' | 'S' | 'E' | 'W' | 'O');
    let (mut values, mut numbers, mut sides) = (Vec::new(), Vec::new(), Vec::new());
    let mut number = String::new();
    let leading = text.trim_start().starts_with(letter);
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() || c == '.' {
            number.push(c);
            continue;
        }
        if !number.is_empty() {
            numbers.push(std::mem::take(&mut number).parse::<f64>().ok()?);
        }
        if letter(c) {
            if !leading || !sides.is_empty() {
                values.push(std::mem::take(&mut numbers));
            }
            sides.push(c.to_ascii_uppercase());
        } else if !matches!(
            c,
            ' ' | '°' | 'º' | '\'' | '’' | '′' | '"' | '”' | '″' | ',' | ';'
        ) {
            return None;
        }
    }
    if leading {
        values.push(numbers);
    } else if !numbers.is_empty() {
        return None;
    }
    let ([first, second], [one, other]) = (values.as_slice(), sides.as_slice()) else {
        return None;
    };
    let whole = |parts: &[f64]| {
        let (degrees, minutes, seconds) = match *parts {
            [degrees] => (degrees, 0.0, 0.0),
            [degrees, minutes] => (degrees, minutes, 0.0),
            [degrees, minutes, seconds] => (degrees, minutes, seconds),
            _ => return None,
        };
        (minutes < 60.0 && seconds < 60.0).then_some(degrees + minutes / 60.0 + seconds / 3600.0)
    };
    let (first, second) = (whole(first)?, whole(second)?);
    let signed = |value: f64, side: char| {
        if matches!(side, 'S' | 'W') {
            -value
        } else {
            value
        }
    };
    // In some languages east is written O.
    match (one, other) {
        ('N' | 'S', 'E' | 'W' | 'O') => Point::new(signed(first, *one), signed(second, *other)),
        ('E' | 'W' | 'O', 'N' | 'S') => Point::new(signed(second, *other), signed(first, *one)),
        _ => None,
    }
}

fn halves(text: &str) -> Option<(&str, &str)> {
    let text = text.split('?').next()?;
    if let Some(pair) = text.split_once(';') {
        return Some(pair);
    }
    let commas = text.matches(',').count();
    if commas == 1 {
        let (left, right) = text.split_once(',')?;
        // Two whole numbers are more likely a house, a date or half of a decimal comma.
        let exact = left.contains('.') || right.contains('.') || text.contains('°');
        return (exact || right.starts_with(' ')).then_some((left, right));
    }
    let mut words = text.split_whitespace();
    let pair = match (words.next()?, words.next()?, words.next(), words.next()) {
        (left, right, None, _) => (left, right),
        _ => return None,
    };
    (pair.0.contains(['.', ',', '°']) && pair.1.contains(['.', ',', '°'])).then_some(pair)
}

fn degrees(text: &str, signs: [char; 2]) -> Option<f64> {
    let text = text
        .trim()
        .trim_end_matches(',')
        .replace('°', " ")
        .replace(',', ".")
        .replace('\u{2212}', "-")
        .to_ascii_uppercase();
    let [positive, negative] = signs;
    let sign = if text.contains(negative) { -1.0 } else { 1.0 };
    let number: f64 = text
        .trim_matches(|letter: char| letter == positive || letter == negative || letter == ' ')
        .parse()
        .ok()?;
    number.is_finite().then_some(sign * number)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn points_are_read_in_their_usual_shapes() {
        for text in [
            "47.6,-122.3",
            "47.6, -122.3",
            "47.6 -122.3",
            "47,6; -122,3",
            "47.6° N, 122.3° W",
            "geo:47.6,-122.3",
            "(47.6, -122.3)",
            "47.6N 122.3W",
            "N47.6 W122.3",
            "122.3° W, 47.6° N",
            "47°36'0\"N 122°18'0\"W",
            "47° 36' N, 122° 18' W",
            "47 36 0 N 122 18 0 W",
            "47°36.000'N, 122°18.000'W",
            "https://maps.example/@47.6,-122.3,15z",
            "https://maps.example/place/x/data=!3d47.6!4d-122.3",
            "https://map.example/#map=15/47.6/-122.3",
            "https://map.example/?q=47.6,-122.3",
            "https://map.example/?ll=47.6%2C-122.3&z=3",
            "https://map.example/?mlat=47.6&mlon=-122.3",
        ] {
            let point = read(text).unwrap_or_else(|| panic!("{text} is a point"));
            assert!(
                (point.latitude - 47.6).abs() < 1e-9 && (point.longitude + 122.3).abs() < 1e-9,
                "{text} is in Seattle"
            );
        }
    }

    #[test]
    fn other_numbers_are_no_points() {
        for text in [
            "98101",
            "12,30",
            "10 115",
            "19:30",
            "",
            "47.6",
            "91.0,0.5",
            "nan,nan",
            "1e999,0.1",
            "0.0,0.0",
            "inf,1.5",
            "5, Mainz",
            "24/7",
            "+1 555 0100",
            "N 5",
            "5 E 72nd St",
            "https://map.example/?q=Mainz",
            "47°61'0\"N 122°18'0\"W",
        ] {
            assert!(read(text).is_none(), "{text:?} is no point");
        }
    }
}
