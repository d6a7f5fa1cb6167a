//! Every usual form of one point in Seattle, and what only looks like a point.

use super::read;

fn other_than_seattle(texts: &[&str]) -> Vec<String> {
    let wrong = |text: &&&str| {
        let point = read(text);
        !point.is_some_and(|point| {
            (point.latitude - 47.6).abs() < 1e-6 && (point.longitude + 122.3).abs() < 1e-6
        })
    };
    texts
        .iter()
        .filter(wrong)
        .map(|text| format!("{text}: {:?}", read(text)))
        .collect()
}

#[test]
fn points_are_read_in_every_usual_form() {
    let wrong = other_than_seattle(&[
        "47.6,-122.3",
        "47.6, -122.3",
        " 47.6 , -122.3 ",
        "47.6 -122.3",
        "+47.6 -122.3",
        "47.6;-122.3",
        "(47.6, -122.3)",
        "[47.6, -122.3]",
        "47.6\t-122.3",
        "47.6\n-122.3",
        "47.6, \u{2212}122.3",
        "47.60000000, -122.30000000",
        "47,6; -122,3",
        "47,6;-122,3",
        "47,6 -122,3",
        "47,6, -122,3",
        "47,6,-122,3",
        "47,6° N 122,3° W",
        "47,6°N, 122,3°W",
        "47.6° N, 122.3° W",
        "47.6°, -122.3°",
        "47.6° -122.3°",
        "47.6N 122.3W",
        "47.6 N 122.3 W",
        "47.6N, 122.3W",
        "47.6n,122.3w",
        "N47.6 W122.3",
        "N 47.6, W 122.3",
        "W122.3 N47.6",
        "122.3° W, 47.6° N",
        "47.6 north, 122.3 west",
        "47.6° Nord, 122.3° West",
        "47°36'00\"N 122°18'00\"W",
        "47°36'0.0\"N 122°18'0.0\"W",
        "47° 36′ 0″ N, 122° 18′ 0″ W",
        "47°36’00”N 122°18’00”W",
        "47º36'00''N 122º18'00''W",
        "47°36'N 122°18'W",
        "47° 36.000' N, 122° 18.000' W",
        "47°36,000'N 122°18,000'W",
        "N 47° 36.000 W 122° 18.000",
        "N47 36.000 W122 18.000",
        "47 36 00 N, 122 18 00 W",
        "47 36 0 N 122 18 0 W",
        "47 36.0 N 122 18.0 W",
        "47:36:00N 122:18:00W",
        "47°36'00\" -122°18'00\"",
        "47d 36m N, 122d 18m W",
        "lat: 47.6, lon: -122.3",
        "Lat 47.6 Long -122.3",
        "latitude=47.6&longitude=-122.3",
        "lng: -122.3, lat: 47.6",
        "-122.3, 47.6",
        "geo:47.6,-122.3",
        "GEO:47.6,-122.3",
        "geo:47.6,-122.3,120",
        "geo:47.6,-122.3;u=35",
        "geo:47.6,-122.3;crs=wgs84;u=35",
        "geo:47.6,-122.3?z=15",
        "geo:47.6,-122.3?q=coffee",
        "geo:0,0?q=47.6,-122.3",
        "geo:0,0?q=47.6,-122.3(Some+Where)",
    ]);
    assert!(wrong.is_empty(), "each line is one point: {wrong:#?}");
}

#[test]
fn links_to_maps_are_read() {
    let wrong = other_than_seattle(&[
        "https://www.google.com/maps/@47.6,-122.3,15z",
        "https://www.google.com/maps/place/Somewhere/@47.7,-122.4,17z/data=!3m1!4b1!4m5!3m4!1s0x5490:0x1!8m2!3d47.6!4d-122.3",
        "https://www.google.de/maps/place/Some+Where/@47.6,-122.3,17z",
        "https://www.google.com/maps/place/47%C2%B036'00.0%22N+122%C2%B018'00.0%22W/@47.7,-122.4,17z",
        "https://www.google.com/maps/place/47.6,-122.3",
        "https://www.google.com/maps/search/47.6,+-122.3?entry=tts",
        "https://www.google.com/maps/search/?api=1&query=47.6%2C-122.3",
        "https://www.google.com/maps/dir/?api=1&destination=47.6,-122.3",
        "https://maps.google.com/?q=47.6,-122.3",
        "https://maps.google.com/maps?q=loc:47.6,-122.3",
        "http://maps.google.com/maps?ll=47.6,-122.3&z=12",
        "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d2965.1!2d-122.3!3d47.6!2m3!1f0",
        "maps.google.com/?q=47.6,-122.3",
        "www.google.com/maps/@47.6,-122.3,15z",
        "https://www.openstreetmap.org/#map=15/47.6/-122.3",
        "https://www.openstreetmap.org/#map=15/47.6/-122.3&layers=T",
        "https://www.openstreetmap.org/?mlat=47.6&mlon=-122.3#map=15/47.7/-122.4",
        "https://osm.org/?mlat=47.6&mlon=-122.3",
        "https://opentopomap.org/#map=15/47.6/-122.3",
        "https://map.example/view#15/47.6/-122.3",
        "https://maps.apple.com/?ll=47.6,-122.3&q=Pin",
        "https://maps.apple.com/place?coordinate=47.6,-122.3&name=Pin",
        "https://www.bing.com/maps?cp=47.6~-122.3&lvl=15",
        "https://bing.com/maps/default.aspx?sp=point.47.6_-122.3_Name",
        "https://wego.here.com/?map=47.6,-122.3,15,normal",
        "https://share.here.com/l/47.6,-122.3,Name",
        "https://www.waze.com/ul?ll=47.6%2C-122.3&navigate=yes",
        "https://www.waze.com/live-map/directions?to=ll.47.6%2C-122.3",
        "https://yandex.com/maps/?ll=-122.3%2C47.6&z=15",
        "https://yandex.ru/maps/213/moscow/?pt=-122.3,47.6",
        "https://mapy.cz/zakladni?x=-122.3&y=47.6&z=15",
        "comgooglemaps://?q=47.6,-122.3",
        "om://map?ll=47.6,-122.3",
    ]);
    assert!(wrong.is_empty(), "each link is to one point: {wrong:#?}");
}

