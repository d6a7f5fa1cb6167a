//! Where else to turn: contact points for the place, organizations for the problem with their own finders, meetings to join
//! from afar. So that an answer with few meetings is no dead end.

use crate::answer::{Elsewhere, ElsewhereKind};
use crate::find::{Asked, Finding, online_soon};
use crate::moment::Moment;
use crate::question::Filters;
use crate::question::Question;
use crate::{Engine, EngineError};
use circle_domain::ProblemId;
use circle_store::directory::{Entry, EntryKind};
use circle_words::{Organization, organizations};

/// A contact point further than this serves another area, in kilometres.
const AREA_KM: f64 = 150.0;
/// No more than so many of a kind: a list of everything helps nobody.
const MOST: usize = 5;

pub(crate) fn elsewhere(
    finding: &Finding<'_>,
    question: &Question,
    asked: &Asked,
) -> Result<Vec<Elsewhere>, EngineError> {
    let understood = &asked.understood;
    let place = understood
        .place
        .as_ref()
        .map(|place| place.country.as_str())
        .filter(|country| !country.is_empty());
    let country = place.or(question.country.as_deref());
    let problems = &understood.problems;
    let mut found = Vec::new();

    let entries = if country.is_some() {
        finding.engine.directory().entries(country)?
    } else {
        Vec::new()
    };
    let fits = |entry: &&Entry| {
        let near = match (entry.point, asked.middle()) {
            (Some(point), Some(middle)) => point.distance_km(middle) <= AREA_KM,
            _ => true,
        };
        near && (problems.is_empty()
            || entry.problems.is_empty()
            || serves(&entry.problems, problems))
    };
    for (kind, stored) in [
        (ElsewhereKind::ContactPoint, EntryKind::ContactPoint),
        (ElsewhereKind::Organization, EntryKind::Organization),
    ] {
        let of_kind = entries
            .iter()
            .filter(|entry| entry.kind == stored)
            .filter(fits)
            .take(MOST);
        found.extend(of_kind.map(|entry| Elsewhere {
            id: format!("entry:{}", entry.key),
            kind,
            name: entry.name.clone(),
            url: entry.url.clone(),
            phone: entry.phone.clone(),
            problems: entry.problems.clone(),
            country: entry.country.clone(),
            count: None,
        }));
    }

    // A fellowship that was asked for by name comes first, whatever the country.
    let named = understood
        .fellowships
        .iter()
        .filter_map(|id| organizations::get(id.as_str()));
    let relation = understood.relation;
    let for_problems = problems.iter().flat_map(|problem| {
        organizations::for_problem(problem, country, relation)
            .into_iter()
            .take(MOST)
    });
    // Without a problem: who puts people in touch with groups of every kind there.
    let of_country = |organization: &&Organization| {
        let here = |code: &str| {
            organization
                .countries()
                .iter()
                .any(|listed| listed.eq_ignore_ascii_case(code))
        };
        problems.is_empty() && organization.for_any_problem() && country.is_some_and(here)
    };
    let for_any = organizations::all().iter().filter(of_country);
    let mut listed: Vec<&'static Organization> = Vec::new();
    for organization in named.chain(for_problems).chain(for_any) {
        if listed.len() < MOST && !listed.iter().any(|other| other.id() == organization.id()) {
            listed.push(organization);
        }
    }
    found.extend(
        listed
            .into_iter()
            .map(|organization| organization_of(organization, problems, country)),
    );

    let count = finding.total(&online_soon(&asked.query));
    if count > 0 {
        found.push(Elsewhere {
            id: "online".to_owned(),
            kind: ElsewhereKind::Online,
            name: String::new(),
            url: None,
            phone: None,
            problems: problems.clone(),
            country: None,
            count: Some(count),
        });
    }
    Ok(found)
}

impl Engine {
    /// Where to turn for a problem in a country, whatever was copied: contact points and organizations.
    ///
    /// # Errors
    /// When the databases cannot be read.
    pub fn elsewhere_for(
        &self,
        problem: Option<&ProblemId>,
        country: Option<&str>,
        moment: &Moment,
    ) -> Result<Vec<Elsewhere>, EngineError> {
        let question = Question {
            filters: Filters {
                problems: problem.cloned().into_iter().collect(),
                ..Filters::default()
            },
            country: country.map(str::to_owned),
            ..Question::default()
        };
        let held = self.index()?;
        let asked = Asked::of(&question, moment, self)?;
        elsewhere(&Finding::new(self, &held, moment), &question, &asked)
    }

    /// The page behind an entry of `elsewhere`, by its id; none when it has none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn elsewhere_url(&self, id: &str) -> Result<Option<String>, EngineError> {
        if let Some(organization) = id.strip_prefix("organization:") {
            return Ok(organizations::get(organization)
                .and_then(Organization::url)
                .map(str::to_owned));
        }
        let Some(key) = id.strip_prefix("entry:") else {
            return Ok(None);
        };
        Ok(self
            .directory()
            .entries(None)?
            .into_iter()
            .find(|entry| entry.key == key)
            .and_then(|entry| entry.url))
    }
}

fn organization_of(
    organization: &Organization,
    problems: &[ProblemId],
    country: Option<&str>,
) -> Elsewhere {
    let own = organization
        .problems()
        .into_iter()
        .map(|claim| claim.problem);
    let works_here = |code: &&str| {
        organization
            .countries()
            .iter()
            .any(|listed| listed.eq_ignore_ascii_case(code))
    };
    Elsewhere {
        id: format!("organization:{}", organization.id()),
        kind: ElsewhereKind::Organization,
        name: organization.name().to_owned(),
        url: organization.url().map(str::to_owned),
        phone: None,
        problems: own
            .filter(|own| problems.is_empty() || problems.iter().any(|asked| asked.covers(own)))
            .collect(),
        country: country.filter(works_here).map(str::to_owned),
        count: None,
    }
}

fn serves(own: &[ProblemId], asked: &[ProblemId]) -> bool {
    own.iter().any(|own| {
        asked
            .iter()
            .any(|asked| asked.covers(own) || own.covers(asked))
    })
}
