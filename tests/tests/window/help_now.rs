//! Help now: one press away from every screen, also before anything was copied, and from where words were urgent.

use super::tongue::BOTH;
use super::town::Town;

#[tokio::test]
async fn help_is_one_press_away() {
    for tongue in BOTH {
        let town = Town::new().for_reader(tongue.language(), "America/Los_Angeles");
        let window = town.open().await;
        let help = tongue.say("Help now", "Hilfe jetzt");
        window.press(help).await;
        assert_eq!(
            window.interactions(),
            1,
            "whoever needs help at once has nothing copied, and presses once"
        );
        window
            .wait_for_text(tongue.say("Call for help first", "zuerst"))
            .await;
        tongue.look(&window, "help-1-now").await;
        for screen in [
            tongue.say("Directories", "Verzeichnisse"),
            tongue.say("About", "Über"),
        ] {
            window.press(screen).await;
            window.press(help).await;
            window
                .wait_for_text(tongue.say("Call for help first", "zuerst"))
                .await;
        }
        assert!(
            town.server.requests().is_empty(),
            "help is on this computer: nobody is asked for it"
        );
        window.close().await;
    }
}

#[tokio::test]
async fn urgent_words_lead_to_it() {
    let town = Town::new();
    let window = town.open_copied().await;
    window
        .fill("What are you looking for?", "i want to kill myself")
        .await;
    window.press("More help, and lines that listen").await;
    window.wait_for_text("988").await;
    window.wait_for_text("Call for help first").await;
    window.close().await;
}
