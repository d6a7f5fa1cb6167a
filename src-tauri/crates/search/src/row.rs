//! What the index needs to know of one meeting.

use circle_domain::{Attendance, Point, Schedule, Status, WhoMayAttend};

/// One meeting as it goes into the index. Lists may repeat a value: it counts once.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The number by which the store finds it again.
    pub row: i64,
    /// Its id, the last tie-break of every order.
    pub id: &'a str,
    /// Its name, as published.
    pub name: Option<&'a str>,
    /// Its source's id.
    pub source: &'a str,
    /// The other listings of the same meeting, which are no rows of their own: the number by which the store finds each,
    /// and its source's id. It is found by their words and their sources too.
    pub others: Vec<(i64, &'a str)>,
    /// Its fellowship's id.
    pub fellowship: Option<&'a str>,
    /// Leaf ids of what it is for, and whether it exists for that (`true`) or also welcomes it.
    pub problems: Vec<(&'a str, bool)>,
    /// Where it is; none where it is not known.
    pub point: Option<Point>,
    /// How people attend.
    pub attendance: Attendance,
    /// Whether it can be counted on.
    pub status: Status,
    /// Who may attend.
    pub who: WhoMayAttend,
    /// When.
    pub schedule: Schedule,
    /// What happens there.
    pub formats: Vec<&'a str>,
    /// BCP 47 tags.
    pub languages: Vec<&'a str>,
    /// For whom it is.
    pub audience: Vec<&'a str>,
    /// What makes it reachable.
    pub access: Vec<&'a str>,
    /// Whether it is invented.
    pub sample: bool,
}