#[test]
fn plus_codes_are_the_middle_of_their_cell() {
    for (code, latitude, longitude) in [
        ("84VVJM8C+22", 47.615_062_5, -122.329_937_5),
        ("84vvjm8c+22", 47.615_062_5, -122.329_937_5),
        ("8FVC9G8F+6X", 47.365_562_5, 8.524_937_5),
        ("8FVC9G8F+6XQ", 47.365_587_5, 8.524_984_375),
        ("6PH57VP3+PR", 1.286_812_5, 103.854_562_5),
        ("8FVC0000+", 47.5, 8.5),
    ] {
        let point = read(code).unwrap_or_else(|| panic!("{code} is a point"));
        assert!(
            (point.latitude - latitude).abs() < 1e-4 && (point.longitude - longitude).abs() < 1e-4,
            "{code} is at {latitude}, {longitude}, not {point:?}"
        );
    }
    for text in [
        "JM8C+22",
        "84VVJM8C",
        "84VVJM8C+2",
        "84VVJM8A+22",
        "C+2",
        "8FV00000+",
        "84VV0000+22",
    ] {
        assert!(read(text).is_none(), "{text} is no full code");
    }
}

#[test]
fn other_numbers_are_no_points() {
    for text in [
        "98101",
        "12,30",
        "12 5",
        "12, 5",
        "24/7",
        "10 115",
        "19:30",
        "19:30 20:15",
        "19.30 20.15",
        "19:30, 20:15",
        "19.30-20.15",
        "24.12. 31.12.",
        "24.12.2026",
        "24.12.2026, 19.30",
        "2026-11-26",
        "11/26/2026",
        "26/11",
        "206-555-0123",
        "(206) 555-0123",
        "206.555.0123",
        "+1 206 555 0123",
        "+1 555 0100",
        "+49 30 1234567",
        "030 123456",
        "1012 AB",
        "K1A 0B1",
        "SW1A 1AA",
        "N1 9GU",
        "N1 9N",
        "N 5",
        "5 E 72nd St",
        "00-950",
        "100-0001",
        "01310-100",
        "111 20",
        "F10.2",
        "47.6",
        "47.6N",
        "47° 36.37' N",
        "47.6N 48.6N",
        "91.0,181.0",
        "95,5 N 10,5 E",
        "47 61 00 N, 122 18 00 W",
        "47°61'0\"N 122°18'0\"W",
        "nan,nan",
        "inf,1.5",
        "1e999,0.1",
        "0.0,0.0",
        "5, Mainz",
        "geo:",
        "geo:1",
        "geo:5,5;crs=other",
        "https://map.example/",
        "https://map.example/?q=Mainz",
        "https://map.example/2026/11/26",
        "https://map.example/?q=24/7",
        "",
        "°",
        "1,2,3",
        "7 Uhr 30, 8 Uhr 30",
    ] {
        assert!(
            read(text).is_none(),
            "{text:?} is no point: {:?}",
            read(text)
        );
    }
}

#[test]
fn the_order_is_turned_only_where_it_must_be() {
    for (text, latitude, longitude) in [
        ("91.0, 0.5", 0.5, 91.0),
        ("139.75 35.68", 35.68, 139.75),
        ("13.4, 52.5", 13.4, 52.5),
        ("-33.9, 151.2", -33.9, 151.2),
        ("52.5 N, 13.4 O", 52.5, 13.4),
        ("47°36'22.0\"N 122°19'55.4\"W", 47.606_111, -122.332_056),
        ("33 51 30 S, 151 12 30 E", -33.858_333, 151.208_333),
    ] {
        let point = read(text).unwrap_or_else(|| panic!("{text} is a point"));
        assert!(
            (point.latitude - latitude).abs() < 1e-5 && (point.longitude - longitude).abs() < 1e-5,
            "{text} is at {latitude}, {longitude}, not {point:?}"
        );
    }
}
