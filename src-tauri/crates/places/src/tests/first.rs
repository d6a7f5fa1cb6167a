//! Which suggestion comes first, for names in all spellings and scripts.

use super::{first, label, places};

#[test]
fn every_spelling_brings_its_town_first() {
    let table = [
        // Large towns by their names in other languages and spellings.
        ("munchen", None, "Munich/Bavaria/DE"),
        ("muenchen", None, "Munich/Bavaria/DE"),
        ("muenchen", Some("US"), "Munich/Bavaria/DE"),
        ("MÜNCHEN", None, "Munich/Bavaria/DE"),
        ("monaco di baviera", None, "Munich/Bavaria/DE"),
        ("köln", None, "Köln/North Rhine-Westphalia/DE"),
        ("koln", None, "Köln/North Rhine-Westphalia/DE"),
        ("koeln", None, "Köln/North Rhine-Westphalia/DE"),
        ("cologne", None, "Köln/North Rhine-Westphalia/DE"),
        ("cologne", Some("US"), "Köln/North Rhine-Westphalia/DE"),
        ("düsseldorf", None, "Düsseldorf/North Rhine-Westphalia/DE"),
        ("dusseldorf", None, "Düsseldorf/North Rhine-Westphalia/DE"),
        ("duesseldorf", None, "Düsseldorf/North Rhine-Westphalia/DE"),
        ("nürnberg", None, "Nuremberg/Bavaria/DE"),
        ("nuernberg", None, "Nuremberg/Bavaria/DE"),
        ("moskva", None, "Moscow/Moscow/RU"),
        ("moskau", None, "Moscow/Moscow/RU"),
        ("moscow", None, "Moscow/Moscow/RU"),
        ("москва", None, "Moscow/Moscow/RU"),
        ("Москва", Some("US"), "Moscow/Moscow/RU"),
        ("киев", None, "Kyiv/Kyiv City/UA"),
        ("київ", None, "Kyiv/Kyiv City/UA"),
        ("kiev", None, "Kyiv/Kyiv City/UA"),
        ("wien", None, "Vienna/Vienna/AT"),
        ("wien", Some("US"), "Vienna/Vienna/AT"),
        ("vienna", Some("AT"), "Vienna/Vienna/AT"),
        ("praha", None, "Prague/Prague/CZ"),
        ("prag", None, "Prague/Prague/CZ"),
        ("bombay", None, "Mumbai/Maharashtra/IN"),
        ("peking", None, "Beijing/Beijing/CN"),
        (
            "saigon",
            None,
            "Ho Chi Minh City/Ho Chi Minh City (HCMC)/VN",
        ),
        ("roma", None, "Rome/Lazio/IT"),
        ("milano", None, "Milan/Lombardy/IT"),
        ("firenze", None, "Florence/Tuscany/IT"),
        ("lisboa", None, "Lisbon/Lisbon/PT"),
        ("sevilla", None, "Sevilla/Andalusia/ES"),
        ("warszawa", None, "Warsaw/Mazovia/PL"),
        ("warschau", None, "Warsaw/Mazovia/PL"),
        ("geneve", None, "Geneva/Geneva/CH"),
        ("genf", None, "Geneva/Geneva/CH"),
        ("zürich", None, "Zürich/Zurich/CH"),
        ("zuerich", None, "Zürich/Zurich/CH"),
        ("bruxelles", None, "Brussels/Brussels Capital/BE"),
        ("brussel", None, "Brussels/Brussels Capital/BE"),
        ("den haag", None, "The Hague/South Holland/NL"),
        ("the hague", None, "The Hague/South Holland/NL"),
        ("la haye", None, "The Hague/South Holland/NL"),
        // Letters that no decomposition takes apart.
        ("københavn", None, "Copenhagen/Capital Region/DK"),
        ("kobenhavn", None, "Copenhagen/Capital Region/DK"),
        ("koebenhavn", None, "Copenhagen/Capital Region/DK"),
        ("lodz", None, "Łódź/Łódź Voivodeship/PL"),
        ("łódź", None, "Łódź/Łódź Voivodeship/PL"),
        ("da nang", None, "Da Nang/Da Nang City/VN"),
        ("đà nẵng", None, "Da Nang/Da Nang City/VN"),
        ("gießen", None, "Gießen/Hesse/DE"),
        ("giessen", None, "Gießen/Hesse/DE"),
        ("ålesund", None, "Ålesund/Møre og Romsdal/NO"),
        ("alesund", None, "Ålesund/Møre og Romsdal/NO"),
        ("aalborg", None, "Aalborg/North Denmark/DK"),
        ("ålborg", None, "Aalborg/North Denmark/DK"),
        ("diyarbakır", None, "Diyarbakır/Diyarbakır Province/TR"),
        ("diyarbakir", None, "Diyarbakır/Diyarbakır Province/TR"),
        ("tromsø", None, "Tromsø/Troms/NO"),
        ("tromso", None, "Tromsø/Troms/NO"),
        // Abbreviations.
        ("nyc", None, "New York City/New York/US"),
        ("NYC", Some("DE"), "New York City/New York/US"),
        ("la", Some("US"), "Los Angeles/California/US"),
        ("sf", Some("US"), "San Francisco/California/US"),
        ("dc", Some("US"), "Washington/District of Columbia/US"),
        ("st louis", None, "St. Louis/Missouri/US"),
        ("saint louis", Some("US"), "St. Louis/Missouri/US"),
        // Half a name.
        ("san fr", None, "San Francisco/California/US"),
        ("b", Some("DE"), "Berlin/Berlin/DE"),
        ("kreuz", Some("DE"), "Kreuzberg/Berlin/DE"),
        ("kreuz", Some("US"), "Kreuzberg/Berlin/DE"),
        ("los ", Some("US"), "Los Angeles/California/US"),
        // One name, several towns.
        ("frankfurt", None, "Frankfurt am Main/Hesse/DE"),
        ("frankfurt", Some("DE"), "Frankfurt am Main/Hesse/DE"),
        ("frankfurt oder", None, "Frankfurt (Oder)/Brandenburg/DE"),
        ("paris", None, "Paris/Île-de-France/FR"),
        ("paris", Some("DE"), "Paris/Île-de-France/FR"),
        ("paris texas", None, "Paris/Texas/US"),
        ("paris, tx", None, "Paris/Texas/US"),
        ("paris tx", Some("FR"), "Paris/Texas/US"),
        ("portland me", None, "Portland/Maine/US"),
        ("portland maine", Some("US"), "Portland/Maine/US"),
        ("portland", Some("US"), "Portland/Oregon/US"),
        ("springfield il", None, "Springfield/Illinois/US"),
        ("birmingham", Some("GB"), "Birmingham/England/GB"),
        ("birmingham", Some("US"), "Birmingham/Alabama/US"),
        ("birmingham", None, "Birmingham/England/GB"),
        ("cambridge", Some("GB"), "Cambridge/England/GB"),
        ("cambridge", Some("US"), "Cambridge/Massachusetts/US"),
        ("london", Some("US"), "London/England/GB"),
        ("valencia", Some("ES"), "Valencia/Valencia/ES"),
        // Other scripts.
        ("東京", None, "Tokyo/Tokyo/JP"),
        ("東京", Some("US"), "Tokyo/Tokyo/JP"),
        ("京都", None, "Kyoto/Kyoto/JP"),
        ("大阪", None, "Osaka/Osaka/JP"),
        ("北京", None, "Beijing/Beijing/CN"),
        ("上海", None, "Shanghai/Shanghai/CN"),
        ("서울", None, "Seoul/Seoul/KR"),
        ("부산", None, "Busan/Busan/KR"),
        ("القاهرة", None, "Cairo/Cairo/EG"),
        ("القاهره", None, "Cairo/Cairo/EG"),
        ("दिल्ली", None, "Delhi/Delhi/IN"),
        ("กรุงเทพ", None, "Bangkok/Bangkok/TH"),
        ("αθηνα", None, "Athens/Attica/GR"),
        ("Αθήνα", None, "Athens/Attica/GR"),
        ("ירושלים", None, "Jerusalem/Jerusalem/IL"),
        ("თბილისი", None, "Tbilisi/Tbilisi/GE"),
        ("ไทย", None, "Thailand/-/TH"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, country, wanted)| (text, country, wanted, first(text, *country)))
        .filter(|(_, _, wanted, found)| found.as_str() != **wanted)
        .map(|(text, country, wanted, found)| {
            format!("{text:?} in {country:?}: {found} instead of {wanted}")
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "each line brings its town first: {wrong:#?}"
    );
}

#[test]
fn what_else_may_be_meant_is_near_the_top() {
    let table = [
        ("paris", Some("US"), "Paris/Île-de-France/FR", 2),
        ("paris", Some("US"), "Paris/Texas/US", 2),
        ("san", Some("US"), "San Francisco/California/US", 10),
        ("東", None, "Tokyo/Tokyo/JP", 10),
        ("京", None, "Kyoto/Kyoto/JP", 10),
        ("서", None, "Seoul/Seoul/KR", 10),
        ("서", Some("KR"), "Seoul/Seoul/KR", 3),
        ("大", Some("JP"), "Osaka/Osaka/JP", 3),
        ("lon", Some("DE"), "London/England/GB", 3),
        ("london", Some("CA"), "London/England/GB", 2),
        ("portland", Some("US"), "Portland/Maine/US", 3),
        ("kreuz", Some("HR"), "Kreuzberg/Berlin/DE", 3),
        ("la", None, "Los Angeles/California/US", 3),
        ("sf", None, "San Francisco/California/US", 3),
        ("dc", None, "Washington/District of Columbia/US", 3),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, country, wanted, within)| {
            let found: Vec<String> = places()
                .suggest(text, *country, *within)
                .iter()
                .map(label)
                .collect();
            (!found.iter().any(|found| found == wanted))
                .then(|| format!("{text:?} in {country:?}: {wanted} is not in {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "each of these is offered: {wrong:#?}");
}
