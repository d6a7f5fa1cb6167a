//! Type codes: what they mean in the fellowship that publishes them.
//!
//! The same letter means different things: `S` is Spanish in AA and Speaker in ACA, `Y` is young people in AA and Alateen in
//! Al-Anon. So a code is read through its own fellowship's table; where that is unknown, only what all tables agree on is taken.
//! What no table knows is kept as it was written.

use circle_domain::code::{ACCESS, AUDIENCES, FORMATS};
use circle_domain::{Code, WhoMayAttend};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a code means; a code may mean several things at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Format(&'static str),
    Audience(&'static str),
    Access(&'static str),
    Language(&'static str),
    Open,
    Closed,
    /// The building is closed for now.
    RoomClosed,
    /// It meets online; how is in other fields.
    Online,
}

/// What one code was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Means(Vec<Meaning>),
    /// A format in its programme, and by the plugin's fault a language too; the format's meaning first.
    Ambiguous(Vec<Meaning>, &'static str),
    Unknown,
}

#[derive(serde::Deserialize)]
struct ProgrammeFile {
    types: BTreeMap<String, String>,
}

struct Tables {
    /// Programme, then code in capitals, then the code's name.
    programmes: BTreeMap<String, BTreeMap<String, String>>,
    /// A folded name in any language, then what it means; empty for names that no id fits.
    names: BTreeMap<String, Vec<Meaning>>,
    /// A code in capitals, then what all programmes that have it agree on.
    agreed: BTreeMap<String, Vec<Meaning>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    // The tables are compiled in, and a test reads them: an error here cannot happen, and would leave every code as it is.
    let files: BTreeMap<String, ProgrammeFile> =
        serde_json::from_str(include_str!("../../data/programmes.json")).unwrap_or_default();
    let translations: BTreeMap<String, BTreeMap<String, String>> =
        serde_json::from_str(include_str!("../../data/aa-types.json")).unwrap_or_default();
    let mut names: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    for line in include_str!("../../data/meanings.tsv").lines() {
        if let Some((name, meanings)) = line.split_once('\t') {
            names.insert(
                fold(name),
                meanings.split(' ').filter_map(meaning).collect(),
            );
        }
    }
    for languages in translations.values() {
        let meanings = languages
            .get("en")
            .and_then(|english| names.get(&fold(english)))
            .cloned()
            .unwrap_or_default();
        for name in languages.values() {
            names.entry(fold(name)).or_insert_with(|| meanings.clone());
        }
    }
    let programmes: BTreeMap<String, BTreeMap<String, String>> = files
        .into_iter()
        .map(|(programme, file)| {
            (
                programme,
                file.types
                    .into_iter()
                    .map(|(code, name)| (code.to_uppercase(), name))
                    .collect(),
            )
        })
        .collect();
    let mut all: BTreeMap<String, Vec<Vec<Meaning>>> = BTreeMap::new();
    for (programme, codes) in &programmes {
        for (code, name) in codes {
            all.entry(code.clone())
                .or_default()
                .push(names.get(&fold(name)).cloned().unwrap_or_default());
        }
        for (code, tag) in languages(programme) {
            all.entry(code.to_owned())
                .or_default()
                .push(vec![Meaning::Language(tag)]);
        }
    }
    let agreed = all
        .into_iter()
        .filter_map(|(code, meanings)| Some((code, agreement(&meanings)?)))
        .collect();
    Tables {
        programmes,
        names,
        agreed,
    }
});

/// What all have in common, if at most a quarter has no meaning for it.
fn agreement(meanings: &[Vec<Meaning>]) -> Option<Vec<Meaning>> {
    let (blank, known): (Vec<_>, Vec<_>) =
        meanings.iter().partition(|meanings| meanings.is_empty());
    let (first, others) = known.split_first()?;
    let common: Vec<Meaning> = first
        .iter()
        .filter(|meaning| others.iter().all(|other| other.contains(meaning)))
        .copied()
        .collect();
    (!common.is_empty() && blank.len() * 4 <= meanings.len()).then_some(common)
}

fn meaning(text: &str) -> Option<Meaning> {
    let listed = |list: &'static [&'static str], name: &str| {
        list.iter().find(|listed| **listed == name).copied()
    };
    match text.split_once(':') {
        Some(("format", name)) => listed(FORMATS, name).map(Meaning::Format),
        Some(("audience", name)) => listed(AUDIENCES, name).map(Meaning::Audience),
        Some(("access", name)) => listed(ACCESS, name).map(Meaning::Access),
        Some(("language", tag)) => LANGUAGES
            .iter()
            .find(|(_, known)| *known == tag)
            .map(|(_, tag)| Meaning::Language(tag)),
        Some(_) => None,
        None => match text {
            "open" => Some(Meaning::Open),
            "closed" => Some(Meaning::Closed),
            "room-closed" => Some(Meaning::RoomClosed),
            "online" => Some(Meaning::Online),
            _ => None,
        },
    }
}

/// The codes of languages that every programme has, unless it uses another (`OTHER_CODES`).
const LANGUAGES: &[(&str, &str)] = &[
    ("AF", "af"),
    ("AM", "am"),
    ("AR", "ar"),
    ("BG", "bg"),
    ("DA", "da"),
    ("DE", "de"),
    ("EL", "el"),
    ("EN", "en"),
    ("ES", "es"),
    ("FA", "fa"),
    ("FI", "fi"),
    ("FR", "fr"),
    ("HE", "he"),
    ("HI", "hi"),
    ("HR", "hr"),
    ("HU", "hu"),
    ("IS", "is"),
    ("IT", "it"),
    ("JA", "ja"),
    ("KA", "ka"),
    ("KO", "ko"),
    ("LT", "lt"),
    ("ML", "ml"),
    ("MT", "mt"),
    ("NE", "ne"),
    ("NL", "nl"),
    ("NO", "no"),
    ("PA", "pa"),
    ("PL", "pl"),
    ("PT", "pt"),
    ("RU", "ru"),
    ("SK", "sk"),
    ("SL", "sl"),
    ("SV", "sv"),
    ("TH", "th"),
    ("TL", "tl"),
    ("TR", "tr"),
    ("UK", "uk"),
];

/// A programme's own code of a language, instead of the common one.
fn own_code(programme: &str, tag: &str) -> Option<&'static str> {
    Some(match (programme, tag) {
        ("aca", "es") => "SP",
        ("aa" | "ca" | "ga" | "sia" | "al-anon" | "cma" | "coda" | "slaa" | "eda", "es") => "S",
        ("aa" | "ca" | "ga" | "sia" | "eda", "it") => "ITA",
        ("aa" | "ca" | "ga" | "sia", "ko") => "KOR",
        ("aa" | "ca" | "ga" | "sia", "pa") => "PUN",
        ("aa" | "ca" | "ga" | "sia", "pl") => "POL",
        ("aa" | "ca" | "ga" | "sia", "pt") => "POR",
        ("aa" | "ca" | "ga" | "sia", "ru") => "RUS",
        ("aa", "tr") => "TUR",
        ("sia", "uk") => "UA",
        _ => return None,
    })
}

