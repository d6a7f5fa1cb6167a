//! The languages that formats name: these servers know languages only as formats that an editor named freely.

/// BCP 47 tag, then the names: English, its own, and those in use on servers of other languages; in lower case.
const LANGUAGES: [(&str, &[&str]); 42] = [
    ("af", &["afrikaans"]),
    (
        "ar",
        &["arabic", "arabisch", "arabe", "árabe", "العربية", "arabo"],
    ),
    ("ase", &["american sign language", "asl"]),
    ("bg", &["bulgarian", "български"]),
    ("bn", &["bengali", "বাংলা"]),
    ("cs", &["czech", "čeština", "tschechisch"]),
    ("da", &["danish", "dansk", "dänisch"]),
    (
        "de",
        &[
            "german",
            "deutsch",
            "deutschsprachig",
            "allemand",
            "alemán",
            "tysk",
            "tedesco",
            "niemiecki",
        ],
    ),
    ("el", &["greek", "ελληνικά", "griechisch"]),
    (
        "en",
        &[
            "english",
            "english speaking",
            "englisch",
            "englischsprachig",
            "anglais",
            "inglés",
            "ingles",
            "inglês",
            "engelska",
            "engelsk",
            "inglese",
            "anglojęzyczny",
            "angielski",
            "англогоязычный",
            "английский",
            "انگلیسی",
        ],
    ),
    (
        "es",
        &[
            "spanish",
            "español",
            "espanol",
            "spanisch",
            "espagnol",
            "espanhol",
            "spagnolo",
            "hiszpański",
            "испанский",
            "اسپانیایی",
            "spanish speaking",
            "spansk",
        ],
    ),
    ("et", &["estonian", "eesti"]),
    (
        "fa",
        &[
            "persian",
            "farsi",
            "فارسی",
            "persisch",
            "persa",
            "perski",
            "persiskt",
            "персидский",
            "iranian",
        ],
    ),
    (
        "fi",
        &[
            "finnish",
            "suomi",
            "finnisch",
            "finlandais",
            "filandês",
            "fiński",
            "финский",
            "فنلاندی",
        ],
    ),
    (
        "fr",
        &[
            "french",
            "français",
            "francais",
            "französisch",
            "francés",
            "francês",
            "francese",
        ],
    ),
    ("he", &["hebrew", "עברית", "hebräisch"]),
    ("hi", &["hindi", "हिन्दी"]),
    ("hr", &["croatian", "hrvatski"]),
    ("hu", &["hungarian", "magyar", "ungarisch"]),
    ("is", &["icelandic", "íslenska"]),
    ("it", &["italian", "italiano", "italienisch", "italien"]),
    ("ja", &["japanese", "日本語"]),
    ("ko", &["korean", "한국어"]),
    (
        "lt",
        &[
            "lithuanian",
            "lietuvių",
            "lituano",
            "litewski",
            "литовский",
            "литовская",
            "لیتوانیایی",
        ],
    ),
    ("lv", &["latvian", "latviešu"]),
    ("ms", &["malay"]),
    ("ne", &["nepali", "नेपाली"]),
    ("nl", &["dutch", "nederlands", "niederländisch"]),
    ("no", &["norwegian", "norsk"]),
    ("pa", &["punjabi", "ਪੰਜਾਬੀ"]),
    ("pl", &["polish", "polski", "polnisch", "polonais"]),
    (
        "pt",
        &[
            "portuguese",
            "português",
            "portugues",
            "portugiesisch",
            "portugais",
        ],
    ),
    ("ro", &["romanian", "română"]),
    (
        "ru",
        &[
            "russian",
            "русский",
            "russisch",
            "russo",
            "rosyjski",
            "russe",
            "روسی",
        ],
    ),
    ("sk", &["slovak", "slovenčina"]),
    ("sv", &["swedish", "svenska", "schwedisch"]),
    ("sw", &["swahili", "kiswahili"]),
    ("th", &["thai", "ไทย"]),
    ("tr", &["turkish", "türkçe", "türkisch"]),
    ("uk", &["ukrainian", "українська", "ukrainisch"]),
    ("vi", &["vietnamese", "tiếng việt"]),
    ("zh", &["chinese", "mandarin", "cantonese", "中文"]),
];

/// The tags of the languages that a format's name lists: "Lithuanian/Russian" names two. None if a part is no language.
pub(crate) fn tags(name: &str) -> Option<Vec<&'static str>> {
    let name = name.to_lowercase();
    let name = name
        .trim_end_matches("speaking")
        .trim_end_matches("language")
        .trim();
    let parts = name
        .split(['/', '\\', '&', ',', '+'])
        .map(|part| part.trim().trim_end_matches(" speaking").trim());
    parts
        .map(|part| {
            LANGUAGES
                .iter()
                .find(|(_, names)| names.contains(&part))
                .map(|(tag, _)| *tag)
        })
        .collect()
}
