use super::*;
use std::collections::HashSet;

fn leaves_of(text: &str, locale: &str) -> Vec<String> {
    find(text, locale)
        .into_iter()
        .map(|found| found.problem.as_str().to_owned())
        .collect()
}

fn first(text: &str) -> (String, &'static str) {
    let locale = if text.chars().any(|c| "äöüß".contains(c)) {
        "de"
    } else {
        "en"
    };
    find(text, locale)
        .into_iter()
        .next()
        .map_or((String::new(), ""), |found| {
            (found.problem.as_str().to_owned(), found.relation.as_str())
        })
}

#[test]
fn the_taxonomy_is_whole() {
    assert_eq!(
        (areas().len(), leaves().len()),
        (16, 138),
        "16 areas with 138 leaves"
    );
    let ids: HashSet<&str> = leaves().iter().map(|leaf| leaf.id.as_str()).collect();
    assert_eq!(ids.len(), 138, "each leaf is there once");
    for leaf in leaves() {
        assert!(
            leaf.de.len() >= 3,
            "{} has at least three German words",
            leaf.id
        );
        assert!(!leaf.en.is_empty(), "{} has English words", leaf.id);
    }
    assert_eq!(
        leaves().iter().filter(|leaf| !leaf.mesh.is_empty()).count(),
        137,
        "as many with a MeSH id as were carried over"
    );
    assert_eq!(
        leaves()
            .iter()
            .filter(|leaf| !leaf.icd10.is_empty())
            .count(),
        130,
        "as many with an ICD-10 category as were carried over"
    );
    assert!(
        is_known("substance") && is_known("substance/alcohol") && !is_known("substance/tea"),
        "areas and leaves are known"
    );
}

#[test]
fn everyday_words_are_found() {
    for (text, leaf) in [
        ("booze", "substance/alcohol"),
        ("alcohol abuse", "substance/alcohol"),
        ("substance abuse", "substance/drugs-any"),
        ("heart attack", "chronic/heart-lung"),
        ("my son vapes", "substance/nicotine"),
        ("drinking", "substance/alcohol"),
        ("I am a drinker", "substance/alcohol"),
        ("Alkoholproblem", "substance/alcohol"),
        ("Alkoholabhängigkeit", "substance/alcohol"),
        ("Heroinabhaengigkeit", "substance/opioids"),
        ("Drogensucht", "substance/drugs-any"),
        ("pills", "substance/sedatives"),
        ("porn", "behavioral/sex-love"),
        ("he hits me", "violence-abuse/domestic-violence"),
        ("widow", "grief/partner-loss"),
        ("my husband died", "grief/partner-loss"),
        ("gambling", "behavioral/gambling"),
        ("sports betting", "behavioral/gambling"),
        ("Spielsucht", "behavioral/gambling"),
        ("panic attacks at night", "mental-health/anxiety-panic"),
        ("Ängste", "mental-health/anxiety-panic"),
        ("cut down on drinking", "substance/moderation"),
        ("weight loss", "chronic/weight"),
        ("hearing loss", "disability-sensory/hearing-tinnitus"),
        ("ptsd", "mental-health/ptsd-trauma"),
        ("Selbsthilfegruppe Depressionen", "mental-health/depression"),
        ("Crohn's", "chronic/ibd-digestive"),
        ("I have ME and need a group", "chronic/mecfs-longcovid"),
        ("ME/CFS", "chronic/mecfs-longcovid"),
        ("MS group", "neuro/ms"),
        ("PD", "neuro/parkinsons"),
        ("using", "substance/drugs-any"),
        ("long covid", "chronic/mecfs-longcovid"),
        ("Brustkrebs", "cancer/breast-cancer"),
    ] {
        assert_eq!(first(text).0, leaf, "{text:?} means {leaf}");
    }
}

#[test]
fn those_close_are_told_from_the_person() {
    for (text, leaf, relation) in [
        ("my son uses", "family-of-addict/family-drugs", "family"),
        (
            "my daughter uses heroin",
            "family-of-addict/family-drugs",
            "family",
        ),
        (
            "my wife drinks",
            "family-of-addict/family-alcohol",
            "family",
        ),
        (
            "my wife is drinking again",
            "family-of-addict/family-alcohol",
            "family",
        ),
        (
            "my dad drinks",
            "family-of-addict/teens-of-addicts",
            "family",
        ),
        (
            "my father's drinking",
            "family-of-addict/family-alcohol",
            "family",
        ),
        (
            "someone I love gambles",
            "family-of-addict/family-gambling",
            "family",
        ),
        (
            "mein Mann trinkt",
            "family-of-addict/family-alcohol",
            "family",
        ),
        ("Angehörige", "family-of-addict/family-drugs", "family"),
        (
            "Angehörige Spielsucht",
            "family-of-addict/family-gambling",
            "family",
        ),
        (
            "meine Tochter hat Magersucht",
            "mental-health/family-mi",
            "family",
        ),
        ("my son has autism", "neurodiversity/parents-nd", "family"),
        (
            "my mother has dementia",
            "caregiving/dementia-carers",
            "family",
        ),
        ("I drink", "substance/alcohol", "self"),
        ("my drinking", "substance/alcohol", "self"),
        ("ich trinke", "substance/alcohol", "self"),
        ("drinking", "substance/alcohol", "unknown"),
        ("my patient drinks", "substance/alcohol", "professional"),
        (
            "client with gambling problem",
            "behavioral/gambling",
            "professional",
        ),
        (
            "Patientin mit Depression",
            "mental-health/depression",
            "professional",
        ),
        (
            "my husband hits me",
            "violence-abuse/domestic-violence",
            "self",
        ),
        ("my son died", "grief/child-loss", "self"),
    ] {
        assert_eq!(
            first(text),
            (leaf.to_owned(), relation),
            "{text:?} is {leaf}, {relation}"
        );
    }
    assert!(
        !leaves_of("my wife drinks", "en").contains(&"substance/alcohol".to_owned()),
        "groups for her would turn him away"
    );
    assert!(
        leaves_of("my dad drinks", "en").contains(&"family-of-addict/family-alcohol".to_owned()),
        "the reader may be grown up"
    );
}

