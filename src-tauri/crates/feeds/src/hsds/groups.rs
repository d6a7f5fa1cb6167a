//! Which services are groups. A directory of services lists food banks, courses and clinics as well.
//!
//! Only what is unmistakable counts: a term of a taxonomy, a name, or the sentence with which a description begins. A group that
//! is missed can be had with all services; a clinic among the groups sends people the wrong way.

use super::terms::{Term, names};
use super::values::{Object, text};

/// Whether a service is a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Group,
    /// Something else: the field that says what, and what it says.
    Other {
        field: &'static str,
        value: String,
    },
}

/// Words that name a group of people who help each other. English, German, French, Spanish, Welsh.
const GROUPS: [&str; 44] = [
    "support group",
    "support groups",
    "self-help group",
    "self help group",
    "self-help groups",
    "selfhelp group",
    "self-help",
    "mutual aid group",
    "mutual help group",
    "mutual support group",
    "mutual aid meeting",
    "peer support",
    "peer group",
    "peer-led group",
    "peer led group",
    "12-step",
    "12 step",
    "twelve step",
    "twelve-step",
    "recovery meeting",
    "recovery meetings",
    "carers group",
    "carers' group",
    "carer support group",
    "bereavement group",
    "bereavement café",
    "bereavement cafe",
    "grief group",
    "support circle",
    "selbsthilfegruppe",
    "selbsthilfegruppen",
    "selbsthilfe",
    "gesprächsgruppe",
    "trauergruppe",
    "angehörigengruppe",
    "groupe d'entraide",
    "groupe d’entraide",
    "groupe de parole",
    "groupe de soutien",
    "grupo de apoyo",
    "grupo de ayuda mutua",
    "grupo de autoayuda",
    "grŵp cymorth",
    "grwp cymorth",
];

/// Fellowships whose name alone says it.
const FELLOWSHIPS: [&str; 22] = [
    "alcoholics anonymous",
    "narcotics anonymous",
    "gamblers anonymous",
    "cocaine anonymous",
    "overeaters anonymous",
    "debtors anonymous",
    "emotions anonymous",
    "marijuana anonymous",
    "sexaholics anonymous",
    "sex and love addicts anonymous",
    "co-dependents anonymous",
    "codependents anonymous",
    "survivors of incest anonymous",
    "workaholics anonymous",
    "nicotine anonymous",
    "al-anon",
    "alateen",
    "nar-anon",
    "smart recovery",
    "recovery dharma",
    "lifering",
    "anonyme alkoholiker",
];

/// What stands beside those words when a service is no group: training for leaders, a grant, a place to live.
const OTHERWISE: [&str; 26] = [
    "training",
    "facilitator",
    "directory",
    "network of",
    "housing",
    "legal",
    "tax",
    "law",
    "funding",
    "grant",
    "grants",
    "worker",
    "workers",
    "playgroup",
    "toddler",
    "homework",
    "course",
    "workshop",
    "computer",
    "kontaktstelle",
    "clearinghouse",
    "leaders",
    "volunteer as",
    "befriending",
    "helpline",
    "hotline",
];

/// Terms of the Open Eligibility taxonomy: support groups, 12-step, bereavement, parenting education, peer support, virtual support.
const OPEN_ELIGIBILITY: [&str; 5] = ["1310", "1312", "1313", "1314", "1316"];

/// Judges a service by its terms, its name and its description.
pub(super) fn kind(service: &Object, name: Option<&str>, terms: &[Term]) -> Kind {
    let name = folded(name.unwrap_or_default());
    let other = text(service, &["alternate_name"]).map_or_else(String::new, |text| folded(&text));
    let named = [&name, &other].into_iter().any(|name| {
        holds(name, &FELLOWSHIPS) || (holds(name, &GROUPS) && !holds(name, &OTHERWISE))
    });
    if named
        || (terms.iter().any(is_group) && !holds(&name, &OTHERWISE))
        || described(service, &name)
    {
        return Kind::Group;
    }
    let names = names(terms);
    if names.is_empty() {
        Kind::Other {
            field: "name",
            value: name,
        }
    } else {
        Kind::Other {
            field: "taxonomy_term",
            value: names.join(", "),
        }
    }
}

fn is_group(term: &Term) -> bool {
    let taxonomy = folded(&term.taxonomy);
    let code = term.code.rsplit([':', '/']).next().unwrap_or_default();
    let open_eligibility = (taxonomy.contains("eligibility")
        || folded(&term.code).contains("eligibility"))
        && OPEN_ELIGIBILITY.contains(&code);
    let name = folded(&term.name);
    open_eligibility
        || ((holds(&name, &GROUPS) || holds(&name, &FELLOWSHIPS)) && !holds(&name, &OTHERWISE))
}

/// Whether a description begins by saying that this is a group: "A friendly support group for ...", "We are a self-help group".
fn described(service: &Object, name: &str) -> bool {
    /// What says that the group is only one thing among others, or somebody else's.
    const ELSEWHERE: [&str; 14] = [
        "refer",
        "signpost",
        "including",
        "include",
        "such as",
        "as well as",
        "range of",
        "offers",
        "provides",
        "information about",
        "programme of",
        "program of",
        "other services",
        "groups",
    ];
    let Some(description) = text(service, &["description"]) else {
        return false;
    };
    let description = crate::text::line(&description, 600).text;
    let first = description
        .split_inclusive(['.', '!', '?', ';'])
        .next()
        .unwrap_or_default();
    let first = folded(first);
    holds(&first, &GROUPS)
        && !holds(&first, &ELSEWHERE)
        && !holds(&first, &OTHERWISE)
        && !holds(name, &OTHERWISE)
}

/// Whether one of `phrases` stands in a folded text, as whole words.
fn holds(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has_phrase(text, phrase))
}

/// Whether a phrase stands in a text as whole words.
pub(super) fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + found.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Lower case, and every kind of dash and apostrophe as one.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
        .replace(['‐', '‑', '–', '—'], "-")
        .replace('’', "'")
}
