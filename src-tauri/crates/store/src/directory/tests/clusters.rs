//! Which listings are settled when, and which of them stands for the others.

use super::*;

/// Everything that is looked at together, as one meeting.
fn one(listings: &[ClusterListing]) -> Vec<Vec<Placing>> {
    let placing = |listing| Placing {
        listing,
        rule: "world_id",
    };
    vec![(0..listings.len()).map(placing).collect()]
}

type Judge = fn(&[ClusterListing]) -> Vec<Vec<Placing>>;

fn by(version: u32, carries: &str) -> Rules<Judge> {
    Rules {
        version,
        carries: carries.to_owned(),
        same: if version > 1 { one } else { |_| Vec::new() },
    }
}

/// The same record in two sources; the directory and the rows.
fn two() -> (Kept, Vec<i64>) {
    let mut kept = Kept::new();
    let listed = || Record {
        aliases: vec![alias(AliasKind::WorldId, "G00912345")],
        ..record("quiet", vec![full_meeting()])
    };
    kept.apply(vec![listed()]);
    kept.source = source("https://harbor.example/feed");
    kept.apply(vec![listed()]);
    let rows = kept.all().iter().map(|meeting| meeting.row).collect();
    (kept, rows)
}

#[test]
fn other_rules_settle_everything_anew() {
    let (kept, rows) = two();
    let settle = |version, carries| kept.directory.settle(|_| by(version, carries)).unwrap();
    assert!(!settle(1, ""), "by the first rules nothing is the same");
    assert!(!settle(1, ""), "and nothing is left to do");
    assert!(settle(2, ""), "by others it is, though no list changed");
    assert_eq!(kept.directory.clusters().unwrap().len(), 1, "one meeting");
    let asked = std::cell::Cell::new(0);
    let counted = |carries: &str| {
        let counting = |listings: &[ClusterListing]| {
            asked.set(asked.get() + 1);
            one(listings)
        };
        let rules = |_: &[ListedSource]| Rules {
            version: 2,
            carries: carries.to_owned(),
            same: counting,
        };
        kept.directory.settle(rules).unwrap();
        asked.replace(0)
    };
    assert_eq!(counted(""), 0, "nothing is due");
    assert_eq!(
        counted("2>1"),
        1,
        "who carries whom decides who stands first: what is in a cluster is looked at again"
    );
    assert_eq!(rows.len(), 2, "of both rows");
}

#[test]
fn what_is_confirmed_stands_for_what_is_missing() {
    let (kept, rows) = two();
    kept.directory.settle(|_| by(2, "")).unwrap();
    let shown = || {
        let row = kept.directory.shown_row(rows[1]).unwrap();
        let columns = kept.directory.columns(|_, _| (), None).unwrap();
        let first = kept.directory.clusters().unwrap()[0][0].row;
        assert_eq!(
            (columns.standing.hidden.values().copied().next(), first),
            (Some(row), row),
            "every question has the same answer"
        );
        row
    };
    let first = shown();
    let other = rows.iter().copied().find(|row| *row != first).unwrap();
    let mark = |row: i64, mark: &str| {
        let sql = format!("UPDATE meetings SET {mark} WHERE row = {row}");
        kept.directory
            .database
            .write(|db| Ok(db.execute(&sql, [])?))
            .unwrap();
    };
    mark(first, "unlisted_since = 1");
    assert_eq!(shown(), other, "its newest list lacks the first");
    mark(other, "status = 0");
    assert_eq!(
        shown(),
        first,
        "missing is still better than listed no more"
    );
    mark(first, "unlisted_since = NULL");
    mark(other, "status = 1");
    assert_eq!(shown(), first, "as it was");
}
