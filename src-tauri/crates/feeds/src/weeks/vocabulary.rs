//! The words of schedules in English, German, Spanish, French and Italian, without accents and in lower case.
//!
//! Portuguese is left out on purpose: its weekdays are ordinals (`segunda`, `quarta`), and a wrong reading is worse than none.

use jiff::civil::Weekday;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What one word contributes to a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Which week: 1 to 5, or -1 for the last.
    Ordinal(i8),
    /// A plain number; a time of day, or the number of a week.
    Number(u32),
    Weekday(Weekday),
    Week,
    Month,
    And,
    Every,
    Other,
    Alternate,
    Fortnightly,
    /// Once or twice a month, without saying when.
    Monthly,
    /// The meeting is the subject: it meets, it is held.
    Verb,
    Only,
    Filler,
    Unknown,
}

const ORDINALS: [(i8, &str); 6] = [
    (
        1,
        "1st first 1. erste ersten erster primer primero primeros 1er premier premiers 1ers primo",
    ),
    (
        2,
        "2nd 2d second 2. zweite zweiten zweiter segundo segundos 2do deuxieme 2e 2eme secondo",
    ),
    (
        3,
        "3rd 3d third 3. dritte dritten dritter tercer tercero terceros 3er troisieme 3e 3eme terzo",
    ),
    (
        4,
        "4th fourth 4. vierte vierten vierter cuarto cuartos 4to quatrieme 4e 4eme quarto",
    ),
    (5, "5th fifth 5. funfte funften funfter quinto 5to"),
    (
        -1,
        "last letzte letzten letzter ultimo ultimos dernier derniers",
    ),
];

/// Each also with an `s`.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (
        Weekday::Monday,
        "monday mon montag lunes lundi lundis lunedi",
    ),
    (
        Weekday::Tuesday,
        "tuesday tues tue dienstag martes mardi mardis martedi",
    ),
    (
        Weekday::Wednesday,
        "wednesday weds wed mittwoch miercoles mercredi mercredis mercoledi",
    ),
    (
        Weekday::Thursday,
        "thursday thurs thur thu donnerstag jueves jeudi jeudis giovedi",
    ),
    (
        Weekday::Friday,
        "friday fri freitag viernes vendredi vendredis venerdi",
    ),
    (
        Weekday::Saturday,
        "saturday sat samstag sonnabend sabado samedi samedis sabato",
    ),
    (
        Weekday::Sunday,
        "sunday sun sonntag domingo dimanche dimanches domenica",
    ),
];

const WEEKS: &str = "week weeks woche wochen semana semanas semaine semaines settimana settimane";
const MONTHS: &str = "month months mo monat monats monates mes mois mese";
const AND: &str = "& and und sowie y e et";
const OTHER: &str = "other";
const ALTERNATE: &str = "alternate alternating";
const FORTNIGHTLY: &str =
    "biweekly fortnightly 14tagig 14taglich vierzehntagig zweiwochentlich quincenal";
const MONTHLY: &str = "monthly bimonthly monatlich mensual mensuel";
const VERBS: &str = "\
    meet meets held occurs gathers happens treffen trifft findet finden reunimos reune \
    reunit reunissons";
const ONLY: &str = "only nur solo solamente unicamente uniquement seulement soltanto";
const EVERY: &str = "every each ea jeden jede jeder jedes alle cada chaque ogni";
const FILLERS: &str = "\
    a an the we this it group meeting meetings mtg mtgs is are on of in at @ from to till \
    until just takes place night nights evening evenings morning mornings afternoon \
    afternoons noon p m am pm note nb please calendar eastern central mountain pacific time \
    et ct mt pt wir uns sich gruppe die der den das dem des im um uhr von bis statt immer \
    jeweils abend abends el los de del nos se la las al reunion reuniones grupo noche le les \
    du tous toutes nous groupe soir il si riunione gruppo";

/// Words that say that only what happens there changes: a speaker night, a step, food, the group's own business.
const SUBJECTS: &str = "\
    spk spks anniv conscious rap workbook celebrated osp gv smr brb spad chairperson speaker \
    speakers spkr birthday birthdays bday bdays chip chips coin coins medallion medallions \
    keytag keytags cake cakes anniversary anniversaries celebration celebrations celebrate \
    milestone milestones potluck eat eating meal dinner supper lunch breakfast brunch pizza \
    snacks step steps tradition traditions concept concepts open os od business conscience \
    inventory topic topics discussion study book bb literature lit read reads reading \
    readings candlelight meditation format formats newcomer newcomers beginner beginners jft \
    panel workshop qa grapevine social game games story stories sponsorship promise promises \
    principles principle tag share shares sharing writing offenes offen sprecher schritt \
    schritte geburtstag thema themen gruppengewissen arbeitsmeeting literaturmeeting abierta \
    abierto orador oradores cumpleanos aniversario aniversarios paso pasos tradicion \
    negocios conciencia tema literatura estudio ouverte ouvert anniversaires anniversaire \
    etape etapes partage conference childcare babysitting asl interpreter interpreters interpreted \
    trustee trustees committee committees intergroup assembly prayer music barbecue bbq";

