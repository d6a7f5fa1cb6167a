//! Where a link leads: the real host, whose it is, and what looks wrong about it.
//!
//! Rule: a host is a provider's only by its whole name (`zoom.us`, or a name under it), never by what it looks like or by
//! what stands before, behind or in it. The host is shown as it travels, in ASCII. Nothing is fetched: what a short address
//! leads to is not known, and said to be.

mod likeness;
mod providers;
mod shorteners;
mod software;

pub use providers::{PROVIDERS, Provider, State};

use crate::leaving::sentence;
use crate::refused::Refused;
use crate::{Engine, EngineError};
use circle_domain::MeetingId;
use circle_words::Words;
use url::{Host, Url};

/// What is to be known of a link before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinLink {
    url: String,
    host: String,
    registrable: String,
    shown: Option<String>,
    provider: Option<&'static Provider>,
    software: Option<&'static str>,
    doubts: Vec<Doubt>,
}

/// Something about a link that a person should know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// It is of no kind that is opened from here: neither `https` nor `http`.
    OtherScheme {
        /// Its kind.
        scheme: String,
    },
    /// A name stands before the host, as in `https://zoom.us@example.org`.
    NameBeforeHost {
        /// What stands there.
        name: String,
    },
    /// A number in place of a name.
    NumberForName,
    /// A name of this computer or of a network of one's own.
    LocalName,
    /// The name of a provider stands in front of another's: `zoom.us.example.org`.
    ProviderInFront {
        /// Whose.
        provider: &'static Provider,
    },
    /// The name is nearly a provider's: `zo0m.us`.
    LooksLike {
        /// Whose.
        provider: &'static Provider,
        /// Which name.
        domain: &'static str,
    },
    /// Letters that are not what they seem, whoever they are to look like.
    MixedLetters,
    /// The name of a provider is part of another's: `zoom-login.example`.
    ProviderInside {
        /// Whose.
        provider: &'static Provider,
    },
    /// Not secure: `http`.
    NotSecure,
    /// A door that is not the usual one.
    UnusualPort {
        /// Its number.
        port: u16,
    },
    /// An address that leads on to another, which it hides.
    HidesTarget,
    /// Its provider closed.
    ProviderClosed {
        /// Which.
        provider: &'static Provider,
        /// Since when, as far as it is known: a year, a month or a day.
        since: &'static str,
    },
    /// A name in letters other than those of English.
    ForeignLetters,
}

/// How grave a [`Doubt`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// Ask before it is opened.
    Warning,
    /// It is not opened.
    Stop,
}

impl Weight {
    /// The name used in answers: `note`, `warning`, `stop`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Stop => "stop",
        }
    }
}

impl Doubt {
    /// The name used in answers and in the keys of its sentence (`link-doubt-CODE`).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherScheme { .. } => "other_scheme",
            Self::NameBeforeHost { .. } => "name_before_host",
            Self::NumberForName => "number_for_name",
            Self::LocalName => "local_name",
            Self::ProviderInFront { .. } => "provider_in_front",
            Self::LooksLike { .. } => "looks_like",
            Self::MixedLetters => "mixed_letters",
            Self::ProviderInside { .. } => "provider_inside",
            Self::NotSecure => "not_secure",
            Self::UnusualPort { .. } => "unusual_port",
            Self::HidesTarget => "hides_target",
            Self::ProviderClosed { .. } => "provider_closed",
            Self::ForeignLetters => "foreign_letters",
        }
    }

    /// How grave it is.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::OtherScheme { .. }
            | Self::NameBeforeHost { .. }
            | Self::NumberForName
            | Self::LocalName => Weight::Stop,
            Self::ProviderInFront { .. }
            | Self::LooksLike { .. }
            | Self::MixedLetters
            | Self::ProviderInside { .. }
            | Self::NotSecure
            | Self::UnusualPort { .. } => Weight::Warning,
            Self::HidesTarget | Self::ProviderClosed { .. } | Self::ForeignLetters => Weight::Note,
        }
    }

    /// It, as a sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let key = format!("link-doubt-{}", self.code());
        sentence(words, &key, &self.arguments())
    }

    /// What goes into its sentence.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherScheme { scheme } => vec![("scheme", scheme.clone())],
            Self::NameBeforeHost { name } => vec![("name", name.clone())],
            Self::ProviderInFront { provider } | Self::ProviderInside { provider } => {
                vec![("provider", provider.name.to_owned())]
            }
            Self::LooksLike { provider, domain } => vec![
                ("provider", provider.name.to_owned()),
                ("domain", (*domain).to_owned()),
            ],
            Self::UnusualPort { port } => vec![("port", port.to_string())],
            Self::ProviderClosed { provider, since } => vec![
                ("provider", provider.name.to_owned()),
                ("since", (*since).to_owned()),
            ],
            Self::NumberForName
            | Self::LocalName
            | Self::MixedLetters
            | Self::NotSecure
            | Self::HidesTarget
            | Self::ForeignLetters => Vec::new(),
        }
    }
}

