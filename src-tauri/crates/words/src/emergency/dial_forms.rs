//! What a number looks like that can be dialled inside a country: the shapes of its national numbering plan, as far as lines
//! of that country use them. A number that another country's code was glued to fits none of them.

/// Digits that a number begins with, and how many it has in all.
struct Form {
    starts: &'static [&'static str],
    digits: std::ops::RangeInclusive<usize>,
}

const fn form(starts: &'static [&'static str], digits: std::ops::RangeInclusive<usize>) -> Form {
    Form { starts, digits }
}

/// The national numbers that one calls. Short codes stand as they are; the harmonized 116 numbers (Commission Decision
/// 2007/116/EC, and 116 016 by the country) are six digits long.
fn call_forms(country: &str) -> Option<Vec<Form>> {
    let forms = match country {
        // North America: N11 and 988, or 1 and ten digits, of which the freephone codes matter here.
        "US" | "CA" => vec![
            form(&["988"], 3..=3),
            form(
                &["1800", "1833", "1844", "1855", "1866", "1877", "1888"],
                11..=11,
            ),
        ],
        "GB" => vec![
            form(&["116"], 6..=6),
            form(&["08001111"], 8..=8),
            form(&["0800", "0808"], 10..=11),
        ],
        "IE" => vec![form(&["116"], 6..=6), form(&["1800"], 10..=10)],
        "DE" => vec![form(&["116"], 6..=6), form(&["0800"], 11..=11)],
        "AT" => vec![form(&["142", "147"], 3..=3), form(&["0800"], 10..=10)],
        "CH" => vec![form(&["143", "147"], 3..=3)],
        "FR" => vec![form(&["119"], 3..=3), form(&["31", "39"], 4..=4)],
        "ES" => vec![form(&["016", "024"], 3..=3)],
        "IT" => vec![form(&["15"], 4..=4)],
        "NL" => vec![form(&["113"], 3..=3)],
        "BE" => vec![form(&["18"], 4..=4)],
        "PL" => vec![form(&["116"], 6..=6), form(&["800"], 9..=9)],
        // Closed plans: eight digits without a prefix.
        "NO" | "DK" => vec![form(&["116"], 6..=6), form(&["2", "7"], 8..=8)],
        "SE" => vec![form(&["116"], 6..=6), form(&["90"], 5..=5)],
        "AU" => vec![form(&["13"], 6..=6), form(&["1300", "1800"], 10..=10)],
        "NZ" => vec![
            form(&["1"], 4..=4),
            form(&["0508"], 10..=10),
            form(&["0800"], 10..=10),
        ],
        "SG" => vec![form(&["17"], 4..=4)],
        "ZA" => vec![form(&["0800"], 10..=10)],
        "JP" => vec![form(&["0120"], 10..=10), form(&["0800"], 11..=11)],
        "KR" => vec![form(&["10"], 3..=3)],
        "CN" => vec![form(&["400"], 10..=10)],
        "IN" => vec![
            form(&["14"], 5..=5),
            form(&["1800"], 11..=13),
            form(&["6", "7", "8", "9"], 10..=10),
        ],
        "BR" => vec![form(&["18"], 3..=3)],
        // Ten digits, area code and number, without a prefix since 2019.
        "MX" => vec![form(&["55"], 10..=10)],
        "PH" => vec![form(&["15"], 4..=4), form(&["09"], 11..=11)],
        "ID" => vec![form(&["119"], 3..=3)],
        "BD" => vec![form(&["096"], 11..=11)],
        // The trunk prefix 8, then ten digits.
        "RU" => vec![form(&["8800"], 11..=11)],
        _ => return None,
    };
    Some(forms)
}

/// The national numbers that one writes to.
fn text_forms(country: &str) -> Option<Vec<Form>> {
    let forms = match country {
        "US" => vec![form(&["988"], 3..=3), form(&["7", "8"], 5..=6)],
        "CA" => vec![form(&["988"], 3..=3), form(&["6", "7"], 6..=6)],
        "GB" => vec![form(&["8"], 5..=5)],
        "NZ" => vec![form(&["1", "4"], 4..=4)],
        "AU" => vec![form(&["04"], 10..=10)],
        "ES" => vec![form(&["6"], 9..=9)],
        "SG" => vec![form(&["6"], 8..=8)],
        "ZA" => vec![form(&["3"], 5..=5)],
        _ => return None,
    };
    Some(forms)
}

/// Whether `number` has a form that can be dialled (`text`: written to) inside `country`; none where no rule is known.
pub(super) fn fits(country: &str, number: &str, text: bool) -> Option<bool> {
    let forms = if text {
        text_forms(country)?
    } else {
        call_forms(country)?
    };
    let written = number
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, ' ' | '-'));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    Some(
        written
            && forms.iter().any(|form| {
                form.digits.contains(&digits.len())
                    && form.starts.iter().any(|start| digits.starts_with(start))
            }),
    )
}
