//! For whom a service is, who may attend it, who leads it, and what it costs.

use super::groups::{folded, has_phrase};
use super::terms::Term;
use super::values::{Object, Said, date, number, objects, text};
use circle_domain::{Code, LedBy, WhoMayAttend};
use jiff::civil::Date;

/// For whom a service is.
#[derive(Clone, Debug, Default)]
pub(super) struct Audience {
    pub(super) codes: Vec<Code>,
    pub(super) who_may_attend: WhoMayAttend,
    pub(super) led_by: LedBy,
}

/// Terms and words that name whom it is for, as whole terms or as the gender of an eligibility.
const PEOPLE: [(&str, &str); 40] = [
    ("women", "women"),
    ("women only", "women"),
    ("female", "women"),
    ("females", "women"),
    ("frauen", "women"),
    ("femmes", "women"),
    ("mujeres", "women"),
    ("men", "men"),
    ("men only", "men"),
    ("male", "men"),
    ("males", "men"),
    ("männer", "men"),
    ("hommes", "men"),
    ("hombres", "men"),
    ("lgbt", "lgbtq"),
    ("lgbtq", "lgbtq"),
    ("lgbtq+", "lgbtq"),
    ("lgbtqia+", "lgbtq"),
    ("transgender", "transgender"),
    ("transgender people", "transgender"),
    ("parents", "parents"),
    ("parents and carers", "parents"),
    ("families", "families"),
    ("couples", "couples"),
    ("veterans", "veterans"),
    ("armed forces veterans", "veterans"),
    ("older people", "seniors"),
    ("older adults", "seniors"),
    ("seniors", "seniors"),
    ("young people", "young-people"),
    ("young adults", "young-people"),
    ("youth", "young-people"),
    ("teenagers", "teens"),
    ("teens", "teens"),
    ("adults", "adults"),
    ("indigenous people", "indigenous"),
    ("professionals", "professionals"),
    ("neurodivergent", "neurodivergent"),
    ("people of color", "people-of-color"),
    ("people of colour", "people-of-color"),
];

const ELIGIBILITIES: [&str; 3] = ["eligibilitys", "eligibilities", "eligibility"];

/// Reads whom a service is for. `name` is the service's.
pub(super) fn audience(service: &Object, name: Option<&str>, terms: &[Term]) -> Audience {
    let mut codes: Vec<Code> = Vec::new();
    let mut add = |word: &str| {
        if let Some((_, code)) = PEOPLE.iter().find(|(known, _)| *known == word) {
            codes.push(Code::known(code));
        }
    };
    for term in terms {
        add(&folded(&term.name));
        if folded(&term.link).contains("audience") {
            add(&folded(&term.value));
        }
    }
    let mut said: Vec<String> = text(service, &["eligibility_description"])
        .into_iter()
        .collect();
    let mut ages = vec![service];
    for eligibility in objects(service, &ELIGIBILITIES) {
        if let Some(gender) = text(eligibility, &["gender"]) {
            add(&folded(&gender));
        }
        if let Some(words) = text(eligibility, &["eligibility"]) {
            add(&folded(&words));
            said.push(words);
        }
        ages.push(eligibility);
    }
    let said = folded(&said.join(". "));
    for (phrase, word) in [
        ("women only", "women"),
        ("for women", "women"),
        ("nur für frauen", "women"),
        ("men only", "men"),
        ("for men", "men"),
        ("nur für männer", "men"),
        ("for lgbt", "lgbtq"),
        ("lgbtq+ people", "lgbtq"),
        ("for veterans", "veterans"),
    ] {
        if has_phrase(&said, phrase)
            && !has_phrase(&said, "men and women")
            && !has_phrase(&said, "women and men")
        {
            add(word);
        }
    }
    let name = folded(name.unwrap_or_default());
    for (phrase, word) in [
        ("women's", "women"),
        ("womens", "women"),
        ("frauengruppe", "women"),
        ("men's", "men"),
        ("mens", "men"),
        ("männergruppe", "men"),
        ("lgbtq", "lgbtq"),
        ("lgbt", "lgbtq"),
        ("veterans", "veterans"),
        ("parents", "parents"),
    ] {
        if has_phrase(&name, phrase) {
            add(word);
        }
    }
    for object in ages {
        let age = |name: &str| number(object, &[name]).filter(|age| (0.0..=120.0).contains(age));
        add(by_age(age("minimum_age"), age("maximum_age")));
    }
    codes.sort();
    codes.dedup();
    let about = folded(&text(service, &["description"]).unwrap_or_default());
    Audience {
        codes,
        who_may_attend: who(&said, terms),
        led_by: leader(&format!("{name} {about}"), terms),
    }
}