impl JoinLink {
    /// Reads an address; none for what is no address with a host.
    #[must_use]
    pub fn read(address: &str) -> Option<Self> {
        let url = Url::parse(address.trim()).ok()?;
        let host = url.host()?;
        let mut doubts = Vec::new();
        let of_the_web = matches!(url.scheme(), "https" | "http");
        if !of_the_web {
            doubts.push(Doubt::OtherScheme {
                scheme: url.scheme().to_owned(),
            });
        }
        if !url.username().is_empty() || url.password().is_some() {
            doubts.push(Doubt::NameBeforeHost {
                name: url.username().to_owned(),
            });
        }
        let mut link = Self {
            host: String::new(),
            registrable: String::new(),
            shown: None,
            provider: None,
            software: None,
            doubts: Vec::new(),
            url: url.as_str().to_owned(),
        };
        match host {
            Host::Domain(name) => {
                let name = name.trim_end_matches('.').to_ascii_lowercase();
                link.named(&name, &url, &mut doubts);
                link.host = name;
            }
            Host::Ipv4(_) | Host::Ipv6(_) => {
                link.host = url.host_str().unwrap_or_default().to_owned();
                link.registrable.clone_from(&link.host);
                doubts.push(Doubt::NumberForName);
            }
        }
        if url.scheme() == "http" {
            doubts.push(Doubt::NotSecure);
        }
        // The port that belongs to the kind of address is not written.
        if let Some(port) = url.port().filter(|_| of_the_web) {
            doubts.push(Doubt::UnusualPort { port });
        }
        doubts.sort_by_key(|doubt| std::cmp::Reverse(doubt.weight()));
        link.doubts = doubts;
        Some(link)
    }

    fn named(&mut self, name: &str, url: &Url, doubts: &mut Vec<Doubt>) {
        let local = [
            "localhost",
            "local",
            "internal",
            "lan",
            "home",
            "arpa",
            "onion",
            "test",
            "invalid",
        ];
        let top = name.rsplit('.').next().unwrap_or_default();
        if !name.contains('.') || local.contains(&top) {
            doubts.push(Doubt::LocalName);
        }
        self.registrable = psl::domain_str(name).unwrap_or(name).to_owned();
        self.provider = providers::of_host(name);
        if let Some(provider) = self.provider {
            if let State::Closed { since } = provider.state {
                doubts.push(Doubt::ProviderClosed { provider, since });
            }
        } else {
            self.software = software::of_path(url.path());
            if !providers::owns(&self.registrable) {
                doubts.extend(likeness::of(name, &self.registrable));
            }
        }
        if name.split('.').any(|label| label.starts_with("xn--")) {
            let (shown, readable) = idna::domain_to_unicode(name);
            if readable.is_ok() {
                if likeness::mixes_letters(&shown) {
                    doubts.push(Doubt::MixedLetters);
                }
                self.shown = Some(shown);
            }
            doubts.push(Doubt::ForeignLetters);
        }
        if shorteners::hides_target(name, &self.registrable, url.path()) {
            doubts.push(Doubt::HidesTarget);
        }
    }

    /// The address, as it is opened.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The host as it travels: lower case, letters other than those of English as `xn--`.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host in two parts: what stands in front, and the name that somebody owns, which is to be emphasised. Together
    /// they are the host.
    #[must_use]
    pub fn emphasis(&self) -> (&str, &str) {
        match self.host.strip_suffix(&self.registrable) {
            Some(before) => (before, &self.registrable),
            None => ("", &self.host),
        }
    }

    /// What a host of other letters looks like: to be shown beside the host, never in its place.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        self.shown.as_deref()
    }

    /// The provider whose host it is.
    #[must_use]
    pub fn provider(&self) -> Option<&'static Provider> {
        self.provider
    }

    /// The program that its path speaks of, which anybody may run on a host of their own: to be said with that host, and no
    /// sign of trust. None where the host is a provider's.
    #[must_use]
    pub fn software(&self) -> Option<&'static str> {
        self.software
    }

    /// What a person should know of it, the gravest first.
    #[must_use]
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// The gravest doubt's weight; none when there is no doubt.
    #[must_use]
    pub fn weight(&self) -> Option<Weight> {
        self.doubts.iter().map(Doubt::weight).max()
    }

    /// Whether it may be opened, after the host and the doubts were shown.
    #[must_use]
    pub fn may_be_opened(&self) -> bool {
        self.weight() != Some(Weight::Stop)
    }
}

impl Engine {
    /// The link by which a meeting is joined.
    ///
    /// # Errors
    /// [`EngineError::Refused`] when it has none or is invented; [`EngineError::UnknownMeeting`]; or when the databases
    /// cannot be read.
    pub fn join_link(&self, id: &MeetingId) -> Result<JoinLink, EngineError> {
        let stored = self.shown_for(self.meeting(id)?)?;
        if stored.sample {
            return Err(Refused::Sample.into());
        }
        let url = stored.meeting.online.and_then(|online| online.url);
        Ok(url
            .and_then(|url| JoinLink::read(&url))
            .ok_or(Refused::NoLink)?)
    }
}

#[cfg(test)]
mod tests;
