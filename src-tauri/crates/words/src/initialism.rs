//! When two or three capitals are an initialism ("MA" for Marijuana Anonymous), and when they are something else.
//!
//! The rule, for the initialisms that are marked as ambiguous in the data. They count only
//! 1. as they are written, in capitals;
//! 2. when the line has a lower-case letter somewhere: in a line all in capitals, capitals say nothing. A sole
//!    initialism that is the code of no place ("PD") is an exception, since nothing else fits;
//! 3. when no place fits, for those that are the code of a state, a province or a country: not after a comma
//!    ("Seattle, WA"), not after a word like "in", "near", "bei", not after a word that is not understood and so may be a
//!    town ("Boston MA"), not before a postcode ("WA 98101");
//! 4. when no pronoun fits: "ME" not after a verb or a preposition ("help ME").

use crate::fold::Token;

const PLACE_CODES: &str = "\
 AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI \
 SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS NT NU ON PE QC SK YT NSW VIC QLD TAS ACT SA \
 AD AE AF AG AI AM AO AQ AS AT AU AW AX BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CC CD CF CG CH \
 CI CK CL CM CN CR CU CV CW CX CY CZ DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GB GD GE GF GG GH GI GL GM \
 GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IE IL IM IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KZ LB LC \
 LI LK LR LS LT LU LV LY MC MF MG MH MK ML MM MP MQ MR MU MV MW MX MY MZ NA NF NG NI NO NP NR NZ OM PF PG PH PK PL PM \
 PN PS PT PW PY QA RE RO RS RU RW SB SE SG SH SI SJ SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TO TR \
 TT TV TW TZ UA UG UK UM US UY UZ VC VE VG VI VN VU WF WS YE ZA ZM ZW ";

const BEFORE_A_PLACE: &[&str] = &[
    "in", "near", "around", "from", "at", "to", "of", "across", "outside", "bei", "aus", "nahe",
    "um", "nach", "state",
];

const BEFORE_A_PRONOUN: &[&str] = &[
    "help", "near", "for", "to", "with", "by", "about", "on", "around", "tell", "show", "give",
    "find", "let", "make", "made", "hit", "hits", "beat", "beats", "hurt", "hurts", "like", "from",
    "at", "of", "and", "is", "its", "love", "loves", "leave", "left", "please", "call", "send",
    "take",
];

/// Whether `text` is the code of a state, a province or a country.
pub(crate) fn is_place_code(text: &str) -> bool {
    text.len() >= 2
        && text.chars().all(|c| c.is_ascii_alphabetic())
        && PLACE_CODES.contains(&format!(" {} ", text.to_ascii_uppercase()))
}

/// Whether the line has letters and all of them are capitals.
pub(crate) fn is_all_capitals(line: &[Token]) -> bool {
    let mut letters = line
        .iter()
        .flat_map(|token| token.written.chars())
        .filter(|c| c.is_alphabetic())
        .peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// Whether the ambiguous initialism at `index` counts. `is_known` says of a token whether it is understood as something else.
pub(crate) fn counts(line: &[Token], index: usize, is_known: &dyn Fn(usize) -> bool) -> bool {
    let Some(token) = line.get(index) else {
        return false;
    };
    let place = is_place_code(&token.written);
    let before = index
        .checked_sub(1)
        .and_then(|before| line.get(before).map(|token| (before, token)));
    if is_all_capitals(line) {
        return line.len() == 1 && !place && token.written != "ME";
    }
    if token.written == "ME"
        && before.is_some_and(|(_, token)| BEFORE_A_PRONOUN.contains(&token.word.as_str()))
    {
        return false;
    }
    if !place {
        return true;
    }
    let town_before = before.is_some_and(|(at, word)| word.has_letter() && !is_known(at));
    let preposition = before.is_some_and(|(_, word)| BEFORE_A_PLACE.contains(&word.word.as_str()));
    let postcode_after = line
        .get(index + 1)
        .is_some_and(|next| next.is_number() && next.word.len() >= 4);
    !(token.after_break || town_before || preposition || postcode_after)
}