fn languages(programme: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES
        .iter()
        .map(move |(code, tag)| (own_code(programme, tag).unwrap_or(code), *tag))
}

/// The programme whose table a fellowship uses.
fn programme_of(fellowship: &str) -> &str {
    match fellowship {
        "recovery-dharma" => "rd",
        "refuge-recovery" => "rr",
        "alateen" => "al-anon",
        "s-anon" | "sanon" => "sa",
        other => other,
    }
}

/// The names that a language has in a text that speaks of it, lower case.
fn names_of_language(tag: &str) -> &'static [&'static str] {
    match tag {
        "tr" => &["turkish", "türkçe", "turkce"],
        "ar" => &["arabic", "العربية"],
        "is" => &["icelandic", "íslenska"],
        "hr" => &["croatian", "hrvatski"],
        _ => &[],
    }
}

/// Whether `text` names the language `tag`.
pub(crate) fn speaks_of(tag: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    names_of_language(tag)
        .iter()
        .any(|name| text.contains(name))
}

/// What `token`, a code or a name, means in `fellowship`.
pub(crate) fn find(fellowship: Option<&str>, token: &str) -> Found {
    let tables = &*TABLES;
    let code = token.trim().to_uppercase();
    match code.as_str() {
        "TC" => return Found::Means(vec![Meaning::RoomClosed]),
        "ONL" => return Found::Means(vec![Meaning::Online]),
        _ => {}
    }
    let programme = fellowship.map(programme_of);
    let table = programme.and_then(|programme| tables.programmes.get(programme));
    if let (Some(programme), Some(table)) = (programme, table) {
        let language = languages(programme)
            .find(|(own, _)| *own == code)
            .map(|(_, tag)| tag);
        match (table.get(&code), language) {
            (Some(name), Some(tag)) => {
                let meanings = tables.names.get(&fold(name)).cloned().unwrap_or_default();
                return Found::Ambiguous(meanings, tag);
            }
            (Some(name), None) => {
                let meanings = tables.names.get(&fold(name)).cloned().unwrap_or_default();
                return if meanings.is_empty() {
                    Found::Unknown
                } else {
                    Found::Means(meanings)
                };
            }
            (None, Some(tag)) => return Found::Means(vec![Meaning::Language(tag)]),
            (None, None) => {}
        }
    }
    match code.as_str() {
        "SPD" => {
            return Found::Means(vec![
                Meaning::Format("speaker"),
                Meaning::Format("discussion"),
            ]);
        }
        // Proposed for the specification, and already used: other sign languages.
        "QSL" | "RSL" | "LSQ" | "BSL" => {
            return Found::Means(vec![Meaning::Access("sign-language")]);
        }
        // No fellowship's code, and a column of many tables.
        "HEARING LOOP" | "INDUCTION LOOP" => {
            return Found::Means(vec![Meaning::Access("hearing-loop")]);
        }
        _ => {}
    }
    match tables.names.get(&fold(token)) {
        Some(meanings) if !meanings.is_empty() => return Found::Means(meanings.clone()),
        _ => {}
    }
    tables
        .agreed
        .get(&code)
        .cloned()
        .map_or(Found::Unknown, Found::Means)
}

