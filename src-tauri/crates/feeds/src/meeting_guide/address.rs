//! Addresses taken apart: street, town, region, postcode, country, out of one line or several fields.
//!
//! Written for the forms that feeds hold ("street, city, state zip, country" and its relatives abroad). What is not
//! recognized stays in the street, so that nothing of an address is lost.

use crate::country::{australian_state, canadian_province, country_code, us_state};

/// The parts of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) street: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) postal_code: Option<String>,
    /// ISO code where recognized, else as written.
    pub(crate) country: Option<String>,
    /// How many parts the line had.
    pub(crate) commas: usize,
}

impl Address {
    /// Reads an address of one line. `home` is the country its directory covers.
    pub(crate) fn parse(line: &str, home: Option<&str>) -> Self {
        let mut parts: Vec<&str> = line
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let mut address = Self {
            commas: parts.len(),
            ..Self::default()
        };
        if let Some(code) = parts.last().and_then(|last| country_at_end(last, home)) {
            address.country = Some(code.to_owned());
            parts.pop();
        } else if let Some(last) = parts.last_mut()
            && let Some((before, code)) = country_after_blank(last)
        {
            *last = before;
            address.country = Some(code.to_owned());
        }
        if let [only] = parts.as_mut_slice()
            && let Some((rest, region, code)) = state_and_postcode(only, address.country.as_deref())
        {
            // "12 Harbor Rd Greenport NY 11944": where the street ends cannot be said.
            *only = rest;
            address.region = Some(region);
            address.postal_code = Some(code.to_owned());
        }
        let mut city_from_code = None;
        // Region and postcode, together or apart, in either order.
        for _ in 0..2 {
            let Some(last) = parts.last().copied() else {
                break;
            };
            if parts.len() == 1
                && address.postal_code.is_none()
                && region_name(last, address.country.as_deref()).is_none()
                && !is_postcode(last)
            {
                // "10115 Berlin" alone is a town; "12 Main Street" alone is a street.
                match leading_postcode(last) {
                    Some((code, city)) if address.country.is_some() => {
                        address.postal_code = Some(code.to_owned());
                        city_from_code = Some(city.to_owned());
                        parts.pop();
                    }
                    _ => {}
                }
                break;
            }
            if address.postal_code.is_none() && is_postcode(last) {
                address.postal_code = Some(last.to_owned());
            } else if address.region.is_none()
                && let Some(region) = region_name(last, address.country.as_deref())
            {
                address.region = Some(region);
            } else if address.postal_code.is_none()
                && let Some((before, code)) = trailing_postcode(last)
            {
                address.postal_code = Some(code.to_owned());
                if let Some(region) = region_name(before, address.country.as_deref()) {
                    address.region = Some(region);
                } else if let Some((city, region)) = before.rsplit_once(' ')
                    && let Some(region) = region_name(region, address.country.as_deref())
                {
                    address.region = Some(region);
                    city_from_code = Some(city.trim().to_owned());
                } else {
                    city_from_code = Some(before.to_owned());
                }
            } else if address.postal_code.is_none()
                && let Some((code, city)) = leading_postcode(last)
                && parts.len() > 1
            {
                address.postal_code = Some(code.to_owned());
                city_from_code = Some(city.to_owned());
            } else if address.region.is_none()
                && parts.len() > 2
                && let Some((code, city)) = parts
                    .get(parts.len() - 2)
                    .and_then(|before| leading_postcode(before))
                && !last.contains(|c: char| c.is_ascii_digit())
            {
                // "Colonia 19, 45046 Zapopan, Jal."
                address.region = Some(last.to_owned());
                address.postal_code = Some(code.to_owned());
                city_from_code = Some(city.to_owned());
                parts.pop();
            } else {
                break;
            }
            parts.pop();
            if city_from_code.is_some() {
                break;
            }
        }
        address.city = city_from_code.or_else(|| {
            let last = parts.last()?;
            // Alone, what has a number is a street.
            let is_city =
                parts.len() > 1 || !last.starts_with(|c: char| c.is_ascii_digit() || c == '#');
            if is_city {
                parts.pop().map(str::to_owned)
            } else {
                None
            }
        });
        address.street = (!parts.is_empty()).then(|| parts.join(", "));
        address.settle(home);
        address
    }

    /// Fills in the country from the state, and repairs what a spreadsheet did to an American postcode.
    pub(crate) fn settle(&mut self, home: Option<&str>) {
        if self.country.is_none()
            && let Some(region) = &self.region
        {
            let inferred = match home {
                Some("AU") if australian_state(region).is_some() => Some("AU"),
                _ if us_state(region).is_some() => Some("US"),
                _ if canadian_province(region).is_some() => Some("CA"),
                _ => None,
            };
            self.country = inferred.map(str::to_owned);
        }
        if self.country.as_deref() == Some("US")
            && let Some(code) = &mut self.postal_code
            && matches!(code.len(), 3 | 4)
            && code.chars().all(|c| c.is_ascii_digit())
        {
            *code = format!("{code:0>5}");
        }
    }