/// The word for people of an age; empty where it says nothing. Many fill in 0 and 99 or 120 for everybody.
fn by_age(minimum: Option<f64>, maximum: Option<f64>) -> &'static str {
    let (from, to) = (minimum.unwrap_or(0.0), maximum.unwrap_or(120.0));
    if from > to {
        ""
    } else if from >= 50.0 {
        "seniors"
    } else if from >= 10.0 && to <= 19.0 {
        "teens"
    } else if from >= 10.0 && to <= 30.0 {
        "young people"
    } else if from >= 16.0 {
        "adults"
    } else {
        ""
    }
}

fn who(said: &str, terms: &[Term]) -> WhoMayAttend {
    let of_term = terms.iter().find_map(|term| {
        if !folded(&term.taxonomy)
            .replace(['-', '_'], " ")
            .contains("who may attend")
        {
            return None;
        }
        match folded(&term.name).as_str() {
            "open" => Some(WhoMayAttend::Open),
            "closed" => Some(WhoMayAttend::Closed),
            _ => None,
        }
    });
    if let Some(who) = of_term {
        return who;
    }
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| has_phrase(said, phrase));
    let open = any(&[
        "open to all",
        "open to everyone",
        "open to anyone",
        "anyone is welcome",
        "everyone is welcome",
        "everyone welcome",
        "all welcome",
        "no restrictions",
    ]) || matches!(said, "anyone" | "everyone" | "all" | "none");
    let closed =
        any(&["closed group", "closed meeting", "members only"]) || said.starts_with("closed:");
    match (open, closed) {
        (true, false) => WhoMayAttend::Open,
        (false, true) => WhoMayAttend::Closed,
        _ => WhoMayAttend::Unknown,
    }
}

fn leader(about: &str, terms: &[Term]) -> LedBy {
    let of_term = terms.iter().find_map(|term| {
        if folded(&term.taxonomy) == "leadership" {
            LedBy::parse(&folded(&term.name))
        } else {
            None
        }
    });
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| has_phrase(about, phrase));
    of_term.unwrap_or_else(|| {
        if any(&[
            "peer-led",
            "peer led",
            "led by peers",
            "run by its members",
            "run by members",
            "user-led",
        ]) {
            LedBy::Peers
        } else if any(&[
            "trained facilitator",
            "trained facilitators",
            "trained volunteers",
        ]) {
            LedBy::Trained
        } else if any(&[
            "led by a therapist",
            "led by a psychologist",
            "led by a counsellor",
            "led by professionals",
            "professionally led",
            "led by a nurse",
        ]) {
            LedBy::Professional
        } else {
            LedBy::Unknown
        }
    })
}

/// What it costs, as published: the words about fees, and the options that are valid on a day.
pub(super) fn cost(
    service: &Object,
    on: Date,
    day_first: bool,
    said: &mut Said<'_>,
) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for field in ["fees_description", "fees"] {
        if let Some(words) = said.line(service, field)
            && !lines.contains(&words)
        {
            lines.push(words);
        }
    }
    for option in objects(service, &["cost_options", "cost_option", "costOptions"]) {
        let until = text(option, &["valid_to"]).and_then(|raw| date(&raw, day_first));
        if until.is_some_and(|until| until < on) {
            continue;
        }
        let amount = text(option, &["amount"]);
        let currency = text(option, &["currency"]).map(|currency| currency.to_uppercase());
        let price = amount.map(|amount| match currency {
            Some(currency) => format!("{amount} {currency}"),
            None => amount,
        });
        let parts: Vec<String> = [
            said.line(option, "option"),
            price.map(|price| crate::text::line(&price, 40).text),
            said.line(option, "amount_description"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !parts.is_empty() && lines.len() < 10 {
            lines.push(parts.join(", "));
        }
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}