/// Words that take back what a piece says: it is *not* held then.
const EXCEPTIONS: &str = "\
    no not except excluding unless until through closed cancelled canceled starting for kein \
    keine ausser excepto sauf";

/// Words by which a rhythm does not hold in every month.
const SEASONS: &str = "\
    odd even year yearly quarter quarterly seasonal january february march april june july \
    august september october november december jan feb apr jun jul aug sept sep oct nov dec";

/// Several words that mean one, in the order in which they are looked for.
const PHRASES: [(&str, &str); 26] = [
    ("once a month", "monthly"),
    ("twice a month", "monthly"),
    ("once per month", "monthly"),
    ("twice per month", "monthly"),
    ("once monthly", "monthly"),
    ("twice monthly", "monthly"),
    ("einmal im monat", "monthly"),
    ("zweimal im monat", "monthly"),
    ("una vez al mes", "monthly"),
    ("each other", "together"),
    ("bi weekly", "biweekly"),
    ("every two weeks", "biweekly"),
    ("every 2 weeks", "biweekly"),
    ("every second week", "biweekly"),
    ("every 2nd week", "biweekly"),
    ("alle 14 tage", "biweekly"),
    ("alle zwei wochen", "biweekly"),
    ("alle 2 wochen", "biweekly"),
    ("jede zweite woche", "biweekly"),
    ("jede 2. woche", "biweekly"),
    ("cada dos semanas", "biweekly"),
    ("cada 2 semanas", "biweekly"),
    ("cada 15 dias", "biweekly"),
    ("une semaine sur deux", "biweekly"),
    ("toutes les deux semaines", "biweekly"),
    ("ogni due settimane", "biweekly"),
];

static WORDS: LazyLock<HashMap<&str, Word>> = LazyLock::new(|| {
    let lists = [
        (WEEKS, Word::Week),
        (MONTHS, Word::Month),
        (AND, Word::And),
        (OTHER, Word::Other),
        (ALTERNATE, Word::Alternate),
        (FORTNIGHTLY, Word::Fortnightly),
        (MONTHLY, Word::Monthly),
        (VERBS, Word::Verb),
        (ONLY, Word::Only),
        (EVERY, Word::Every),
    ];
    let ordinals = ORDINALS.map(|(week, words)| (words, Word::Ordinal(week)));
    let weekdays = WEEKDAYS.map(|(day, words)| (words, Word::Weekday(day)));
    let mut table: HashMap<&str, Word> = FILLERS
        .split_whitespace()
        .map(|word| (word, Word::Filler))
        .collect();
    for (words, word) in lists.into_iter().chain(ordinals).chain(weekdays) {
        table.extend(words.split_whitespace().map(|text| (text, word)));
    }
    table
});
static SUBJECT_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SUBJECTS.split_whitespace().collect());
static EXCEPTION_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| EXCEPTIONS.split_whitespace().collect());
static SEASON_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| SEASONS.split_whitespace().collect());
/// Each phrase word by word.
static PHRASE_WORDS: LazyLock<Vec<(Vec<&str>, &str)>> = LazyLock::new(|| {
    PHRASES
        .map(|(phrase, meaning)| (phrase.split_whitespace().collect(), meaning))
        .to_vec()
});

/// The phrases that mean one word, in the order in which they are looked for.
pub(super) fn phrases() -> &'static [(Vec<&'static str>, &'static str)] {
    &PHRASE_WORDS
}

/// Whether `word` takes back what the words around it say.
pub(super) fn is_exception(word: &str) -> bool {
    EXCEPTION_WORDS.contains(word)
}

/// Whether by `word` a rhythm does not hold in every month.
pub(super) fn is_season(word: &str) -> bool {
    SEASON_WORDS.contains(word)
}

/// Whether `word` says that something other than the meeting itself is spoken of.
pub(super) fn is_subject(word: &str) -> bool {
    SUBJECT_WORDS.contains(word)
}

/// Whether a full stop after `word` is a part of it rather than the end of the sentence.
pub(super) fn is_abbreviation(text: &str) -> bool {
    matches!(text, "mtg" | "mtgs" | "ea" | "a" | "p")
        || (text.len() <= 5 && matches!(word(text), Word::Weekday(_)))
}

/// What `text`, one word, contributes.
pub(super) fn word(text: &str) -> Word {
    if let Some(found) = WORDS.get(text) {
        return *found;
    }
    if let Some(weekday @ Word::Weekday(_)) =
        text.strip_suffix('s').and_then(|text| WORDS.get(text))
    {
        return *weekday;
    }
    if let Ok(number) = text.parse() {
        return Word::Number(number);
    }
    if is_time(text) {
        Word::Filler
    } else {
        Word::Unknown
    }
}

/// `7pm`, `730am`, `19h`: a time of day once its colon is gone.
fn is_time(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = word.strip_prefix(digits).unwrap_or_default();
    !digits.is_empty()
        && digits.len() <= 4
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(unit, "am" | "pm" | "a" | "p" | "h" | "uhr")
}
