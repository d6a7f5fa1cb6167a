//! Nothing that can be typed makes the tables stumble.

use super::places;
use circle_domain::Point;

#[test]
fn no_text_is_too_odd() {
    let pieces = [
        "", " ", ",", "-", "'", "0", "1", "12", "98101", "é", "ß", "İ", "\u{0}", "\u{301}",
        "\u{200f}", "東", "서", "ก", "🙂", "a", "st", "saint", "berlin", "wa", ",,", "(", "\"",
        "%", "+", "'; --", "\u{ffff}", "ﷺ", "٣", "½", "SW1A", "D-", "47.6", "°",
    ];
    // A small generator of our own: the same lines every time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..1_500 {
        let mut text = String::new();
        for _ in 0..(state % 6) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(pieces[(state % pieces.len() as u64) as usize]);
        }
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let country = [
            None,
            Some("US"),
            Some("de"),
            Some(""),
            Some("ZZ"),
            Some("é"),
        ][(state % 6) as usize];
        assert!(
            places().suggest(&text, country, 10).len() <= 10,
            "no more than asked for: {text:?}"
        );
        let _ = places().exact(&text, country);
        let _ = places().postcode(&text, country.unwrap_or("GB"));
        let _ = places().town(&text, Some(&text), country);
        let _ = places().country_code(&text);
    }
    let long = "saint ".repeat(10_000);
    assert!(
        places().suggest(&long, None, 10).is_empty(),
        "a book is no place"
    );
    assert!(
        places().town(&long, None, Some("US")).is_none(),
        "nor a town"
    );
}

#[test]
fn every_point_has_a_zone() {
    for latitude in (-90..=90).step_by(9) {
        for longitude in (-180..=180).step_by(12) {
            let Some(point) = Point::new(f64::from(latitude), f64::from(longitude)) else {
                continue;
            };
            let zone = places().zone_at(point).expect("something is nearest");
            assert!(
                zone.contains('/'),
                "{zone} at {latitude},{longitude} is a zone"
            );
        }
    }
}
