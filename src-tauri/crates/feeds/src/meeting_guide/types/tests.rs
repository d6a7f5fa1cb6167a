use super::*;

fn means(fellowship: Option<&str>, token: &str) -> String {
    match find(fellowship, token) {
        Found::Means(meanings) => format!("{meanings:?}"),
        Found::Ambiguous(meanings, tag) => format!("{meanings:?} or {tag}"),
        Found::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn the_same_code_means_what_its_fellowship_says() {
    assert_eq!(
        means(Some("aa"), "S"),
        r#"[Language("es")]"#,
        "Spanish in AA"
    );
    assert_eq!(
        means(Some("aca"), "S"),
        r#"[Format("speaker")]"#,
        "Speaker in ACA"
    );
    assert_eq!(
        means(Some("aca"), "SP"),
        r#"[Format("speaker")]"#.replace("Format(\"speaker\")", "Language(\"es\")"),
        "and SP is Spanish there"
    );
    assert_eq!(
        means(Some("aa"), "Y"),
        r#"[Audience("young-people")]"#,
        "young people in AA"
    );
    assert_eq!(
        means(Some("al-anon"), "Y"),
        r#"[Audience("teens")]"#,
        "Alateen in Al-Anon"
    );
    assert_eq!(
        means(Some("aa"), "POA"),
        r#"[Format("proof-of-attendance")]"#,
        "a signature in AA"
    );
    assert_eq!(
        means(Some("al-anon"), "POA"),
        r#"[Audience("parents")]"#,
        "parents in Al-Anon"
    );
    assert_eq!(
        means(Some("sca"), "GL"),
        "unknown",
        "graphic language, which no id fits"
    );
    assert_eq!(
        means(Some("na"), "GL"),
        r#"[Audience("gay"), Audience("lesbian")]"#,
        "gay and lesbian in NA"
    );
    assert_eq!(
        means(Some("recovery-dharma"), "WA"),
        r#"[Access("wheelchair")]"#,
        "by the fellowship's name here"
    );
}

#[test]
fn codes_that_a_language_overwrites_are_ambiguous() {
    for (fellowship, code, tag) in [
        ("aca", "TR", "tr"),
        ("coda", "TR", "tr"),
        ("ca", "TR", "tr"),
        ("eda", "TR", "tr"),
        ("ga", "TR", "tr"),
        ("slaa", "TR", "tr"),
        ("da", "AR", "ar"),
        ("rd", "IS", "is"),
        ("rr", "IS", "is"),
        ("slaa", "HR", "hr"),
    ] {
        assert!(
            means(Some(fellowship), code).ends_with(&format!(" or {tag}")),
            "{fellowship}:{code}"
        );
    }
    assert_eq!(
        means(Some("aa"), "TR"),
        r#"[Format("tradition-study")]"#,
        "AA has TUR for Turkish"
    );
    assert!(speaks_of("tr", "AA Türkçe"), "the text decides");
}

#[test]
fn names_in_nine_languages_and_any_case() {
    for name in ["Discussion", "discussion", "Discusión", "d", "Diskusia"] {
        assert!(means(Some("aa"), name).contains("discussion"), "{name}");
    }
    for name in ["Speaker", "Orador", "Talare"] {
        assert!(means(Some("aa"), name).contains("speaker"), "{name}");
    }
    assert_eq!(
        means(Some("aa"), "12X12"),
        means(Some("aa"), "12x12"),
        "in capitals"
    );
    assert_eq!(means(None, "Open"), "[Open]", "a name needs no table");
}

#[test]
fn without_a_table_only_what_all_agree_on() {
    assert_eq!(means(None, "O"), "[Open]", "all agree");
    assert_eq!(
        means(Some("smart"), "W"),
        r#"[Audience("women")]"#,
        "a fellowship without a table"
    );
    for code in ["S", "SP", "T", "Y", "POA", "A", "TR"] {
        assert_eq!(
            means(None, code),
            "unknown",
            "{code} means different things"
        );
    }
    assert_eq!(
        means(None, "ST"),
        r#"[Format("step-study")]"#,
        "what all have in common"
    );
}

#[test]
fn every_code_of_every_programme_is_read_or_left_on_purpose() {
    let tables = &*TABLES;
    assert_eq!(tables.programmes.len(), 27, "all programmes are there");
    let mut raw: Vec<String> = Vec::new();
    for (programme, codes) in &tables.programmes {
        for (code, name) in codes {
            let meanings = tables.names.get(&fold(name)).unwrap_or_else(|| {
                panic!("{programme}:{code} {name} is in no line of meanings.tsv")
            });
            if meanings.is_empty() {
                raw.push(format!("{programme}:{code}"));
            }
        }
    }
    raw.sort();
    let expected = include_str!("left_raw.txt")
        .split_whitespace()
        .collect::<Vec<_>>();
    assert_eq!(
        raw, expected,
        "these stay as they are written, on purpose: no id fits"
    );
    for line in include_str!("../../../data/meanings.tsv").lines() {
        let (name, meanings) = line.split_once('\t').expect("a name and its meanings");
        for text in meanings.split(' ') {
            assert!(
                text == "raw" || meaning(text).is_some(),
                "{name}: {text} is an id of this program"
            );
        }
    }
}

#[test]
fn languages_of_the_specification() {
    let aa: Vec<&str> = languages("aa").map(|(code, _)| code).collect();
    for code in [
        "S", "ITA", "KOR", "PUN", "POL", "POR", "RUS", "TUR", "UK", "EN",
    ] {
        assert!(aa.contains(&code), "{code} is a language in AA");
    }
    assert_eq!(language("en").as_deref(), Some("en"), "a tag");
    assert_eq!(language("pt-BR").as_deref(), Some("pt-BR"), "with a region");
    assert_eq!(
        language("Español").as_deref(),
        Some("es"),
        "a name in its own language"
    );
    assert_eq!(language("x; drop table"), None, "anything else is not");
}
