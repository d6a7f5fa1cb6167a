//! Countries, states and provinces as they are written at the end of an address.
//!
//! Only the spellings that addresses of directories use; every spelling of every country is the business of `places`.

/// The ISO 3166-1 alpha-2 code of a country as it is usually written; none for what is not a country beyond doubt.
pub(crate) fn country_code(text: &str) -> Option<&'static str> {
    let folded: String = text
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .collect::<String>()
        .to_lowercase();
    let folded = folded
        .strip_prefix("the ")
        .unwrap_or(&folded)
        .trim()
        .to_owned();
    COUNTRIES
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(code, _)| *code)
}

/// A two-letter state of the United States, from its letters or its name.
pub(crate) fn us_state(text: &str) -> Option<&'static str> {
    among(US_STATES, text)
}

/// A two-letter province of Canada, from its letters or its name.
pub(crate) fn canadian_province(text: &str) -> Option<&'static str> {
    among(PROVINCES, text)
}

/// The state of Australia, from its letters or its name.
pub(crate) fn australian_state(text: &str) -> Option<&'static str> {
    among(AUSTRALIAN_STATES, text)
}

fn among(list: &[(&'static str, &'static str)], text: &str) -> Option<&'static str> {
    let text = text.trim().trim_end_matches('.');
    list.iter()
        .find(|(code, name)| *code == text || name.eq_ignore_ascii_case(text))
        .map(|(code, _)| *code)
}

const COUNTRIES: &[(&str, &[&str])] = &[
    (
        "US",
        &[
            "us",
            "usa",
            "united states",
            "united states of america",
            "ee uu",
            "eeuu",
            "estados unidos",
        ],
    ),
    ("CA", &["ca", "can", "canada", "canadá"]),
    (
        "GB",
        &[
            "gb",
            "gbr",
            "uk",
            "united kingdom",
            "great britain",
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "reino unido",
        ],
    ),
    (
        "IE",
        &[
            "ie",
            "irl",
            "ireland",
            "republic of ireland",
            "éire",
            "eire",
        ],
    ),
    ("AU", &["au", "aus", "australia"]),
    (
        "NZ",
        &[
            "nz",
            "nzl",
            "new zealand",
            "aotearoa new zealand",
            "aotearoa",
        ],
    ),
    ("ZA", &["za", "zaf", "rsa", "south africa"]),
    ("DE", &["de", "deu", "germany", "deutschland", "alemania"]),
    ("AT", &["at", "aut", "austria", "österreich"]),
    (
        "CH",
        &["ch", "che", "switzerland", "schweiz", "suisse", "svizzera"],
    ),
    ("FR", &["fr", "fra", "france", "francia"]),
    ("BE", &["be", "bel", "belgium", "belgique", "belgië"]),
    ("NL", &["nl", "nld", "netherlands", "nederland", "holland"]),
    ("LU", &["lu", "lux", "luxembourg"]),
    ("ES", &["es", "esp", "spain", "españa"]),
    ("PT", &["pt", "prt", "portugal"]),
    ("IT", &["it", "ita", "italy", "italia"]),
    ("GR", &["gr", "grc", "greece", "ελλάδα"]),
    ("DK", &["dk", "dnk", "denmark", "danmark"]),
    ("SE", &["se", "swe", "sweden", "sverige"]),
    ("NO", &["no", "nor", "norway", "norge"]),
    ("FI", &["fi", "fin", "finland", "suomi"]),
    ("IS", &["is", "isl", "iceland", "ísland"]),
    ("PL", &["pl", "pol", "poland", "polska"]),
    (
        "CZ",
        &[
            "cz",
            "cze",
            "czechia",
            "czech republic",
            "česko",
            "česká republika",
        ],
    ),
    ("SK", &["sk", "svk", "slovakia", "slovensko"]),
    ("HU", &["hu", "hun", "hungary", "magyarország"]),
    ("RO", &["ro", "rou", "romania", "românia"]),
    ("BG", &["bg", "bgr", "bulgaria", "българия"]),
    ("HR", &["hr", "hrv", "croatia", "hrvatska"]),
    ("SI", &["si", "svn", "slovenia", "slovenija"]),
    ("RS", &["rs", "srb", "serbia", "srbija"]),
    ("EE", &["ee", "est", "estonia", "eesti"]),
    ("LV", &["lv", "lva", "latvia", "latvija"]),
    ("LT", &["lt", "ltu", "lithuania", "lietuva"]),
    ("UA", &["ua", "ukr", "ukraine", "україна"]),
    ("RU", &["ru", "rus", "russia", "россия"]),
    ("TR", &["tr", "tur", "turkey", "türkiye"]),
    ("MT", &["mt", "mlt", "malta"]),
    ("CY", &["cy", "cyp", "cyprus"]),
    ("IL", &["il", "isr", "israel"]),
    ("AE", &["ae", "are", "uae", "united arab emirates"]),
    ("EG", &["eg", "egy", "egypt"]),
    ("IR", &["ir", "irn", "iran"]),
    ("IN", &["in", "ind", "india"]),
    ("NP", &["np", "npl", "nepal"]),
    ("LK", &["lk", "lka", "sri lanka"]),
    ("TH", &["th", "tha", "thailand", "ประเทศไทย"]),
    ("KH", &["kh", "khm", "cambodia"]),
    ("VN", &["vn", "vnm", "vietnam"]),
    ("MY", &["my", "mys", "malaysia"]),
    ("SG", &["sg", "sgp", "singapore"]),
    ("ID", &["id", "idn", "indonesia"]),
    ("PH", &["ph", "phl", "philippines"]),
    ("HK", &["hk", "hkg", "hong kong"]),
    ("TW", &["tw", "twn", "taiwan"]),
    ("CN", &["cn", "chn", "china"]),
    ("JP", &["jp", "jpn", "japan", "日本"]),
    ("KR", &["kr", "kor", "south korea", "korea", "대한민국"]),
    ("KE", &["ke", "ken", "kenya"]),
    ("NG", &["ng", "nga", "nigeria"]),
    ("GH", &["gh", "gha", "ghana"]),
    ("MX", &["mx", "mex", "mexico", "méxico"]),
    ("GT", &["gt", "gtm", "guatemala"]),
    ("CR", &["cr", "cri", "costa rica"]),
    ("PA", &["panama", "panamá"]),
    ("CO", &["colombia"]),
    ("EC", &["ecuador"]),
    ("PE", &["perú", "peru"]),
    ("CL", &["chile"]),
    ("AR", &["argentina"]),
    ("UY", &["uruguay"]),
    ("BR", &["br", "bra", "brazil", "brasil"]),
    ("CU", &["cuba"]),
    ("DO", &["dominican republic", "república dominicana"]),
    ("JM", &["jamaica"]),
    ("TT", &["trinidad and tobago", "trinidad"]),
    ("BB", &["barbados"]),
    ("BS", &["bahamas"]),
    ("BM", &["bermuda"]),
    ("KY", &["cayman islands"]),
    ("BZ", &["belize"]),
    ("PR", &["puerto rico"]),
    ("VI", &["us virgin islands", "u s virgin islands"]),
    ("GU", &["guam"]),
    ("IM", &["isle of man"]),
    ("JE", &["jersey"]),
    ("GG", &["guernsey"]),
    ("GI", &["gibraltar"]),
];

