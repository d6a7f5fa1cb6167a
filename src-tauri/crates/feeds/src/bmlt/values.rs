//! The values of one meeting, taken out of fields in which everything is text.

use crate::text::{self, Cleaned};
use circle_domain::{Notice, NoticeCode};
use serde_json::{Map, Value};

/// What separates the question that an editor saw from the answer, in fields that a server made itself.
const PROMPT_END: &str = "#@-@#";

/// The fields of one record, with the notices that come up as they are read.
pub(super) struct Fields<'a> {
    record: &'a Map<String, Value>,
    /// The name of the record in notices.
    pub(super) name: String,
    notices: &'a mut Vec<Notice>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        record: &'a Map<String, Value>,
        name: String,
        notices: &'a mut Vec<Notice>,
    ) -> Self {
        Self {
            record,
            name,
            notices,
        }
    }

    pub(super) fn notice(&mut self, code: NoticeCode, field: &'static str, value: &str) {
        self.notices
            .push(Notice::new(code, self.name.clone(), field, value));
    }

    /// The bare text of a field; empty when it is missing.
    pub(super) fn raw(&mut self, field: &'static str) -> String {
        let value = self.record.get(field).unwrap_or(&Value::Null);
        let Some(text) = plain(value) else {
            self.notice(
                NoticeCode::FieldNotUnderstood,
                field,
                crate::json::kind(value),
            );
            return String::new();
        };
        match text.rsplit_once(PROMPT_END) {
            Some((_, answer)) => {
                self.notice(NoticeCode::PromptRemoved, field, answer);
                answer.trim().to_owned()
            }
            None => text.trim().to_owned(),
        }
    }

    /// A text of one line, fit to show.
    pub(super) fn line(&mut self, field: &'static str) -> Option<String> {
        let raw = self.raw(field);
        if text::is_blank(&raw) {
            None
        } else {
            self.cleaned(field, text::line(&raw, text::NAME_CAP))
        }
    }

    /// A text of several lines, fit to show.
    pub(super) fn block(&mut self, field: &'static str) -> Option<String> {
        let raw = self.raw(field);
        if text::is_blank(&raw) {
            None
        } else {
            self.cleaned(field, text::block(&raw, text::NOTES_CAP))
        }
    }

    fn cleaned(&mut self, field: &'static str, cleaned: Cleaned) -> Option<String> {
        if cleaned.markup {
            self.notice(NoticeCode::MarkupRemoved, field, &cleaned.text);
        }
        if cleaned.cut {
            self.notice(NoticeCode::TextCut, field, &cleaned.text);
        }
        cleaned.non_empty()
    }
}

/// A plain value as text; none for lists and objects.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(u8::from(*yes).to_string()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// A value without the question that an editor saw.
pub(super) fn answer(value: &Value) -> Value {
    match value.as_str().and_then(|text| text.rsplit_once(PROMPT_END)) {
        Some((_, answer)) => Value::String(answer.trim().to_owned()),
        None => value.clone(),
    }
}

/// The trimmed text of a field; none when it is missing or empty.
pub(super) fn given(record: &Map<String, Value>, field: &str) -> Option<String> {
    let text = plain(record.get(field)?)?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The record's id; within the aggregator, which collects many servers, together with its server's number.
pub(super) fn key(record: &Map<String, Value>) -> Option<String> {
    let id = id(record).filter(|id| id != "0")?;
    Some(match given(record, "root_server_id") {
        Some(server) => format!("{}:{id}", name(&server)?),
        None => id,
    })
}

/// The number a record has on its own server.
pub(super) fn id(record: &Map<String, Value>) -> Option<String> {
    name(&given(record, "id_bigint")?)
}

/// A name that can be shown; none for what is far too long to be one.
fn name(written: &str) -> Option<String> {
    let name = (written.len() <= 64).then(|| text::line(written, 64).text)?;
    (!name.is_empty()).then_some(name)
}

/// The address of a server without what varies: scheme, trailing slashes, upper case in its host.
pub(super) fn server_address(text: &str) -> String {
    let text = text::line(text, 300).text;
    let text = text.trim_end_matches('/');
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    match text.split_once('/') {
        Some((host, path)) => format!("{}/{path}", host.to_ascii_lowercase()),
        None => text.to_ascii_lowercase(),
    }
}
