//! Postcodes of many countries in the ways in which people type them.

use super::places;
use crate::PlaceKind;
use circle_domain::Point;
use fst::Streamer;
use std::collections::{BTreeMap, BTreeSet};

/// What is typed, the reader's country, the country of the code, and about where it is.
const TYPED: &[(&str, Option<&str>, &str, f64, f64)] = &[
    ("98101", Some("US"), "US", 47.61, -122.33),
    ("98101-1234", Some("US"), "US", 47.61, -122.33),
    ("981011234", Some("US"), "US", 47.61, -122.33),
    ("98101 Seattle", None, "US", 47.61, -122.33),
    ("SW1A", Some("GB"), "GB", 51.50, -0.13),
    ("sw1a1aa", None, "GB", 51.50, -0.13),
    ("SW1A 1AA", Some("US"), "GB", 51.50, -0.13),
    ("SW1A 1", Some("GB"), "GB", 51.50, -0.13),
    ("sw1a 1a", Some("GB"), "GB", 51.50, -0.13),
    ("m1 1ae", None, "GB", 53.48, -2.23),
    ("eh1", Some("GB"), "GB", 55.95, -3.19),
    ("BT1 5GS", None, "GB", 54.60, -5.93),
    ("K1A 0B1", None, "CA", 45.42, -75.70),
    ("k1a0b1", None, "CA", 45.42, -75.70),
    ("K1A", Some("CA"), "CA", 45.42, -75.70),
    ("K1A-0B1", None, "CA", 45.42, -75.70),
    ("K1A 0", Some("CA"), "CA", 45.42, -75.70),
    ("1012 ab", None, "NL", 52.37, 4.90),
    ("1012AB", Some("NL"), "NL", 52.37, 4.90),
    ("1012 A", Some("NL"), "NL", 52.37, 4.90),
    ("1012", Some("NL"), "NL", 52.37, 4.90),
    ("NL-1012 AB", None, "NL", 52.37, 4.90),
    ("00-950", Some("PL"), "PL", 52.23, 21.01),
    ("31-042", Some("PL"), "PL", 50.06, 19.94),
    ("31042", Some("PL"), "PL", 50.06, 19.94),
    ("PL-31-042", None, "PL", 50.06, 19.94),
    ("100-0001", Some("JP"), "JP", 35.68, 139.75),
    ("〒100-0001", None, "JP", 35.68, 139.75),
    ("〒１００−０００１", None, "JP", 35.68, 139.75),
    ("1000001", Some("JP"), "JP", 35.68, 139.75),
    ("01310-100", Some("BR"), "BR", -23.55, -46.64),
    ("01310100", Some("BR"), "BR", -23.55, -46.64),
    ("10115", Some("DE"), "DE", 52.53, 13.38),
    ("D-10115", None, "DE", 52.53, 13.38),
    ("d 10115", None, "DE", 52.53, 13.38),
    ("DE-10115", Some("US"), "DE", 52.53, 13.38),
    ("10115 Berlin", None, "DE", 52.53, 13.38),
    ("1011", Some("DE"), "DE", 52.53, 13.38),
    ("CH-8001", None, "CH", 47.37, 8.54),
    ("8001", Some("CH"), "CH", 47.37, 8.54),
    ("8001 Zürich", None, "CH", 47.37, 8.54),
    ("A-1010", None, "AT", 48.21, 16.37),
    ("1010", Some("AT"), "AT", 48.21, 16.37),
    ("1010 Wien", None, "AT", 48.21, 16.37),
    ("75001", Some("FR"), "FR", 48.86, 2.34),
    ("F-75001", None, "FR", 48.86, 2.34),
    ("75001 paris", None, "FR", 48.86, 2.34),
    ("00184", Some("IT"), "IT", 41.89, 12.49),
    ("I-00184", None, "IT", 41.89, 12.49),
    ("28013", Some("ES"), "ES", 40.42, -3.71),
    ("1100-148", Some("PT"), "PT", 38.71, -9.14),
    ("B-1000", None, "BE", 50.85, 4.35),
    ("1000", Some("BE"), "BE", 50.85, 4.35),
    ("L-1111", None, "LU", 49.61, 6.13),
    ("1111", Some("LU"), "LU", 49.61, 6.13),
    ("FL-9490", None, "LI", 47.14, 9.52),
    ("D02 AF30", None, "IE", 53.34, -6.25),
    ("d02af30", None, "IE", 53.34, -6.25),
    ("111 20", Some("SE"), "SE", 59.33, 18.06),
    ("SE-111 20", None, "SE", 59.33, 18.06),
    ("0150", Some("NO"), "NO", 59.91, 10.75),
    ("N-0150", None, "NO", 59.91, 10.75),
    ("1050", Some("DK"), "DK", 55.68, 12.59),
    ("DK-1050", None, "DK", 55.68, 12.59),
    ("00100", Some("FI"), "FI", 60.17, 24.93),
    ("FI-00100", None, "FI", 60.17, 24.93),
    ("101", Some("IS"), "IS", 64.15, -21.94),
    ("110 00", Some("CZ"), "CZ", 50.09, 14.42),
    ("11000 Praha", None, "CZ", 50.09, 14.42),
    ("811 01", Some("SK"), "SK", 48.14, 17.11),
    ("1051", Some("HU"), "HU", 47.50, 19.05),
    ("010011", Some("RO"), "RO", 44.43, 26.10),
    ("1000", Some("BG"), "BG", 42.70, 23.32),
    ("10000", Some("HR"), "HR", 45.81, 15.98),
    ("HR-10000", None, "HR", 45.81, 15.98),
    ("1000", Some("SI"), "SI", 46.05, 14.51),
    ("11000", Some("RS"), "RS", 44.81, 20.46),
    ("LV-1010", None, "LV", 56.95, 24.11),
    ("LT-01001", None, "LT", 54.69, 25.28),
    ("10111", Some("EE"), "EE", 59.44, 24.75),
    ("01001", Some("UA"), "UA", 50.45, 30.52),
    ("101000", Some("RU"), "RU", 55.75, 37.62),
    ("MD-2001", None, "MD", 47.01, 28.86),
    ("AZ 1000", None, "AZ", 40.38, 49.85),
    ("34000", Some("TR"), "TR", 41.01, 28.95),
    ("2000", Some("AU"), "AU", -33.87, 151.21),
    ("2000 Sydney", None, "AU", -33.87, 151.21),
    ("1010", Some("NZ"), "NZ", -36.85, 174.76),
    ("110001", Some("IN"), "IN", 28.63, 77.22),
    ("110 001", Some("IN"), "IN", 28.63, 77.22),
    ("04524", Some("KR"), "KR", 37.56, 126.98),
    ("100000", Some("CN"), "CN", 39.90, 116.40),
    ("018956", Some("SG"), "SG", 1.28, 103.85),
    ("10110", Some("TH"), "TH", 13.74, 100.57),
    ("50450", Some("MY"), "MY", 3.16, 101.71),
    ("1000", Some("PH"), "PH", 14.59, 120.98),
    ("10110", Some("ID"), "ID", -6.17, 106.82),
    ("1000", Some("BD"), "BD", 23.73, 90.41),
    ("44000", Some("PK"), "PK", 33.69, 73.06),
    ("00100", Some("KE"), "KE", -1.28, 36.82),
    ("8001", Some("ZA"), "ZA", -33.92, 18.42),
    ("16000", Some("DZ"), "DZ", 36.77, 3.06),
    ("06000", Some("MX"), "MX", 19.43, -99.14),
    ("X5000ABC", Some("AR"), "AR", -31.42, -64.18),
    ("1602", Some("AR"), "AR", -34.53, -58.48),
    ("110111", Some("CO"), "CO", 4.60, -74.08),
    ("8320000", Some("CL"), "CL", -33.44, -70.65),
    ("832-0000", Some("CL"), "CL", -33.44, -70.65),
    ("15001", Some("PE"), "PE", -12.05, -77.03),
    ("11000", Some("UY"), "UY", -34.90, -56.19),
    ("VLT 1117", Some("MT"), "MT", 35.90, 14.51),
    ("AD500", None, "AD", 42.51, 1.52),
    ("1010", Some("CY"), "CY", 35.17, 33.36),
    ("HT6110", None, "HT", 18.55, -72.34),
    ("28613 95752", Some("AE"), "AE", 25.24, 55.35),
    ("GX11 1AA", None, "GI", 36.14, -5.35),
    ("JE2 3AB", None, "JE", 49.19, -2.11),
    ("HM 18", Some("BM"), "BM", 32.29, -64.79),
];

