### Tage, Rhythmen und wie frisch ein Eintrag ist.

# Weekdays.
weekday-monday = Montag
weekday-tuesday = Dienstag
weekday-wednesday = Mittwoch
weekday-thursday = Donnerstag
weekday-friday = Freitag
weekday-saturday = Samstag
weekday-sunday = Sonntag
weekday-short-monday = Mo
weekday-short-tuesday = Di
weekday-short-wednesday = Mi
weekday-short-thursday = Do
weekday-short-friday = Fr
weekday-short-saturday = Sa
weekday-short-sunday = So

# How often.
recurrence-weekly = Jeden { $weekday }
recurrence-interval = Alle { $interval } Wochen am { $weekday }
recurrence-monthly = { $weeks } { $weekday } im Monat
recurrence-dates = Nur am { $dates }
recurrence-by_arrangement = Nach Absprache: keine Zeit veröffentlicht
week-1 = 1.
week-2 = 2.
week-3 = 3.
week-4 = 4.
week-5 = 5.
week--1 = letzter
list-and = { $first } und { $last }

# When it starts.
starts-now = Läuft gerade
starts-in_minutes =
    { $minutes ->
        [one] in 1 Minute
       *[other] in { $minutes } Minuten
    }
starts-in_hours =
    { $hours ->
        [one] in 1 Stunde
       *[other] in { $hours } Stunden
    }
starts-today = Heute { $time }
starts-tomorrow = Morgen { $time }
starts-weekday = { $weekday } { $time }
starts-no_end = Begann { $time }, Ende nicht veröffentlicht
starts-zone_unknown = Zeitzone nicht genannt
end-assumed = Wir nehmen eine Stunde an: Das Ende ist nicht veröffentlicht.

# How fresh a listing is.
freshness-read_today = Heute kopiert
freshness-read =
    { $days ->
        [one] Gestern kopiert
       *[other] Vor { $days } Tagen kopiert
    }
freshness-changed_today = Eintrag heute geändert
freshness-changed_days =
    { $days ->
        [one] Eintrag gestern geändert
       *[other] Eintrag vor { $days } Tagen geändert
    }
freshness-changed_months =
    { $months ->
        [one] Eintrag vor einem Monat geändert
       *[other] Eintrag vor { $months } Monaten geändert
    }
freshness-changed_years =
    { $years ->
        [one] Eintrag vor einem Jahr geändert
       *[other] Eintrag vor { $years } Jahren geändert
    }
freshness-changed_unknown = Nicht gesagt, wann der Eintrag zuletzt geändert wurde
freshness-confirmed = Bestätigt am { $date }
freshness-old = Der Eintrag ist alt. Bitte vorher nachfragen.
disagrees = Eine andere Liste sagt { $value }: bitte vorher prüfen.
