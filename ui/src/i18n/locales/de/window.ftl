### Der Rahmen des Fensters: Kopf, Fuß, Tasten, was jeder Bildschirm sagt.

app-name = Open Circle
nav-label = Hauptmenü
nav-find = Suchen
nav-saved = Gemerkt
nav-sources = Verzeichnisse
nav-about = Über
close = Schließen
undo = Rückgängig
try-again = Noch einmal versuchen
foot-private = Ihre Suche bleibt auf diesem Rechner
foot-held =
    { $meetings ->
        [one] { $meetings } Treffen
       *[other] { $meetings } Treffen
    } aus { $sources ->
        [one] { $sources } Verzeichnis
       *[other] { $sources } Verzeichnissen
    }
foot-read = kopiert { $ago }
foot-sample = { $meetings } erfundene Treffen
foot-keys = Tasten (F1)
sample-strip = Sie sehen erfundene Gruppen in erfundenen Orten.
sample-leave = Echte Verzeichnisse kopieren
sample-tag = Erfunden
opening-directory-rebuilt = Die kopierten Verzeichnisse waren nicht lesbar und wurden zur Seite gelegt. Was Sie sich gemerkt haben, ist sicher. Bitte die Verzeichnisse neu kopieren.

key-control = Strg
key-enter = Eingabe
keys-title = Tasten
keys-line = Zur Suchzeile
keys-rows = In der Liste nach unten und oben
keys-open = Die Gruppe öffnen
keys-back = Zurück
keys-save = Die offene Gruppe merken
keys-help = Diese Tasten zeigen

sync-label = Verzeichnisse werden kopiert
sync-all = Kopierte Verzeichnisse
sync-of = { $name } wird kopiert
sync-count = { $done } von { $total } Verzeichnissen kopiert
sync-now = Jetzt: { $name }
sync-done =
    { $total ->
        [one] Das Verzeichnis ist kopiert.
       *[other] Alle { $total } Verzeichnisse sind kopiert.
    }
sync-failed = { $failed } von { $total } Verzeichnissen ließen sich nicht kopieren. Was schon da war, ist noch da.
sync-held =
    { $total ->
        [one] Eine neue Liste sieht falsch aus und wird zurückgehalten. Ihre Gruppen bleiben.
       *[other] { $total } neue Listen sehen falsch aus und werden zurückgehalten. Ihre Gruppen bleiben.
    }
sync-left = Noch dabei
sync-waiting = Wartet
sync-fetching = Wird geholt: { $bytes }
sync-reading = Wird gelesen: { $records } Einträge
sync-storing = Wird abgelegt: { $records } Einträge


error-unknown = Etwas ging schief. Nichts ging verloren.
error-undo_too_late = Das lässt sich nicht mehr rückgängig machen.

# Vor und zurück durch das Angesehene, wie in einem Browser.
steps-label = Vor und zurück
steps-back = Zurück zu dem, was Sie vorher sahen
steps-forward = Wieder vor
keys-steps = Vor und zurück, wie in einem Browser
keys-undo = Die letzte Auswahl zurücknehmen
new-person = Neue Person
new-person-text = Neue Person: leert die Suche, die offene Seite und den Weg zurück
