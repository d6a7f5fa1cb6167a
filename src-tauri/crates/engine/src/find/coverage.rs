//! How much of what was asked about the copied directories cover. The rule is told in [`super`].

use super::Finding;
use super::asked::Asked;
use crate::answer::Coverage;
use crate::catalogue::CatalogueEntry;
use circle_domain::SourceId;
use circle_search::{Near, Query};

/// As far as people go, in kilometres.
const AROUND_KM: f64 = 50.0;

impl Finding<'_> {
    pub(crate) fn coverage(&self, asked: &Asked) -> Coverage {
        let index = &self.held.index;
        let anywhere = Query {
            problems: asked.query.problems.clone(),
            fellowships: asked.query.fellowships.clone(),
            ..Query::default()
        };
        let Some(point) = asked.middle() else {
            return if index.is_empty() || self.total(&anywhere) == 0 {
                Coverage::None
            } else {
                Coverage::Full
            };
        };
        let around = Query {
            near: Some(Near {
                point,
                within_km: Some(AROUND_KM),
            }),
            ..anywhere
        };
        let meetings = self.total(&around) > 0;
        let known: Vec<SourceId> = if index.is_sample() {
            Vec::new()
        } else {
            let reaching = self.engine.catalogue().near(point).into_iter();
            let reaching = reaching
                .filter(|near| near.covers && near.entry.on_by_default && !near.is_everywhere());
            reaching
                .filter(|near| serves(near.entry, asked))
                .map(|near| near.entry.source_id())
                .collect()
        };
        let covered = known.iter().filter(|id| index.has_source(id)).count();
        match (known.len(), covered) {
            (0, _) if meetings => Coverage::Full,
            (all, covered) if all > 0 && covered == all => Coverage::Full,
            (_, covered) if covered > 0 || meetings => Coverage::Partial,
            _ => Coverage::None,
        }
    }
}

/// Whether a directory is for what was asked about.
fn serves(entry: &CatalogueEntry, asked: &Asked) -> bool {
    let (fellowships, problems) = (&asked.query.fellowships, &asked.query.problems);
    // A directory of services for every problem promises nothing about one.
    let Some(fellowship) = &entry.fellowship else {
        return false;
    };
    if !fellowships.is_empty() {
        return fellowships.contains(fellowship);
    }
    let claims = circle_words::fellowships::problems(fellowship);
    problems.is_empty()
        || claims.iter().any(|claim| {
            problems
                .iter()
                .any(|problem| problem.covers(&claim.problem))
        })
}
