### Was gemerkt ist, die Verzeichnisse, über das Programm.

saved-title = Gemerkte Gruppen
saved-empty = Noch ist nichts gemerkt. Öffnen Sie eine Gruppe und drücken Sie „Merken“.
saved-find = Eine Gruppe suchen
saved-count =
    { $total ->
        [one] { $shown } Gruppe
       *[other] { $shown } Gruppen
    }
saved-changed = Geändert: { $what }
saved-since = gemerkt am { $date }
saved-remove = Entfernen
saved-removed = „{ $name }“ ist nicht mehr gemerkt.
changed-time = die Zeit
changed-schedule = die Zeit
changed-place = der Ort
changed-venue = der Ort
changed-link = die Teilnahme
changed-online = die Teilnahme
changed-status = der Stand
changed-name = der Name
changed-notes = die Hinweise
changed-contact = der Kontakt
changed-gone = nicht mehr gelistet

sources-title = Verzeichnisse
sources-lead = Jedes ist eine öffentliche Liste von Gruppen. Es wird auf diesen Rechner kopiert und hier durchsucht.
sources-near = Verzeichnisse bei einem Ort
sources-add = Selbst ein Verzeichnis hinzufügen
sources-add-lead = Die Adresse einer Liste im Netz oder eine Datei auf diesem Rechner.
sources-here =
    { $total ->
        [0] Kein Verzeichnis hier
        [one] { $total } Verzeichnis hier
       *[other] { $total } Verzeichnisse hier
    }
sources-none = Kopieren Sie die Verzeichnisse in Ihrer Nähe oder fügen Sie selbst eines hinzu.
sources-sync-all = Alle neu kopieren
sources-cancel-all = Kopieren anhalten
source-meetings =
    { $total ->
        [one] Treffen
       *[other] Treffen
    }
source-state-good = Aktuell
source-state-failed = Ließ sich nicht kopieren
source-state-quarantined = Zurückgehalten
source-state-off = Ausgeschaltet
source-state-never = Noch nicht kopiert
source-read = Kopiert { $ago }
source-kept = Die Kopie von { $ago } gilt weiter.
source-notices =
    { $total ->
        [one] { $total } Auffälligkeit
       *[other] { $total } Auffälligkeiten
    }
source-sync = Neu kopieren
source-cancel = Anhalten
source-enable = Einschalten
source-disable = Ausschalten
source-remove = Entfernen
source-removed = „{ $name }“ wurde entfernt.
notice-sample = Eintrag { $record }, { $field }: { $value }
add-location = Adresse oder Datei
add-location-missing = Geben Sie eine Adresse oder den Pfad einer Datei ein.
add-submit = Hinzufügen und kopieren
add-more = Mehr
add-name = Name
add-fellowship = Gemeinschaft
add-fellowship-none = keine davon
add-time-zone = Zeitzone
add-country = Land (zwei Buchstaben)
add-allow-http = Eine Adresse ohne Verschlüsselung erlauben (http)
add-allow-private = Eine Adresse im eigenen Netz erlauben
catalogue-for = Verzeichnisse, die { $place } erreichen
catalogue-none = Wir kennen kein Verzeichnis, das diesen Ort erreicht.
catalogue-everywhere = überall
catalogue-added = schon hier
catalogue-copy =
    { $total ->
        [0] Nichts gewählt
        [one] { $total } Verzeichnis kopieren
       *[other] { $total } Verzeichnisse kopieren
    }

about-title = Über Open Circle
about-lead = Findet eine Selbsthilfegruppe, die passt: für jedes Problem, jeden Ort, jede Art. Was Sie suchen, bleibt bei Ihnen.
about-settings = Sprache und Aussehen
about-language = Sprache
about-theme = Aussehen
about-system = wie das System
about-light = hell
about-dark = dunkel
about-place = Ihr Ort
about-place-is = { $place } (dort beginnt die Suche)
about-place-forget = Diesen Ort vergessen
about-privacy = Was diesen Rechner verlässt
about-privacy-text = Keine Suche verlässt ihn. Tippen, Wählen und das Öffnen einer Gruppe senden nichts. Es gibt kein Konto, und niemand zählt mit.
about-privacy-seen = Die kopierten Verzeichnisse können sehen, dass dieser Rechner sie kopiert hat. Wer Ihr Netz betreibt, kann ihre Namen sehen. Kopiert wird nach Ort, alle Probleme zusammen.
about-contacted = Alle Rechner, die angesprochen wurden
about-contacted-none = Bisher keiner.
about-host = Rechner
about-for = Für
about-requests = Anfragen
about-bytes = Menge
about-last = Zuletzt
about-groups = Über die Gruppen
about-groups-text = In einer Selbsthilfegruppe treffen sich Menschen mit dem gleichen Problem auf Augenhöhe. Sie leiten die Gruppe selbst.
about-no-endorsement = Keine der genannten Gemeinschaften und Organisationen hat dieses Programm gemacht, geprüft oder empfohlen.
about-no-advice = Dieses Programm gibt keinen ärztlichen Rat. In Gefahr rufen Sie den Notruf.
about-credits = Wessen Arbeit darin steckt
about-version = Version { $version }
credit-places = Namen und Lage der Orte
credit-postcodes = Postleitzahlen
credit-zones = Zeitzonen
credit-font = Die Schrift
credit-problems = Namen der Problemfelder
credit-emergency = Notrufnummern
