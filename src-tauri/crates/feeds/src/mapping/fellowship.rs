//! The fellowships that lists name in a column, by the ids of the house. What is not here is said with a notice, and a
//! mapping's table can name it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The id of a fellowship by its name or its letters.
pub(super) fn fellowship(text: &str) -> Option<&'static str> {
    static IDS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let names = NAMES
            .iter()
            .flat_map(|(id, name)| [(folded(id), *id), (folded(name), *id)]);
        names.collect()
    });
    IDS.get(&folded(text)).copied()
}

/// Letters and digits alone.
fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

const NAMES: &[(&str, &str)] = &[
    ("aa", "Alcoholics Anonymous"),
    ("aa", "Anonyme Alkoholiker"),
    ("aa", "Alcooliques Anonymes"),
    ("aa", "Alcohólicos Anónimos"),
    ("na", "Narcotics Anonymous"),
    ("na", "Narcotiques Anonymes"),
    ("na", "Narcóticos Anónimos"),
    ("ca", "Cocaine Anonymous"),
    ("cma", "Crystal Meth Anonymous"),
    ("ha", "Heroin Anonymous"),
    ("ma", "Marijuana Anonymous"),
    ("pa", "Pills Anonymous"),
    ("nica", "Nicotine Anonymous"),
    ("daa", "Drug Addicts Anonymous"),
    ("dra", "Dual Recovery Anonymous"),
    ("smart", "SMART Recovery"),
    ("lifering", "LifeRing"),
    ("lifering", "LifeRing Secular Recovery"),
    ("wfs", "Women for Sobriety"),
    ("recovery-dharma", "Recovery Dharma"),
    ("refuge-recovery", "Refuge Recovery"),
    ("celebrate-recovery", "Celebrate Recovery"),
    ("blaues-kreuz", "Blaues Kreuz"),
    ("kreuzbund", "Kreuzbund"),
    ("guttempler", "Guttempler"),
    ("freundeskreise", "Freundeskreis"),
    ("croix-bleue", "Croix-Bleue"),
    ("vie-libre", "Vie Libre"),
    ("al-anon", "Al-Anon Family Groups"),
    ("al-anon", "Al-Anon Familiengruppen"),
    ("alateen", "Alateen"),
    ("nar-anon", "Nar-Anon Family Groups"),
    ("families-anonymous", "Families Anonymous"),
    ("co-anon", "Co-Anon"),
    ("aca", "Adult Children of Alcoholics"),
    ("aca", "ACOA"),
    ("coda", "Co-Dependents Anonymous"),
    ("ga", "Gamblers Anonymous"),
    ("gam-anon", "Gam-Anon"),
    ("oa", "Overeaters Anonymous"),
    ("fa", "Food Addicts in Recovery Anonymous"),
    ("faa", "Food Addicts Anonymous"),
    ("eda", "Eating Disorders Anonymous"),
    ("da", "Debtors Anonymous"),
    ("ua", "Underearners Anonymous"),
    ("wa", "Workaholics Anonymous"),
    ("saa", "Sex Addicts Anonymous"),
    ("slaa", "Sex and Love Addicts Anonymous"),
    ("sa", "Sexaholics Anonymous"),
];
