//! Invented towns, each on the real coordinates of a city, so that a search near that city finds them.

/// An invented town.
pub(super) struct Town {
    pub(super) name: &'static str,
    pub(super) region: &'static str,
    pub(super) country: &'static str,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) zone: &'static str,
    /// BCP 47 tags, the usual one first.
    pub(super) languages: &'static [&'static str],
    /// An invented postcode in the country's shape, or nothing.
    pub(super) postal_code: &'static str,
    /// What streets are called there.
    pub(super) streets: &'static [&'static str],
}

#[expect(
    clippy::too_many_arguments,
    reason = "one row of a table, in the order of its columns"
)]
const fn town(
    name: &'static str,
    region: &'static str,
    country: &'static str,
    point: (f64, f64),
    zone: &'static str,
    languages: &'static [&'static str],
    postal_code: &'static str,
    streets: &'static [&'static str],
) -> Town {
    Town {
        name,
        region,
        country,
        latitude: point.0,
        longitude: point.1,
        zone,
        languages,
        postal_code,
        streets,
    }
}

const ENGLISH: &[&str] = &[
    "Alder Street",
    "Mill Lane",
    "Harbour Road",
    "Orchard Avenue",
    "Lantern Street",
    "Station Road",
];
const GERMAN: &[&str] = &[
    "Lindenweg",
    "Mühlgasse",
    "Am Alten Markt",
    "Gartenstraße",
    "Brunnenplatz",
];
const SPANISH: &[&str] = &[
    "Calle del Olmo",
    "Avenida del Puente",
    "Calle Nueva",
    "Paseo del Faro",
];
const FRENCH: &[&str] = &[
    "rue du Moulin",
    "place des Tilleuls",
    "avenue du Port",
    "rue Neuve",
];
const PORTUGUESE: &[&str] = &["Rua do Farol", "Rua das Oliveiras", "Largo da Fonte"];
const DUTCH: &[&str] = &["Molenpad", "Lindelaan", "Havenkade"];
const OTHER: &[&str] = &["1st Garden Street", "Bridge Street", "Market Road"];

