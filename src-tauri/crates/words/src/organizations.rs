//! Organizations and fellowships of self-help groups: what they are for, where they work, where they list their groups.
//!
//! One table (`data/organizations.json`), no favourites: within a rank the order is that of the alphabet, and what is
//! faith-based or secular, twelve-step or not, led by peers or by professionals ranks alike.

use circle_domain::{FellowshipId, ProblemClaim, ProblemId, Relation};
use serde::Deserialize;
use std::sync::LazyLock;

/// An organization whose groups people can go to.
#[derive(Debug, Deserialize)]
pub struct Organization {
    id: String,
    name: String,
    short: Option<String>,
    primary: Vec<String>,
    also: Vec<String>,
    relation: ForWhom,
    who: UsualWho,
    led: LedByUsually,
    approach: Approach,
    countries: Vec<String>,
    elsewhere: bool,
    everywhere: bool,
    online: bool,
    url: Option<String>,
    checked: bool,
    tsml: Option<String>,
    /// Whether it puts people in touch with groups for any problem.
    #[serde(default)]
    any: bool,
    words: Vec<String>,
}

/// Whom an organization's groups are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForWhom {
    /// People who have the problem themselves.
    #[serde(rename = "self")]
    Myself,
    /// Family and friends.
    Family,
    /// Both, together or in groups of their own.
    Both,
}

/// Who may usually attend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UsualWho {
    /// Anybody.
    Open,
    /// Only people whom the groups are for.
    Closed,
    /// There are meetings of both kinds.
    Both,
}

/// Who usually leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LedByUsually {
    /// The members themselves.
    Peers,
    /// A facilitator trained for it, often a member.
    Trained,
    /// Somebody who does it by profession.
    Professional,
    /// It differs from group to group.
    Mixed,
}

/// The way of working.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approach {
    /// Twelve steps.
    TwelveStep,
    /// Without religion or steps.
    Secular,
    /// Grown from a religious faith.
    Faith,
    /// Grown from Buddhist practice.
    Buddhist,
    /// It differs from group to group.
    Mixed,
}

macro_rules! named {
    ($name:ident { $($variant:ident $text:literal),* $(,)? }) => {
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name used in answers and, after a prefix, as a key of the locales.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}

named!(ForWhom { Myself "self", Family "family", Both "both" });
named!(UsualWho { Open "open", Closed "closed", Both "both" });
named!(LedByUsually { Peers "peers", Trained "trained", Professional "professional", Mixed "mixed" });
named!(Approach { TwelveStep "twelve-step", Secular "secular", Faith "faith", Buddhist "buddhist", Mixed "mixed" });

static ORGANIZATIONS: LazyLock<Vec<Organization>> =
    LazyLock::new(|| crate::parsed(include_str!("../data/organizations.json")));

impl Organization {
    /// Its short lower-case id, also that of its fellowship.
    #[must_use]
    pub fn id(&self) -> FellowshipId {
        FellowshipId::new(self.id.as_str())
    }

    /// Its own name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The abbreviation it goes by.
    #[must_use]
    pub fn short(&self) -> Option<&str> {
        self.short.as_deref()
    }

    /// What its groups are for.
    #[must_use]
    pub fn problems(&self) -> Vec<ProblemClaim> {
        let claims = |leaves: &[String], primary| -> Vec<ProblemClaim> {
            leaves
                .iter()
                .map(|leaf| ProblemClaim {
                    problem: ProblemId::new(leaf.as_str()),
                    primary,
                })
                .collect()
        };
        [claims(&self.primary, true), claims(&self.also, false)].concat()
    }

    /// Whom its groups are for.
    #[must_use]
    pub fn for_whom(&self) -> ForWhom {
        self.relation
    }

    /// Who may usually attend.
    #[must_use]
    pub fn who(&self) -> UsualWho {
        self.who
    }

    /// Who usually leads.
    #[must_use]
    pub fn led_by(&self) -> LedByUsually {
        self.led
    }

    /// Its way of working.
    #[must_use]
    pub fn approach(&self) -> Approach {
        self.approach
    }

    /// Whether it puts people in touch with groups for any problem: a clearing house, not a fellowship.
    #[must_use]
    pub fn for_any_problem(&self) -> bool {
        self.any
    }

    /// The countries it is known to work in (ISO 3166-1 alpha-2); empty when it works in most.
    #[must_use]
    pub fn countries(&self) -> &[String] {
        &self.countries
    }

    /// Whether it works in most countries.
    #[must_use]
    pub fn everywhere(&self) -> bool {
        self.everywhere
    }

    /// Whether it has groups that meet online.
    #[must_use]
    pub fn online(&self) -> bool {
        self.online
    }

    /// Its own site, where it lists its groups.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Whether somebody has looked at the address since it was entered.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.checked
    }

    /// The key of its table of meeting types in feeds of the TSML plugin.
    #[must_use]
    pub fn tsml(&self) -> Option<&str> {
        self.tsml.as_deref()
    }

    /// Its id as text.
    pub(crate) fn id_text(&self) -> &str {
        &self.id
    }

    /// What people write for it, with the marks of the data.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// How near it is to a reader in `country`: 0 there or in most countries, 1 elsewhere too or online, none when it does not work there.
    fn reach(&self, country: Option<&str>) -> Option<u8> {
        let Some(country) = country else {
            return Some(u8::from(!self.everywhere));
        };
        if self.everywhere
            || self
                .countries
                .iter()
                .any(|listed| listed.eq_ignore_ascii_case(country))
        {
            return Some(0);
        }
        (self.online || self.elsewhere).then_some(1)
    }
}

