### Hilfe, die jetzt da ist.

# Shown above the first result when somebody may be in danger.
urgent-suicide = Sie müssen damit nicht allein sein. Ist Ihr Leben in Gefahr, rufen Sie jetzt { $number } an.
urgent-self-harm = Sie verdienen Hilfe. Sind Sie schwer verletzt, rufen Sie jetzt { $number } an.
urgent-violence = Es ist nicht Ihre Schuld. Sind Sie in Gefahr, gehen Sie an einen sicheren Ort und rufen Sie { $number } an.
urgent-overdose = Eine Überdosis kann töten. Rufen Sie jetzt { $number } an. Bleiben Sie bei der Person.
urgent-child-abuse = Kein Kind ist daran schuld. Ist ein Kind in Gefahr, rufen Sie jetzt { $number } an.
urgent-unknown-suicide = Sie müssen damit nicht allein sein. Ist Ihr Leben in Gefahr, rufen Sie den Notruf an Ihrem Ort an.
urgent-unknown-self-harm = Sie verdienen Hilfe. Sind Sie schwer verletzt, rufen Sie den Notruf an Ihrem Ort an.
urgent-unknown-violence = Es ist nicht Ihre Schuld. Sind Sie in Gefahr, gehen Sie an einen sicheren Ort und rufen Sie dort den Notruf an.
urgent-unknown-overdose = Eine Überdosis kann töten. Rufen Sie den Notruf an Ihrem Ort an. Bleiben Sie bei der Person.
urgent-unknown-child-abuse = Kein Kind ist daran schuld. Ist ein Kind in Gefahr, rufen Sie den Notruf an Ihrem Ort an.
emergency-number = Notruf in { $country }: { $number }
emergency-police = Polizei: { $number }
emergency-ambulance = Rettungsdienst: { $number }
emergency-unknown = Wir kennen den Notruf für Ihr Land nicht. In vielen Ländern hilft am Handy die 112 oder 911. Oft hat das Handy auch auf dem Sperrbildschirm eine Notruf-Taste.
emergency-choose_country = Wählen Sie Ihr Land, um die Nummer zu sehen.
emergency-lines = Jemand zum Reden, jetzt
emergency-line = { $name }: { $number }
emergency-line_sms = SMS an { $number }
emergency-line_hours = Erreichbar { $hours }
emergency-always = Tag und Nacht
urgent-results_below = Die Gruppen, die Sie suchen, stehen darunter.
topic-suicide = Suizid
topic-self-harm = Selbstverletzung
topic-violence = Gewalt
topic-overdose = Überdosis
topic-child-abuse = Ein Kind in Gefahr
line-kind-suicide = Gedanken an Suizid
line-kind-general = Für alles, was Sie belastet
line-kind-violence = Gewalt
line-kind-child = Für Kinder und Jugendliche
line-kind-drugs = Alkohol und andere Drogen
