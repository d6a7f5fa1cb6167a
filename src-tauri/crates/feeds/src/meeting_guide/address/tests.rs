use super::*;

fn parts(line: &str) -> String {
    let a = Address::parse(line, None);
    [a.street, a.city, a.region, a.postal_code, a.country]
        .map(|part| part.unwrap_or_else(|| "-".to_owned()))
        .join(" | ")
}

#[test]
fn addresses_of_many_countries() {
    for (line, expected) in [
        (
            "12 Harbor Rd Greenport, NY 11944 United States",
            "12 Harbor Rd Greenport | - | NY | 11944 | US",
        ),
        (
            "12 Harbor Rd Greenport NY 11944",
            "12 Harbor Rd Greenport | - | NY | 11944 | US",
        ),
        (
            "12 Rue du Canada, 75002 Paris, France",
            "12 Rue du Canada | Paris | - | 75002 | FR",
        ),
        (
            "12 Harbor Rd, Greenport, NY 11944, USA",
            "12 Harbor Rd | Greenport | NY | 11944 | US",
        ),
        (
            "12 Harbor Rd, Suite 5, Greenport, NY 11944, USA",
            "12 Harbor Rd, Suite 5 | Greenport | NY | 11944 | US",
        ),
        (
            "12 Harbor Rd, Greenport, NY, 11944, USA",
            "12 Harbor Rd | Greenport | NY | 11944 | US",
        ),
        (
            "12 Harbor Rd, Greenport, NY 11944",
            "12 Harbor Rd | Greenport | NY | 11944 | US",
        ),
        ("Greenport, CA", "- | Greenport | CA | - | US"),
        ("Greenport, NY, USA", "- | Greenport | NY | - | US"),
        ("Texas, USA", "- | - | TX | - | US"),
        ("USA", "- | - | - | - | US"),
        (
            " #201 - 4567-18 Ave NW, Edmonton, Alberta, T5L 2M7, Canada",
            "#201 - 4567-18 Ave NW | Edmonton | AB | T5L 2M7 | CA",
        ),
        (
            "Spruce Grove, Alberta, T7X 2H8, Canada",
            "- | Spruce Grove | AB | T7X 2H8 | CA",
        ),
        (
            "223 Kent St, Charlottetown, PE C1A 1P1, Canada",
            "223 Kent St | Charlottetown | PE | C1A 1P1 | CA",
        ),
        (
            "7 Quay Street, Bristol BS1 4DB, UK",
            "7 Quay Street | Bristol | - | BS1 4DB | GB",
        ),
        (
            "Lindenstraße 5, 10969 Berlin, Germany",
            "Lindenstraße 5 | Berlin | - | 10969 | DE",
        ),
        ("10969 Berlin, Deutschland", "- | Berlin | - | 10969 | DE"),
        (
            "Keizersgracht 9, 1015 CJ Amsterdam, Netherlands",
            "Keizersgracht 9 | Amsterdam | - | 1015 CJ | NL",
        ),
        (
            "5 Pitt St, Sydney NSW 2000, Australia",
            "5 Pitt St | Sydney | NSW | 2000 | AU",
        ),
        (
            "Calle 12 19, Centro, 45046 Zapopan, Jal., Mexico",
            "Calle 12 19, Centro | Zapopan | Jal. | 45046 | MX",
        ),
        ("12 Harbor Rd", "12 Harbor Rd | - | - | - | -"),
        ("Greenport", "- | Greenport | - | - | -"),
        ("", "- | - | - | - | -"),
    ] {
        assert_eq!(parts(line), expected, "{line}");
    }
}

#[test]
fn a_street_with_a_number_is_precise_wherever_it_is() {
    let precise = |line: &str| Address::parse(line, None).is_precise(false);
    assert!(
        precise("7 Quay Street, Bristol BS1 4DB, UK"),
        "three parts, and a number"
    );
    assert!(
        precise("12 Harbor Rd, Greenport, NY 11944"),
        "without its country"
    );
    assert!(
        precise("Harbor Beach, Greenport, CA, USA"),
        "four parts are enough in the United States"
    );
    assert!(!precise("Greenport, NY, USA"), "a town");
    assert!(
        !precise("Spruce Grove, Alberta, T7X 2H8, Canada"),
        "a town with its postcode"
    );
    assert!(
        !precise("Hafenstraße, 20457 Hamburg, Germany"),
        "a street without a number"
    );
    assert!(
        Address::parse("Hafenstraße, 20457 Hamburg, Germany", None).is_precise(true),
        "unless the venue is known and placed"
    );
}

#[test]
fn small_repairs() {
    let mut address = Address {
        region: Some("MA".to_owned()),
        postal_code: Some("2631".to_owned()),
        ..Address::default()
    };
    address.settle(None);
    assert_eq!(
        address.postal_code.as_deref(),
        Some("02631"),
        "a spreadsheet took the zero"
    );
    assert_eq!(
        without_crossing("12 Harbor Rd @ Elm St"),
        "12 Harbor Rd",
        "a crossing is no address"
    );
}