/// Every organization, in the order of the table.
#[must_use]
pub fn all() -> &'static [Organization] {
    &ORGANIZATIONS
}

/// The organization of this id.
#[must_use]
pub fn get(id: &str) -> Option<&'static Organization> {
    ORGANIZATIONS
        .iter()
        .find(|organization| organization.id == id)
}

/// The leaf that stands for a whole area: who serves it can help with any other leaf of the area that has nobody.
const GENERAL: [&str; 4] = [
    "mental-health/general-mh",
    "grief/bereavement",
    "cancer/cancer-any",
    "caregiving/carers",
];

/// Unfit for the relation, for any problem alike, how far away, not made for it, and its name in lower case: what comes first is smallest.
type Rank = (bool, bool, u8, bool, String);

/// The organizations to turn to for `problem` (a leaf, or an area for all its leaves) in `country` (ISO 3166-1 alpha-2).
///
/// For `relation` family, those for family and friends come first; for the person themself, those for family alone are left
/// out when others remain. Clearing houses for any problem come last, so that no problem is a dead end where there is one;
/// for a leaf that nobody serves, those for its whole area come before them. Then those that work in the country, those that exist for the problem, and the alphabet.
#[must_use]
pub fn for_problem(
    problem: &ProblemId,
    country: Option<&str>,
    relation: Relation,
) -> Vec<&'static Organization> {
    let served = |leaf: &ProblemId| {
        let lists = ORGANIZATIONS
            .iter()
            .flat_map(|one| one.primary.iter().chain(&one.also));
        lists
            .into_iter()
            .any(|other| leaf.covers(&ProblemId::new(other.as_str())))
    };
    let general = GENERAL
        .iter()
        .map(|leaf| ProblemId::new(*leaf))
        .find(|leaf| leaf.area() == problem.area());
    let problem = match &general {
        Some(general) if !served(problem) => general,
        _ => problem,
    };
    let serves = |leaves: &[String]| {
        leaves
            .iter()
            .any(|leaf| problem.covers(&ProblemId::new(leaf.as_str())))
    };
    let mut ranked: Vec<(Rank, &Organization)> = ORGANIZATIONS
        .iter()
        .filter_map(|organization| {
            let primary = serves(&organization.primary);
            if !primary && !organization.any && !serves(&organization.also) {
                return None;
            }
            let unfit = match relation {
                Relation::Family => organization.relation == ForWhom::Myself,
                Relation::Myself => organization.relation == ForWhom::Family,
                Relation::Professional | Relation::Unknown => false,
            };
            let rank = (
                unfit,
                organization.any,
                organization.reach(country)?,
                !primary,
                organization.name.to_lowercase(),
            );
            Some((rank, organization))
        })
        .collect();
    ranked.sort_by(|(one, _), (other, _)| one.cmp(other));
    if relation == Relation::Myself && ranked.iter().any(|((unfit, ..), _)| !unfit) {
        ranked.retain(|((unfit, ..), _)| !unfit);
    }
    ranked
        .into_iter()
        .map(|(_, organization)| organization)
        .collect()
}

#[cfg(test)]
mod tests;
