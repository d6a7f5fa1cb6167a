### Was man mit einem Treffen tun kann, und wer davon erfährt.

# The neutral words of calendars, reminders and copied text: no fellowship, no group, no place.
act-meeting = Treffen
act-meeting-at = Treffen, { $time }
act-meeting-at-elsewhere = Treffen, { $time } ({ $place })
act-meeting-named-at = { $name }, { $time }
act-file-name = treffen

# A meeting as plain text.
act-copy-next = Nächstes Mal: { $weekday }, { $date }
act-copy-directions = So kommen Sie hinein: { $value }
act-copy-link = Link: { $value }
act-copy-phone = Telefon: { $value }
act-copy-joining = Teilnehmen: { $value }
act-copy-contact = Kontakt: { $value }
act-copy-page = Seite: { $value }
act-copy-source = Aus { $source }, gelesen am { $date }

# Who learns what, beside each action.
learns-join = { $host } erfährt Ihre Netzadresse und wann Sie teilnehmen.
learns-join-provider = { $provider } ({ $host }) erfährt Ihre Netzadresse und wann Sie teilnehmen. Wird ein Name verlangt, genügt irgendeiner.
learns-phone = Ihr Telefonprogramm wählt { $number }. Wer abnimmt, sieht vielleicht Ihre Nummer.
learns-directions = Ihr Kartenprogramm öffnet sich mit der Adresse. Vielleicht sucht es sie im Netz.
learns-directions-page = Ihr Browser öffnet { $host }. Dort erfährt man Ihre Netzadresse und wohin Sie wollen.
learns-email = Ihr Mailprogramm öffnet sich. { $address } sieht Ihre Mailadresse, sobald Sie senden.
learns-page = Ihr Browser öffnet { $host }. Dort erfährt man Ihre Netzadresse und welche Seite Sie lesen.
learns-calendar = Eine Datei wird auf diesem Computer gespeichert. Ein Kalender gibt sie vielleicht an Ihre anderen Geräte weiter.
learns-copy = Der Text liegt in der Zwischenablage. Andere Programme können ihn dort lesen.
learns-print = Nichts verlässt diesen Computer außer zu Ihrem Drucker. Ein gemeinsamer Drucker behält vielleicht eine Kopie.
learns-qr_code = Nichts verlässt diesen Computer. Das Telefon, das den Code liest, sieht, was darin steht.
learns-reminder = Dieser Computer zeigt die Worte zu dieser Zeit. Wer den Bildschirm sieht, kann sie lesen.
learns-report-mail = Ihr Mailprogramm öffnet sich mit einem Text, den Sie ändern können. { $address } sieht Ihre Mailadresse, sobald Sie senden.
learns-letter = Ihr Mailprogramm öffnet sich mit dem Text. Nichts wird gesendet, bevor Sie es senden.

# What should be known of a link. The host is shown beside it.
link-doubt-other_scheme = Das ist keine Adresse im Web ({ $scheme }). Sie wird von hier nicht geöffnet.
link-doubt-name_before_host = „{ $name }“ steht nur vor dem wirklichen Namen. Die Adresse wird von hier nicht geöffnet.
link-doubt-number_for_name = Diese Adresse hat eine Zahl statt eines Namens. Sie wird von hier nicht geöffnet.
link-doubt-local_name = Diese Adresse liegt nicht im Web, sondern in einem privaten Netz. Sie wird von hier nicht geöffnet.
link-doubt-provider_in_front = Der Name von { $provider } steht nur davor. Der Link führt zu jemand anderem.
link-doubt-looks_like = Das sieht aus wie { $domain } von { $provider }, ist es aber nicht.
link-doubt-mixed_letters = Dieser Name mischt Buchstaben verschiedener Schriften. Vielleicht ist er nicht, wonach er aussieht.
link-doubt-provider_inside = In diesem Namen steckt { $provider }; es ist aber nicht bekannt, dass er dorthin gehört.
link-doubt-not_secure = Diese Adresse ist nicht sicher. Andere im Netz können sehen, was Sie öffnen.
link-doubt-unusual_port = Diese Adresse benutzt einen ungewöhnlichen Anschluss ({ $port }).
link-doubt-hides_target = Diese Adresse verbirgt, wohin sie führt. Das sehen Sie erst nach dem Öffnen.
link-doubt-provider_closed = { $provider } wurde eingestellt ({ $since }). Dieser Link führt in kein Treffen mehr.
link-doubt-foreign_letters = Dieser Name ist mit anderen Buchstaben geschrieben. Gezeigt wird die Form, in der er übertragen wird.
link-software = Das sieht aus wie ein Raum von { $software }, den { $host } betreibt.
link-unknown-host = Das ist keiner der Dienste für Treffen, die wir kennen. Sehen Sie sich den Namen an, bevor Sie öffnen.

# A mistake, told to who publishes the listing.
report-to-feedback = Wen der Herausgeber für Fehler nennt
report-to-service_body = Das Büro der Gruppen
report-to-contact_point = Die Kontaktstelle
report-to-group = Die Gruppe
report-to-site = Die Website, von der die Liste kommt
report-nobody = Der Herausgeber nennt niemanden für Fehler. Wenn Sie die Gruppe kennen, sagen Sie es ihr.
report-subject = Ein Fehler in Ihrem Eintrag: { $name }
report-opening = Guten Tag, an diesem Eintrag scheint etwas nicht zu stimmen.
report-listing = Eintrag: { $value }
report-record = Seine Nummer in Ihrer Liste: { $value }
report-when = Wann: { $value }
report-place = Wo: { $value }
report-link = Teilnahme über: { $value }
report-wrong = Was nicht stimmt:

# Why something cannot be done with a meeting.
error-meeting_not_listed = Diese Gruppe steht nicht mehr in ihrer Liste.
help-meeting_not_listed = Fragen Sie beim Kontakt nach, ob es sie noch gibt, oder suchen Sie eine andere.
error-time_not_published = Für diese Gruppe ist keine Zeit veröffentlicht.
help-time_not_published = Fragen Sie beim Kontakt nach, wann sie sich trifft.
error-weeks_not_published = Sie trifft sich nicht jede Woche, und es ist nicht veröffentlicht, in welchen Wochen.
help-weeks_not_published = Fragen Sie beim Kontakt nach dem nächsten Termin.
error-zone_not_published = Die Zeitzone dieser Online-Gruppe ist nicht veröffentlicht.
help-zone_not_published = Fragen Sie beim Kontakt, nach welcher Uhr die Zeit gilt.
error-no_date_left = Diese Gruppe hat keinen Termin mehr.
help-no_date_left = Sehen Sie auf ihrer Seite nach, oder fragen Sie beim Kontakt.
error-place_not_published = Die Adresse dieser Gruppe ist nicht veröffentlicht.
help-place_not_published = Melden Sie sich zuerst bei der Gruppe.
error-building_closed = Das Gebäude dieser Gruppe ist zurzeit geschlossen.
help-building_closed = Fragen Sie beim Kontakt, wo sie sich jetzt trifft.
error-too_long_for_code = Das ist zu lang für einen Code, den ein Telefon lesen kann.
help-too_long_for_code = Kopieren Sie stattdessen den Text.
error-too_long_for_letter = Das ist zu lang für eine E-Mail.
help-too_long_for_letter = Kopieren Sie den Text, oder wählen Sie weniger Gruppen.