/// All of them, every inhabited continent among them: a table, a row a town.
#[rustfmt::skip]
pub(super) const TOWNS: &[Town] = &[
    town("Alderhaven", "WA", "US", (47.6062, -122.3321), "America/Los_Angeles", &["en", "es"], "98000", ENGLISH),
    town("Saltmarsh Bay", "CA", "US", (37.7749, -122.4194), "America/Los_Angeles", &["en", "es"], "94000", ENGLISH),
    town("Palo Quieto", "CA", "US", (34.0522, -118.2437), "America/Los_Angeles", &["en", "es"], "90000", ENGLISH),
    town("Dry Creek Junction", "AZ", "US", (33.4484, -112.0740), "America/Phoenix", &["en", "es"], "85000", ENGLISH),
    town("Front Range Mills", "CO", "US", (39.7392, -104.9903), "America/Denver", &["en"], "80200", ENGLISH),
    town("Lakeward", "IL", "US", (41.8781, -87.6298), "America/Chicago", &["en", "es", "pl"], "60600", ENGLISH),
    town("Bayou Sorrel", "TX", "US", (29.7604, -95.3698), "America/Chicago", &["en", "es"], "77000", ENGLISH),
    town("Fernbridge", "NY", "US", (40.7128, -74.0060), "America/New_York", &["en", "es", "fr"], "10000", ENGLISH),
    town("Cobble Harbor", "MA", "US", (42.3601, -71.0589), "America/New_York", &["en"], "02100", ENGLISH),
    town("Magnolia Point", "FL", "US", (25.7617, -80.1918), "America/New_York", &["en", "es"], "33100", ENGLISH),
    town("Northwater", "AK", "US", (61.2181, -149.9003), "America/Anchorage", &["en"], "99500", ENGLISH),
    town("Koa Landing", "HI", "US", (21.3069, -157.8583), "Pacific/Honolulu", &["en"], "96800", ENGLISH),
    town("Maple Narrows", "ON", "CA", (43.6532, -79.3832), "America/Toronto", &["en", "fr"], "M0X", ENGLISH),
    town("Sainte-Aurore", "QC", "CA", (45.5019, -73.5674), "America/Montreal", &["fr", "en"], "H0X", FRENCH),
    town("Cedar Inlet", "BC", "CA", (49.2827, -123.1207), "America/Vancouver", &["en"], "V0X", ENGLISH),
    town("Cala Serena", "CDMX", "MX", (19.4326, -99.1332), "America/Mexico_City", &["es"], "01000", SPANISH),
    town("Puerto Calmo", "Buenos Aires", "AR", (-34.6037, -58.3816), "America/Argentina/Buenos_Aires", &["es"], "C1000", SPANISH),
    town("Vila Serena", "SP", "BR", (-23.5505, -46.6333), "America/Sao_Paulo", &["pt-BR"], "01000-000", PORTUGUESE),
    town("Valle Claro", "Bogotá", "CO", (4.7110, -74.0721), "America/Bogota", &["es"], "110111", SPANISH),
    town("Willowmere", "Greater London", "GB", (51.5074, -0.1278), "Europe/London", &["en"], "SW1", ENGLISH),
    town("Heatherby", "Greater Manchester", "GB", (53.4808, -2.2426), "Europe/London", &["en", "pa"], "M1", ENGLISH),
    town("Glenlarach", "Scotland", "GB", (55.9533, -3.1883), "Europe/London", &["en"], "EH1", ENGLISH),
    town("Ballyvarna", "Leinster", "IE", (53.3498, -6.2603), "Europe/Dublin", &["en", "ga"], "D02", ENGLISH),
    town("Lindenau am See", "Berlin", "DE", (52.5200, 13.4050), "Europe/Berlin", &["de", "en", "tr"], "10000", GERMAN),
    town("Steinbrück", "Bayern", "DE", (48.1374, 11.5755), "Europe/Berlin", &["de"], "80000", GERMAN),
    town("Hafenrode", "Hamburg", "DE", (53.5511, 9.9937), "Europe/Berlin", &["de", "en"], "20000", GERMAN),
    town("Weidenthal", "Sachsen", "DE", (51.0504, 13.7373), "Europe/Berlin", &["de"], "01000", GERMAN),
    town("Auersbach", "Wien", "AT", (48.2082, 16.3738), "Europe/Vienna", &["de", "en"], "1000", GERMAN),
    town("Seefelden", "Zürich", "CH", (47.3769, 8.5417), "Europe/Zurich", &["de", "fr", "en"], "8000", GERMAN),
    town("Belleroche", "Île-de-France", "FR", (48.8566, 2.3522), "Europe/Paris", &["fr", "en"], "75000", FRENCH),
    town("Stilwater", "Noord-Holland", "NL", (52.3676, 4.9041), "Europe/Amsterdam", &["nl", "en"], "1000", DUTCH),
    town("Villaluna", "Madrid", "ES", (40.4168, -3.7038), "Europe/Madrid", &["es", "en"], "28000", SPANISH),
    town("Fonte Clara", "Lisboa", "PT", (38.7223, -9.1393), "Europe/Lisbon", &["pt", "en"], "1000-000", PORTUGUESE),
    town("Montesole", "Lazio", "IT", (41.9028, 12.4964), "Europe/Rome", &["it", "en"], "00100", OTHER),
    town("Björkvik", "Stockholm", "SE", (59.3293, 18.0686), "Europe/Stockholm", &["sv", "en"], "100 00", OTHER),
    town("Nowa Polana", "Mazowieckie", "PL", (52.2297, 21.0122), "Europe/Warsaw", &["pl"], "00-001", OTHER),
    town("Umthunzi", "Western Cape", "ZA", (-33.9249, 18.4241), "Africa/Johannesburg", &["en", "af", "xh"], "8000", ENGLISH),
    town("Kijani Hills", "Nairobi", "KE", (-1.2921, 36.8219), "Africa/Nairobi", &["en", "sw"], "00100", OTHER),
    town("Wadi al-Hilal", "Cairo", "EG", (30.0444, 31.2357), "Africa/Cairo", &["ar", "en"], "", OTHER),
    town("Neel Nagar", "Delhi", "IN", (28.6139, 77.2090), "Asia/Kolkata", &["hi", "en"], "110000", OTHER),
    town("Tsukimachi", "Tokyo", "JP", (35.6762, 139.6503), "Asia/Tokyo", &["ja", "en"], "100-0000", OTHER),
    town("Sungai Damai", "Selangor", "MY", (3.1390, 101.6869), "Asia/Kuala_Lumpur", &["ms", "en"], "50000", OTHER),
    town("Givat Shaket", "Tel Aviv", "IL", (32.0853, 34.7818), "Asia/Jerusalem", &["he", "en", "ar"], "", OTHER),
    town("Wattle Crossing", "NSW", "AU", (-33.8688, 151.2093), "Australia/Sydney", &["en"], "2000", ENGLISH),
    town("Redgum Flat", "SA", "AU", (-34.9285, 138.6007), "Australia/Adelaide", &["en"], "5000", ENGLISH),
    town("Totara Bay", "Auckland", "NZ", (-36.8509, 174.7645), "Pacific/Auckland", &["en", "mi"], "1010", ENGLISH),
];
