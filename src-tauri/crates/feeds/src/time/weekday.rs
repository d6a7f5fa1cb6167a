//! Weekdays as numbers, words and lists of them, in the languages directories are published in.

use super::Given;
use jiff::civil::Weekday::{self, Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The weekday of a number: 0 to 6, Sunday is 0 (the specification); 7 is Sunday too, as in ISO 8601, which central-query follows.
fn numbered(number: i64) -> Option<Weekday> {
    match number {
        0 | 7 => Some(Sunday),
        1..=6 => Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok(),
        _ => None,
    }
}

/// Reads weekdays: a number, a digit string, a word, a list of these, or words like `Mon-Fri` and `every day`.
/// Each weekday once, in the order given.
pub(crate) fn days(value: &Value) -> Given<Vec<Weekday>> {
    match value {
        Value::Null => Given::Missing,
        Value::Bool(_) | Value::Object(_) => Given::NotUnderstood,
        Value::Number(number) => {
            let whole = number.as_i64().or_else(|| {
                let float = number.as_f64()?;
                // In range: a weekday's number is below 8.
                #[allow(clippy::cast_possible_truncation)]
                (float.fract() == 0.0 && float.abs() < 8.0).then_some(float as i64)
            });
            whole
                .and_then(numbered)
                .map_or(Given::NotUnderstood, |day| Given::Is(vec![day]))
        }
        Value::String(text) => text_days(text),
        Value::Array(values) => {
            let mut all = Vec::new();
            let mut odd = false;
            for value in values {
                match value {
                    Value::Array(_) => odd = true,
                    value => match days(value) {
                        Given::Is(days) => add(&mut all, &days),
                        Given::NotUnderstood => odd = true,
                        Given::Missing => {}
                    },
                }
            }
            match (all.is_empty(), odd) {
                (true, false) => Given::Missing,
                // A day that is not understood must not hide behind those that are.
                (_, true) => Given::NotUnderstood,
                (false, false) => Given::Is(all),
            }
        }
    }
}

fn add(all: &mut Vec<Weekday>, days: &[Weekday]) {
    for day in days {
        if !all.contains(day) {
            all.push(*day);
        }
    }
}

fn text_days(text: &str) -> Given<Vec<Weekday>> {
    let text = text.trim().trim_matches(['[', ']', '"']);
    if crate::text::is_blank(text) {
        return Given::Missing;
    }
    if text.len() > 200 {
        return Given::NotUnderstood;
    }
    if let Ok(number) = text.parse::<f64>() {
        return days(&serde_json::json!(number));
    }
    let mut numbers = Vec::new();
    for part in text
        .split([',', ';', '/', ' '])
        .filter(|part| !part.is_empty())
    {
        match part
            .trim_matches(['"', '\''])
            .parse()
            .ok()
            .and_then(numbered)
        {
            Some(day) => add(&mut numbers, &[day]),
            None => return days_in_words(text).map_or(Given::NotUnderstood, Given::Is),
        }
    }
    if numbers.is_empty() {
        Given::NotUnderstood
    } else {
        Given::Is(numbers)
    }
}

/// Reads weekdays written out: one word, a list of them, a span, or all at once.
pub(crate) fn days_in_words(text: &str) -> Option<Vec<Weekday>> {
    const WORKDAYS: [Weekday; 5] = [Monday, Tuesday, Wednesday, Thursday, Friday];
    let folded = fold(text);
    match folded.as_str() {
        "every day" | "everyday" | "daily" | "all days" | "all week" | "7 days a week"
        | "seven days a week" | "any day" | "taglich" | "jeden tag" | "todos los dias"
        | "cada dia" | "diario" | "diariamente" | "tous les jours" | "quotidien" | "dagelijks"
        | "elke dag" | "todos os dias" | "diaria" | "kazdy den" | "varje dag" | "dagligen"
        | "daglig" | "tutti i giorni" | "ogni giorno" | "毎日" | "ทุกวัน" => {
            return Some(vec![
                Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday,
            ]);
        }
        "weekdays" | "weekday" | "workdays" | "werktags" | "en semaine" | "dias laborables"
        | "m-f" | "m - f" | "平日" => return Some(WORKDAYS.to_vec()),
        "weekends" | "weekend" | "weekend days" | "fin de semana" | "fines de semana" => {
            return Some(vec![Saturday, Sunday]);
        }
        _ => {}
    }
    if let Some(day) = word(&folded) {
        return Some(vec![day]);
    }
    let mut all = Vec::new();
    let mut list = folded;
    for and in [
        " and ", " und ", " y ", " et ", " e ", " en ", " och ", " og ", " a ", "&", "+", ";", "/",
        "・", "、",
    ] {
        list = list.replace(and, ",");
    }
    for part in list
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if let Some(day) = word(part) {
            add(&mut all, &[day]);
        } else if let Some(span) = span(part) {
            add(&mut all, &span);
        } else {
            for part in part.split(' ') {
                add(&mut all, &[word(part)?]);
            }
        }
    }
    (!all.is_empty()).then_some(all)
}

