use super::*;

fn card(id: &str, locale: &str, country: Option<&str>) -> ShownCard {
    shown(&FellowshipId::new(id), locale, country).expect("a card")
}

#[test]
fn a_card_is_whole_in_every_language() {
    for locale in circle_words::words::LOCALES {
        for row in cards::all() {
            let card = card(row.id().as_str(), locale, Some("DE"));
            assert!(card.told.len() >= 4, "{}: enough is told", card.id);
            let all = card
                .told
                .iter()
                .flat_map(|told| told.lines.iter().map(|line| &line.text))
                .chain(&card.wrong.lines)
                .chain(&card.leave.lines)
                .chain([&card.usually, &card.apart, &card.medicine, &card.part])
                .chain(card.danger.iter().flat_map(|danger| &danger.lines));
            for text in all {
                assert!(
                    !text.contains('[') && !text.contains('{'),
                    "{} in {locale}: {text}",
                    card.id
                );
            }
            for line in card.told.iter().flat_map(|told| &told.lines) {
                assert!(
                    card.sources.iter().any(|source| source.key == line.source),
                    "{}: {} has its source",
                    card.id,
                    line.text
                );
            }
            for source in &card.sources {
                assert!(
                    !source.host.is_empty() && !source.standing.is_empty(),
                    "{}: {} says where it leads and how far it was looked at",
                    card.id,
                    source.name
                );
                assert!(
                    source_url(&card.id, &source.key)
                        .is_some_and(|url| url.starts_with("https://")),
                    "{}: {} can be opened",
                    card.id,
                    source.name
                );
            }
            assert!(
                card.part.contains(&card.name) && card.usually.contains(&card.name),
                "{}: it is named in both",
                card.id
            );
        }
    }
}

#[test]
fn the_danger_names_the_number_of_the_country() {
    let of = |country| card("aa", "en", country).danger.expect("alcohol");
    assert_eq!(of(Some("US")).dial.as_deref(), Some("911"), "there");
    assert!(of(Some("US")).call.contains("911"), "in the sentence");
    assert_eq!(
        of(Some("JP")).dial.as_deref(),
        Some("119"),
        "the ambulance, not the police"
    );
    assert_eq!(of(None).dial, None, "no country, no number of another one");
    assert!(
        of(None).call.contains("where you are"),
        "and it says how to find it"
    );
    assert_eq!(card("ga", "en", None).danger, None, "gambling has none");
}

#[test]
fn groups_about_suicide_name_help_that_is_open_now() {
    let urgent = |country| {
        card("alternatives-to-suicide", "en", country)
            .urgent
            .expect("help now")
    };
    assert!(urgent(Some("US")).contains("911"), "the number");
    assert!(urgent(None).contains("where you are"), "or how to find it");
    assert_eq!(
        card("agus", "en", None).urgent,
        None,
        "those who lost somebody are not alarmed"
    );
}

#[test]
fn what_is_not_known_is_said() {
    let known = card("aa", "en", None);
    assert_eq!(known.unknown, None, "everything is known: {known:?}");
    let partly = card("al-anon", "en", None).unknown.expect("something");
    assert!(
        partly.contains("Medicine") && !partly.contains("Cost"),
        "only what is missing: {partly}"
    );
    let nothing = card("caduceus", "en", None);
    assert!(
        nothing.told.is_empty()
            && nothing
                .unknown
                .as_ref()
                .is_some_and(|said| said.contains("Cost") && said.contains("Who may come")),
        "a card that knows nothing says so: {nothing:?}"
    );
    assert!(
        nothing.medicine.contains("doctor") && !nothing.wrong.lines.is_empty(),
        "and still tells what is true of all"
    );
}

#[test]
fn an_unknown_fellowship_has_none() {
    let found = shown(&FellowshipId::new("no-such"), "en", None);
    assert!(
        matches!(found, Err(EngineError::UnknownFellowship)),
        "it is not made up"
    );
    assert_eq!(
        source_url(&FellowshipId::new("aa"), "no-such"),
        None,
        "nor is an address"
    );
}
