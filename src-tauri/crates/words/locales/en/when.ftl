### Days, rhythms and how fresh a listing is.

# Weekdays.
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
weekday-short-monday = Mon
weekday-short-tuesday = Tue
weekday-short-wednesday = Wed
weekday-short-thursday = Thu
weekday-short-friday = Fri
weekday-short-saturday = Sat
weekday-short-sunday = Sun

# How often.
recurrence-weekly = Every { $weekday }
recurrence-interval = Every { $interval } weeks on { $weekday }
recurrence-monthly = { $weeks } { $weekday } of the month
recurrence-dates = Only on { $dates }
recurrence-by_arrangement = By arrangement: no time is published
week-1 = 1st
week-2 = 2nd
week-3 = 3rd
week-4 = 4th
week-5 = 5th
week--1 = last
list-and = { $first } and { $last }

# When it starts.
starts-now = On now
starts-in_minutes =
    { $minutes ->
        [one] in 1 minute
       *[other] in { $minutes } minutes
    }
starts-in_hours =
    { $hours ->
        [one] in 1 hour
       *[other] in { $hours } hours
    }
starts-today = Today { $time }
starts-tomorrow = Tomorrow { $time }
starts-weekday = { $weekday } { $time }
starts-no_end = Started { $time }, end not published
starts-zone_unknown = Time zone not stated
end-assumed = One hour is assumed: the end is not published.

# How fresh a listing is.
freshness-read_today = Copied today
freshness-read =
    { $days ->
        [one] Copied yesterday
       *[other] Copied { $days } days ago
    }
freshness-changed_today = Listing changed today
freshness-changed_days =
    { $days ->
        [one] Listing changed yesterday
       *[other] Listing changed { $days } days ago
    }
freshness-changed_months =
    { $months ->
        [one] Listing changed a month ago
       *[other] Listing changed { $months } months ago
    }
freshness-changed_years =
    { $years ->
        [one] Listing changed a year ago
       *[other] Listing changed { $years } years ago
    }
freshness-changed_unknown = Not stated when the listing last changed
freshness-confirmed = Confirmed on { $date }
freshness-old = This listing is old. Check before you go.
disagrees = Another list says { $value }: check first.
