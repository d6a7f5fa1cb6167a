use super::*;

fn weeks(weeks: &[i8]) -> Found {
    Found::Weeks(weeks.to_vec())
}

#[test]
fn notes() {
    let cases = [
        ("1st & 3rd Tuesday", weeks(&[1, 3])),
        ("1st and 3rd Tuesdays of the month", weeks(&[1, 3])),
        ("First and third Tuesday", weeks(&[1, 3])),
        ("Meets 1st, 3rd, and 5th Wednesdays only", weeks(&[1, 3, 5])),
        ("2nd Sat of the month", weeks(&[2])),
        ("2nd Sat. of the month", weeks(&[2])),
        ("last Friday", weeks(&[-1])),
        (
            "This meeting is held on the last Friday of each month.",
            weeks(&[-1]),
        ),
        ("2nd and last Thursday of every month", weeks(&[2, -1])),
        ("1st Monday only", weeks(&[1])),
        ("NOTE: 1st Monday of the month only!", weeks(&[1])),
        ("1st Saturday & 3rd Saturday", weeks(&[1, 3])),
        (
            "Ring the bell. We meet on the 2nd and 4th Sunday at 7:30 pm. Bring a cushion.",
            weeks(&[2, 4]),
        ),
        (
            "Step study. Meets 2nd & 4th Thursdays only.",
            weeks(&[2, 4]),
        ),
        ("Meets once a month on the second Sunday.", weeks(&[2])),
        ("Every 4th Wednesday of the month", weeks(&[4])),
        ("Every 2nd and 4th Saturday", weeks(&[2, 4])),
        ("Meets the 1st and 3rd week of the month", weeks(&[1, 3])),
        (
            "Meets 2nd Tuesday only. Business meeting last Tuesday.",
            weeks(&[2]),
        ),
        ("jeden 1. und 3. Dienstag", weeks(&[1, 3])),
        (
            "Wir treffen uns jeden ersten und dritten Dienstag im Monat um 19 Uhr",
            weeks(&[1, 3]),
        ),
        ("nur am letzten Freitag des Monats", weeks(&[-1])),
        ("jeden 2. Dienstag im Monat", weeks(&[2])),
        ("primer y tercer martes de cada mes", weeks(&[1, 3])),
        ("Nos reunimos el último domingo del mes", weeks(&[-1])),
        ("1er et 3e mardi du mois", weeks(&[1, 3])),
        ("Every other Sunday", Found::EveryOther),
        ("Meets every other week", Found::EveryOther),
        (
            "Wheelchair parking, meets the first Sunday of the month only",
            weeks(&[1]),
        ),
        ("Women, meets with men 1st Friday", Found::Unclear),
        (
            "Meets only the third Saturday of each month. 3 rooms every third Saturday",
            weeks(&[3]),
        ),
        ("Biweekly", Found::EveryOther),
        ("Meets bi-weekly on Mondays", Found::EveryOther),
        ("alle 14 Tage", Found::EveryOther),
        ("cada dos semanas", Found::EveryOther),
        // Only what happens there changes.
        ("Open meeting last Friday of the month", Found::Nothing),
        ("birthday night last Saturday", Found::Nothing),
        ("Business meeting: 1st Sunday", Found::Nothing),
        ("Business meeting first Sunday @ 7", Found::Nothing),
        (
            "Business meeting: 2nd Sunday of even months @ 2 pm.",
            Found::Nothing,
        ),
        ("speaker 1st week", Found::Nothing),
        ("Speaker last Thursday of the month", Found::Nothing),
        (
            "1st Monday - Speaker, 2nd Monday - Step, 3rd Monday - Tradition",
            Found::Nothing,
        ),
        ("1st Monday: step. 2nd Monday: tradition.", Found::Nothing),
        (
            "Group conscience 2nd Saturday of the month at 6:00PM",
            Found::Nothing,
        ),
        ("First Saturday, Lit Study", Found::Nothing),
        ("Every other Thursday is step study", Found::Nothing),
        ("Monthly business meeting", Found::Nothing),
        ("Open Speaker Meeting (last Friday)", Found::Nothing),
        ("Offenes Meeting jeden 1. Dienstag", Found::Nothing),
        // Nothing of the kind.
        ("1st Step", Found::Nothing),
        ("2nd Tradition", Found::Nothing),
        ("3rd floor", Found::Nothing),
        ("Corner of 5th Avenue and 2nd Street", Found::Nothing),
        ("12x12", Found::Nothing),
        ("Sunday Second Chance", Found::Nothing),
        ("First Things First", Found::Nothing),
        ("Monday Night 4th Dimension", Found::Nothing),
        ("Tuesday At Last", Found::Nothing),
        ("First time attendees need to call", Found::Nothing),
        ("", Found::Nothing),
        // Another rhythm, and not for sure which.
        (
            "No meeting on the 3rd Thursday of the month",
            Found::Unclear,
        ),
        ("Closed on 3rd Saturday every month", Found::Unclear),
        ("Every second Friday", Found::Unclear),
        ("jeden 2. Dienstag", Found::Unclear),
        ("75 min,SPK- Last Thurs of month", Found::Nothing),
        (
            "Talent show - 2nd Saturday of the month only",
            Found::Unclear,
        ),
        (
            "last Sunday of the month the meeting will be at 6:30 pm",
            Found::Unclear,
        ),
        ("4th Friday of the month meets at 8:30pm", Found::Unclear),
        (
            "1st Mon: take a risk, 2nd Mon: a guest, 3rd Mon: silence, 4th Mon: questions",
            Found::Nothing,
        ),
        ("Enter the code and press # twice", Found::Nothing),
        ("We need each other", Found::Nothing),
        ("Those with alternate lifestyles", Found::Nothing),
        ("Alternate Tuesdays", Found::Unclear),
        ("Meets once a month", Found::Unclear),
        (
            "Our monthly support group welcomes everyone",
            Found::Unclear,
        ),
        ("Meets 2nd Saturday of each odd month", Found::Unclear),
        ("1st Monday and 3rd Tuesday", Found::Unclear),
        (
            "1st & 3rd Thursday on Zoom, 2nd Thursday in person",
            Found::Unclear,
        ),
        (
            "1st & 3rd Thursday on Zoom, 2nd & 4th in person",
            Found::Nothing,
        ),
        (
            "Meets 1st Monday. 3rd Monday at the library.",
            Found::Unclear,
        ),
        ("1st, 2nd, 3rd, 4th and 5th Monday", Found::Nothing),
        (
            "The last Thursday meeting will be on July 16",
            Found::Unclear,
        ),
        // The evening it belongs to is not the meeting's for sure: better said than guessed.
        ("Open to all. Last Friday of the month", Found::Unclear),
    ];
    for (text, found) in cases {
        assert_eq!(from_text(text), found, "the notes {text:?}");
    }
}

