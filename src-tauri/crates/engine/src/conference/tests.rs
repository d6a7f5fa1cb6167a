use super::*;

fn read(address: &str) -> JoinLink {
    JoinLink::read(address).unwrap_or_else(|| panic!("{address} is an address"))
}

fn codes(address: &str) -> Vec<&'static str> {
    read(address).doubts().iter().map(Doubt::code).collect()
}

fn provider(address: &str) -> Option<&'static str> {
    read(address).provider().map(|provider| provider.id)
}

#[test]
fn the_part_that_somebody_owns_is_emphasised() {
    for (address, before, own) in [
        ("https://us02web.zoom.us/j/1", "us02web.", "zoom.us"),
        ("https://ZOOM.us./j/1", "", "zoom.us"),
        ("https://zoom.us.example.org/j/1", "zoom.us.", "example.org"),
        ("https://meet.example.co.uk/", "meet.", "example.co.uk"),
        ("https://harbor.github.io/", "", "harbor.github.io"),
    ] {
        let link = read(address);
        assert_eq!(link.emphasis(), (before, own), "{address}");
        assert_eq!(
            format!("{before}{own}"),
            link.host(),
            "together they are the host"
        );
    }
}

#[test]
fn providers_are_told_by_their_whole_name() {
    for (address, id) in [
        ("https://zoom.us/j/1", "zoom"),
        ("https://us06web.zoom.us/j/1?pwd=a", "zoom"),
        ("https://zoom.com/j/1", "zoom"),
        ("https://meet.google.com/abc-defg-hij", "google-meet"),
        ("https://teams.microsoft.com/l/meetup-join/x", "teams"),
        ("https://teams.live.com/meet/1", "teams"),
        ("https://harbor.webex.com/meet/x", "webex"),
        ("https://meet.jit.si/QuietHarbor", "jitsi"),
        ("https://meet.goto.com/123456789", "goto"),
        ("https://whereby.com/harbor", "whereby"),
        ("https://discord.gg/abc", "discord"),
        ("https://signal.group/#x", "signal"),
        ("https://chat.whatsapp.com/x", "whatsapp"),
        ("https://www.facebook.com/groups/1", "facebook"),
        (
            "https://www.freeconferencecall.com/wall/x",
            "freeconferencecall",
        ),
    ] {
        assert_eq!(provider(address), Some(id), "{address}");
        assert_eq!(codes(address), [""; 0], "{address} is in order");
    }
    for address in [
        "https://calendar.google.com/x",
        "https://docs.google.com/forms/x",
        "https://jit.si/x",
        "https://evilzoom.us/j/1",
    ] {
        assert_eq!(provider(address), None, "{address} is not that service");
    }
    assert_eq!(
        codes("https://docs.google.com/forms/x"),
        [""; 0],
        "what the owner of a service does elsewhere is theirs too"
    );
}

#[test]
fn names_that_borrow_are_warned_of() {
    for (address, code) in [
        ("https://zoom.us.example.org/j/1", "provider_in_front"),
        ("https://meet.google.com.example.org/", "provider_in_front"),
        ("https://zoom.us-join.example/j/1", "provider_in_front"),
        ("https://zoom-us.example.org/j/1", "provider_in_front"),
        ("https://zo0m.us/j/1", "looks_like"),
        ("https://z0om.us/j/1", "looks_like"),
        ("https://zooom.us/j/1", "looks_like"),
        ("https://zoorn.us/j/1", "looks_like"),
        ("https://web3x.com/", "looks_like"),
        ("https://rnicrosoft.com/", "looks_like"),
        ("https://micros0ft.com/", "looks_like"),
        ("https://gogle.com/", "looks_like"),
        ("https://zoom-login.example/j/1", "provider_inside"),
        ("https://zoom.example/j/1", "provider_inside"),
        ("https://evilzoom.us/j/1", "provider_inside"),
        ("https://teams-microsoft.example/", "provider_inside"),
        ("https://whatsapp-groups.example/", "provider_inside"),
    ] {
        let link = read(address);
        assert_eq!(link.provider(), None, "{address} is no provider's");
        assert_eq!(codes(address), [code], "{address}");
        assert_eq!(link.weight(), Some(Weight::Warning), "{address}: ask first");
    }
}

#[test]
fn letters_of_other_scripts_are_shown_for_what_they_are() {
    // The first letter of the word is Cyrillic; then Greek; then marks above.
    for (address, shape) in [
        ("https://zооm.us/j/1", "xn--"),
        ("https://zοοm.us/j/1", "xn--"),
        ("https://zöom.us/j/1", "xn--"),
    ] {
        let link = read(address);
        assert!(
            link.host().starts_with(shape),
            "{address} as it travels: {}",
            link.host()
        );
        assert!(
            codes(address).contains(&"looks_like"),
            "{address} looks like the provider's: {:?}",
            codes(address)
        );
        assert!(link.shown().is_some(), "and what it looks like is known");
    }
    assert_eq!(
        codes("https://grüne-bucht.example/"),
        ["foreign_letters"],
        "an honest name of another language is only shown in both forms"
    );
    assert_eq!(
        codes("https://gruppe.бухта.example/"),
        ["foreign_letters"],
        "one script in one label"
    );
    assert!(
        codes("https://бухтаharbor.example/").contains(&"mixed_letters"),
        "two scripts in one label"
    );
}