    /// Whether it names a spot one can walk to: a street with a number, or with a postcode that means a street.
    pub(crate) fn is_precise(&self, has_venue_and_point: bool) -> bool {
        let Some(street) = &self.street else {
            return false;
        };
        let american = self.country.as_deref() == Some("US");
        (american && self.commas >= 4)
            || street.contains(|c: char| c.is_numeric())
            || has_venue_and_point
            || matches!(self.country.as_deref(), Some("GB" | "IE" | "NL" | "CA"))
                && self
                    .postal_code
                    .as_ref()
                    .is_some_and(|code| code.len() >= 6)
    }
}

/// The country a last part is, unless it is a state's two letters.
fn country_at_end(part: &str, home: Option<&str>) -> Option<&'static str> {
    let code = country_code(part)?;
    let letters = part.len() == 2;
    let is_state = us_state(part).is_some()
        || canadian_province(part).is_some()
        || australian_state(part).is_some();
    // "CA" at the end is California more often than Canada.
    (!letters || !is_state || home == Some(code) && home != Some("US") && us_state(part).is_none())
        .then_some(code)
}

/// A country's name at the end of a part, without a comma before it: "NY 11944 United States".
fn country_after_blank(part: &str) -> Option<(&str, &'static str)> {
    const NAMES: [&str; 12] = [
        "United States of America",
        "United States",
        "USA",
        "U.S.A.",
        "Canada",
        "United Kingdom",
        "UK",
        "England",
        "Ireland",
        "Australia",
        "Germany",
        "Deutschland",
    ];
    NAMES.iter().find_map(|name| {
        let before = part.strip_suffix(name)?.strip_suffix(' ')?.trim_end();
        // "12 Rue du Canada" is a street.
        let ends_with_code = trailing_postcode(before).is_some() || is_postcode(before);
        ends_with_code
            .then(|| country_code(name))
            .flatten()
            .map(|code| (before, code))
    })
}

/// A part that ends with a state and its postcode, and holds more before them.
fn state_and_postcode<'a>(
    part: &'a str,
    country: Option<&str>,
) -> Option<(&'a str, String, &'a str)> {
    let (before, code) = trailing_postcode(part)?;
    let (rest, region) = before.rsplit_once(' ')?;
    let region = region_name(region, country)?;
    rest.starts_with(|c: char| c.is_ascii_digit())
        .then(|| (rest.trim(), region, code))
}

/// A region by its usual letters or its name.
fn region_name(part: &str, country: Option<&str>) -> Option<String> {
    let found = match country {
        Some("US") => us_state(part),
        Some("CA") => canadian_province(part),
        Some("AU") => australian_state(part),
        Some(_) => None,
        None => us_state(part).or_else(|| canadian_province(part)),
    };
    found.map(str::to_owned)
}

/// Whether a whole part is a postcode: American, Canadian, British, or four to six digits.
fn is_postcode(part: &str) -> bool {
    let compact: String = part.chars().filter(|c| !c.is_whitespace()).collect();
    let shape: String = compact
        .chars()
        .map(|c| match c {
            c if c.is_ascii_digit() => '9',
            c if c.is_ascii_uppercase() => 'A',
            '-' => '-',
            _ => '?',
        })
        .collect();
    matches!(
        shape.as_str(),
        // US, CA, GB, IE, NL, DE and most, MX, CN, JP, BR, PL
        "99999"
            | "99999-9999"
            | "A9A9A9"
            | "A99AA"
            | "A999AA"
            | "AA99AA"
            | "AA999AA"
            | "A9A9AA"
            | "AA9A9AA"
            | "A99AAAA"
            | "A99A9A9"
            | "A999A99"
            | "9999AA"
            | "9999"
            | "999999"
            | "999-9999"
            | "99999-999"
            | "99-999"
            | "9999-999"
    )
}

/// A part that ends with a postcode of one or two words: the rest, and the postcode.
fn trailing_postcode(part: &str) -> Option<(&str, &str)> {
    let blanks: Vec<usize> = part.match_indices(' ').map(|(at, _)| at).collect();
    for at in blanks.iter().rev().take(2).rev() {
        let (before, code) = (part.get(..*at)?.trim(), part.get(*at..)?.trim());
        if is_postcode(code) && !before.is_empty() && before.chars().any(char::is_alphabetic) {
            return Some((before, code));
        }
    }
    None
}

/// A part that begins with a postcode, as in most of Europe: the postcode, and the town.
fn leading_postcode(part: &str) -> Option<(&str, &str)> {
    let blanks: Vec<usize> = part.match_indices(' ').map(|(at, _)| at).collect();
    for at in blanks.iter().take(2).rev() {
        let (code, city) = (part.get(..*at)?.trim(), part.get(*at..)?.trim());
        let digits = code.chars().filter(char::is_ascii_digit).count();
        if is_postcode(code)
            && digits >= 4
            && city.starts_with(char::is_alphabetic)
            && !city.contains(|c: char| c.is_ascii_digit())
        {
            return Some((code, city));
        }
    }
    None
}

/// What stands after an `@` in a street: a crossing, which is no part of the address.
pub(crate) fn without_crossing(street: &str) -> &str {
    match street.split_once('@') {
        Some((before, _)) if !before.trim().is_empty() => before.trim().trim_end_matches(','),
        _ => street,
    }
}

#[cfg(test)]
mod tests;
