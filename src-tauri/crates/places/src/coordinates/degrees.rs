//! Degrees as people and programs write them: `47.6, -122.3`, `47,6; -122,3`, `47.6° N, 122.3° W`, `47°36'22.0"N 122°19'55.4"W`,
//! `N 47° 36.370 W 122° 19.923`, `lat: 47.6, lon: -122.3`.
//!
//! The latitude comes first unless letters say otherwise, or a first number beyond 90 cannot be one.

use circle_domain::Point;

/// Longer texts are no point.
const LONGEST: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Axis {
    Latitude,
    Longitude,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    /// Its value, whether a minus stands before it, and how many digits follow the point.
    Number(f64, bool, usize),
    /// Degrees, minutes or seconds: 0, 1, 2.
    Unit(usize),
    /// A side of the world: its axis, and whether it is the negative one.
    Side(Axis, bool),
    /// A word that names the axis of the number behind it.
    Label(Axis),
    /// What parts the two halves.
    Break,
}

/// One half: its number of degrees, which axis it says to be on, whether it has a unit, and how many digits follow the point.
struct Half {
    degrees: f64,
    axis: Option<Axis>,
    units: bool,
    decimals: usize,
}

/// The point that a text of degrees is.
pub(super) fn read(text: &str) -> Option<Point> {
    if text.len() > LONGEST {
        return None;
    }
    let tokens = tokens(&plain(text))?;
    let (left, right) = halves(&tokens)?;
    let (first, second) = (half(left)?, half(right)?);
    if !means_degrees(&first, &second, tokens.contains(&Token::Break)) {
        return None;
    }
    match (first.axis, second.axis) {
        (Some(Axis::Latitude), Some(Axis::Longitude)) => Point::new(first.degrees, second.degrees),
        (Some(Axis::Longitude), Some(Axis::Latitude)) => Point::new(second.degrees, first.degrees),
        (None, None) if first.degrees.abs() > 90.0 => Point::new(second.degrees, first.degrees),
        (None, None) => Point::new(first.degrees, second.degrees),
        _ => None,
    }
}

/// Two bare numbers are a point if digits follow their points, and they do not look like two times or days.
fn means_degrees(first: &Half, second: &Half, parted: bool) -> bool {
    if first.axis.is_some() || first.units || second.units {
        return true;
    }
    let minus = first.degrees < 0.0 || second.degrees < 0.0;
    if first.decimals == 0 && second.decimals == 0 {
        return parted && minus;
    }
    let both = first.decimals > 0 && second.decimals > 0;
    let clock = |half: &Half| half.decimals == 2 && half.degrees.abs() < 32.0;
    parted || minus || (both && !(clock(first) && clock(second)))
}

/// The signs that stand for the same thing as one sign, and decimal commas as points.
fn plain(text: &str) -> String {
    let text = text.trim().trim_matches(['(', ')', '[', ']', '{', '}']);
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '\u{2212}' | '\u{2013}' | '\u{2012}' | '\u{fe63}' | '\u{ff0d}' => '-',
            'º' | '˚' => '°',
            '′' | '’' | '‘' | '´' | '`' | '\u{2b9}' => '\'',
            '″' | '”' | '“' | '\u{2ba}' | '„' => '"',
            '，' | '、' | '،' => ',',
            '；' => ';',
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\n' | '\r' | '\t' => ' ',
            other => other,
        })
        .collect::<String>()
        .replace("''", "\"");
    if has_decimal_commas(&plain) {
        with_points(&plain)
    } else {
        plain
    }
}

/// Whether the commas between digits are decimal ones: no point has that part, and something else parts the two halves.
fn has_decimal_commas(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let (mut inner, mut outer) = (0, 0);
    for window in signs.windows(3) {
        let [before, sign, after] = window else {
            continue;
        };
        let between = before.is_ascii_digit() && after.is_ascii_digit();
        match sign {
            '.' if between => return false,
            ',' if between => inner += 1,
            ',' | ';' | ' ' | '°' | '"' | '\'' => outer += 1,
            letter if letter.is_alphabetic() => outer += 1,
            _ => {}
        }
    }
    inner == 2 && outer > 0 || inner == 1 && text.contains(';')
}