fn span(text: &str) -> Option<Vec<Weekday>> {
    for between in [
        " - ",
        "-",
        "–",
        "—",
        " to ",
        " through ",
        " thru ",
        " bis ",
        " a ",
        " al ",
        " till ",
        " t/m ",
        "～",
    ] {
        if let Some((first, last)) = text.split_once(between)
            && let (Some(first), Some(last)) = (word(first.trim()), word(last.trim()))
        {
            let mut days = vec![first];
            let mut day = first;
            while day != last {
                day = day.next();
                days.push(day);
            }
            return Some(days);
        }
    }
    None
}

/// Lower case, without accents, one blank between words.
fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'ł' | 'Ł' => 'l',
            'ø' | 'Ø' => 'o',
            'ß' => 's',
            c => c,
        })
        .collect::<String>()
        .to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One weekday's name or abbreviation, folded. Where two languages mean different days by the
/// same letters, the one that does so in its directories is taken: German for `di` and `so`.
fn word(text: &str) -> Option<Weekday> {
    let text = text.trim_matches(['.', ':', '(', ')', '\'', '"']);
    let text = text.strip_prefix("วัน").unwrap_or(text);
    Some(match text {
        "monday"
        | "mondays"
        | "mon"
        | "mo"
        | "montag"
        | "montags"
        | "lunes"
        | "lundi"
        | "lunedi"
        | "lun"
        | "segunda-feira"
        | "segunda"
        | "segunda feira"
        | "2a feira"
        | "seg"
        | "maandag"
        | "maa"
        | "mandag"
        | "man"
        | "mandagar"
        | "pondelok"
        | "pon"
        | "poniedzialek"
        | "maanantai"
        | "月曜日"
        | "月曜"
        | "月"
        | "จันทร"
        | "จันทร์"
        | "понедельник" => Monday,
        "tuesday" | "tuesdays" | "tue" | "tues" | "di" | "tu" | "dienstag" | "dienstags"
        | "die" | "martes" | "mardi" | "martedi" | "mar" | "terca-feira" | "terca"
        | "terca feira" | "3a feira" | "ter" | "dinsdag" | "din" | "tirsdag" | "tisdag" | "tis"
        | "utorok" | "wtorek" | "tiistai" | "火曜日" | "火曜" | "火" | "องคาร" | "อังคาร"
        | "вторник" => Tuesday,
        "wednesday" | "wednesdays" | "wed" | "weds" | "mi" | "wo" | "we" | "mittwoch"
        | "mittwochs" | "mit" | "miercoles" | "mie" | "mercredi" | "mercoledi" | "mer"
        | "quarta-feira" | "quarta" | "quarta feira" | "4a feira" | "qua" | "woensdag" | "woe"
        | "onsdag" | "ons" | "streda" | "sroda" | "keskiviikko" | "水曜日" | "水曜" | "水"
        | "พุธ" | "среда" => Wednesday,
        "thursday"
        | "thursdays"
        | "thu"
        | "thur"
        | "thurs"
        | "do"
        | "th"
        | "donnerstag"
        | "donnerstags"
        | "don"
        | "jueves"
        | "jue"
        | "jeudi"
        | "jeu"
        | "giovedi"
        | "gio"
        | "quinta-feira"
        | "quinta"
        | "quinta feira"
        | "5a feira"
        | "qui"
        | "donderdag"
        | "torsdag"
        | "tors"
        | "tor"
        | "stvrtok"
        | "czwartek"
        | "torstai"
        | "木曜日"
        | "木曜"
        | "木"
        | "พฤหสบด"
        | "พฤหัสบดี"
        | "พฤหัส"
        | "четверг" => Thursday,
        "friday" | "fridays" | "vr" | "fri" | "fr" | "freitag" | "freitags" | "fre" | "viernes"
        | "vie" | "vendredi" | "ven" | "venerdi" | "sexta-feira" | "sexta" | "sexta feira"
        | "6a feira" | "sex" | "vrijdag" | "vrij" | "fredag" | "piatok" | "piatek"
        | "perjantai" | "金曜日" | "金曜" | "金" | "ศกร" | "ศุกร์" | "пятница" => {
            Friday
        }
        "saturday" | "saturdays" | "za" | "sat" | "sa" | "samstag" | "samstags" | "sam"
        | "sonnabend" | "sabado" | "sab" | "samedi" | "sabato" | "zaterdag" | "zat" | "lordag"
        | "lor" | "sobota" | "lauantai" | "土曜日" | "土曜" | "土" | "เสาร" | "เสาร์"
        | "суббота" => Saturday,
        "sunday"
        | "sundays"
        | "so"
        | "zo"
        | "sun"
        | "su"
        | "sonntag"
        | "sonntags"
        | "domingo"
        | "dimanche"
        | "dim"
        | "domenica"
        | "dom"
        | "zondag"
        | "zon"
        | "sondag"
        | "son"
        | "nedela"
        | "niedziela"
        | "sunnuntai"
        | "日曜日"
        | "日曜"
        | "日"
        | "อาทตย"
        | "อาทิตย์"
        | "воскресенье" => Sunday,
        _ => return None,
    })
}
