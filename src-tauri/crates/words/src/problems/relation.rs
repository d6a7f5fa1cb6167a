//! For whom the words seek help: "my drinking", "my son uses", "my patient".
//!
//! Kin counts when a possessive stands before it or a problem follows it; "women" and "parents" alone tell nothing.

use crate::book::Language;
use crate::fold::Token;
use crate::languages;
use circle_domain::Relation;

/// How somebody close is related to the reader, where that decides which group fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kin {
    Child,
    Partner,
    Parent,
    Other,
}

const KIN: &[(Kin, &[&str])] = &[
    (
        Kin::Child,
        &[
            "son",
            "sons",
            "daughter",
            "daughters",
            "child",
            "children",
            "kid",
            "kids",
            "teen",
            "teenager",
            "boy",
            "girl",
            "stepson",
            "stepdaughter",
            "grandson",
            "granddaughter",
            "sohn",
            "sohns",
            "sohnes",
            "tochter",
            "kind",
            "kinder",
            "kindes",
            "kindern",
            "enkel",
            "enkelin",
            "stiefsohn",
            "stieftochter",
        ],
    ),
    (
        Kin::Partner,
        &[
            "husband",
            "wife",
            "partner",
            "boyfriend",
            "girlfriend",
            "spouse",
            "fiance",
            "fiancee",
            "hubby",
            "ex",
            "mann",
            "mannes",
            "frau",
            "ehemann",
            "ehefrau",
            "partners",
            "partnerin",
            "lebensgefahrte",
            "lebensgefahrtin",
            "lebensgefahrten",
            "verlobter",
            "verlobte",
            "exmann",
            "exfrau",
        ],
    ),
    (
        Kin::Parent,
        &[
            "mother",
            "father",
            "mom",
            "mum",
            "dad",
            "parent",
            "parents",
            "stepdad",
            "stepmom",
            "stepmum",
            "stepfather",
            "stepmother",
            "mutter",
            "vater",
            "vaters",
            "eltern",
            "mama",
            "papa",
        ],
    ),
    (
        Kin::Other,
        &[
            "brother",
            "sister",
            "friend",
            "friends",
            "uncle",
            "aunt",
            "cousin",
            "nephew",
            "niece",
            "grandmother",
            "grandfather",
            "grandma",
            "grandpa",
            "roommate",
            "flatmate",
            "sibling",
            "siblings",
            "relative",
            "relatives",
            "family",
            "colleague",
            "neighbour",
            "neighbor",
            "bruder",
            "schwester",
            "freund",
            "freundin",
            "freunde",
            "onkel",
            "tante",
            "oma",
            "opa",
            "cousine",
            "neffe",
            "nichte",
            "familie",
            "geschwister",
            "nachbar",
            "kollege",
            "kollegin",
        ],
    ),
];

const POSSESSIVES: &[&str] = &[
    "my", "our", "his", "her", "their", "mein", "meine", "meinen", "meinem", "meiner", "meines",
    "unser", "unsere", "unseren", "unserem", "unserer", "unseres",
];

const CLIENTS: &[&str] = &[
    "patient",
    "patients",
    "patientin",
    "patienten",
    "patientinnen",
    "client",
    "clients",
    "klient",
    "klientin",
    "klienten",
    "klientinnen",
];

const BEFORE_A_CLIENT: &[&str] = &[
    "my", "our", "a", "the", "for", "this", "new", "of", "mein", "meine", "meinen", "meinem",
    "meiner", "unser", "unsere", "eine", "einen", "einem", "einer", "ein", "fur", "der", "die",
    "den",
];

/// Phrases that say by themselves that somebody close has the problem.
const CLOSE: &[&[&str]] = &[
    &["loved", "one"],
    &["loved", "ones"],
    &["someone", "i", "love"],
    &["somebody", "i", "love"],
    &["someone", "close"],
    &["somebody", "close"],
    &["someone", "else"],
    &["family", "of"],
    &["families", "of"],
    &["family", "member"],
    &["family", "members"],
    &["relatives", "of"],
    &["relative", "of"],
    &["parents", "of"],
    &["partner", "of"],
    &["partners", "of"],
    &["wife", "of"],
    &["husband", "of"],
    &["a", "friend"],
    &["family", "group"],
    &["angehorige"],
    &["angehorigen"],
    &["angehoriger"],
    &["angehorigengruppe"],
    &["jemand", "den", "ich", "liebe"],
    &["jemandem", "der", "mir", "nahesteht"],
    &["eltern", "von"],
    &["familie", "von"],
    &["partner", "von"],
    &["kinder", "von"],
];

