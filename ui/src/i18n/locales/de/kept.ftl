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
sources-add-lead = Die Adresse einer Liste, die Seite, auf der sie steht, oder eine Datei auf diesem Rechner.
sources-here =
    { $total ->
        [0] Kein Verzeichnis hier
        [one] { $total } Verzeichnis hier
       *[other] { $total } Verzeichnisse hier
    }
sources-none = Kopieren Sie die Verzeichnisse in Ihrer Nähe oder fügen Sie selbst eines hinzu.
sources-trouble = Nur die, bei denen etwas nicht stimmt ({ $total })
sources-sync-all = Alle neu kopieren
sources-cancel-all = Kopieren anhalten
sources-by-hand = Nur kopieren, wenn ich es sage
sources-by-hand-off = Solange das Programm offen ist, wird ein- bis zweimal am Tag von selbst neu kopiert. Was Sie suchen, ändert daran nichts.
sources-by-hand-on = Nichts wird von selbst kopiert. Listen werden alt: Kopieren Sie ab und zu neu.
source-meetings =
    { $total ->
        [one] Treffen
       *[other] Treffen
    }
source-state-fresh = Aktuell
source-state-ageing = Älter als ein Tag
source-state-stale = Älter als drei Tage
source-state-unreachable = Älter als zwei Wochen
source-state-stopped = Wird nicht mehr gefragt
source-state-failed = Ließ sich nicht kopieren
source-state-quarantined = Zurückgehalten
source-state-off = Ausgeschaltet
source-state-never = Noch nicht kopiert
source-read = Kopiert { $ago }
source-kept = Die Kopie von { $ago } gilt weiter.
source-due = Von selbst wird es nach dem { $date }, { $time }, neu kopiert.
source-due-now = Es wird bald von selbst neu kopiert.
source-held-many-gone = Die neueste Liste sieht falsch aus: Viele Gruppen fehlen.
source-held-nearly-all-gone = Die neueste Liste sieht falsch aus: Fast alle Gruppen fehlen.
source-held-more-invalid = Die neueste Liste sieht falsch aus: Viele Einträge sind nicht zu lesen.
source-held-coordinates-moved = Die neueste Liste sieht falsch aus: Viele Gruppen sind plötzlich weit weg.
source-held-any = Die neueste Liste sieht falsch aus.
source-held-kept = Ihre Gruppen bleiben. Die fehlenden tragen ein Zeichen. Sie müssen nichts tun: Bleibt die Liste tagelang so, wird sie übernommen.
source-held-count = Seit dem { $date } fehlen darin { $gone } von { $shown }.
source-stopped-forbidden = Der Server lässt dieses Programm nicht kopieren.
source-stopped-robots-refused = Die Seite bittet dieses Programm mit Namen, fernzubleiben.
source-stopped-opted-out = Der Herausgeber möchte nicht kopiert werden.
source-stopped-help = Was vorher kopiert wurde, ist noch da.
source-ask-again = Wieder fragen
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
add-looking = Auf dieser Seite wird eine Liste von Gruppen gesucht …
add-stop = Nicht weiter suchen
found-title =
    { $total ->
        [one] Diese Seite hat eine Liste
       *[other] Diese Seite hat { $total } Listen
    }
found-choose = Wählen Sie, welche kopiert werden soll.
found-records =
    { $total ->
        [one] { $total } Eintrag
       *[other] { $total } Einträge
    }
found-take = Diese kopieren
found-nothing = Dort fand sich keine Liste von Gruppen
found-way-address = Kennen Sie die Adresse der Liste selbst? Geben Sie diese ein.
found-way-ask = Fragen Sie die Leute der Seite, wo ein Programm ihre Liste lesen kann.
found-way-file = Haben Sie die Liste als Datei? Geben Sie ein, wo sie auf diesem Rechner liegt.
found-tried =
    { $total ->
        [one] Was versucht wurde ({ $total } Adresse)
       *[other] Was versucht wurde ({ $total } Adressen)
    }
