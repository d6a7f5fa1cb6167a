//! A point written as numbers: `47.6,-122.3`, `47.6 -122.3`, `47,6; -122,3`, `47.6° N, 122.3° W`.

use circle_domain::Point;

/// The point that `text` is, if it is nothing else.
pub(crate) fn read(text: &str) -> Option<Point> {
    let text = text
        .trim()
        .trim_start_matches("geo:")
        .trim_matches(['(', ')']);
    if text.len() > 60 || !text.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let (latitude, longitude) = halves(text)?;
    Point::new(
        degrees(latitude, ['N', 'S'])?,
        degrees(longitude, ['E', 'W'])?,
    )
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
        ] {
            assert!(read(text).is_none(), "{text:?} is no point");
        }
    }
}