/// What the words tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) relation: Relation,
    pub(crate) kin: Option<Kin>,
    /// The words that tell it, as places among the tokens.
    pub(crate) words: Vec<usize>,
}

fn kin(word: &str) -> Option<Kin> {
    let known = KIN.iter().find(|(_, words)| words.contains(&word));
    known.map(|(kin, _)| *kin).or_else(|| {
        let mut lists = languages::all().iter();
        lists.find_map(|lists| lists.kin(word)).map(kin_named)
    })
}

fn kin_named(name: &str) -> Kin {
    match name {
        "child" => Kin::Child,
        "partner" => Kin::Partner,
        "parent" => Kin::Parent,
        _ => Kin::Other,
    }
}

/// Whether the word names somebody's kin.
pub(crate) fn is_kin(word: &str) -> bool {
    kin(word).is_some()
}

/// For whom the line seeks help. `is_problem` says of a token whether it belongs to a problem's words.
pub(crate) fn told(line: &[Token], reader: Language, is_problem: &dyn Fn(usize) -> bool) -> Told {
    let own = languages::of(reader);
    let among = |own: Option<&Vec<String>>, known: &[&str], word: &str| {
        known.contains(&word) || own.is_some_and(|own| languages::has(own, word))
    };
    let is_possessive = |word: &str| among(own.map(|lists| &lists.possessives), POSSESSIVES, word);
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    let before = |index: usize| index.checked_sub(1).map_or("", word);
    for index in 0..line.len() {
        if among(own.map(|lists| &lists.clients), CLIENTS, word(index))
            && (index == 0
                || among(
                    own.map(|lists| &lists.before_client),
                    BEFORE_A_CLIENT,
                    before(index),
                ))
        {
            let from = if is_possessive(before(index)) {
                index - 1
            } else {
                index
            };
            return Told {
                relation: Relation::Professional,
                kin: None,
                words: (from..=index).collect(),
            };
        }
    }
    for index in 0..line.len() {
        let Some(kin) = kin(word(index)) else {
            continue;
        };
        let possessive = (1..=3)
            .filter_map(|back| index.checked_sub(back))
            .find(|at| is_possessive(word(*at)));
        // In French "son" is a possessive itself, in Spanish a verb.
        if word(index) == "son" && own.is_some() && possessive.is_none() {
            continue;
        }
        // "kind" and "boy" are words of their own where nobody's is said.
        let follows = ![
            "kind", "kinder", "family", "familie", "friends", "freunde", "frau", "mann", "parents",
            "eltern", "padres", "mujer", "femme", "hijos", "enfants", "enfant", "ado", "ex",
            "familiar", "proche", "mama", "papa",
        ]
        .contains(&word(index))
            && !is_problem(index)
            && (1..=2).any(|ahead| {
                is_problem(index + ahead)
                    || ["uses", "using", "used"].contains(&word(index + ahead))
            });
        let verb_follows =
            ["frau", "mann"].contains(&word(index)) && is_problem(index + 1) && !is_problem(index);
        if let Some(from) = possessive.or((follows || verb_follows).then_some(index)) {
            return Told {
                relation: Relation::Family,
                kin: Some(kin),
                words: (from..=index).collect(),
            };
        }
    }
    for index in 0..line.len() {
        let close = CLOSE.iter().find(|phrase| {
            phrase
                .iter()
                .enumerate()
                .all(|(at, part)| word(index + at) == *part)
        });
        if let Some(phrase) = close {
            let kin = match phrase.first() {
                Some(&"parents") | Some(&"eltern") => Some(Kin::Child),
                Some(&"partner") | Some(&"partners") | Some(&"wife") | Some(&"husband") => {
                    Some(Kin::Partner)
                }
                Some(&"kinder") => Some(Kin::Parent),
                _ => None,
            };
            return Told {
                relation: Relation::Family,
                kin,
                words: (index..index + phrase.len()).collect(),
            };
        }
    }
    for index in 0..line.len() {
        for (kin, phrase) in languages::all().iter().flat_map(|lists| &lists.close) {
            let stands = phrase
                .iter()
                .enumerate()
                .all(|(at, part)| word(index + at) == part);
            if stands {
                return Told {
                    relation: Relation::Family,
                    kin: Some(kin_named(kin)).filter(|kin| *kin != Kin::Other),
                    words: (index..index + phrase.len()).collect(),
                };
            }
        }
    }
    for index in 0..line.len() {
        let first_person = own.is_some_and(|lists| languages::has(&lists.own, word(index)));
        let own = first_person
            || ["i", "im", "ive", "myself", "ich", "mich", "selber"].contains(&word(index));
        let mine = POSSESSIVES
            .get(..1)
            .into_iter()
            .flatten()
            .chain(["mein", "meine", "meinem", "meiner"].iter())
            .any(|mine| word(index) == *mine);
        if own || (mine && (1..=2).any(|ahead| is_problem(index + ahead))) {
            return Told {
                relation: Relation::Myself,
                kin: None,
                words: vec![index],
            };
        }
    }
    Told::default()
}

