//! What is asked of the page from outside: kept until the page is there, then told at once.

use crate::dto::desktop::Asked;
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Channel;

/// How many wishes wait for a page that is not there yet: more than a person could mean.
const MOST: usize = 8;

/// The page, and what waits for it.
#[derive(Default)]
pub(crate) struct Asking {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    page: Option<Channel<Asked>>,
    waiting: Vec<Asked>,
}

impl Asking {
    /// Asks the page, or keeps it until there is one.
    pub(crate) fn ask(&self, asked: Asked) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let State { page, waiting } = &mut *state;
        if let Some(page) = page
            && page.send(asked.clone()).is_ok()
        {
            return;
        }
        if waiting.len() < MOST {
            waiting.push(asked);
        }
    }

    /// The page is there and listens; a page that is loaded anew takes the place of the one before.
    pub(crate) fn attend(&self, page: Channel<Asked>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        for asked in std::mem::take(&mut state.waiting) {
            // A page that is gone already asks again when it is back.
            drop(page.send(asked));
        }
        state.page = Some(page);
    }
}
