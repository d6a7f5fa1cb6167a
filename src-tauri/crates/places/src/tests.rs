//! The tables and the questions put to them, together.

use crate::{PlaceKind, Places};
use circle_domain::Point;

mod codes;
mod first;
mod garbage;
mod reach;
mod understanding;

pub(super) fn places() -> &'static Places {
    Places::embedded().expect("the program's own tables are whole")
}

pub(super) fn first(text: &str, country: Option<&str>) -> String {
    places()
        .suggest(text, country, 10)
        .first()
        .map_or_else(String::new, label)
}

pub(super) fn label(place: &crate::Place) -> String {
    let region = place.region.as_deref().unwrap_or("-");
    format!("{}/{region}/{}", place.name, place.country)
}

#[test]
fn the_first_suggestion_is_the_one_that_is_meant() {
    let table = [
        ("san fr", None, "San Francisco/California/US"),
        ("b", Some("DE"), "Berlin/Berlin/DE"),
        ("munchen", None, "Munich/Bavaria/DE"),
        ("muenchen", None, "Munich/Bavaria/DE"),
        ("münchen", None, "Munich/Bavaria/DE"),
        ("mün", Some("DE"), "Munich/Bavaria/DE"),
        ("koln", None, "Köln/North Rhine-Westphalia/DE"),
        ("Cologne", None, "Köln/North Rhine-Westphalia/DE"),
        ("moskva", None, "Moscow/Moscow/RU"),
        ("москва", None, "Moscow/Moscow/RU"),
        ("nyc", None, "New York City/New York/US"),
        ("new york", None, "New York City/New York/US"),
        ("bombay", None, "Mumbai/Maharashtra/IN"),
        ("wien", None, "Vienna/Vienna/AT"),
        ("praha", None, "Prague/Prague/CZ"),
        ("st louis", None, "St. Louis/Missouri/US"),
        ("saint louis", Some("US"), "St. Louis/Missouri/US"),
        ("st. lou", Some("US"), "St. Louis/Missouri/US"),
        ("kreuz", None, "Kreuzberg/Berlin/DE"),
        ("東京", None, "Tokyo/Tokyo/JP"),
        ("springfield il", None, "Springfield/Illinois/US"),
        ("springfield, ill", None, "Springfield/Illinois/US"),
        ("springfield il usa", None, "Springfield/Illinois/US"),
        ("portland, or", None, "Portland/Oregon/US"),
        ("portland, or, usa", None, "Portland/Oregon/US"),
        ("Portland ME", None, "Portland/Maine/US"),
        ("paris texas", None, "Paris/Texas/US"),
        ("paris", None, "Paris/Île-de-France/FR"),
        ("berlin germany", None, "Berlin/Berlin/DE"),
        ("Berlin, Deutschland", None, "Berlin/Berlin/DE"),
        ("london", None, "London/England/GB"),
        ("london", Some("CA"), "London/Ontario/CA"),
        ("london on", None, "London/Ontario/CA"),
        ("seatle", None, "Seattle/Washington/US"),
        ("seattel", None, "Seattle/Washington/US"),
        ("seatle, wa", None, "Seattle/Washington/US"),
        ("philadelfia", None, "Philadelphia/Pennsylvania/US"),
        ("perth", Some("AU"), "Perth/Western Australia/AU"),
        ("sydney nsw", None, "Sydney/New South Wales/AU"),
        ("frankfurt am m", None, "Frankfurt am Main/Hesse/DE"),
        ("kansas city", Some("US"), "Kansas City/Missouri/US"),
        ("l'aquila", None, "L'Aquila/Abruzzo/IT"),
        ("lódz", None, "Łódź/Łódź Voivodeship/PL"),
        ("DE", None, "Germany/-/DE"),
        ("서울", None, "Seoul/Seoul/KR"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, country, wanted)| (text, wanted, first(text, *country)))
        .filter(|(_, wanted, found)| found.as_str() != **wanted)
        .map(|(text, wanted, found)| format!("{text}: {found} instead of {wanted}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "each line brings its town first: {wrong:#?}"
    );
}

#[test]
fn regions_and_countries_are_suggested() {
    for (text, name, kind) in [
        ("texas", "Texas", PlaceKind::Region),
        ("bayern", "Bavaria", PlaceKind::Region),
        ("germany", "Germany", PlaceKind::Country),
        ("deutschland", "Germany", PlaceKind::Country),
    ] {
        let place = places()
            .suggest(text, None, 5)
            .into_iter()
            .next()
            .expect("something goes by that name");
        assert_eq!(
            (place.name.as_str(), place.kind),
            (name, kind),
            "{text} is an area"
        );
        assert!(
            place.radius_km.is_some_and(|radius| radius > 100.0),
            "{text} reaches far"
        );
    }
}

#[test]
fn postcodes_of_all_shapes_are_found() {
    for (text, country, town, of) in [
        ("98101", Some("US"), "Seattle", "US"),
        ("98101-1234", Some("US"), "Seattle", "US"),
        ("10115", Some("DE"), "Berlin", "DE"),
        ("10115 Berlin", None, "Berlin", "DE"),
        ("D-10115", None, "Berlin", "DE"),
        ("Berlin 10115", Some("US"), "Berlin", "DE"),
        ("K1A 0B1", None, "Ottawa", "CA"),
        ("1010 Wien", None, "Innere Stadt", "AT"),
        ("75001", Some("FR"), "Paris", "FR"),
        ("31-042", Some("PL"), "Kraków", "PL"),
    ] {
        let place = places()
            .suggest(text, country, 8)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("{text} is found"));
        assert_eq!(
            (place.kind, place.country.as_str()),
            (PlaceKind::Postcode, of),
            "{text} is a code of {of}: {place:?}"
        );
        let named = places()
            .town(town, None, Some(of))
            .map_or(place.point, |town| town.point);
        assert!(
            named.distance_km(place.point) < 25.0,
            "{text} is at {town}, not {:?}",
            place.town
        );
    }
    for (code, country, latitude, longitude) in [
        ("SW1A 1AA", "GB", 51.50, -0.13),
        ("M1 1AE", "GB", 53.48, -2.23),
        ("K1A 0B1", "CA", 45.42, -75.70),
        ("D02 AF30", "IE", 53.34, -6.25),
        ("1012 AB", "NL", 52.37, 4.90),
        ("100-0001", "JP", 35.68, 139.75),
        ("01310-100", "BR", -23.55, -46.64),
        ("LV-1010", "LV", 56.95, 24.11),
        ("111 20", "SE", 59.33, 18.06),
        ("X5000ABC", "AR", -31.42, -64.18),
    ] {
        let wanted = Point::new(latitude, longitude).expect("a point");
        let point = places()
            .postcode(code, country)
            .unwrap_or_else(|| panic!("{code} of {country} is found"));
        assert!(
            point.distance_km(wanted) < 15.0,
            "{code} of {country} is not at {point:?}"
        );
    }
    assert_eq!(
        places().postcode("00000", "DE"),
        None,
        "a code that nobody has is nowhere"
    );
    let several = places().suggest("10115", None, 8);
    assert!(
        several.len() > 1 && several.iter().any(|place| place.country == "DE"),
        "without a country every owner of the code is offered"
    );
}

#[test]
fn coordinates_are_a_place() {
    let place = places()
        .suggest("47.6,-122.3", None, 5)
        .into_iter()
        .next()
        .expect("numbers are a place");
    assert_eq!(
        (place.kind, place.zone.as_deref(), place.country.as_str()),
        (PlaceKind::Coordinates, Some("America/Los_Angeles"), "US"),
        "the nearest place says zone and country"
    );
}

#[test]
fn zones_near_borders_are_right() {
    for (latitude, longitude, zone) in [
        (52.3471, 14.5506, "Europe/Berlin"),
        (52.3400, 14.5700, "Europe/Warsaw"),
        (47.5596, 7.5886, "Europe/Zurich"),
        (47.5900, 7.6100, "Europe/Zurich"),
        (39.0997, -94.5786, "America/Chicago"),
        (33.4484, -112.0740, "America/Phoenix"),
        (36.9147, -111.4558, "America/Phoenix"),
        (37.1041, -113.5841, "America/Denver"),
        (38.4783, -82.6379, "America/New_York"),
        (37.9716, -87.5711, "America/Chicago"),
        (37.3865, -87.0, "America/Chicago"),
        (42.3314, -83.0458, "America/Detroit"),
        (42.2900, -83.0000, "America/Toronto"),
        (-28.0023, 153.4145, "Australia/Brisbane"),
        (-28.1900, 153.5300, "Australia/Sydney"),
        (-31.9505, 115.8605, "Australia/Perth"),
        (38.7223, -9.1393, "Europe/Lisbon"),
        (38.8794, -6.9707, "Europe/Madrid"),
        (55.0, -7.3, "Europe/London"),
        (54.9500, -7.7333, "Europe/Dublin"),
        (27.7172, 85.3240, "Asia/Kathmandu"),
        (-17.7134, 178.0650, "Pacific/Fiji"),
        (64.1466, -21.9426, "Atlantic/Reykjavik"),
    ] {
        let point = Point::new(latitude, longitude).expect("a point");
        let found = places()
            .zone_at(point)
            .expect("every point is near something");
        let same = found == zone || (zone == "Europe/Zurich" && found == "Europe/Berlin");
        assert!(same, "{latitude},{longitude} is in {zone}, not {found}");
    }
    let rhine = Point::new(47.59, 7.61).expect("a point");
    assert_eq!(
        places().zone_in(rhine, "DE"),
        Some("Europe/Berlin"),
        "who knows the country is asked in it"
    );
}

#[test]
fn the_nearest_place_is_the_nearest_of_all() {
    for (latitude, longitude) in [
        (52.5, 13.4),
        (-17.0, 179.99),
        (-17.0, -179.99),
        (89.9, 10.0),
        (-89.9, 0.1),
        (0.5, -150.0),
        (51.0, 0.01),
        (70.0, 179.9),
    ] {
        let point = Point::new(latitude, longitude).expect("a point");
        let nearest = places().nearest(point).expect("something is nearest");
        let least = (0..crate::table::town_count())
            .filter_map(crate::table::town)
            .filter_map(|record| Point::new(record.latitude, record.longitude))
            .map(|at| point.distance_km(at))
            .fold(f64::INFINITY, f64::min);
        assert!(
            (point.distance_km(nearest.point) - least).abs() < 1e-6,
            "nothing is nearer to {latitude},{longitude} than {}",
            nearest.name
        );
    }
}

#[test]
fn a_listing_without_coordinates_gets_the_town_it_names() {
    let town = |name, region, country| {
        places()
            .town(name, region, country)
            .map(|place| label(&place))
    };
    assert_eq!(
        town("Portland", Some("OR"), Some("US")).as_deref(),
        Some("Portland/Oregon/US"),
        "letters of a state decide"
    );
    assert_eq!(
        town("Portland", Some("Maine"), Some("USA")).as_deref(),
        Some("Portland/Maine/US"),
        "so does its name"
    );
    assert_eq!(
        town("München", None, Some("DE")).as_deref(),
        Some("Munich/Bavaria/DE"),
        "one of the name in the country is enough"
    );
    assert_eq!(
        town("St Albans", Some("Hertfordshire"), Some("GB")).as_deref(),
        Some("St Albans/England/GB"),
        "a county that no table knows says nothing against"
    );
    assert_eq!(
        town("Springfield", None, Some("US")),
        None,
        "one of many is not chosen"
    );
    assert_eq!(
        town("Vienna", None, None).as_deref(),
        Some("Vienna/Vienna/AT"),
        "a name that one large town has needs no country"
    );
    assert_eq!(town("", None, None), None, "nothing is nowhere");
}

#[test]
fn countries_go_by_every_usual_spelling() {
    for (text, code) in [
        ("USA", "US"),
        ("U.S.", "US"),
        ("United States", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("Deutschland", "DE"),
        ("germany", "DE"),
        ("DEU", "DE"),
        ("Österreich", "AT"),
        ("Oesterreich", "AT"),
        ("Suisse", "CH"),
        ("España", "ES"),
        ("日本", "JP"),
        ("Россия", "RU"),
        ("Czech Republic", "CZ"),
        ("gb", "GB"),
    ] {
        assert_eq!(places().country_code(text), Some(code), "{text} is {code}");
    }
    assert_eq!(places().country_code("Atlantis"), None, "no such country");
    assert_eq!(
        places()
            .country("de")
            .map(|country| country.name_in("de-AT")),
        Some("Deutschland"),
        "German names for German readers"
    );
}

#[test]
fn places_can_be_chosen_without_typing() {
    assert!(
        places().countries("de").len() > 240,
        "every country is listed"
    );
    assert_eq!(
        places()
            .regions("DE", "de")
            .first()
            .map(|region| region.name_german),
        Some("Baden-Württemberg"),
        "regions by name"
    );
    let towns = places().towns("DE", Some("02"), 3);
    assert_eq!(
        towns.first().map(label).as_deref(),
        Some("Munich/Bavaria/DE"),
        "the largest town of a region first"
    );
    assert_eq!(
        towns
            .first()
            .map(|town| places().named(town, "de").name)
            .as_deref(),
        Some("München"),
        "in the reader's language"
    );
    assert!(
        places().towns("DE", Some("nowhere"), 3).is_empty(),
        "no region, no towns"
    );
    let bavaria = places().region("DE", "02").expect("Bavaria is a region");
    assert_eq!(
        places().named(&bavaria, "de").name,
        "Bayern",
        "regions have German names"
    );
}

#[test]
fn haversine_is_close_enough() {
    let (berlin, paris) = (
        Point::new(52.52, 13.405).expect("Berlin"),
        Point::new(48.8566, 2.3522).expect("Paris"),
    );
    assert!(
        (berlin.distance_km(paris) - 877.0).abs() < 3.0,
        "Berlin and Paris are 877 km apart"
    );
}
