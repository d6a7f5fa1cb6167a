### Wie alt ein Eintrag ist, und was sich an ihm geändert hat.

# How long ago a directory was last read.
source-clock-fresh = Innerhalb des letzten Tages gelesen.
source-clock-ageing = Zuletzt vor mehr als einem Tag gelesen.
source-clock-stale = Zuletzt vor mehr als drei Tagen gelesen. Bitte vorher nachfragen.
source-clock-unreachable = Seit mehr als zwei Wochen nicht gelesen. Bitte vorher anrufen.
source-changed-on = Die Liste wurde zuletzt am { $date } geändert.
listing-changed-on = Der Eintrag wurde zuletzt am { $date } geändert.
listing-unchanged-since = Der Eintrag ist unverändert, seit er am { $date } zuerst kopiert wurde.

# A link or a telephone number that changed in the last 14 days.
recently-changed = { $field }: am { $date } geändert. Im Zweifel bei der Gruppe nachfragen.
recently-added = { $field }: neu seit { $date }. Im Zweifel bei der Gruppe nachfragen.

# What changed, and when. An old address, link or number is never told.
history-title = Was sich geändert hat
history-changed = { $date } · { $field }: geändert
history-changed-to = { $date } · { $field }: jetzt { $new }
history-changed-from-to = { $date } · { $field }: { $new }, davor { $old }
history-added = { $date } · { $field }: hinzugefügt
history-added-value = { $date } · { $field } (neu): { $new }
history-withdrawn = { $date } · { $field }: zurückgezogen
history-withdrawn-value = { $date } · { $field } (nicht mehr): { $old }

# What can change.
field-name = Der Name
field-group = Die Gruppe
field-notes = Die Angaben dazu
field-page_url = Die Seite des Eintrags
field-fellowship = Die Gemeinschaft
field-problems = Wofür es ist
field-attendance = Wie man teilnimmt
field-status = Der Stand
field-schedule = Die Zeit
field-venue-name = Der Name des Ortes
field-venue-address = Die Adresse
field-venue-city = Die Stadt
field-venue-district = Der Stadtteil
field-venue-region = Die Region
field-venue-postal_code = Die Postleitzahl
field-venue-country = Das Land
field-venue-point = Der Punkt auf der Karte
field-venue-directions = Der Weg hinein
field-online-url = Der Link zum Treffen
field-online-phone = Die Nummer zum Einwählen
field-online-notes = Die Angaben zum Einwählen
field-contact-name = Der Kontakt
field-contact-phone = Die Telefonnummer
field-contact-email = Die E-Mail-Adresse
field-contact-url = Die Kontaktseite
field-contact-contact_first = Vorher Kontakt aufnehmen
field-formats = Was dort geschieht
field-languages = Die Sprachen
field-audience = Für wen es ist
field-access = Wie es erreichbar ist
field-who_may_attend = Wer kommen darf
field-cost = Die Kosten
field-led_by = Wer leitet
field-service_body = Die Dienststelle
field-listed = Auf der Liste
