use super::*;
use circle_domain::AliasKind;

#[test]
fn records_are_called_by_their_slug() {
    let reading = list(PLUGIN);
    let harbor = record(&reading, "harbor-lights");
    let alias = |kind| {
        harbor
            .aliases
            .iter()
            .find(|alias| alias.kind == kind)
            .map(|alias| alias.value.as_str())
    };
    assert_eq!(
        alias(AliasKind::Slug),
        Some("harbor-lights"),
        "its readable name"
    );
    assert_eq!(alias(AliasKind::Number), Some("101"), "its number");
    assert!(
        alias(AliasKind::Content).is_some_and(|value| value.starts_with("content:")),
        "its content"
    );
    assert_eq!(
        record(&list(HAND_MADE), "201").meetings.len(),
        1,
        "a slug may be a number"
    );
    assert_eq!(
        record(&list(CENTRAL_QUERY), "world-1").aliases[1].value,
        "640000000000000000000001",
        "MongoDB's way to write a number"
    );
}

#[test]
fn a_name_that_two_share_names_neither() {
    let reading = list(HAND_MADE);
    let repeated: Vec<&str> = reading
        .notices
        .iter()
        .filter(|n| n.code == NoticeCode::IdRepeated)
        .map(|n| n.record.as_str())
        .collect();
    assert_eq!(repeated.len(), 2, "both are told");
    assert!(
        repeated.iter().all(|key| key.starts_with("content:")),
        "both are called by their content"
    );
    assert_ne!(repeated[0], repeated[1], "by different names");
    let missing: Vec<&str> = reading
        .notices
        .iter()
        .filter(|n| n.code == NoticeCode::IdMissing)
        .map(|n| n.record.as_str())
        .collect();
    assert_eq!(
        missing[1],
        format!("{}~2", missing[0]),
        "the same record twice is told apart by its turn"
    );
    assert_eq!(
        noticed(&reading, missing[1]),
        ["id_missing slug", "record_repeated "],
        "and said to be the same"
    );
    let keys: std::collections::HashSet<&str> = reading
        .records
        .iter()
        .map(|record| record.key.as_str())
        .collect();
    assert_eq!(
        keys.len(),
        reading.records.len(),
        "no two records have the same key"
    );
}

#[test]
fn the_order_of_the_list_changes_no_name() {
    let mut values: Vec<serde_json::Value> = serde_json::from_slice(HAND_MADE).expect("JSON");
    let keys = |reading: &Reading| {
        let mut keys: Vec<String> = reading
            .records
            .iter()
            .map(|record| record.key.to_string())
            .collect();
        keys.sort();
        keys
    };
    let before = keys(&list(HAND_MADE));
    values.reverse();
    let after = keys(&list(
        serde_json::to_string(&values).expect("JSON").as_bytes(),
    ));
    assert_eq!(
        before, after,
        "names come from what is in a record, not from where it stands"
    );
}

#[test]
fn groups_are_told_apart() {
    let reading = list(PLUGIN);
    assert!(
        meeting(&reading, "harbor-lights").group_id.is_some(),
        "the publisher numbers its groups"
    );
    assert_eq!(
        meeting(&reading, "harbor-lights").group.as_deref(),
        Some("Harbor Lights Group"),
        "another name than the meeting's"
    );
    assert_eq!(
        meeting(&reading, "closed-room").group_id,
        None,
        "no group is published"
    );
    assert_eq!(
        record(&reading, "closed-room").imported_from.as_deref(),
        Some("Eastside Office"),
        "taken over from another office"
    );
}