#[test]
fn codes_are_found_however_they_are_typed() {
    let mut wrong = Vec::new();
    for (text, reader, country, latitude, longitude) in TYPED {
        let first = places().suggest(text, *reader, 8).into_iter().next();
        let near = Point::new(*latitude, *longitude).expect("a point");
        let right = first.as_ref().is_some_and(|place| {
            place.kind == PlaceKind::Postcode
                && place.country == *country
                && place.point.distance_km(near) < 30.0
        });
        if !right {
            let first = first.map(|place| (place.name, place.country, place.town, place.point));
            wrong.push(format!(
                "{text:?} in {reader:?}: of {country}, not {first:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "each code is found first: {wrong:#?}");
    let countries: BTreeSet<&str> = TYPED.iter().map(|line| line.2).collect();
    assert!(
        countries.len() >= 60,
        "of sixty countries, not {}",
        countries.len()
    );
}

#[test]
fn codes_of_120_countries_are_found() {
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut stream = places().maps.postcodes.stream();
    while let Some((key, _)) = stream.next() {
        let (country, code) = std::str::from_utf8(key).expect("letters").split_at(2);
        codes
            .entry(country.to_owned())
            .or_default()
            .push(code.to_owned());
    }
    assert_eq!(codes.len(), 120, "so many countries have codes");
    let mut wrong = Vec::new();
    for (country, codes) in &codes {
        let mut code = codes[codes.len() / 2].clone();
        // The tables hold the start of ten digits, and letters without their number.
        match country.as_str() {
            "AE" => code.push_str("000000"),
            "MT" => code.push_str("1000"),
            _ => {}
        }
        let first = places()
            .suggest(&code, Some(country), 10)
            .into_iter()
            .next();
        let right = first
            .as_ref()
            .is_some_and(|place| place.kind == PlaceKind::Postcode && place.country == **country);
        if !right || places().postcode(&code, country).is_none() {
            wrong.push(format!("{country} {code}: {first:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "the reader's own code comes first: {wrong:#?}"
    );
}

#[test]
fn the_longest_start_says_where_an_unlisted_code_is() {
    for (text, country, latitude, longitude, reach) in [
        ("10000", "DE", 52.5, 13.4, 30.0),
        ("10999-0000", "US", 41.1, -74.0, 60.0),
        ("00-999", "PL", 52.2, 21.0, 30.0),
        ("75000", "FR", 48.86, 2.35, 60.0),
        ("1012 ZZ", "NL", 52.37, 4.9, 10.0),
        ("SW1A 9ZZ", "GB", 51.5, -0.13, 5.0),
    ] {
        let place = places()
            .suggest(text, Some(country), 5)
            .into_iter()
            .find(|place| place.country == country)
            .unwrap_or_else(|| panic!("{text} starts like codes of {country}"));
        let near = Point::new(latitude, longitude).expect("a point");
        assert!(
            place.kind == PlaceKind::Postcode && place.point.distance_km(near) < reach,
            "{text} is near {latitude}, {longitude}, not {:?}",
            place.point
        );
    }
    assert!(
        places()
            .find("10000", Some("DE"))
            .is_none_or(|found| found.place.country != "DE"),
        "in a line of words only listed codes are places"
    );
}

#[test]
fn the_readers_country_wins() {
    for (text, country) in [
        ("10115", "DE"),
        ("10115", "EE"),
        ("10115", "US"),
        ("75001", "FR"),
        ("75001", "US"),
        ("1010", "AT"),
        ("1010", "AU"),
        ("1010", "CH"),
        ("1010", "US"),
        ("06000", "MX"),
        ("06000", "FR"),
    ] {
        let found = places().suggest(text, Some(country), 10);
        assert_eq!(
            found.first().map(|place| place.country.as_str()),
            Some(country),
            "{text} of a reader in {country}"
        );
    }
    let whole = places().suggest("1010", Some("US"), 10);
    assert!(
        whole.iter().any(|place| place.country == "AT"),
        "a whole code of another country is offered behind those that are half typed"
    );
    assert!(
        places()
            .find("1010", Some("US"))
            .is_some_and(|found| found.place.name == "1010"),
        "a half-typed code does not hide a whole one"
    );
}
