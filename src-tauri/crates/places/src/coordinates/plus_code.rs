//! Full plus codes, after the Open Location Code specification: `84VVJM8C+22`.

use circle_domain::Point;

/// The twenty signs, in the order of their values.
const SIGNS: &str = "23456789CFGHJMPQRVWX";
/// How many signs stand before the plus.
const BEFORE: usize = 8;
/// So many signs are pairs of latitude and longitude; each of those after them parts the cell into five rows and four columns.
const PAIRED: usize = 10;
const LONGEST: usize = 15;

/// The middle of the cell that a full code stands for. Short codes need a place that they are near to, and are none.
pub(super) fn read(text: &str) -> Option<Point> {
    let code = text.to_ascii_uppercase();
    let (before, after) = code.split_once('+')?;
    if before.len() != BEFORE || after.len() == 1 || before.len() + after.len() > LONGEST {
        return None;
    }
    // Noughts fill up the code of a large cell.
    let whole = before.trim_end_matches('0');
    let filled = whole.len() < BEFORE;
    if filled && (!after.is_empty() || whole.is_empty() || whole.len() % 2 == 1) {
        return None;
    }
    let (mut latitude, mut longitude) = (-90.0, -180.0);
    let (mut height, mut width) = (400.0, 400.0);
    for (at, sign) in whole.chars().chain(after.chars()).enumerate() {
        let value = SIGNS.find(sign)?;
        if at >= PAIRED {
            height /= 5.0;
            width /= 4.0;
            latitude += (value / 4) as f64 * height;
            longitude += (value % 4) as f64 * width;
        } else if at % 2 == 0 {
            height /= 20.0;
            latitude += value as f64 * height;
        } else {
            width /= 20.0;
            longitude += value as f64 * width;
        }
    }
    Point::new(latitude + height / 2.0, longitude + width / 2.0)
}
