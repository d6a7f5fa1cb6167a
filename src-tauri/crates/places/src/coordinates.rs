//! A point that was written or pasted: as degrees in any usual form, as a `geo:` address, as a link to a map, as a plus code.
//!
//! It is a point only if the whole text is one: telephone numbers, dates, times, house numbers and postcodes are none.

mod degrees;
mod link;
mod plus_code;

#[cfg(test)]
mod tests;

use circle_domain::Point;

/// A link longer than this is no link to a map.
const LONGEST: usize = 2_000;

/// The point that `text` is, if it is nothing else.
pub(crate) fn read(text: &str) -> Option<Point> {
    let text = text.trim().trim_start_matches('\u{feff}');
    if text.len() > LONGEST || !text.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    geo(text)
        .or_else(|| link::read(text))
        .or_else(|| plus_code::read(text))
        .or_else(|| degrees::read(text))
}

/// A `geo:` address (RFC 5870). Where the point is nought, the one that is asked for counts, as telephones write it.
fn geo(text: &str) -> Option<Point> {
    let scheme = text.get(..4)?;
    if !scheme.eq_ignore_ascii_case("geo:") {
        return None;
    }
    let rest = text.get(4..)?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (numbers, parameters) = path.split_once(';').unwrap_or((path, ""));
    let parameters = parameters.to_ascii_lowercase();
    let elsewhere = parameters
        .split(';')
        .filter_map(|parameter| parameter.strip_prefix("crs="))
        .any(|system| system != "wgs84");
    if elsewhere {
        return None;
    }
    let mut numbers = numbers.split(',').map(|number| number.trim().parse().ok());
    let point = numbers
        .next()
        .flatten()
        .zip(numbers.next().flatten())
        .and_then(|(latitude, longitude)| Point::new(latitude, longitude));
    point.or_else(|| {
        let (_, asked) =
            url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "q")?;
        degrees::read(asked.split('(').next()?)
    })
}
