//! Postcodes of all shapes, whole or by the part that says where.

use crate::table::{self, POSTCODE_POINTS};
use crate::{Country, Place, PlaceKind, PlaceReference, Places, fold};
use circle_domain::Point;
use fst::{IntoStreamer, Streamer};

/// Bytes of a postcode's record: latitude and longitude in 1/10,000 degrees from the south pole and the date line, and its town.
const RECORD: usize = 9;

/// The signs that letters put before codes stand for, where they are not the country's own two letters.
const LETTERS: &[(&str, &str)] = &[
    ("D", "DE"),
    ("A", "AT"),
    ("F", "FR"),
    ("I", "IT"),
    ("E", "ES"),
    ("B", "BE"),
    ("L", "LU"),
    ("S", "SE"),
    ("N", "NO"),
    ("P", "PT"),
    ("FL", "LI"),
];

/// How many signs of a code have to fit where the tables hold only parts or only the larger places of a country.
fn least(country: &str) -> Option<usize> {
    match country {
        "GB" | "GG" | "JE" | "IM" => Some(2),
        "BR" | "CA" | "CL" | "IE" | "MT" => Some(3),
        "CN" | "NL" | "PT" | "SG" | "AR" => Some(4),
        "JP" | "US" => Some(5),
        _ => None,
    }
}

/// Capitals and digits alone.
fn plain(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// The code without the country's letters in front (`LV-1010`, `D-10115`).
fn without_country<'a>(code: &'a str, country: &str) -> &'a str {
    let signs = LETTERS
        .iter()
        .filter(|(_, of)| *of == country)
        .map(|(sign, _)| *sign)
        .chain([country]);
    for sign in signs {
        if let Some(rest) = code.strip_prefix(sign)
            && !rest.is_empty()
            && rest.bytes().all(|byte| byte.is_ascii_digit())
        {
            return rest;
        }
    }
    code
}

/// Whether a code has the shape of a British one: letters, a number, a letter only in the middle of London; then, if it is
/// whole, a digit and two letters. "M5V 2T6" is Canadian, though Salford has an "M5".
fn is_british(whole: &str, outward: &str) -> bool {
    const CENTRAL: [&str; 8] = ["E", "EC", "N", "NW", "SE", "SW", "W", "WC"];
    let letters = outward.trim_end_matches(|c: char| c.is_ascii_digit());
    let area: String = outward
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    // A letter behind the number.
    let lettered = letters.len() > area.len();
    let inward = whole.strip_prefix(outward).unwrap_or_default();
    let mut signs = inward.chars();
    let inward_fits = inward.is_empty()
        || signs.next().is_some_and(|first| first.is_ascii_digit())
            && signs.all(|sign| sign.is_ascii_alphabetic());
    inward_fits && (!lettered || CENTRAL.contains(&area.as_str()))
}

/// Where a postcode of the tables is.
fn point_of(at: u32) -> Option<Point> {
    let start = at as usize * RECORD;
    let latitude = f64::from(table::u24_at(POSTCODE_POINTS, start)?) / 1e4 - 90.0;
    let longitude = f64::from(table::u24_at(POSTCODE_POINTS, start + 3)?) / 1e4 - 180.0;
    Point::new(latitude, longitude)
}

/// The town a postcode of the tables belongs to.
pub(crate) fn town_of(at: u32) -> Option<u32> {
    table::u24_at(POSTCODE_POINTS, at as usize * RECORD + 6).filter(|id| *id < table::town_count())
}

impl Places {
    /// The middle of a postcode's area. Where the tables hold parts of codes (Great Britain, Canada, Ireland) the longest part counts.
    #[must_use]
    pub fn postcode(&self, code: &str, country: &str) -> Option<Point> {
        let (at, _) = self.code_in(code, self.country(country)?)?;
        point_of(at)
    }

