### Hilfe, die jetzt da ist.

# Shown above the first result when somebody may be in danger.
urgent-suicide = Du musst damit nicht allein sein. Ist dein Leben in Gefahr, ruf jetzt { $number } an.
urgent-self-harm = Du verdienst Hilfe. Bist du schwer verletzt, ruf jetzt { $number } an.
urgent-violence = Es ist nicht deine Schuld. Bist du in Gefahr, geh an einen sicheren Ort und ruf { $number } an.
urgent-overdose = Eine Überdosis kann töten. Ruf jetzt { $number } an. Bleib bei der Person.
urgent-child-abuse = Kein Kind ist daran schuld. Ist ein Kind in Gefahr, ruf jetzt { $number } an.
urgent-unknown-suicide = Du musst damit nicht allein sein. Ist dein Leben in Gefahr, ruf den Notruf an deinem Ort an.
urgent-unknown-self-harm = Du verdienst Hilfe. Bist du schwer verletzt, ruf den Notruf an deinem Ort an.
urgent-unknown-violence = Es ist nicht deine Schuld. Bist du in Gefahr, geh an einen sicheren Ort und ruf dort den Notruf an.
urgent-unknown-overdose = Eine Überdosis kann töten. Ruf den Notruf an deinem Ort an. Bleib bei der Person.
urgent-unknown-child-abuse = Kein Kind ist daran schuld. Ist ein Kind in Gefahr, ruf den Notruf an deinem Ort an.
emergency-number = Notruf in { $country }: { $number }
emergency-police = Polizei: { $number }
emergency-ambulance = Rettungsdienst: { $number }
emergency-unknown = Wir kennen den Notruf für dein Land nicht. In vielen Ländern hilft am Handy die 112 oder 911. Oft hat das Handy auch auf dem Sperrbildschirm eine Notruf-Taste.
emergency-choose_country = Wähle dein Land, um die Nummer zu sehen.
emergency-lines = Jemand zum Reden, jetzt
emergency-line = { $name }: { $number }
emergency-line_sms = SMS an { $number }
emergency-line_hours = Erreichbar { $hours }
emergency-always = Tag und Nacht
urgent-results_below = Die Gruppen, die du suchst, stehen darunter.
topic-suicide = Suizid
topic-self-harm = Selbstverletzung
topic-violence = Gewalt
topic-overdose = Überdosis
topic-child-abuse = Ein Kind in Gefahr
