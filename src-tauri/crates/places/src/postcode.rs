//! Postcodes of all shapes, whole or by the part that says where.

mod shape;

pub(crate) use shape::plain;

use crate::table::{self, POSTCODE_POINTS};
use crate::{Country, Place, PlaceKind, PlaceReference, Places, fold};
use circle_domain::Point;
use fst::{IntoStreamer, Streamer};
use shape::{is_british, is_inward, least, narrow, plausible, without_country};

/// Bytes of a postcode's record: latitude and longitude in 1/10,000 degrees from the south pole and the date line, and its town.
const RECORD: usize = 9;

/// How well a code has to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is listed, or the part of it that the tables hold.
    Listed,
    /// If it is not listed, another one of the reader's country that starts in the same way says where it is.
    Begun,
}

/// In which order codes that fit are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Whole, of the reader's country or of the one that is written with it.
    Home,
    /// Half typed, of the reader's country: the first few.
    HomeBegun,
    /// Not listed, of the reader's country.
    HomeUnlisted,
    /// Whole, of another country.
    Elsewhere,
    /// The others that are half typed.
    Rest,
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
    /// The middle of a postcode's area. Where the tables hold parts of codes (Great Britain, Canada, Ireland) the longest part counts. A
    /// code that is not listed is nowhere: what else is known of an address says more than its neighbours.
    #[must_use]
    pub fn postcode(&self, code: &str, country: &str) -> Option<Point> {
        let (at, _) = self.code_in(&narrow(code), self.country(country)?)?;
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
        let british = least(country.code) == Some(2);
        // The islands' codes stand among the British ones too, but are their own.
        if country.code == "GB"
            && ["JE", "GY", "IM"]
                .iter()
                .any(|area| plain.starts_with(area))
        {
            return None;
        }
        if british
            && let Some((outward, inward)) = plain.split_at_checked(plain.len().saturating_sub(3))
            && is_inward(inward)
            && outward.len() >= 2
        {
            plain = outward;
        }
        let key = format!("{}{plain}", country.code);
        if let Some((length, value)) = table::longest_prefix(&self.maps.postcodes, key.as_bytes()) {
            let fitted = length.saturating_sub(2);
            // Of a code that is typed to its end the outward part is known, of another it is what fits.
            let outward = if plain.len() < whole.len() {
                plain
            } else {
                plain.get(..fitted)?
            };
            if country.code == "GB" && !is_british(&whole, outward) {
                return None;
            }
            if length == key.len() || least(country.code).is_some_and(|least| fitted >= least) {
                return Some((value as u32, fitted));
            }
        }
        self.sibling(country.code, plain)
    }

    /// The listed code that starts most like one that is not listed, and is as long: the last one before it, or else the first one behind.
    /// The first two signs have to be the same at least, of short codes the first three.
    fn begun(&self, code: &str, country: &Country) -> Option<u32> {
        let mut plain = without_country(code, country.code);
        if country.code == "US" && plain.len() == 9 {
            plain = plain.get(..5)?;
        }
        if !(4..=9).contains(&plain.len()) || least(country.code) == Some(2) {
            return None;
        }
        let fewest = if plain.len() > 4 { 2 } else { 3 };
        for kept in (fewest..plain.len()).rev() {
            let mut best = None;
            for (at, listed) in self.starting(country.code, plain.get(..kept)?, 2_000) {
                let before = listed.as_str() < plain;
                if listed.len() == plain.len() && (before || best.is_none()) {
                    best = Some(at);
                }
            }
            if best.is_some() {
                return best;
            }
        }
        None
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
        fit: Fit,
    ) -> Vec<Place> {
        let text = narrow(text);
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
                for place in self.codes(&code, &fold(&rest.join(" ")), country, limit, fit) {
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

    fn codes(
        &self,
        code: &str,
        rest: &str,
        country: Option<&str>,
        limit: usize,
        fit: Fit,
    ) -> Vec<Place> {
        let signed = plain(code);
        let mut found: Vec<(Rank, u32, Place)> = Vec::new();
        for of in &self.countries {
            let at_home = country.is_some_and(|code| code.eq_ignore_ascii_case(of.code));
            let said = without_country(&signed, of.code) != signed;
            if signed.len() < 3 && !at_home && !said {
                continue;
            }
            if let Some((at, fitted)) = self.code_in(&signed, of)
                && plausible(&signed, fitted, of.code)
            {
                let rank = if at_home || said {
                    Rank::Home
                } else {
                    Rank::Elsewhere
                };
                let place = self.postcode_place(at, &self.shown(&signed, of.code), of);
                found.extend(place.map(|place| (rank, of.population, place)));
                continue;
            }
            if !at_home && !said {
                continue;
            }
            let codes = if at_home && rest.is_empty() && signed.len() >= 2 {
                self.starting(of.code, without_country(&signed, of.code), limit)
            } else {
                Vec::new()
            };
            for (number, (at, code)) in codes.iter().enumerate() {
                let rank = if number < limit / 2 {
                    Rank::HomeBegun
                } else {
                    Rank::Rest
                };
                let place = self.postcode_place(*at, code, of);
                found.extend(place.map(|place| (rank, of.population, place)));
            }
            if fit == Fit::Begun
                && codes.is_empty()
                && let Some(at) = self.begun(&signed, of)
            {
                let place = self.postcode_place(at, &self.shown(&signed, of.code), of);
                found.extend(place.map(|place| (Rank::HomeUnlisted, of.population, place)));
            }
        }
        found.retain(|(_, _, place)| rest.is_empty() || self.lies_in(place, rest));
        found.sort_by_key(|(rank, population, _)| (*rank, std::cmp::Reverse(*population)));
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