    /// The postcode's row and how many signs of it fitted.
    fn code_in(&self, code: &str, country: &Country) -> Option<(u32, usize)> {
        let plain = plain(code);
        if plain.len() > 12 {
            return None;
        }
        let whole = plain.clone();
        let mut plain = without_country(&plain, country.code);
        // Argentina's new codes are the old number in letters that nobody lists.
        if country.code == "AR" && plain.len() == 8 {
            plain = plain.trim_matches(|letter: char| letter.is_ascii_alphabetic());
        }
        // "SW1A 1AA": what is before the last three is the part that the tables hold; "SW1" is another one than "SW11".
        if least(country.code) == Some(2) && plain.len() >= 5 {
            plain = plain.get(..plain.len() - 3)?;
        }
        let key = format!("{}{plain}", country.code);
        if country.code == "GB" && !is_british(&whole, plain) {
            return None;
        }
        if let Some((length, value)) = table::longest_prefix(&self.maps.postcodes, key.as_bytes()) {
            let fitted = length.saturating_sub(2);
            if length == key.len() || least(country.code).is_some_and(|least| fitted >= least) {
                return Some((value as u32, fitted));
            }
        }
        self.sibling(country.code, plain)
    }

    /// Where only the first code of each place is listed, the others follow it: the last listed one before.
    fn sibling(&self, country: &str, plain: &str) -> Option<(u32, usize)> {
        let least = match country {
            "BR" => 1,
            "CL" => 3,
            "CN" => 4,
            _ => return None,
        };
        let start = format!("{country}{}", plain.get(..least)?);
        let mut stream = self
            .maps
            .postcodes
            .range()
            .ge(&start)
            .le(format!("{country}{plain}"))
            .into_stream();
        let mut last = None;
        while let Some((_, value)) = stream.next() {
            last = Some((value as u32, least));
        }
        last
    }

    /// Postcodes of a country that start with `plain`, in the order of the codes.
    fn starting(&self, country: &str, plain: &str, limit: usize) -> Vec<(u32, String)> {
        let prefix = format!("{country}{plain}");
        let mut stream = self.maps.postcodes.range().ge(&prefix).into_stream();
        let mut found = Vec::new();
        while let Some((key, value)) = stream.next() {
            if found.len() >= limit || !key.starts_with(prefix.as_bytes()) {
                break;
            }
            found.push((
                value as u32,
                String::from_utf8_lossy(key.get(2..).unwrap_or(&[])).into_owned(),
            ));
        }
        found
    }

    fn postcode_place(&self, at: u32, code: &str, country: &Country) -> Option<Place> {
        let town = town_of(at).and_then(|id| self.town_place(id));
        Some(Place {
            name: code.to_owned(),
            region: town.as_ref().and_then(|town| town.region.clone()),
            country: country.code.to_owned(),
            country_name: country.name.to_owned(),
            population: 0,
            point: point_of(at)?,
            zone: town.as_ref().and_then(|town| town.zone.clone()),
            town: town.map(|town| town.name),
            kind: PlaceKind::Postcode,
            radius_km: None,
            reference: PlaceReference::Postcode(at),
        })
    }