#[test]
fn names() {
    let cases = [
        (
            "Quiet Harbour (Meets Second and Fourth Fridays)",
            weeks(&[2, 4]),
        ),
        ("Harbour Group - Last Friday Only", weeks(&[-1])),
        ("Birthday Night - Last Friday Only", weeks(&[-1])),
        ("Harbour Speaker Meeting (2nd Friday)", weeks(&[2])),
        ("Harbour *1st Fridays*", weeks(&[1])),
        ("2nd Friday Speaker Meeting", weeks(&[2])),
        ("1st and 3rd Friday Rainbow Group", weeks(&[1, 3])),
        ("Last Friday of the Month Birthday/Speaker", weeks(&[-1])),
        ("First Friday", weeks(&[1])),
        ("Committee - Second Friday of the month", weeks(&[2])),
        (
            "Lakeside Speaker Meeting (Monthly, 2nd Friday)",
            weeks(&[2]),
        ),
        ("Harbour every other Friday", Found::EveryOther),
        (
            "Springfield, ON - 2nd and 4th Fridays 7:30pm Eastern - In-Person",
            weeks(&[2, 4]),
        ),
        (
            "Harbour Group 1st & 3rd Friday of the Month",
            weeks(&[1, 3]),
        ),
        ("Traditional Group 3rd Friday ONLY", weeks(&[3])),
        ("The Men of Last Friday", Found::Unclear),
        (
            "Campfire (June 21st through last Friday in September)",
            Found::Unclear,
        ),
        ("Last Friday Breakfast (5 Fridays a Year)", Found::Unclear),
        ("Twice on Friday", Found::Nothing),
        ("Harbour (every other Friday)", Found::EveryOther),
        ("Harbour (Potluck Last Friday of the Month)", Found::Nothing),
        ("Harbour (No Meeting On The 1st Friday)", Found::Unclear),
        ("Harbour (Except 1st Friday of the Month)", Found::Unclear),
        ("First Friday except December", Found::Unclear),
        ("First Place Friday Night", Found::Nothing),
        ("Last Chance on Friday", Found::Nothing),
        ("Third Tradition Friday Freedom", Found::Nothing),
        ("3rd Avenue Friday Night", Found::Nothing),
        ("1st Monday Group", Found::Unclear),
    ];
    for (name, found) in cases {
        assert_eq!(
            Said::of(Some(name), None).in_name(Weekday::Friday),
            found,
            "a meeting on Fridays called {name:?}"
        );
    }
}

