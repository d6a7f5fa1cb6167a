//! A hundred sources at once, slow ones among them: all are listed from the start, a search is answered meanwhile, and one
//! or all of them can be stopped.

use super::*;
use circle_engine::{Moment, Question};
use jiff::tz::TimeZone;
use std::collections::HashMap;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_sources_never_block_a_search_and_each_can_be_stopped() {
    let house = House::new();
    let slow: Vec<usize> = (0..100).step_by(10).collect();
    let mut ids = Vec::new();
    for number in 0..100 {
        let path = format!("/list-{number}.json");
        let answer = if slow.contains(&number) {
            Answer::json("[").declaring(5000).holding()
        } else {
            Answer::json(meeting_guide(2))
        };
        house.server.put(&path, answer);
        ids.push(house.add(&path, None));
    }
    let each: HashMap<SourceId, CancellationToken> = ids
        .iter()
        .map(|id| (id.clone(), CancellationToken::new()))
        .collect();
    let events: Mutex<Vec<SyncEvent>> = Mutex::default();
    let moment = Moment::new(now(), TimeZone::UTC);
    let searched = Mutex::new(0_u64);
    let progress = |event: &SyncEvent| {
        events.lock().unwrap().push(event.clone());
        // The ninety quick ones are there while the ten slow ones still hang: a search finds them, then the slow are stopped.
        if event.phase == SyncPhase::Done && event.done == 90 {
            let found = house.engine.find(&Question::default(), &moment).unwrap();
            *searched.lock().unwrap() = u64::from(found.total);
            for id in slow.iter().map(|number| &ids[*number]) {
                each[id].cancel();
            }
        }
    };
    let request = SyncRequest {
        all: true,
        ..SyncRequest::default()
    };
    let report = house
        .engine
        .sync_each(&request, now(), &progress, &CancellationToken::new(), &each)
        .await
        .unwrap();
    let events = events.into_inner().unwrap();
    let waiting = events
        .iter()
        .take_while(|event| event.phase == SyncPhase::Waiting)
        .count();
    assert_eq!(waiting, 100, "every source is listed at once");
    let cancelled: Vec<usize> = (0..100)
        .filter(|number| report.sources[*number].outcome.as_str() == "cancelled")
        .collect();
    assert_eq!(cancelled, slow, "only those that were stopped are");
    assert!(
        *searched.lock().unwrap() >= 2 * 80,
        "a search was answered in the middle"
    );
    assert_eq!(
        house
            .engine
            .find(&Question::default(), &moment)
            .unwrap()
            .total,
        180,
        "and all the others are copied"
    );
}
