### Zeilen, die Seite einer Gruppe, Zeiten, kopierter Text.

attendance-online-too = Auch online
attendance-either = Vor Ort oder online
page-who-open = Alle dürfen kommen, auch Freunde und Lernende.
page-who-closed = Geschlossen: nur für die, für die es gedacht ist, nicht für Gäste.
page-who-unknown = Nicht angegeben.
who-open-short = Offen für alle
who-closed-short = Geschlossen
who-unknown-short = Nicht angegeben
page-who-closed-for = Gedacht ist es für: { $problems }.

row-until = bis { $time }
row-no-end = Ende unbekannt
row-ended = ist vorbei
row-by-arrangement = nach Absprache
row-joins-on = über { $host }
row-by-phone = am Telefon
row-no-address = keine Adresse veröffentlicht
row-online = online
row-roughly = ungefähr
row-stale = Unverändert seit { $year }
row-disagrees = Listen uneins
row-missing = Nicht in der neuesten Liste: vorher anrufen
row-unreachable = Alte Kopie: vorher anrufen
spoken-on = jetzt im Gange, seit { $time }
spoken-next = { $day }, { $time }
day-today = Heute
day-tomorrow = Morgen
meeting-no-name = Treffen ohne Namen

time-now = jetzt
time-just-now = gerade eben
time-in-minutes = in { $minutes } Min.
time-in-hours = in { $hours } Std.
time-in-hours-minutes = in { $hours } Std. { $minutes }
time-in-days =
    { $days ->
        [one] in { $days } Tag
       *[other] in { $days } Tagen
    }
next-start = { $day } { $start }, { $far }
next-start-end = { $day } { $start } bis { $end }, { $far }
next-on = Jetzt im Gange, { $start } bis { $end }
next-on-no-end = Jetzt im Gange: seit { $start }, Ende nicht veröffentlicht
next-ended = { $day } { $start }, ist vorbei
next-yours = Auf Ihrer Uhr: { $day }, { $time }.
next-there = Dort ist es { $day }, { $time } ({ $zone }).
rhythm-weekly = Jeden { $day }
rhythm-every-weeks = Alle { $weeks } Wochen am { $day }
rhythm-monthly = Am { $ordinals } { $day } im Monat
rhythm-monthly-plain = Einmal im Monat am { $day }
rhythm-dates = An einzelnen Tagen
rhythm-by-arrangement = Nach Absprache
ordinal-1 = ersten
ordinal-2 = zweiten
ordinal-3 = dritten
ordinal-4 = vierten
ordinal-5 = fünften
ordinal-last-1 = letzten
ordinal-last-2 = vorletzten
published-span = { $start } bis { $end }
published-when = { $rhythm }, { $time }

page-label = Gruppe
page-hint = Wählen Sie ein Treffen, um alles darüber zu sehen.
page-hint-keys = Mit den Pfeiltasten durch die Liste, mit der Eingabetaste öffnen.
page-loading = Einen Moment …
page-back = Zurück zur Liste
page-for = Thema: { $problems }
page-sample = Diese Gruppe ist erfunden. Man kann sie nicht besuchen, anrufen oder an ihr teilnehmen.
page-since = Seit dem { $date } nicht mehr gelistet.
page-missing = In der neuesten Liste des Herausgebers fehlt es: vorher anrufen.
page-missing-since = Es fehlt seit dem { $date }.
page-way-changed = { $field }: geändert am { $date }. Prüfen Sie das, bevor Sie es nutzen.
page-way-added = { $field }: neu seit dem { $date }. Prüfen Sie das, bevor Sie es nutzen.
page-lists =
    { $total ->
        [one] { $total } Verzeichnis führt es.
       *[other] { $total } Verzeichnisse führen es.
    }
page-history-more =
    { $total ->
        [one] { $total } weitere Änderung
       *[other] { $total } weitere Änderungen
    }
page-status-address-imprecise = Die genaue Adresse ist nicht veröffentlicht. Fragen Sie vorher nach.
page-status-no-joining-details = Es ist weder ein Link noch eine Nummer veröffentlicht.
page-status-temporarily-closed = Laut Verzeichnis trifft sie sich zurzeit nicht.
page-status-no-longer-listed = Sie steht nicht mehr im Verzeichnis. Fragen Sie vorher nach.
page-zone-unknown = Das Verzeichnis nennt keine Zeitzone. Fragen Sie vorher nach.
page-ask-when = Fragen Sie die Gruppe, wann sie sich trifft.
page-no-address = Keine Adresse ist veröffentlicht.
page-position-postcode = Die Entfernung ist ab der Mitte der Postleitzahl gerechnet.
page-position-town = Die Entfernung ist ab der Ortsmitte gerechnet.
page-position-record = Die Entfernung ist ab der Adresse gerechnet.
page-joins-on = Der Link führt zu { $host }.
page-contact-first = Bitte melden Sie sich vorher.
page-through = Über { $name }
page-open-host = { $host } öffnen
page-copied-from = Kopiert { $ago } aus { $source }
page-changed = Laut Herausgeber zuletzt geändert am { $date }.
page-changed-unknown = Der Herausgeber sagt nicht, wann er ihn zuletzt geändert hat.
page-confirmed = Bestätigt am { $date }.
page-stale = Das ist lange her: Fragen Sie vorher nach.
page-licence = Lizenz: { $licence }
page-report = Stimmt etwas nicht? Sagen Sie es dem Herausgeber
page-saved = Gemerkt.
page-unsaved = Nicht mehr gemerkt.
page-copied = Als Text kopiert.
page-copy-failed = Es ließ sich nicht kopieren.
fact-where = Wo
fact-join = Teilnahme
fact-who = Wer kommen darf
fact-what = Was geschieht
fact-access = Zugang, Sprache
fact-cost = Kosten
fact-runs = Wer sie leitet
fact-dates = Nächste Tage
fact-also = Weitere Treffen
fact-fresh = Wie aktuell
fact-lists = Gelistet von
fact-history = Was sich änderte
act-directions = Weg zeigen
act-join = Teilnehmen auf { $host }
act-save = Merken
act-saved = Gemerkt
act-copy = Als Text kopieren
disagrees-time = Eine andere Liste sagt { $values }: bitte vorher prüfen.
disagrees-place = Eine andere Liste sagt { $values }: bitte vorher prüfen.
disagrees-link = Eine andere Liste hat einen anderen Link: bitte vorher prüfen.
disagrees-phone = Eine andere Liste hat eine andere Nummer: bitte vorher prüfen.
disagrees-attendance = Eine andere Liste sagt { $values }: bitte vorher prüfen.
disagrees-status = Eine andere Liste sagt { $values }: bitte vorher prüfen.
disagrees-recurrence = Eine andere Liste nennt andere Wochen: bitte vorher prüfen.
disagrees-listing = Eine andere Liste zeigt sie nicht mehr: bitte vorher anrufen.
disagrees-any = Die Listen sind uneins ({ $values }): bitte vorher prüfen.
