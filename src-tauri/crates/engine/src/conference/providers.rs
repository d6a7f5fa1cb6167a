//! The services by which people meet from afar, each with the names that are certainly its own.
//!
//! Rule: a name is here only where the service itself gives out links under it. Compiled by hand from general knowledge of
//! the services' own links; what closed is kept, because its links are still listed.

/// Whether a service can still be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It can.
    Open,
    /// It closed.
    Closed {
        /// When, as far as it is known: a year, a month or a day.
        since: &'static str,
    },
}

/// A service by which people meet from afar.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Provider {
    /// A short name that lasts.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Its hosts: each is the host of a link, or stands at its end after a dot.
    pub hosts: &'static [&'static str],
    /// A word that is unmistakably its own: in another's name it is borrowed.
    pub word: Option<&'static str>,
    /// Whether it can still be used.
    pub state: State,
}

const fn open(
    id: &'static str,
    name: &'static str,
    hosts: &'static [&'static str],
    word: Option<&'static str>,
) -> Provider {
    Provider {
        id,
        name,
        hosts,
        word,
        state: State::Open,
    }
}

const fn closed(
    id: &'static str,
    name: &'static str,
    hosts: &'static [&'static str],
    word: Option<&'static str>,
    since: &'static str,
) -> Provider {
    Provider {
        id,
        name,
        hosts,
        word,
        state: State::Closed { since },
    }
}

/// All of them, in the order of the alphabet.
pub static PROVIDERS: [Provider; 30] = [
    open("8x8", "8x8", &["8x8.vc", "8x8.com"], None),
    closed(
        "bluejeans",
        "BlueJeans",
        &["bluejeans.com"],
        Some("bluejeans"),
        "2024",
    ),
    open(
        "dialpad",
        "Dialpad",
        &["meetings.dialpad.com", "dialpad.com", "uberconference.com"],
        Some("dialpad"),
    ),
    open(
        "discord",
        "Discord",
        &["discord.gg", "discord.com"],
        Some("discord"),
    ),
    open(
        "facebook",
        "Facebook",
        &["facebook.com", "fb.com", "fb.me", "m.me", "messenger.com"],
        Some("facebook"),
    ),
    open(
        "freeconference",
        "FreeConference",
        &["freeconference.com"],
        Some("freeconference"),
    ),
    open(
        "freeconferencecall",
        "FreeConferenceCall",
        &["freeconferencecall.com"],
        Some("freeconferencecall"),
    ),
    open(
        "goto",
        "GoTo Meeting",
        &["goto.com", "gotomeet.me", "gotomeeting.com"],
        Some("gotomeeting"),
    ),
    open(
        "google-meet",
        "Google Meet",
        &["meet.google.com", "tel.meet"],
        Some("google"),
    ),
    open("horizon", "Meta Horizon", &["horizon.meta.com"], None),
    open(
        "instagram",
        "Instagram",
        &["instagram.com"],
        Some("instagram"),
    ),
    open(
        "in-the-rooms",
        "In The Rooms",
        &["intherooms.com"],
        Some("intherooms"),
    ),
    open("jitsi", "Jitsi Meet", &["meet.jit.si"], Some("jitsi")),
    open("proton-meet", "Proton Meet", &["meet.proton.me"], None),
    open(
        "ringcentral",
        "RingCentral",
        &["ringcentral.com"],
        Some("ringcentral"),
    ),
    open(
        "second-life",
        "Second Life",
        &["secondlife.com", "slurl.com"],
        Some("secondlife"),
    ),
    open(
        "signal",
        "Signal",
        &["signal.group", "signal.me", "signal.link"],
        None,
    ),
    closed(
        "skype",
        "Skype",
        &["skype.com"],
        Some("skype"),
        "2025-05-05",
    ),
    open("slack", "Slack", &["slack.com"], None),
    open(
        "teams",
        "Microsoft Teams",
        &[
            "teams.microsoft.com",
            "teams.live.com",
            "teams.cloud.microsoft",
        ],
        Some("microsoft"),
    ),
    open(
        "telegram",
        "Telegram",
        &["t.me", "telegram.me", "telegram.org"],
        Some("telegram"),
    ),
    open(
        "vrchat",
        "VRChat",
        &["vrchat.com", "vrc.group"],
        Some("vrchat"),
    ),
    open("webex", "Webex", &["webex.com"], Some("webex")),
    open(
        "whatsapp",
        "WhatsApp",
        &["whatsapp.com", "wa.me"],
        Some("whatsapp"),
    ),
    open("whereby", "Whereby", &["whereby.com"], Some("whereby")),
    open(
        "youtube",
        "YouTube",
        &["youtube.com", "youtu.be"],
        Some("youtube"),
    ),
    open("zello", "Zello", &["zello.com"], Some("zello")),
    open(
        "zoho",
        "Zoho Meeting",
        &[
            "meeting.zoho.com",
            "meeting.zoho.eu",
            "meeting.zoho.in",
            "zoho.com",
        ],
        None,
    ),
    open(
        "zoom",
        "Zoom",
        &["zoom.us", "zoom.com", "zoom.com.cn"],
        Some("zoom"),
    ),
    open(
        "zoom-government",
        "Zoom for Government",
        &["zoomgov.com"],
        Some("zoomgov"),
    ),
];

/// The service whose host this is.
pub(super) fn of_host(host: &str) -> Option<&'static Provider> {
    PROVIDERS
        .iter()
        .find(|provider| provider.hosts.iter().any(|own| is_under(host, own)))
}

/// Whether a name that can be owned belongs to the owner of a service, whatever else the owner does there.
pub(super) fn owns(registrable: &str) -> bool {
    PROVIDERS
        .iter()
        .flat_map(|provider| provider.hosts)
        .any(|host| is_under(host, registrable))
}

/// Whether `host` is `name`, or ends in it after a dot.
pub(super) fn is_under(host: &str, name: &str) -> bool {
    host.strip_suffix(name)
        .is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
