//! The counts beside each filter: how many meetings there would be if one chose that value.

use circle_domain::{Attendance, Status, WhoMayAttend};
use jiff::civil::Weekday;

/// The counts. A value of an *any* filter is counted under all other filters; a format or an accessibility feature under all
/// filters, including those chosen of its own kind. Named values that none would have are left out unless they are chosen;
/// attendance, weekdays, who may attend and status are always complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// In person and online each with hybrid; then hybrid alone.
    pub attendance: Vec<(Attendance, u32)>,
    /// Weekdays, Monday first.
    pub weekday: Vec<(Weekday, u32)>,
    /// Fellowship ids.
    pub fellowship: Vec<(String, u32)>,
    /// Leaf ids.
    pub problem: Vec<(String, u32)>,
    /// Area ids.
    pub area: Vec<(String, u32)>,
    /// Formats.
    pub format: Vec<(String, u32)>,
    /// BCP 47 tags; `pt` counts `pt-BR` too.
    pub language: Vec<(String, u32)>,
    /// Audiences.
    pub audience: Vec<(String, u32)>,
    /// Accessibility features.
    pub access: Vec<(String, u32)>,
    /// Who may attend.
    pub who: Vec<(WhoMayAttend, u32)>,
    /// Statuses, also those that are left out unless asked for.
    pub status: Vec<(Status, u32)>,
    /// Source ids.
    pub source: Vec<(String, u32)>,
}
