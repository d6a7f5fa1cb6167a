#![allow(clippy::unwrap_used, clippy::expect_used, reason = "these are tests")]

use crate::find::tests::{House, meeting};
use crate::leaving::may_be_opened;
use circle_domain::Meeting;
use jiff::civil::Weekday;

#[test]
fn a_letter_holds_the_text_and_a_subject_that_tells_nothing() {
    let house = House::of(vec![meeting("Harbor & Light", Weekday::Tuesday, 19, 1.0)]);
    let ids: Vec<_> = house.ids();
    let address = house.engine.letter(&ids, &house.moment, "en").unwrap();
    assert!(
        address.starts_with("mailto:?subject=Meeting&body="),
        "to nobody yet, under a subject that may be seen by anybody: {address}"
    );
    assert!(
        address.contains("Harbor%20%26%20Light") && address.contains("%0D%0A"),
        "the name cannot begin another field, and lines end as in letters: {address}"
    );
    assert!(
        may_be_opened(&address),
        "it is of a kind that may be opened"
    );
}

#[test]
fn what_no_mail_program_takes_is_refused() {
    let long = Meeting {
        notes: Some("ö".repeat(4_000)),
        name: Some("n".repeat(2_000)),
        ..meeting("x", Weekday::Tuesday, 19, 1.0)
    };
    let house = House::of(vec![long]);
    let refused = house.engine.letter(&house.ids(), &house.moment, "en");
    assert_eq!(
        refused.unwrap_err().code(),
        "too_long_for_letter",
        "a cut text could leave out what matters"
    );
}