fn with_points(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| {
        at.and_then(|at| signs.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    signs
        .iter()
        .enumerate()
        .map(|(at, sign)| {
            let decimal = *sign == ',' && digit(at.checked_sub(1)) && digit(Some(at + 1));
            if decimal { '.' } else { *sign }
        })
        .collect()
}

/// The pieces of a text; none if anything else is in it.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let signs: Vec<char> = text.chars().collect();
    let run = |from: usize, wanted: fn(&char) -> bool| -> (usize, String) {
        let run: String = signs
            .iter()
            .skip(from)
            .take_while(|sign| wanted(sign))
            .collect();
        (from + run.chars().count(), run)
    };
    let mut tokens = Vec::new();
    let mut at = 0;
    // Whether a number ended right here: "555-0123" is a telephone's.
    let mut close = false;
    while let Some(sign) = signs.get(at) {
        let signed =
            matches!(sign, '-' | '+') && signs.get(at + 1).is_some_and(char::is_ascii_digit);
        if signed || sign.is_ascii_digit() {
            let start = at + usize::from(signed);
            let (end, number) = run(start, |sign| sign.is_ascii_digit() || *sign == '.');
            if close || number.ends_with('.') {
                return None;
            }
            let decimals = number.split_once('.').map_or(0, |(_, after)| after.len());
            tokens.push(Token::Number(number.parse().ok()?, *sign == '-', decimals));
            (at, close) = (end, true);
            continue;
        }
        close = false;
        if sign.is_alphabetic() {
            let (end, word) = run(at, |sign| sign.is_alphabetic());
            tokens.push(word_of(&word.to_lowercase())?);
            at = end;
            continue;
        }
        match sign {
            '°' => tokens.push(Token::Unit(0)),
            '\'' => tokens.push(Token::Unit(1)),
            '"' => tokens.push(Token::Unit(2)),
            ',' | ';' => tokens.push(Token::Break),
            // "47:36:22 N"; without a side of the world it is a time, which has no unit.
            ' ' | ':' | '=' | '&' => {}
            _ => return None,
        }
        at += 1;
    }
    Some(tokens)
}

/// What a word among numbers means. A bare `o` is the German east, for that is the other language of this program: in French and
/// Spanish it would be the west.
fn word_of(word: &str) -> Option<Token> {
    use Axis::{Latitude, Longitude};
    Some(match word {
        "n" | "north" | "nord" | "norte" => Token::Side(Latitude, false),
        "s" | "south" | "süd" | "sud" | "sur" | "sul" => Token::Side(Latitude, true),
        "e" | "o" | "east" | "ost" | "est" | "este" => Token::Side(Longitude, false),
        "w" | "west" | "ouest" | "oeste" | "ovest" => Token::Side(Longitude, true),
        "lat" | "latitude" | "breite" | "breitengrad" => Token::Label(Latitude),
        "lon" | "lng" | "long" | "longitude" | "länge" | "längengrad" => Token::Label(Longitude),
        "d" | "deg" | "degrees" | "grad" => Token::Unit(0),
        "m" | "min" => Token::Unit(1),
        "sec" => Token::Unit(2),
        _ => return None,
    })
}

/// The two halves: at a break, behind or before the sides of the world, or where the second degrees begin.
fn halves(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let places = |wanted: fn(&Token) -> bool| -> Vec<usize> {
        tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| wanted(token))
            .map(|(at, _)| at)
            .collect()
    };
    let breaks = places(|token| *token == Token::Break);
    if let [at] = breaks[..] {
        return Some((tokens.get(..at)?, tokens.get(at + 1..)?));
    }
    if !breaks.is_empty() {
        return None;
    }
    let labels = places(|token| matches!(token, Token::Label(_)));
    if let [0, second] = labels[..] {
        return tokens.split_at_checked(second);
    }
    let sides = places(|token| matches!(token, Token::Side(..)));
    match sides[..] {
        [0, second] => return tokens.split_at_checked(second),
        [first, last] if last + 1 == tokens.len() => return tokens.split_at_checked(first + 1),
        [] => {}
        _ => return None,
    }
    let degrees = places(|token| *token == Token::Unit(0));
    if let [_, second] = degrees[..] {
        return tokens.split_at_checked(second.checked_sub(1)?);
    }
    let numbers = places(|token| matches!(token, Token::Number(..)));
    match numbers[..] {
        [_, second] if degrees.is_empty() => tokens.split_at_checked(second),
        _ => None,
    }
}

/// Degrees, minutes and seconds of one half.
fn half(tokens: &[Token]) -> Option<Half> {
    let (mut degrees, mut negative, mut decimals) = (0.0, false, 0);
    let (mut side, mut label) = (None, None);
    let (mut count, mut units) = (0_usize, 0_usize);
    for token in tokens {
        match *token {
            Token::Number(value, minus, digits) => {
                // Only the last number may have digits behind its point, and only the first a minus.
                let follows = count > 0;
                if count > 2 || decimals > 0 || follows && (minus || value >= 60.0) {
                    return None;
                }
                negative |= minus;
                degrees += value / 60_f64.powi(count as i32);
                decimals = digits;
                count += 1;
            }
            Token::Unit(unit) => {
                if unit + 1 != count || units >= count {
                    return None;
                }
                units = count;
            }
            Token::Side(axis, west) => {
                if side.replace((axis, west)).is_some() {
                    return None;
                }
            }
            Token::Label(axis) => {
                if count > 0 || label.replace(axis).is_some() {
                    return None;
                }
            }
            Token::Break => return None,
        }
    }
    if count == 0 || side.is_some() && negative {
        return None;
    }
    // "12 30" without a sign is two numbers, and "19:30" a time.
    if count > 1 && units == 0 && side.is_none() {
        return None;
    }
    let negative = negative || side.is_some_and(|(_, west)| west);
    Some(Half {
        degrees: if negative { -degrees } else { degrees },
        axis: side.map(|(axis, _)| axis).or(label),
        units: units > 0,
        decimals,
    })
}
