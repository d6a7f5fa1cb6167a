//! The categories and tags of an event, where they say what a meeting is.

use crate::ReadOptions;
use crate::meeting_guide::types::{self, Found, Types};
use circle_domain::Meeting;

/// The most categories that are looked at.
const MOST: usize = 60;

/// Writes what is known of `names` into `meeting`; true when one of them says that it is online. Categories are words for
/// a site's visitors, not codes: what no table knows is not kept, and nothing shorter than four letters is looked up.
pub(crate) fn categories<'a>(
    names: impl Iterator<Item = &'a str>,
    options: &ReadOptions<'_>,
    meeting: &mut Meeting,
) -> bool {
    let fellowship = options.fellowship.map(|fellowship| fellowship.as_str());
    let mut all = Types::default();
    for name in names.take(MOST) {
        let name = crate::text::line(name, 80).text;
        if name.chars().count() < 4 {
            continue;
        }
        if crate::meeting_guide::place::is_online_word(&name) {
            all.online = true;
        } else if let Found::Means(meanings) = types::find(fellowship, &name) {
            meanings.into_iter().for_each(|meaning| all.add(meaning));
        }
    }
    let online = all.online;
    meeting.who_may_attend = all.who();
    meeting.formats = all.formats;
    meeting.audience = all.audience;
    meeting.access = all.access;
    meeting.languages = all.languages;
    online
}