#[test]
fn formats() {
    let cases: [(&str, Option<Vec<i8>>); 12] = [
        ("1st week", Some(vec![1])),
        ("Week 1", Some(vec![1])),
        ("only in week 3", Some(vec![3])),
        ("nur in Woche 1", Some(vec![1])),
        ("Nur in der 1. Woche des Monats", Some(vec![1])),
        ("2nd & 4th Tuesday", Some(vec![2, 4])),
        ("last week", Some(vec![-1])),
        ("open in week 1", None),
        ("Open on 1st Friday", None),
        ("1st Step", None),
        ("Discussion", None),
        ("week 7", None),
    ];
    for (name, weeks) in cases {
        assert_eq!(from_format(name), weeks, "the format {name:?}");
    }
}

#[test]
fn name_and_notes_together() {
    let both = |name, notes| Said::of(Some(name), Some(notes)).on(Weekday::Friday);
    assert_eq!(
        both("Harbour", "Meets 1st Friday only"),
        weeks(&[1]),
        "the notes alone say it"
    );
    assert_eq!(
        both("Harbour (1st Friday)", "Meets 1st Friday only"),
        weeks(&[1]),
        "both say the same"
    );
    assert_eq!(
        both("Harbour (1st Friday)", "Meets 2nd Friday only"),
        Found::Unclear,
        "they contradict each other"
    );
    assert_eq!(
        both(
            "Harbour (1st Friday)",
            "The Harbour crew gathers on the 1st Friday and drums"
        ),
        weeks(&[1]),
        "the notes say the same in other words"
    );
    assert_eq!(
        both(
            "Harbour (1st Friday)",
            "No meeting on the 1st Friday in May"
        ),
        Found::Unclear,
        "the notes take it back"
    );
    assert_eq!(
        both("Harbour", "Meets 1st Monday only"),
        Found::Unclear,
        "another day's weeks are not this meeting's"
    );
}

#[test]
fn remarks_about_some_evenings_are_no_schedule() {
    for notes in [
        "2nd Friday only: men",
        "Intergroup. 1st Friday of the month at 7 pm.",
        "Prayer. 1st Friday of the month at 7 pm",
        "Childcare: 1st and 3rd Friday of the month",
    ] {
        let found = from_text(notes);
        assert!(
            !matches!(found, Found::Weeks(_) | Found::EveryOther),
            "{notes:?} would hide a weekly meeting: {found:?}"
        );
    }
    for name in [
        "ASL interpreter 1st and 3rd Friday",
        "Childcare 1st and 3rd Fridays",
    ] {
        let found = Said::of(Some(name), None).in_name(Weekday::Friday);
        assert!(
            !matches!(found, Found::Weeks(_)),
            "{name:?} would hide a weekly meeting: {found:?}"
        );
    }
}
