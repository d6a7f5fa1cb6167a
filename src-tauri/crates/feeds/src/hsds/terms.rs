//! What a service is said to be: the terms of taxonomies that hang on it, in every version's way of hanging them.

use super::groups::folded;
use super::values::{Object, object, objects, text};
use crate::zone::{Zone, zone};
use circle_domain::{Code, ProblemClaim, ProblemId};

/// One term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// Its name, on one line.
    pub(super) name: String,
    /// Its code or id at its taxonomy.
    pub(super) code: String,
    /// The taxonomy's name.
    pub(super) taxonomy: String,
    /// What it says about the service: `eligibility`, `intended audience`.
    pub(super) link: String,
    /// The label and the value beside it.
    pub(super) label: String,
    pub(super) value: String,
}

/// The lists that hold terms, by version.
const LISTS: [&str; 10] = [
    "attributes",
    "attribute",
    "service_attributes",
    "other_attributes",
    "service_taxonomys",
    "service_taxonomies",
    "service_taxonomy",
    "link_taxonomys",
    "link_taxonomies",
    "taxonomy_terms",
];

/// The terms of a service, its eligibilities' terms included.
pub(super) fn terms(service: &Object) -> Vec<Term> {
    let mut found = Vec::new();
    for link in objects(service, &LISTS) {
        found.extend(term(link, ""));
    }
    for eligibility in objects(service, &["eligibilitys", "eligibilities", "eligibility"]) {
        for link in objects(
            eligibility,
            &["taxonomys", "taxonomies", "taxonomy", "link_taxonomys"],
        ) {
            found.extend(term(link, "eligibility"));
        }
        for link in objects(eligibility, &["attributes"]) {
            found.extend(term(link, "eligibility"));
        }
    }
    found
}

fn term(link: &Object, about: &str) -> Option<Term> {
    let inner = object(link, &["taxonomy_term", "taxonomy", "term"]).unwrap_or(link);
    let line = |object: &Object, names: &[&str]| {
        text(object, names).map_or_else(String::new, |raw| crate::text::line(&raw, 200).text)
    };
    let taxonomy = match object(inner, &["taxonomy_detail", "taxonomy"]) {
        Some(detail) => line(detail, &["name", "id"]),
        None => line(inner, &["taxonomy", "vocabulary"]),
    };
    let term = Term {
        name: line(inner, &["name", "term"]),
        code: line(inner, &["code", "id"]),
        taxonomy,
        link: match line(link, &["link_type"]) {
            link if link.is_empty() => about.to_owned(),
            link => link,
        },
        label: line(link, &["label"]),
        value: line(link, &["value"]),
    };
    (!term.name.is_empty() || !term.value.is_empty()).then_some(term)
}

/// The names of the terms, for people to read; each once.
pub(super) fn names(terms: &[Term]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for term in terms {
        if !term.name.is_empty() && !names.contains(&term.name) && names.len() < 30 {
            names.push(term.name.clone());
        }
    }
    names
}

/// The zone that a publisher adds in an attribute: the standard has no field for its name.
pub(super) fn own_zone(terms: &[Term]) -> Option<String> {
    terms.iter().find_map(|term| {
        let about = folded(&format!("{} {}", term.label, term.name)).replace(['-', '_'], " ");
        if !(about.contains("time zone") || about.contains("timezone")) {
            return None;
        }
        match zone(&term.value) {
            Zone::Is { name, .. } => Some(name),
            Zone::None | Zone::NotUnderstood => None,
        }
    })
}

/// Formats, where a publisher names them as this program does.
pub(super) fn formats(terms: &[Term]) -> Vec<Code> {
    let mut found: Vec<Code> = terms
        .iter()
        .filter(|term| {
            folded(&term.taxonomy)
                .replace(['-', '_'], " ")
                .contains("meeting format")
        })
        .filter_map(|term| {
            let code = folded(if term.code.is_empty() {
                &term.name
            } else {
                &term.code
            })
            .replace(' ', "-");
            circle_domain::code::FORMATS
                .iter()
                .find(|known| **known == code)
                .map(|known| Code::known(known))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Problem areas, where a publisher names them by the codes of this program (`substance/alcohol`). Whether there is such a one
/// is for those to say who know them all.
pub(super) fn problems(terms: &[Term]) -> Vec<ProblemClaim> {
    let mut found: Vec<ProblemClaim> = Vec::new();
    for term in terms {
        let is_code = term.code.split_once('/').is_some_and(|(area, leaf)| {
            let plain = |part: &str| {
                !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            };
            plain(area) && plain(leaf)
        });
        if is_code && term.code.len() <= 64 {
            let claim = ProblemClaim {
                problem: ProblemId::new(&term.code),
                primary: true,
            };
            if !found.contains(&claim) {
                found.push(claim);
            }
        }
    }
    found
}