/// The language a directory calls by `text`: a BCP 47 tag, or a name in one of the nine languages.
pub(crate) fn language(text: &str) -> Option<String> {
    let text = text.trim();
    let mut parts = text.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let is_tag =
        (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_lowercase());
    if is_tag {
        let rest: Vec<&str> = parts.collect();
        let plain = rest.len() <= 2
            && rest.iter().all(|part| {
                (2..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
            });
        return plain.then(|| {
            std::iter::once(primary.as_str())
                .chain(rest)
                .collect::<Vec<_>>()
                .join("-")
        });
    }
    match TABLES.names.get(&fold(text))?.first()? {
        Meaning::Language(tag) => Some((*tag).to_owned()),
        _ => None,
    }
}

/// Lower case, letters and digits of any script only.
fn fold(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '+')
        .collect()
}

/// What the types of one record say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Types {
    pub(crate) formats: Vec<Code>,
    pub(crate) audience: Vec<Code>,
    pub(crate) access: Vec<Code>,
    pub(crate) languages: Vec<String>,
    pub(crate) open: bool,
    pub(crate) closed: bool,
    pub(crate) room_closed: bool,
    pub(crate) online: bool,
}

impl Types {
    pub(crate) fn add(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Format(name) => once(&mut self.formats, Code::known(name)),
            Meaning::Audience(name) => once(&mut self.audience, Code::known(name)),
            Meaning::Access(name) => once(&mut self.access, Code::known(name)),
            Meaning::Language(tag) => once(&mut self.languages, tag.to_owned()),
            Meaning::Open => self.open = true,
            Meaning::Closed => self.closed = true,
            Meaning::RoomClosed => self.room_closed = true,
            Meaning::Online => self.online = true,
        }
    }

    pub(crate) fn add_raw(&mut self, code: &str) {
        once(&mut self.formats, Code::raw(code));
    }

    /// Who may attend; closed where both are said: being sent away at the door is worse than asking first.
    pub(crate) fn who(&self) -> WhoMayAttend {
        match (self.closed, self.open) {
            (true, _) => WhoMayAttend::Closed,
            (false, true) => WhoMayAttend::Open,
            (false, false) => WhoMayAttend::Unknown,
        }
    }

    /// Drops what only a room can have.
    pub(crate) fn without_room(&mut self) {
        const FORMATS: [&str; 5] = [
            "meal",
            "candlelight",
            "concurrent-family",
            "concurrent-teens",
            "outdoor",
        ];
        const ACCESS: [&str; 8] = [
            "childcare",
            "child-friendly",
            "fragrance-free",
            "smoking",
            "smoke-free",
            "wheelchair",
            "wheelchair-restroom",
            "parking",
        ];
        self.formats
            .retain(|code| !FORMATS.contains(&code.as_str()));
        self.access.retain(|code| !ACCESS.contains(&code.as_str()));
    }
}

fn once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

#[cfg(test)]
mod tests;
