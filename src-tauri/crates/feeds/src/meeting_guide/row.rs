//! One record as its publisher wrote it: its fields by name, and the notices about them.

use super::Held;
use super::container::plain_key;
use crate::{json, text};
use circle_domain::{Notice, NoticeCode};
use serde_json::{Map, Value};

/// A record and what was odd about it.
pub(super) struct Row {
    fields: Map<String, Value>,
    /// Its key, or its place in the list.
    label: String,
    pub(super) notices: Vec<Notice>,
    /// The dates on which it is held, where it has no weekday.
    pub(super) dates: Vec<jiff::civil::Date>,
    /// The other days and times on which it is held.
    pub(super) also: Vec<Held>,
    /// `address` is a street, whatever commas it holds.
    pub(super) parted: bool,
}

impl Row {
    /// A record of the list; `place` counts from 1.
    pub(super) fn new(fields: Map<String, Value>, place: usize) -> Self {
        let fields = if fields.keys().any(|key| plain_key(key) != *key) {
            // Titles of a table are keys too, unless the key itself is there.
            let mut plain = Map::new();
            for (key, value) in fields {
                let own = plain_key(&key);
                if own == key {
                    plain.insert(key, value);
                } else {
                    plain.entry(own).or_insert(value);
                }
            }
            plain
        } else {
            fields
        };
        Self {
            fields,
            label: format!("#{place}"),
            notices: Vec::new(),
            dates: Vec::new(),
            also: Vec::new(),
            parted: false,
        }
    }

    pub(super) fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// From now on notices name the record by its key; so do those that were put already.
    pub(super) fn call(&mut self, key: &str) {
        self.label = key.chars().take(120).collect();
        for notice in &mut self.notices {
            notice.record.clone_from(&self.label);
        }
    }

    /// Puts a notice.
    pub(super) fn notice(&mut self, code: NoticeCode, field: &'static str, value: &str) {
        // A value that holds a mailbox or a password in an address could name somebody.
        let value = if value.contains('@') { "" } else { value };
        self.notices
            .push(Notice::new(code, self.label.clone(), field, value));
    }

    /// A field; none when it is absent or null.
    pub(super) fn value(&self, field: &str) -> Option<&Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// A field for the readers of `time`, which know what null means.
    pub(super) fn raw(&self, field: &str) -> Value {
        self.fields.get(field).cloned().unwrap_or(Value::Null)
    }

    /// Puts another value in the place of a field's.
    pub(super) fn put(&mut self, field: &'static str, value: Value) {
        self.fields.insert(field.to_owned(), value);
    }

    /// A text of one line.
    pub(super) fn line(&mut self, field: &'static str, cap: usize) -> Option<String> {
        self.text(field, cap, text::line)
    }

    /// A text of several lines.
    pub(super) fn block(&mut self, field: &'static str) -> Option<String> {
        self.text(field, text::NOTES_CAP, text::block)
    }

    /// A field as it was written, for what reads it itself (a link, a number to dial).
    pub(super) fn written(&mut self, field: &'static str) -> Option<String> {
        let value = match self.value(field)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(false) => return None,
            Value::Array(values) if values.is_empty() => return None,
            other => {
                let found = json::kind(other);
                self.notice(NoticeCode::FieldNotUnderstood, field, found);
                return None;
            }
        };
        (!text::is_blank(&value)).then_some(value)
    }

    fn text(
        &mut self,
        field: &'static str,
        cap: usize,
        clean: fn(&str, usize) -> text::Cleaned,
    ) -> Option<String> {
        let raw = match self.value(field)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(false) => return None,
            Value::Array(values) if values.iter().all(Value::is_string) => values
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join("\n"),
            other => {
                let found = json::kind(other);
                self.notice(NoticeCode::FieldNotUnderstood, field, found);
                return None;
            }
        };
        let cleaned = clean(&raw, cap);
        if cleaned.markup {
            self.notice(NoticeCode::MarkupRemoved, field, "");
        }
        if cleaned.cut {
            self.notice(NoticeCode::TextCut, field, "");
        }
        cleaned.non_empty().filter(|text| !text::is_blank(text))
    }
}