/// Where family and friends go when somebody close has the problem `leaf`: the leaves made for them, the best first.
/// Empty when there is none: then the groups for the problem itself are shown, and say who may come.
pub(crate) fn for_family(leaf: &str, kin: Option<Kin>) -> Vec<(&'static str, f32)> {
    let (area, name) = leaf.split_once('/').unwrap_or((leaf, ""));
    match (area, name, kin) {
        ("substance", "alcohol" | "moderation", Some(Kin::Parent)) => {
            vec![
                ("family-of-addict/family-alcohol", 1.0),
                ("family-of-addict/adult-children", 0.6),
                ("family-of-addict/teens-of-addicts", 0.4),
            ]
        }
        ("substance", "alcohol" | "moderation", _) => {
            vec![("family-of-addict/family-alcohol", 1.0)]
        }
        ("substance", "nicotine", _) => Vec::new(),
        ("substance", _, Some(Kin::Parent)) => vec![
            ("family-of-addict/family-drugs", 1.0),
            ("family-of-addict/adult-children", 0.6),
        ],
        ("substance", _, _) => vec![("family-of-addict/family-drugs", 1.0)],
        ("behavioral", "gambling", _) => vec![("family-of-addict/family-gambling", 1.0)],
        ("behavioral", "sex-love", _) => vec![("family-of-addict/family-sex", 1.0)],
        ("mental-health", "family-mi" | "men", _) => Vec::new(),
        ("mental-health", _, _) => vec![("mental-health/family-mi", 1.0)],
        (
            "neurodiversity",
            "adhd" | "autism" | "tourette" | "dyslexia" | "learning-disability",
            Some(Kin::Child),
        ) => {
            vec![("neurodiversity/parents-nd", 1.0)]
        }
        ("neuro", "dementia", _) => vec![("caregiving/dementia-carers", 1.0)],
        ("identity", "lgbtq" | "trans", _) => vec![("identity/lgbtq-family", 1.0)],
        ("military-justice", "veterans", _) => vec![("military-justice/military-families", 1.0)],
        ("cancer" | "neuro" | "chronic" | "disability-sensory", _, Some(Kin::Child)) => {
            vec![("caregiving/parent-carers", 0.8)]
        }
        ("cancer" | "neuro" | "chronic" | "disability-sensory", _, Some(Kin::Partner)) => {
            vec![("caregiving/spouse-carers", 0.8)]
        }
        ("cancer" | "neuro" | "chronic" | "disability-sensory", _, _) => {
            vec![("caregiving/carers", 0.8)]
        }
        _ => Vec::new(),
    }
}

/// Whether the leaf itself is for people close to somebody, so that its words tell the relation.
pub(crate) fn is_for_family(leaf: &str) -> bool {
    let family = [
        "mental-health/family-mi",
        "neurodiversity/parents-nd",
        "identity/lgbtq-family",
        "military-justice/military-families",
    ];
    (leaf.starts_with("family-of-addict/") && leaf != "family-of-addict/adult-children")
        || leaf.starts_with("caregiving/")
        || family.contains(&leaf)
}

/// Whether whoever mentions the leaf is the one it is for, also when kin is named: "my husband hits me", "my son died".
pub(crate) fn is_own(leaf: &str) -> bool {
    ["grief/", "violence-abuse/", "relationships/"]
        .iter()
        .any(|area| leaf.starts_with(area))
        || leaf == "family-of-addict/adult-children"
}
