//! Formats: what the numbers and letters in a meeting's format list mean.
//!
//! Keys and numbers are each server's own (`F` is women in German and closed in Portuguese). What formats have in common is the
//! world id; where an editor left it blank, a name that is exactly one of the software's own set serves. A key alone is believed
//! only where the server's list of formats is not there at all. Everything else is kept as it is.

use super::languages;
use super::server::Server;
use super::values::{Fields, given, server_address};
use crate::{ReadError, json, text, weeks};
use circle_domain::{Code, NoticeCode, WhoMayAttend};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// The formats that the software ships with: language, key, world id, name. See `data/SOURCES.md`.
const STOCK: &str = include_str!("../../data/bmlt-formats.tsv");

static BY_KEY: LazyLock<HashMap<(&str, &str), &str>> = LazyLock::new(|| {
    stock()
        .map(|(language, key, world_id, _)| ((language, key), world_id))
        .collect()
});
static BY_NAME: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    stock()
        .map(|(_, _, world_id, name)| (name.to_lowercase(), world_id))
        .collect()
});

fn stock() -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    STOCK.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?, cells.next()?))
    })
}

/// The formats of one or more servers.
#[derive(Clone, Debug, Default)]
pub(super) struct Formats {
    by_id: HashMap<(String, String), Format>,
    servers: Servers,
}

/// Whose formats a list holds.
#[derive(Clone, Debug, Default)]
enum Servers {
    #[default]
    None,
    Only(String),
    Several,
}

/// No meeting has more formats than this, and no format more translations.
const MOST: usize = 100;

#[derive(Clone, Debug)]
struct Format {
    key: String,
    world_id: String,
    names: Vec<String>,
    descriptions: Vec<String>,
    is_language: bool,
    /// The weeks it means, once somebody asked: thousands of meetings share one format.
    weeks: OnceLock<Option<Vec<i8>>>,
}

/// What the formats of one meeting mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meanings {
    pub(super) formats: Vec<Code>,
    pub(super) audience: Vec<Code>,
    pub(super) access: Vec<Code>,
    pub(super) languages: Vec<String>,
    pub(super) open: bool,
    pub(super) closed: bool,
    pub(super) online: bool,
    pub(super) hybrid: bool,
    pub(super) temporarily_closed: bool,
    /// The weeks of the month, where a format says that the meeting is held only in those.
    pub(super) weeks: Vec<i8>,
}

impl Meanings {
    /// Who may attend, as far as the formats say.
    pub(super) fn who_may_attend(&self) -> WhoMayAttend {
        match (self.open, self.closed) {
            (true, false) => WhoMayAttend::Open,
            (false, true) => WhoMayAttend::Closed,
            _ => WhoMayAttend::Unknown,
        }
    }
}

impl Formats {
    /// Adds the answer to `GetFormats`. `{}` is an empty list of the second generation.
    pub(super) fn add(&mut self, value: &Value) -> Result<(), ReadError> {
        let list = match value {
            Value::Array(list) => list.as_slice(),
            Value::Object(object) if object.is_empty() => &[],
            Value::Object(object) => match object.get("formats").and_then(Value::as_array) {
                Some(list) => list.as_slice(),
                None => {
                    return Err(ReadError::WrongShape {
                        found: "an object without formats",
                    });
                }
            },
            other => {
                return Err(ReadError::WrongShape {
                    found: json::kind(other),
                });
            }
        };
        for format in list.iter().filter_map(Value::as_object) {
            let Some(id) = given(format, "id") else {
                continue;
            };
            let server = server_of(format);
            match &self.servers {
                Servers::None => self.servers = Servers::Only(server.clone()),
                Servers::Only(only) if *only != server => self.servers = Servers::Several,
                Servers::Only(_) | Servers::Several => {}
            }
            let text = |field| given(format, field).unwrap_or_default();
            // The translations of one format share its id.
            let entry = self.by_id.entry((server, id)).or_insert_with(|| Format {
                key: text("key_string"),
                world_id: String::new(),
                names: Vec::new(),
                descriptions: Vec::new(),
                is_language: false,
                weeks: OnceLock::new(),
            });
            if entry.world_id.is_empty() {
                entry.world_id = text("world_id").to_ascii_uppercase();
            }
            if entry.names.len() < MOST {
                entry.names.push(text("name_string"));
                entry.descriptions.push(text("description_string"));
            }
            entry.is_language |= text("format_type_enum").eq_ignore_ascii_case("LANG");
        }
        Ok(())
    }

    /// What the formats of `record` mean.
    pub(super) fn of(
        &self,
        record: &Map<String, Value>,
        fields: &mut Fields<'_>,
        server: &Server,
    ) -> Meanings {
        let mut meanings = Meanings::default();
        let keys = fields.raw("formats");
        let mut keys: Vec<&str> = keys
            .split(',')
            .map(str::trim)
            .filter(|key| !key.is_empty())
            .take(MOST)
            .collect();
        if !self.by_id.is_empty() {
            let ids = fields.raw("format_shared_id_list");
            for id in ids
                .split(',')
                .map(str::trim)
                .filter(|id| !id.is_empty())
                .take(MOST)
            {
                match self.format(record, id) {
                    Some(format) => {
                        keys.retain(|key| *key != format.key);
                        format.contribute(&mut meanings);
                    }
                    None => fields.notice(NoticeCode::FormatMissing, "format_shared_id_list", id),
                }
            }
        }
        let language = given(record, "lang_enum")
            .or_else(|| server.language.clone())
            .unwrap_or_else(|| "en".to_owned());
        for key in keys {
            let world_id = BY_KEY
                .get(&(language.as_str(), key))
                .copied()
                .filter(|_| self.by_id.is_empty());
            if !world_id.is_some_and(|world_id| meanings.add(world_id, &[])) {
                meanings.add_raw(key);
            }
        }
        for code in meanings.formats.iter().filter(|code| code.is_raw()) {
            fields.notice(
                NoticeCode::TypeUnknown,
                "formats",
                code.as_str().trim_start_matches("raw:"),
            );
        }
        if meanings.open && meanings.closed {
            fields.notice(NoticeCode::OpenAndClosed, "formats", "");
        }
        meanings.in_order();
        meanings
    }

