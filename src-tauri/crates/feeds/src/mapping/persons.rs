//! Persons inside notes: sections headed by a role ("Facilitators"), and what repeats a name, number or mailbox from there.

/// The text without persons, and whether any were taken out.
pub(super) fn without(text: &str) -> (String, bool) {
    let normal = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut kept: Vec<&str> = Vec::new();
    let mut about: Vec<String> = Vec::new();
    let (mut inside, mut blanks, mut found) = (false, 0, false);
    for line in normal.split('\n') {
        let plain = line.trim();
        // What a service writes in the name of its host.
        if plain.to_lowercase().contains("is inviting you to") {
            note(plain.split(" is ").next().unwrap_or_default(), &mut about);
            found = true;
            continue;
        }
        if is_heading(plain) {
            (inside, blanks, found) = (true, 0, true);
            continue;
        }
        if inside {
            if plain.is_empty() {
                blanks += 1;
                inside = blanks < 3;
                continue;
            }
            // The next heading: one word alone after a gap.
            if blanks >= 2
                && !plain.contains([':', '@', ','])
                && plain.split_whitespace().count() <= 2
            {
                inside = false;
            } else {
                blanks = 0;
                note(plain, &mut about);
                continue;
            }
        }
        kept.push(line);
    }
    if !found {
        return (text.to_owned(), false);
    }
    let speaks = |line: &str| {
        let digits: String = line.chars().filter(char::is_ascii_digit).collect();
        about.iter().any(|what| {
            if what.chars().all(|c| c.is_ascii_digit()) {
                digits.contains(what.as_str())
            } else {
                line.split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == what)
            }
        })
    };
    let text: Vec<&str> = kept.into_iter().filter(|line| !speaks(line)).collect();
    (text.join("\n"), true)
}

fn is_heading(line: &str) -> bool {
    matches!(
        line.trim_end_matches(':').to_lowercase().as_str(),
        "facilitator"
            | "facilitators"
            | "contact"
            | "contacts"
            | "leader"
            | "leaders"
            | "host"
            | "hosts"
            | "moderator"
            | "ansprechpartner"
            | "ansprechpartnerin"
            | "kontakt"
            | "leitung"
            | "animateur"
            | "responsable"
    )
}

/// Remembers names and numbers of a line about a person.
fn note(line: &str, about: &mut Vec<String>) {
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    if digits.len() >= 7 {
        // Without the country's code, which is not always written.
        let tail = digits.len().saturating_sub(7);
        about.extend(digits.get(tail..).map(str::to_owned));
    }
    let label = line
        .split_once(':')
        .is_some_and(|(label, _)| !label.contains(' '));
    if !label {
        let name = line.split(',').next().unwrap_or_default();
        let words = name.split(|c: char| !c.is_alphanumeric());
        about.extend(
            words
                .filter(|word| word.chars().count() >= 3 && word.starts_with(char::is_uppercase))
                .map(str::to_owned),
        );
    }
}
