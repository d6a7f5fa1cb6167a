//! What sounds like danger and is none: a bereavement, a figure of speech, a word's other meaning.

use super::UrgentTopic;
use crate::book::Hit;
use crate::fold::Token;
use crate::problems::tells_of_loss;

/// Beginnings of words that name a death without saying whose.
const DEATHS: &[&str] = &[
    "suicid",
    "suizid",
    "selbstmord",
    "selbsttot",
    "freitod",
    "overdos",
    "uberdos",
    "sobredos",
    "surdos",
];

/// What is said of somebody who is dead.
const ENDED: &[&[&str]] = &[
    &["killed", "himself"],
    &["killed", "herself"],
    &["killed", "themselves"],
    &["took", "his", "own", "life"],
    &["took", "her", "own", "life"],
    &["hat", "sich", "umgebracht"],
    &["sich", "umgebracht"],
    &["das", "leben", "genommen"],
];

/// Words before a danger that make it something else.
const BEFORE: &[(&str, &[&str])] = &[
    ("hit", THINGS),
    ("hits", THINGS),
    ("hitting", THINGS),
    ("hurts", THINGS),
    ("hurting", THINGS),
    ("violent", NEGATIONS),
    ("violence", NEGATIONS),
    ("violenta", NEGATIONS),
    ("violente", NEGATIONS),
    ("violencia", NEGATIONS),
    ("gewalt", NEGATIONS),
    (
        "missbrauch",
        &[
            "alkohol",
            "drogen",
            "medikamenten",
            "tabletten",
            "substanz",
            "amts",
        ],
    ),
    ("vergiftung", &["lebensmittel", "blut", "pilz"]),
];

/// What hits and hurts without being somebody.
const THINGS: &[&str] = &[
    "grief",
    "loss",
    "depression",
    "anxiety",
    "it",
    "reality",
    "panic",
    "sadness",
    "pain",
    "this",
    "that",
    "news",
    "loneliness",
    "back",
    "knee",
    "head",
    "stomach",
    "everything",
    "heart",
    "what",
    "body",
    "leg",
    "shoulder",
    "tooth",
    "wave",
];

const NEGATIONS: &[&str] = &[
    "non", "no", "anti", "without", "ohne", "sin", "sans", "gegen", "keine",
];

/// Words behind a danger that make it something else.
const AFTER: &[(&str, &[&str])] = &[
    (
        "cutting",
        &[
            "down", "back", "carbs", "out", "ties", "off", "sugar", "calories", "costs", "edge",
            "board", "grass", "hair", "corners", "class", "classes", "my", "contact", "alcohol",
            "caffeine", "weight", "the", "budget", "expenses", "drinking", "in", "short",
            "through",
        ],
    ),
    ("ritzen", &["im", "in"]),
    (
        "me",
        &[
            "up", "hard", "with", "that", "to", "most", "when", "back", "again",
        ],
    ),
    ("suicide", &["squad", "bereavement", "loss", "awareness"]),
    ("suicida", &["squad"]),
    (
        "abused",
        &[
            "alcohol",
            "drugs",
            "substances",
            "pills",
            "cocaine",
            "heroin",
        ],
    ),
    ("attacked", &["by"]),
    ("naloxone", &["training", "kit", "class"]),
    ("narcan", &["training", "kit", "class"]),
    ("on", &["holiday", "vacation", "dates", "trips"]),
    ("overdose", &["awareness"]),
    ("missbrauch", &["von"]),
    ("gewalt", &["uber"]),
];

/// Whether the words of a hit are no danger where they stand.
pub(super) fn is_over_read(line: &[Token], hit: &Hit<UrgentTopic>) -> bool {
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    let before = |index: usize| index.checked_sub(1).map_or("", word);
    if is_bereavement(line, hit) {
        return true;
    }
    let (first, last) = (word(hit.first), hit.end.checked_sub(1).map_or("", word));
    let made_other_before = BEFORE
        .iter()
        .any(|(danger, words)| *danger == first && words.contains(&before(hit.first)));
    let made_other_after = AFTER
        .iter()
        .any(|(danger, words)| *danger == last && words.contains(&word(hit.end)));
    // "He hits me with a belt" is no figure of speech.
    let person = (0..hit.first).any(|at| is_person(word(at)));
    let figurative = made_other_after && !(last == "me" && person);
    made_other_before || figurative || (first == "escuadron" && last == "suicida") || {
        word(hit.first) == "suicida" && before(hit.first) == "escuadron"
    }
}

fn is_person(word: &str) -> bool {
    crate::problems::is_kin(word)
        || [
            "he", "she", "they", "him", "her", "who", "boss", "man", "er", "sie",
        ]
        .contains(&word)
}

/// Somebody else's death, told as a loss or as something that happened.
fn is_bereavement(line: &[Token], hit: &Hit<UrgentTopic>) -> bool {
    if !matches!(hit.value, UrgentTopic::Suicide | UrgentTopic::Overdose) {
        return false;
    }
    let word = |index: usize| line.get(index).map_or("", |token| token.word.as_str());
    let words: Vec<&str> = (hit.first..hit.end).map(word).collect();
    let ended = ENDED.contains(&words.as_slice());
    let first = word(hit.first);
    let names_death = words.len() == 1 && DEATHS.iter().any(|death| first.starts_with(death));
    if !ended && !names_death {
        return false;
    }
    let before = |back: usize| hit.first.checked_sub(back).map_or("", word);
    let happened = ended
        || before(1) == "committed"
        || ["begangen", "beging"].contains(&word(hit.end))
        || before(1) == "est" && first.starts_with("suicid")
        || before(1) == "se" && first == "suicido"
        || before(2) == "se" && ["ha", "habia"].contains(&before(1));
    let lost = line.iter().any(|token| tells_of_loss(&token.word));
    // "I lost everything, suicide is all I think of": who speaks of themself is not only bereaved.
    let own = line.iter().any(|token| {
        [
            "suicidal",
            "suizidal",
            "suicidaire",
            "thinking",
            "thoughts",
            "attempt",
            "gedanken",
            "feel",
        ]
        .contains(&token.word.as_str())
    });
    (happened || lost) && !own
}