    /// The postcodes that `text` may be, whole ones first, those of the reader's country first. The text may go on with a town,
    /// region or country, which then decides: `10115 Berlin`.
    pub(crate) fn postcodes_of(
        &self,
        text: &str,
        country: Option<&str>,
        limit: usize,
    ) -> Vec<Place> {
        let words: Vec<&str> = text
            .split([' ', ',', '\u{a0}'])
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() > 8 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let mut found: Vec<Place> = Vec::new();
        // The code may be one or two words anywhere in the line; what is left says where.
        for size in [2, 1] {
            for start in 0..words.len() {
                let Some(code) = words.get(start..start + size).map(|pair| pair.concat()) else {
                    continue;
                };
                if !code.bytes().any(|byte| byte.is_ascii_digit())
                    || code.len() > 12
                    || !code.is_ascii()
                {
                    continue;
                }
                let rest: Vec<&str> = words
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at < start || *at >= start + size)
                    .map(|(_, word)| *word)
                    .collect();
                for place in self.codes(&code, &fold(&rest.join(" ")), country, limit) {
                    if !found.iter().any(|known| known.reference == place.reference) {
                        found.push(place);
                    }
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found.truncate(limit);
        found
    }

    fn codes(&self, code: &str, rest: &str, country: Option<&str>, limit: usize) -> Vec<Place> {
        let signed = plain(code);
        let mut found: Vec<(bool, bool, u32, Place)> = Vec::new();
        for of in &self.countries {
            let at_home = country.is_some_and(|code| code.eq_ignore_ascii_case(of.code));
            let said = without_country(&signed, of.code) != signed;
            if signed.len() < 3 && !at_home && !said {
                continue;
            }
            let rank = of.population;
            if let Some((at, fitted)) = self.code_in(&signed, of)
                && plausible(&signed, fitted, of.code)
            {
                let shown = self.shown(&signed, of.code);
                if let Some(place) = self.postcode_place(at, &shown, of) {
                    let fits = rest.is_empty() || self.lies_in(&place, rest);
                    if fits {
                        found.push((at_home || said, true, rank, place));
                    }
                    continue;
                }
            }
            if at_home && rest.is_empty() && signed.len() >= 2 {
                for (at, code) in self.starting(of.code, without_country(&signed, of.code), limit) {
                    found.extend(
                        self.postcode_place(at, &code, of)
                            .map(|place| (true, false, rank, place)),
                    );
                }
            }
        }
        found.sort_by_key(|(home, whole, rank, _)| std::cmp::Reverse((*whole, *home, *rank)));
        found.into_iter().map(|(.., place)| place).collect()
    }

    /// A code as it is written in its country.
    fn shown(&self, plain: &str, country: &str) -> String {
        let plain = without_country(plain, country);
        let split = match country {
            "GB" | "GG" | "JE" | "IM" if plain.len() >= 5 => plain.len() - 3,
            "CA" if plain.len() == 6 => 3,
            "IE" if plain.len() == 7 => 3,
            "NL" if plain.len() == 6 => 4,
            _ => return plain.to_owned(),
        };
        match (plain.get(..split), plain.get(split..)) {
            (Some(outer), Some(inner)) => format!("{outer} {inner}"),
            _ => plain.to_owned(),
        }
    }

    /// Whether a place's town, region or country is, or starts with, `folded`.
    fn lies_in(&self, place: &Place, folded: &str) -> bool {
        let german = self.named(place, "de");
        let names = [
            place.town.as_deref(),
            german.town.as_deref(),
            place.region.as_deref(),
            Some(&place.country_name),
            Some(&german.country_name),
        ];
        names
            .into_iter()
            .flatten()
            .any(|name| fold(name).starts_with(folded))
            || self
                .areas_of(folded)
                .any(|entry| match self.region_of_entry(entry) {
                    Some(region) => {
                        region.country == place.country
                            && place.region.as_deref() == Some(region.name)
                    }
                    None => self
                        .countries
                        .get(entry.id as usize)
                        .is_some_and(|country| country.code == place.country),
                })
    }
}

/// Whether a code of this shape is one of that country: a part alone fits many.
fn plausible(plain: &str, fitted: usize, country: &str) -> bool {
    let letters = plain.bytes().filter(u8::is_ascii_alphabetic).count();
    match country {
        "GB" | "GG" | "JE" | "IM" => {
            letters >= 1
                && plain
                    .bytes()
                    .next()
                    .is_some_and(|byte| byte.is_ascii_alphabetic())
        }
        "CA" => plain.len() == 3 || plain.len() == 6,
        "IE" => plain.len() == 3 || plain.len() == 7,
        "NL" => {
            (plain.len() == 4 && letters == 0)
                || (plain.len() == 6
                    && letters == 2
                    && !plain.ends_with(|letter: char| letter.is_ascii_digit()))
        }
        "AR" => plain.len() == 4 || plain.len() == 8,
        "MT" => letters == 3 && plain.len() == 7 || plain.len() == 3,
        "US" | "BR" | "CL" | "CN" | "JP" | "PT" | "SG" if letters > 0 => false,
        "US" => plain.len() == 5 || plain.len() == 9,
        "BR" => plain.len() == 8 || plain.len() == 5,
        "JP" | "CL" => plain.len() == 7 || fitted == plain.len(),
        "PT" => plain.len() == 7 || plain.len() == 4,
        "SG" | "CN" => plain.len() == 6,
        _ => true,
    }
}
