//! The values of a cell in the forms that tables have: lengths, dates, yes and no, two numbers in one text.

use super::content::is_yes_no;

/// A date with its year first, and a blank before its time.
pub(super) fn dated(text: &str, day_first: bool) -> String {
    let text = text.trim();
    if let (Some(date), Some(time)) = (text.get(..10), text.get(10..))
        && date.chars().filter(|c| *c == '-').count() == 2
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        return format!("{date} {time}");
    }
    if day_first
        && let Some((day, rest)) = text.split_once('/')
        && let Some((month, rest)) = rest.split_once('/')
    {
        let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let after = rest.get(year.len()..).unwrap_or_default();
        return format!("{year}-{month:0>2}-{day:0>2}{after}");
    }
    text.to_owned()
}

/// "1hr 30mins", "90 min", "2 hours".
pub(super) fn minutes(text: &str) -> Option<u16> {
    let text = text.to_lowercase();
    let (mut number, mut all, mut unit) = (String::new(), 0.0_f32, String::new());
    let mut add = |number: &str, unit: &str| -> Option<()> {
        let count: f32 = number.replace(',', ".").parse().ok()?;
        all += match unit
            .trim_matches(|c: char| !c.is_alphabetic())
            .chars()
            .next()?
        {
            'h' | 's' => count * 60.0,
            'm' => count,
            _ => return None,
        };
        Some(())
    };
    for c in text.chars() {
        if c.is_ascii_digit() || matches!(c, '.' | ',') {
            if !unit.is_empty() {
                add(&number, &unit)?;
                number.clear();
                unit.clear();
            }
            number.push(c);
        } else if c.is_alphabetic() {
            unit.push(c);
        }
    }
    add(&number, &unit)?;
    // Checked: in range, and whole.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (1.0..=1440.0).contains(&all).then(|| all.round() as u16)
}

pub(super) fn is_yes(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "true" | "yes" | "y" | "1" | "ja" | "oui" | "si" | "sí" | "x"
    )
}

/// Who may attend, as a type; a bare no says nothing.
pub(super) fn who(text: &str) -> Option<String> {
    if is_yes_no(text) {
        return is_yes(text).then(|| "Open".to_owned());
    }
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["closed", "only", "geschlossen", "fermé", "cerrad"]) {
        Some("Closed".to_owned())
    } else if has(&["request"]) {
        Some(text.to_owned())
    } else if has(&["open", "offen", "ouvert", "abiert", "all"]) {
        Some("Open".to_owned())
    } else {
        Some(text.to_owned())
    }
}

pub(super) fn attendance(text: &str) -> String {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let room = has(&[
        "person",
        "präsenz",
        "vor ort",
        "face",
        "présentiel",
        "presencial",
        "physical",
    ]);
    let far = has(&[
        "online", "virtual", "zoom", "video", "ligne", "línea", "linea",
    ]);
    match (room, far) {
        _ if has(&["hybrid", "híbrid", "hibrid"]) => "hybrid",
        (true, true) => "hybrid",
        (true, false) => "in_person",
        (false, true) => "online",
        (false, false) => text,
    }
    .to_owned()
}

/// Two numbers in one text, the first of them a latitude; with points, or with commas where something else parts them.
pub(super) fn pair(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let with_comma = |text: &str| number(&text.trim().replacen(',', ".", 1));
    let points = text
        .split_once(|c: char| matches!(c, ',' | ';') || c.is_whitespace())
        .and_then(|(first, second)| number(first).zip(number(second)));
    let commas = || {
        let (first, second) = text.split_once(|c: char| c == ';' || c.is_whitespace())?;
        with_comma(first).zip(with_comma(second))
    };
    let whole = |(first, second): &(f64, f64)| {
        // "52,51": one number, and not two.
        text.contains([';', ' ']) || first.fract() != 0.0 || second.fract() != 0.0
    };
    points
        .filter(whole)
        .or_else(commas)
        .filter(|(first, second)| first.abs() <= 90.0 && second.abs() <= 180.0)
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn pairs_of_coordinates() {
        for (text, expected) in [
            ("52.52, 13.40", Some((52.52, 13.40))),
            ("(52.52 13.40)", Some((52.52, 13.40))),
            ("52,52; 13,40", Some((52.52, 13.40))),
            ("52,52 13,40", Some((52.52, 13.40))),
            ("-33,9;151,2", Some((-33.9, 151.2))),
            ("52,52", None),
            ("95.1, 13.40", None),
            ("north, south", None),
        ] {
            assert_eq!(pair(text), expected, "{text:?}");
        }
    }
}