feed-format-meeting-guide = Liste von Treffen (Meeting Guide)
feed-format-bmlt = Liste von Treffen (BMLT)
feed-format-csv = Tabelle
feed-format-json = Liste anderer Art
feed-format-hsds = Verzeichnis von Diensten (Open Referral)
feed-format-events-calendar = Kalender mit Terminen
feed-format-ical = Kalender (iCalendar)
feed-format-jsonld = Termine, die in einer Seite stehen
tried-kind-this-address = Die Adresse selbst
tried-kind-tsml-rest = Liste von Treffen der Seite
tried-kind-tsml-ajax = Liste von Treffen der Seite, ältere Art
tried-kind-alternate-link = Eine Liste, die die Seite nennt
tried-kind-tsml-ui = Eine Liste, die in der Seite steht
tried-kind-bmlt = BMLT-Server
tried-kind-events-calendar = Kalender mit Terminen
tried-kind-hsds = Verzeichnis von Diensten
tried-kind-calendar-link = Ein Kalender, auf den die Seite verweist
tried-kind-page-events = Termine, die in der Seite stehen
tried-found = dort ist eine Liste
tried-page = eine Seite, keine Liste
tried-not-there = dort ist nichts
tried-no-list = eine Antwort, aber keine Liste
tried-failed = keine Antwort
tried-robots-disallow = die Seite bittet Programme, hier fernzubleiben
tried-carries-key = nicht gefragt: darin steht ein fremder Schlüssel
tried-other-host = nicht gefragt: es liegt auf einem anderen Rechner
tried-not-needed = nicht nötig
tried-too-many = nicht gefragt: diese Seite wurde schon genug gefragt
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
catalogue-lead = Alle angekreuzten werden zusammen kopiert, für alle Probleme. So verrät die Kopie nicht, was Sie suchen.
catalogue-confirmed = bestätigt am { $date }
catalogue-not-confirmed = nicht bestätigt
catalogue-not-confirmed-help = Nicht bestätigt: Noch hat uns niemand gesagt, dass diese Adresse stimmt. Kreuzen Sie sie an, wenn Sie es versuchen möchten.
catalogue-copy-alone = Trotzdem allein von { $host } kopieren
catalogue-click-first = Eines noch: Kreuzen Sie das Kästchen in der Liste an, das den Rechner nennt.
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

columns-open = Spalten …
columns-say = Sagen, was die Spalten bedeuten
columns-title = Spalten von { $name }
columns-back = Zurück zu den Verzeichnissen
columns-lead = Wir haben geraten, was jede Spalte enthält. Berichtigen Sie, was nicht stimmt. Die Gruppen hier zeigen, was dabei herauskommt.
columns-looking = Die Liste wird angesehen …
columns-table =
    { $total ->
        [one] { $total } Spalte
       *[other] { $total } Spalten
    }
columns-column = Spalte
columns-examples = Beispiele
columns-means = Was sie bedeutet
columns-private = Persönliches wird nie behalten oder gezeigt.
columns-empty = Nichts darin
columns-sure-certain = sicher
columns-sure-likely = ziemlich sicher
columns-sure-guess = geraten: bitte prüfen
columns-sure-chosen = von Ihnen gewählt
columns-day-first = Der Tag steht vor dem Monat
columns-all = Für alle Gruppen dieser Liste
columns-result = Die ersten Gruppen, so gelesen
columns-count = { $read } Einträge: { $accepted } sind Gruppen, { $rejected } bleiben weg.
columns-not-enough = Das reicht noch nicht. Nennen Sie zwei davon: wie eine Gruppe heißt, wann sie sich trifft, wo sie ist, wie man teilnimmt.
columns-notices =
    { $total ->
        [one] { $total } Art von Auffälligkeit
       *[other] { $total } Arten von Auffälligkeiten
    }
columns-save = So behalten und kopieren
columns-again = Von vorn anfangen
columns-cancel = Lassen, wie es war
means-day = Wochentag
means-start = Beginn
means-end = Ende
means-duration = Dauer
means-day-and-time = Tag und Uhrzeit
means-date = Datum
means-name = Name des Treffens
means-group = Name der Gruppe
means-fellowship = Gemeinschaft
means-venue = Name des Ortes
means-address = Straße, Anschrift
means-city = Stadt
means-region = Land, Region
means-area = Gebiet des Herausgebers
means-sub-area = Kleineres Gebiet des Herausgebers
means-postal-code = Postleitzahl
means-country = Staat
means-latitude = Geografische Breite
means-longitude = Geografische Länge
means-coordinates = Breite und Länge
means-position = Länge und Breite
means-join-link = Link zur Teilnahme
means-join-notes = Angaben zum Link
means-join-phone = Nummer zur Teilnahme
means-join-phone-notes = Angaben zur Nummer
means-page = Seite des Eintrags
means-website = Webseite der Gruppe
means-notes = Hinweise
means-group-notes = Hinweise zur Gruppe
means-directions = Wie man hineinkommt
means-types = Arten von Treffen
means-feature = Eine Art von Treffen, ja oder nein
means-languages = Sprachen
means-attendance = Vor Ort oder online
means-who-may-attend = Wer kommen darf
means-phone = Telefon der Gruppe
means-email = E-Mail der Gruppe
means-service-body = Servicestelle
means-entity = Stelle, die es herausgibt
means-updated = Wann es sich änderte
means-confirmed = Wann es bestätigt wurde
means-id = Nummer des Herausgebers
means-status = Ob es veröffentlicht ist
means-time-zone = Zeitzone
means-private = Persönlich: nie behalten
means-ignored = Weglassen