#[test]
fn honest_names_are_left_alone() {
    for address in [
        "https://harbor.example.org/online",
        "https://boom.example/",
        "https://teamspirit.example/",
        "https://signalhill.example/",
        "https://goto-recovery.example/",
        "https://meet.harbor.example/room",
        "https://photo.com/",
        "https://slackline.example/",
        "https://discordant.example.net/",
        "https://microzoology.example/",
    ] {
        let link = read(address);
        assert_eq!(link.provider(), None, "{address}");
        assert_eq!(codes(address), [""; 0], "{address} pretends nothing");
    }
}

#[test]
fn traps_are_not_opened() {
    for (address, code) in [
        ("https://zoom.us@evil.example/j/1", "name_before_host"),
        ("https://zoom.us:pw@evil.example/j/1", "name_before_host"),
        ("https://192.0.2.7/j/1", "number_for_name"),
        ("https://3221225991/j/1", "number_for_name"),
        ("https://[2001:db8::1]/j/1", "number_for_name"),
        ("https://localhost/x", "local_name"),
        ("https://printer.local/x", "local_name"),
        ("https://intranet/x", "local_name"),
        ("ftp://zoom.us/x", "other_scheme"),
        ("zoommtg://zoom.us/join?confno=1", "other_scheme"),
    ] {
        let link = read(address);
        assert!(
            codes(address).contains(&code),
            "{address}: {:?}",
            codes(address)
        );
        assert!(!link.may_be_opened(), "{address} is not opened");
        assert_eq!(link.doubts()[0].weight(), Weight::Stop, "the gravest first");
    }
    let link = read("https://zoom.us@evil.example/j/1");
    assert_eq!(link.host(), "evil.example", "the real host");
    for none in [
        "",
        "zoom",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "data:text/html,x",
        "ID 123",
    ] {
        assert_eq!(JoinLink::read(none), None, "{none:?} has no host");
    }
}

#[test]
fn what_hides_and_what_is_gone_is_said() {
    for address in [
        "https://bit.ly/harbor",
        "https://tinyurl.com/harbor",
        "https://www.google.com/url?q=https://zoom.us/j/1",
        "https://nam02.safelinks.protection.outlook.com/?url=x",
    ] {
        assert_eq!(codes(address), ["hides_target"], "{address}");
        assert!(
            read(address).may_be_opened(),
            "{address} can be opened all the same"
        );
    }
    assert_eq!(
        read("https://join.skype.com/abc").doubts(),
        [Doubt::ProviderClosed {
            provider: read("https://skype.com/").provider().unwrap(),
            since: "2025-05-05"
        }],
        "Skype is no more"
    );
    assert_eq!(
        codes("https://bluejeans.com/1"),
        ["provider_closed"],
        "nor BlueJeans"
    );
    assert_eq!(codes("http://zoom.us/j/1"), ["not_secure"], "plain");
    assert_eq!(
        codes("https://zoom.us:8443/j/1"),
        ["unusual_port"],
        "another door"
    );
    assert_eq!(codes("https://zoom.us:443/j/1"), [""; 0], "the usual door");
}

#[test]
fn every_doubt_has_its_sentence() {
    let provider = &PROVIDERS[0];
    let all = [
        Doubt::OtherScheme {
            scheme: "ftp".to_owned(),
        },
        Doubt::NameBeforeHost {
            name: "zoom.us".to_owned(),
        },
        Doubt::NumberForName,
        Doubt::LocalName,
        Doubt::ProviderInFront { provider },
        Doubt::LooksLike {
            provider,
            domain: "8x8.vc",
        },
        Doubt::MixedLetters,
        Doubt::ProviderInside { provider },
        Doubt::NotSecure,
        Doubt::UnusualPort { port: 8443 },
        Doubt::HidesTarget,
        Doubt::ProviderClosed {
            provider,
            since: "2024",
        },
        Doubt::ForeignLetters,
    ];
    for locale in circle_words::words::LOCALES {
        let words = Words::new(locale);
        for doubt in &all {
            let sentence = doubt.sentence(&words);
            assert!(
                !sentence.starts_with('[') && !sentence.contains('{'),
                "{locale}: {sentence}"
            );
        }
    }
}

#[test]
fn no_provider_stands_twice() {
    let mut seen = std::collections::BTreeSet::new();
    for host in PROVIDERS.iter().flat_map(|provider| provider.hosts) {
        assert!(seen.insert(host), "{host} belongs to one provider");
        assert_eq!(
            codes(&format!("https://{host}/"))
                .iter()
                .filter(|code| **code != "provider_closed")
                .count(),
            0,
            "{host} itself is in order"
        );
    }
}

#[test]
fn a_room_on_a_host_of_ones_own_is_told_with_its_host() {
    for address in [
        "https://meet.harbor.example.org/b/abc-d3f-ghi",
        "https://meet.harbor.example.org/rooms/abc-def-ghi-jkl/join",
        "https://meet.harbor.example.org/bigbluebutton/api/join?x=1",
    ] {
        let link = read(address);
        assert_eq!(link.software(), Some("BigBlueButton"), "{address}");
        assert_eq!(
            link.provider(),
            None,
            "{address} is run by whoever runs the host"
        );
        assert_eq!(link.host(), "meet.harbor.example.org", "which is shown");
    }
    for address in [
        "https://harbor.example.org/b/about",
        "https://harbor.example.org/rooms/blue-door",
        "https://zoom.us/b/abc-def-ghi",
    ] {
        assert_eq!(read(address).software(), None, "{address} is no such room");
    }
}
