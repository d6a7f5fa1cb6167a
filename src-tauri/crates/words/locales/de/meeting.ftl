### Was über ein Treffen gesagt wird.

# What happens at a meeting.
format-beginners = Für Neue
format-discussion = Gespräch
format-speaker = Jemand erzählt
format-step-study = Arbeit an den Schritten
format-tradition-study = Arbeit an den Traditionen
format-literature = Gemeinsames Lesen
format-meditation = Meditation
format-topic = Thema
format-question-answer = Fragen und Antworten
format-round-robin = Reihum
format-workshop = Workshop
format-candlelight = Kerzenlicht
format-birthday = Jahrestage
format-concurrent-family = Familiengruppe zur gleichen Zeit
format-concurrent-teens = Jugendgruppe zur gleichen Zeit
format-proof-of-attendance = Bestätigt die Teilnahme
format-grief-share = Trauer teilen
format-education = Gemeinsam lernen
format-writing = Schreiben
format-concepts-study = Arbeit an den Konzepten
format-varies = Wechselt
format-cross-talk = Antworten sind erlaubt
format-outdoor = Im Freien
format-dual-diagnosis = Sucht und seelische Krankheit
format-chips = Münzen für Zeiten
format-digital-basket = Spenden online
format-meal = Mit Essen
format-business = Gruppenfragen
format-screened = Neue werden vorher gefragt

# For whom a meeting is meant.
audience-women = Frauen
audience-men = Männer
audience-young-people = Junge Menschen
audience-teens = Jugendliche
audience-seniors = Ältere Menschen
audience-lgbtq = LSBTIQ
audience-gay = Schwule
audience-lesbian = Lesben
audience-bisexual = Bisexuelle
audience-transgender = Trans Menschen
audience-non-binary = Nichtbinäre Menschen
audience-people-of-color = People of Color
audience-indigenous = Indigene Menschen
audience-professionals = Berufstätige
audience-parents = Eltern
audience-couples = Paare
audience-families = Familien
audience-veterans = Veteranen
audience-secular = Ohne Religion
audience-faith = Mit Glauben
audience-adults = Nur Erwachsene
audience-neurodivergent = Neurodivergente Menschen

# What makes a meeting reachable.
access-wheelchair = Mit Rollstuhl erreichbar
access-wheelchair-restroom = WC für Rollstühle
access-sign-language = Gebärdensprache
access-hearing-loop = Hörschleife
access-child-friendly = Kinder willkommen
access-childcare = Kinderbetreuung
access-fragrance-free = Ohne Duftstoffe
access-public-transport = Nahe bei Bus oder Bahn
access-parking = Parkplatz
access-service-animals = Assistenztiere willkommen
access-captions = Untertitel
access-smoke-free = Rauchfrei
access-smoking = Rauchen erlaubt

# A publisher's code that no table knows.
code-unknown = { $code } (Kürzel des Verzeichnisses)

# How to attend.
attendance-in_person = Vor Ort
attendance-online = Online
attendance-hybrid = Vor Ort und online
attendance-none = Nicht gesagt, wie man teilnimmt

# Whether a meeting can be counted on.
status-active = Findet statt
status-by_arrangement = Nach Absprache
status-address_imprecise = Genaue Adresse nicht veröffentlicht
status-no_joining_details = Zugang nicht veröffentlicht
status-temporarily_closed = Zurzeit geschlossen
status-no_longer_listed = Nicht mehr im Verzeichnis
listing-missing = In der neuesten Liste des Herausgebers fehlt dieses Treffen: vorher anrufen
listing-no_longer_listed = Seit { $date } nicht mehr in seinem Verzeichnis

# Who may attend.
who-open = Offen für alle
who-closed = Nur für Menschen mit diesem Problem
who-closed-family = Nur für Familie und Freunde
who-unknown = Nicht gesagt, wer kommen darf

# Who leads.
led_by-peers = Von Mitgliedern geleitet
led_by-trained = Von einer geschulten Person geleitet
led_by-professional = Von einer Fachkraft geleitet
led_by-unknown = Nicht gesagt, wer leitet

# Where the position comes from.
position_from-record = Genauer Ort
position_from-postcode = Mitte des Postleitzahlgebiets
position_from-town = Mitte des Orts

# Where the time zone comes from.
zone_from-record = Zeitzone aus dem Eintrag
zone_from-coordinates = Zeitzone des Orts
zone_from-source = Zeitzone des Verzeichnisses
zone_from-unknown = Zeitzone nicht genannt

# For whom help is sought.
relation-self = Für mich
relation-family = Für jemanden, der mir nahe ist
relation-professional = Für jemanden, mit dem ich arbeite
relation-unknown = Nicht gesagt, für wen

# Who answers.
contact-group = Die Gruppe
contact-contact_point = Kontaktstelle
contact-service_body = Das Büro der Gruppen
contact-none = Kein Kontakt veröffentlicht
contact-first = Bitte vor dem Besuch melden.

# How much a notice matters.
severity-error = Problem
severity-warning = Zweifelhaft
severity-info = Zur Kenntnis

# Feed formats.
feed-meeting-guide = Liste im Format Meeting Guide
feed-bmlt = BMLT-Server
feed-sample = Erfundenes Beispiel

# What is understood of the search line.
query-near_me = In meiner Nähe
query-within = Im Umkreis von { $distance }
query-starts_within = Jetzt oder bald
query-from = Ab { $time }
query-until = Vor { $time }
query-between = { $from } bis { $until }
query-text = Text: { $text }
