//! Problem areas: all of them, and those that words may mean.

use crate::Engine;
use circle_domain::ProblemId;
use circle_words::problems::{Area, ProblemMatch};

impl Engine {
    /// Every area with its leaves, in the order in which they are shown.
    #[must_use]
    pub fn problem_areas(&self) -> &'static [Area] {
        circle_words::problems::areas()
    }

    /// The problems that `text` may mean, the surest first: everyday words, an ICD-10 code, a MeSH id, or an id.
    #[must_use]
    pub fn find_problems(&self, text: &str, locale: &str) -> Vec<ProblemMatch> {
        let found = circle_words::problems::find(text, locale);
        let id = text.trim();
        if !found.is_empty() || !circle_words::problems::is_known(id) {
            return found;
        }
        let problem = ProblemId::new(id);
        let relation = crate::relation::relation_of(&problem);
        vec![ProblemMatch {
            problem,
            spans: Vec::new(),
            relation,
            score: 1.0,
        }]
    }
}
