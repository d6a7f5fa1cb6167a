//! Which of a record's new meetings is which of its old ones.
//!
//! A sole slot is the same meeting whatever its day and time. Where one becomes several, or several become one, the one
//! on the same day (and at the same time, where there are two) is the same meeting; nothing else is guessed.

use circle_domain::Meeting;

/// For each of `new`, the place in `old` of the meeting that it is.
pub(super) fn pair(old: &[&Meeting], new: &[Meeting]) -> Vec<Option<usize>> {
    let mut taken = vec![false; old.len()];
    let mut pairs: Vec<Option<usize>> = new
        .iter()
        .map(|meeting| {
            let place = old
                .iter()
                .zip(&taken)
                .position(|(other, taken)| !taken && other.slot == meeting.slot)?;
            *taken.get_mut(place)? = true;
            Some(place)
        })
        .collect();
    let rules: [fn(&Meeting, &Meeting) -> bool; 2] = [
        |a, b| a.schedule.weekday() == b.schedule.weekday() && a.schedule.start == b.schedule.start,
        |a, b| a.schedule.weekday() == b.schedule.weekday() && a.schedule.weekday().is_some(),
    ];
    for same in rules {
        for (meeting, pair) in new
            .iter()
            .zip(&mut pairs)
            .filter(|(_, pair)| pair.is_none())
        {
            let found = old.iter().zip(&taken).position(|(other, taken)| {
                let renamed = other.slot.is_empty() || meeting.slot.is_empty();
                !taken && renamed && same(other, meeting)
            });
            if let Some(taken) = found.and_then(|place| taken.get_mut(place)) {
                *taken = true;
                *pair = found;
            }
        }
    }
    pairs
}