    fn format(&self, record: &Map<String, Value>, id: &str) -> Option<&Format> {
        let find = |server: &str| self.by_id.get(&(server.to_owned(), id.to_owned()));
        // One server may write its own address in two ways; with several, an id without its server means nothing.
        find(&server_of(record))
            // A list that does not name its server is the one server's.
            .or_else(|| find(""))
            .or_else(|| match &self.servers {
                Servers::Only(only) => find(only),
                Servers::None | Servers::Several => None,
            })
    }
}

/// The server that a record or a format belongs to: its number in the aggregator, else its address.
fn server_of(record: &Map<String, Value>) -> String {
    given(record, "root_server_id")
        .unwrap_or_else(|| server_address(&given(record, "root_server_uri").unwrap_or_default()))
}

impl Format {
    fn contribute(&self, meanings: &mut Meanings) {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let world_id = if self.is_language {
            "LANG"
        } else {
            &self.world_id
        };
        if meanings.add(world_id, &names) {
            return;
        }
        // Before the stock names: "1st week" is no stock format, and a schedule must not be lost.
        let weeks = self.weeks.get_or_init(|| {
            let mut texts = self.names.iter().chain(&self.descriptions);
            texts.find_map(|text| weeks::from_format(text))
        });
        if let Some(weeks) = weeks {
            meanings.weeks.extend(weeks);
            return;
        }
        let by_name = self
            .names
            .iter()
            .find_map(|name| BY_NAME.get(&name.to_lowercase()));
        if !by_name.is_some_and(|world_id| meanings.add(world_id, &names)) {
            meanings.add_raw(&self.key);
        }
    }
}

impl Meanings {
    /// Adds what a world id means; false if nothing is known of it. Ids that begin with `+` are ours, for formats of the stock set without one.
    fn add(&mut self, world_id: &str, names: &[&str]) -> bool {
        let formats: &[&'static str] = match world_id {
            "OPEN" => {
                self.open = true;
                return true;
            }
            "CLOSED" => {
                self.closed = true;
                return true;
            }
            "VM" | "OLM" => {
                self.online = true;
                return true;
            }
            "HYBR" | "HY" => {
                self.hybrid = true;
                return true;
            }
            "TC" => {
                self.temporarily_closed = true;
                return true;
            }
            "LANG" => {
                let tags = names.iter().find_map(|name| languages::tags(name));
                let Some(tags) = tags else { return false };
                self.languages.extend(tags.into_iter().map(str::to_owned));
                return true;
            }
            "W" => return code(&mut self.audience, "women"),
            "M" => return code(&mut self.audience, "men"),
            "Y" => return code(&mut self.audience, "young-people"),
            "GL" => return code(&mut self.audience, "lgbtq"),
            "+SECULAR" => return code(&mut self.audience, "secular"),
            "WCHR" => return code(&mut self.access, "wheelchair"),
            "CW" => return code(&mut self.access, "child-friendly"),
            "NS" => return code(&mut self.access, "smoke-free"),
            "SMOK" => return code(&mut self.access, "smoking"),
            "+ASL" => return code(&mut self.access, "sign-language"),
            "BEG" => &["beginners"],
            "BT" | "IP" | "IW" | "JFT" | "LC" | "GP" | "SPAD" | "LIT" => &["literature"],
            "CAN" => &["candlelight"],
            "CPT" => &["concepts-study"],
            "DISC" => &["discussion"],
            "MED" => &["meditation"],
            "QA" => &["question-answer"],
            "S-D" | "SD" => &["speaker", "discussion"],
            "SPK" => &["speaker"],
            "STEP" | "SWG" => &["step-study"],
            "TOP" => &["topic"],
            "TRAD" => &["tradition-study"],
            "VAR" => &["varies"],
            "+ROUND" => &["round-robin"],
            _ => return false,
        };
        self.formats
            .extend(formats.iter().map(|name| Code::known(name)));
        true
    }

    /// Each once; codes in the order of their names, so that an editor's reordering changes nothing.
    /// Keeps a key that nothing explains, as far as it can be shown.
    fn add_raw(&mut self, key: &str) {
        let key = text::line(key, 60).text;
        if !key.is_empty() {
            self.formats.push(Code::raw(&key));
        }
    }

    fn in_order(&mut self) {
        for codes in [&mut self.formats, &mut self.audience, &mut self.access] {
            codes.sort();
            codes.dedup();
        }
        self.languages.sort();
        self.languages.dedup();
        self.weeks
            .sort_by_key(|week| if *week < 0 { i8::MAX } else { *week });
        self.weeks.dedup();
    }
}

fn code(codes: &mut Vec<Code>, name: &'static str) -> bool {
    codes.push(Code::known(name));
    true
}
