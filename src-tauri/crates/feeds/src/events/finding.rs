//! The texts of one event, cleaned, and what was odd about them.

use crate::text::{self, Cleaned, NAME_CAP, NOTES_CAP};
use circle_domain::{Notice, NoticeCode};
use jiff::{SignedDuration, Timestamp};

/// What was found in one event.
pub(crate) struct Findings<'a> {
    /// What the event is called in notices.
    pub(crate) called: String,
    notices: &'a mut Vec<Notice>,
}

impl<'a> Findings<'a> {
    /// For the event that is called so.
    pub(crate) fn new(called: impl Into<String>, notices: &'a mut Vec<Notice>) -> Self {
        Self {
            called: called.into(),
            notices,
        }
    }

    pub(crate) fn notice(&mut self, code: NoticeCode, field: &'static str, value: &str) {
        self.notices
            .push(Notice::new(code, self.called.clone(), field, value));
    }

    /// A text of one line.
    pub(crate) fn line(&mut self, field: &'static str, raw: &str) -> Option<String> {
        self.cleaned(field, raw, text::line(raw, NAME_CAP))
    }

    /// A text of several lines.
    pub(crate) fn block(&mut self, field: &'static str, raw: &str) -> Option<String> {
        self.cleaned(field, raw, text::block(raw, NOTES_CAP))
    }

    fn cleaned(&mut self, field: &'static str, raw: &str, cleaned: Cleaned) -> Option<String> {
        if text::is_blank(raw) {
            return None;
        }
        if cleaned.cut {
            self.notice(NoticeCode::TextCut, field, "");
        }
        cleaned.non_empty().filter(|text| !text::is_blank(text))
    }

    /// When something changed; nothing changed after it was read.
    pub(crate) fn changed(
        &mut self,
        field: &'static str,
        moment: Timestamp,
        read_at: Timestamp,
    ) -> Option<Timestamp> {
        if moment <= read_at {
            Some(moment)
        } else if moment.duration_since(read_at) <= SignedDuration::from_hours(14) {
            // Written by a clock east of ours.
            Some(read_at)
        } else {
            self.notice(NoticeCode::ChangedInFuture, field, &moment.to_string());
            None
        }
    }
}