const US_STATES: &[(&str, &str)] = &[
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "District of Columbia"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
    ("PR", "Puerto Rico"),
    ("VI", "US Virgin Islands"),
    ("GU", "Guam"),
];

const PROVINCES: &[(&str, &str)] = &[
    ("AB", "Alberta"),
    ("BC", "British Columbia"),
    ("MB", "Manitoba"),
    ("NB", "New Brunswick"),
    ("NL", "Newfoundland and Labrador"),
    ("NS", "Nova Scotia"),
    ("NT", "Northwest Territories"),
    ("NU", "Nunavut"),
    ("ON", "Ontario"),
    ("PE", "Prince Edward Island"),
    ("QC", "Quebec"),
    ("QC", "Québec"),
    ("SK", "Saskatchewan"),
    ("YT", "Yukon"),
];

const AUSTRALIAN_STATES: &[(&str, &str)] = &[
    ("NSW", "New South Wales"),
    ("VIC", "Victoria"),
    ("QLD", "Queensland"),
    ("WA", "Western Australia"),
    ("SA", "South Australia"),
    ("TAS", "Tasmania"),
    ("ACT", "Australian Capital Territory"),
    ("NT", "Northern Territory"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings() {
        for (text, code) in [
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("United States", "US"),
            ("England", "GB"),
            ("The Netherlands", "NL"),
            ("Deutschland", "DE"),
            ("日本", "JP"),
        ] {
            assert_eq!(country_code(text), Some(code), "{text}");
        }
        assert_eq!(
            country_code("Georgia"),
            None,
            "a state more often than a country"
        );
        assert_eq!(us_state("Texas"), Some("TX"), "a state's name");
        assert_eq!(us_state("in"), None, "letters only in capitals");
        assert_eq!(
            canadian_province("Québec"),
            Some("QC"),
            "a province in its own language"
        );
    }
}