#[test]
fn who_lost_somebody_to_suicide_is_bereaved_first() {
    for text in [
        "lost my son to suicide",
        "my brother died by suicide",
        "Trauer nach Suizid",
        "meinen Sohn durch Suizid verloren",
        "my husband killed himself",
    ] {
        let locale = if text.contains("Suizid") { "de" } else { "en" };
        let found = leaves_of(text, locale);
        assert_eq!(
            found.first().map(String::as_str),
            Some("grief/suicide-loss"),
            "{text:?}: {found:?}"
        );
        assert!(
            !found.contains(&"mental-health/suicidal".to_owned()),
            "{text:?} is not about the reader's own thoughts: {found:?}"
        );
    }
    assert_eq!(
        first("suicidal").0,
        "mental-health/suicidal",
        "without a loss it is the reader's own"
    );
    assert_eq!(
        first("I want to die since my wife died").0,
        "mental-health/suicidal",
        "who says so themself is meant"
    );
    assert_eq!(
        first("lost my daughter to an overdose").0,
        "grief/overdose-loss",
        "an overdose is told in the same way"
    );
}

#[test]
fn codes_of_professionals_are_found() {
    for (text, leaf) in [
        ("F10.2", "substance/alcohol"),
        ("f102", "substance/alcohol"),
        ("F10", "substance/alcohol"),
        ("F63.0", "behavioral/gambling"),
        ("F11.20 Berlin", "substance/opioids"),
        ("F42", "mental-health/ocd"),
        ("F32.1", "mental-health/depression"),
        ("F40.1", "mental-health/social-anxiety"),
        ("C50.9", "cancer/breast-cancer"),
        ("C33", "cancer/cancer-any"),
        ("F71", "neurodiversity/learning-disability"),
        ("D000437", "substance/alcohol"),
        ("d005715", "behavioral/gambling"),
    ] {
        assert_eq!(first(text).0, leaf, "{text:?} means {leaf}");
    }
    let range = leaves_of("F10-F14", "en");
    assert!(
        range.contains(&"substance/cocaine".to_owned())
            && !range.contains(&"substance/nicotine".to_owned()),
        "a range: {range:?}"
    );
    for text in ["E10 5AA", "98101", "B12", "G1"] {
        assert!(
            find(text, "en").is_empty(),
            "{text:?} is no code of a problem here: {:?}",
            leaves_of(text, "en")
        );
    }
}

#[test]
fn initialisms_give_way_to_places_and_pronouns() {
    for text in [
        "meetings in WA",
        "Seattle, WA",
        "Boston MA",
        "portland ME",
        "help ME",
        "HELP ME PLEASE",
        "near ME",
        "DA IST NIEMAND",
        "Los Angeles CA",
        "Jackson MS",
        "ma",
        "ed",
        "add to list",
        "Crystal Lake",
        "Grass Valley",
        "did he go",
        "the way home",
    ] {
        assert!(
            find(text, "en").is_empty(),
            "{text:?} speaks of no problem: {:?}",
            leaves_of(text, "en")
        );
    }
}

#[test]
fn ordinary_words_mean_no_problem() {
    let text = "please show me a good meeting near the station on tuesday evening in english for beginners with parking and a nice table and win with rob";
    assert!(
        find(text, "en").is_empty(),
        "no problem: {:?}",
        leaves_of(text, "en")
    );
    let text = "bitte zeige mir eine gute Gruppe am Bahnhof in Essen am Dienstag mit Parkplatz für Anfänger";
    assert!(
        find(text, "de").is_empty(),
        "no problem: {:?}",
        leaves_of(text, "de")
    );
}

#[test]
fn spans_cut_the_words_out_of_the_line() {
    let line = "Berlin, mein Mann trinkt zu viel";
    let found = find(line, "de");
    let words: Vec<&str> = found[0]
        .spans
        .iter()
        .map(|span| &line[span.clone()])
        .collect();
    assert_eq!(
        words.first(),
        Some(&"mein Mann trinkt"),
        "with the words that tell for whom: {found:?}"
    );
    assert!(
        find("", "en").is_empty() && find("💔", "en").is_empty(),
        "nothing in, nothing out"
    );
}

#[test]
fn the_name_of_a_leaf_leads_to_it() {
    for locale in ["en", "de"] {
        let words = crate::Words::new(locale);
        for leaf in leaves()
            .iter()
            .filter(|leaf| leaf.id != "life-social/other")
        {
            let name = words.problem(&leaf.id);
            let name = name.split(" (").next().unwrap_or(&name).to_owned();
            let found = leaves_of(&name, locale);
            assert!(
                found.contains(&leaf.id),
                "{name:?} leads to {}: {found:?}",
                leaf.id
            );
        }
    }
}
