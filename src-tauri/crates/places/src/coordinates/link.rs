//! Links to maps: what their path, query or fragment says about the point.
//!
//! The pin counts before what was asked for, and that before the middle of the map.

use super::degrees;
use circle_domain::Point;
use url::Url;

/// Parameters that hold a pair of numbers, in the order in which they count.
const PAIRS: [&str; 20] = [
    "q",
    "query",
    "marker",
    "pt",
    "place",
    "poi",
    "to",
    "destination",
    "daddr",
    "coordinate",
    "coordinates",
    "address",
    "ll",
    "sll",
    "center",
    "cp",
    "sp",
    "map",
    "viewpoint",
    "m",
];
/// Parameters that hold one number each: latitude, longitude.
const SINGLES: [(&str, &str); 6] = [
    ("mlat", "mlon"),
    ("lat", "lon"),
    ("lat", "lng"),
    ("lat", "long"),
    ("latitude", "longitude"),
    ("y", "x"),
];
/// Services that write the longitude first.
const LONGITUDE_FIRST: [&str; 2] = ["yandex", "2gis"];

/// The point of a link.
pub(super) fn read(text: &str) -> Option<Point> {
    if text.contains(char::is_whitespace) || !text.contains('/') {
        return None;
    }
    let schemed = text.contains("://");
    let url = if schemed {
        Url::parse(text)
    } else {
        Url::parse(&format!("https://{text}"))
    };
    let url = url.ok()?;
    let host = url.host_str().unwrap_or_default();
    // "47.6/-122.3" is no link: its host would be a number.
    let named = host.contains('.') && host.chars().any(char::is_alphabetic);
    if !schemed && !named {
        return None;
    }
    let swapped = host.split('.').any(|part| LONGITUDE_FIRST.contains(&part));
    let pair = |text: &str| pair(text, swapped);
    let value = |wanted: &str| {
        url.query_pairs()
            .find(|(name, _)| name.eq_ignore_ascii_case(wanted))
            .map(|(_, value)| value.into_owned())
    };
    let number = |name: &str| value(name)?.trim().parse::<f64>().ok();
    let singles = || {
        SINGLES
            .iter()
            .find_map(|(latitude, longitude)| Point::new(number(latitude)?, number(longitude)?))
    };
    let (path, fragment) = (
        decoded(url.path()),
        decoded(url.fragment().unwrap_or_default()),
    );
    pinned(&path)
        .or_else(|| pinned(&value("pb")?))
        .or_else(singles)
        .or_else(|| PAIRS.iter().find_map(|name| pair(&value(name)?)))
        .or_else(|| {
            path.split('/')
                .filter(|part| !part.starts_with('@'))
                .find_map(pair)
        })
        .or_else(|| pair(path.split('@').nth(1)?.split('/').next()?))
        .or_else(|| zoomed(&fragment))
        .or_else(|| fragment.split(['&', '=']).find_map(pair))
        .or_else(|| zoomed(&path))
}

/// A part of a link in plain letters. A plus is a blank.
fn decoded(text: &str) -> String {
    let whole = text.replace('&', "%26").replace('=', "%3D");
    url::form_urlencoded::parse(whole.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

/// `!3d47.6!4d-122.3` of a pin, or `!2d-122.3!3d47.6` of a map; the last of several.
fn pinned(text: &str) -> Option<Point> {
    let parts: Vec<&str> = text.split('!').collect();
    let number = |part: Option<&&str>, sign: &str| -> Option<f64> {
        part?
            .strip_prefix(sign)?
            .split(['/', '?'])
            .next()?
            .parse()
            .ok()
    };
    let pairs = |first: &str, second: &str| -> Option<(f64, f64)> {
        parts.iter().enumerate().rev().find_map(|(at, part)| {
            Some((
                number(Some(part), first)?,
                number(parts.get(at + 1), second)?,
            ))
        })
    };
    let map = || pairs("2d", "3d").map(|(longitude, latitude)| (latitude, longitude));
    let (latitude, longitude) = pairs("3d", "4d").or_else(map)?;
    Point::new(latitude, longitude)
}

/// `map=15/47.6/-122.3`, or without the name.
fn zoomed(text: &str) -> Option<Point> {
    text.split(['&', '=', '@']).find_map(|part| {
        let mut numbers = part
            .trim_matches('/')
            .split('/')
            .map(|number| number.parse::<f64>().ok());
        let zoom = numbers.next()??;
        let point = Point::new(numbers.next()??, numbers.next()??)?;
        (0.0..=24.0).contains(&zoom).then_some(point)
    })
}

/// Two numbers, whatever follows them; or degrees in any form.
fn pair(text: &str, swapped: bool) -> Option<Point> {
    let text = text
        .trim()
        .trim_start_matches("loc:")
        .trim_start_matches("ll.")
        .trim_start_matches("point.");
    let mut parts = text.split([',', '~', '_', '/', '(']);
    let mut number = || {
        let part = parts.next()?.trim();
        let number: f64 = part.parse().ok()?;
        part.contains('.').then_some(number)
    };
    match number().zip(number()) {
        Some((longitude, latitude)) if swapped => Point::new(latitude, longitude),
        Some((latitude, longitude)) => Point::new(latitude, longitude),
        None => degrees::read(text),
    }
}
