### Rows, the page of a group, times, copied text.

attendance-online-too = Online too
attendance-either = In person or online
page-who-open = Anyone may come. Friends and students are welcome too.
page-who-closed = Closed: only for those it is meant for, not for visitors.
page-who-unknown = Not stated.
who-open-short = Open to all
who-closed-short = Closed
who-unknown-short = Not stated
# $problems: a list of names.
page-who-closed-for = It is meant for: { $problems }.

row-until = until { $time }
row-no-end = end not published
row-ended = has ended
row-by-arrangement = by arrangement
row-joins-on = joins on { $host }
row-by-phone = by phone
row-no-address = address not published
row-online = online
row-roughly = roughly
row-stale = Unchanged since { $year }
row-disagrees = Lists differ
row-missing = Not in the newest list: call first
row-unreachable = Old copy: call first
spoken-on = on now since { $time }
spoken-next = { $day }, { $time }
day-today = Today
day-tomorrow = Tomorrow
meeting-no-name = Meeting without a name

time-now = now
time-just-now = just now
time-in-minutes = in { $minutes } min
time-in-hours = in { $hours } h
time-in-hours-minutes = in { $hours } h { $minutes }
time-in-days =
    { $days ->
        [one] in { $days } day
       *[other] in { $days } days
    }
next-start = { $day } { $start }, { $far }
next-start-end = { $day } { $start } to { $end }, { $far }
next-on = On now, { $start } to { $end }
next-on-no-end = On now: started { $start }, end not published
next-ended = { $day } { $start }, has ended
next-yours = On your clock: { $day }, { $time }.
next-there = There it is { $day }, { $time } ({ $zone }).
rhythm-weekly = Every { $day }
rhythm-every-weeks = Every { $weeks } weeks on { $day }
rhythm-monthly = On the { $ordinals } { $day } of the month
rhythm-monthly-plain = Once a month on { $day }
rhythm-dates = On single dates
rhythm-by-arrangement = By arrangement
ordinal-1 = first
ordinal-2 = second
ordinal-3 = third
ordinal-4 = fourth
ordinal-5 = fifth
ordinal-last-1 = last
ordinal-last-2 = second to last
published-span = { $start } to { $end }
published-when = { $rhythm }, { $time }

page-label = Group
page-hint = Choose a meeting to see all about it.
page-hint-keys = Arrow keys move in the list, Enter opens.
page-loading = One moment …
page-back = Back to the list
page-for = about: { $problems }
page-sample = This group is invented. Nothing here can be visited, called or joined.
page-since = No longer listed since { $date }.
page-missing = The publisher’s newest list no longer shows this: call first.
page-missing-since = It has been missing since { $date }.
page-way-changed = { $field }: changed on { $date }. Check before you use it.
page-way-added = { $field }: new since { $date }. Check before you use it.
page-lists =
    { $total ->
        [one] { $total } directory lists it.
       *[other] { $total } directories list it.
    }
page-history-more =
    { $total ->
        [one] { $total } more change
       *[other] { $total } more changes
    }
page-status-address-imprecise = Its publisher gives no exact address. Ask before you go.
page-status-no-joining-details = Its publisher gives no link and no number.
page-status-temporarily-closed = Its publisher says that it does not meet at present.
page-status-no-longer-listed = Its publisher took it off the list. Check before you go.
page-zone-unknown = Its publisher does not say in which time zone. Check before you join.
page-ask-when = Ask the group when it meets.
page-no-address = No address is published.
page-position-postcode = The distance is counted from the middle of its postcode.
page-position-town = The distance is counted from the middle of its town.
page-position-record = The distance is counted from its address.
page-joins-on = The link leads to { $host }.
page-contact-first = Please get in touch first.
page-through = Through { $name }
page-open-host = Open { $host }
page-copied-from = Copied { $ago } from { $source }
page-changed = Its publisher says: last changed on { $date }.
page-changed-unknown = Its publisher does not say when it last changed.
page-confirmed = Confirmed on { $date }.
page-stale = That is long ago: check first.
page-licence = Licence: { $licence }
page-report = Something wrong? Tell the publisher
page-saved = Saved.
page-unsaved = No longer saved.
page-copied = Copied as text.
page-copy-failed = It could not be copied.
fact-where = Where
fact-join = How to join
fact-who = Who may come
fact-what = What happens
fact-access = Access, language
fact-cost = Cost
fact-runs = Who runs it
fact-dates = Next dates
fact-also = Also meets
fact-fresh = How fresh
fact-lists = Listed by
fact-history = What changed
act-directions = Directions
act-join = Join on { $host }
act-save = Save
act-saved = Saved
act-copy = Copy as text
disagrees-time = Another list says { $values }: check first.
disagrees-place = Another list says { $values }: check first.
disagrees-link = Another list has another link: check first.
disagrees-phone = Another list has another number: check first.
disagrees-attendance = Another list says { $values }: check first.
disagrees-status = Another list says { $values }: check first.
disagrees-recurrence = Another list says other weeks: check first.
disagrees-listing = Another list no longer shows it: call first.
disagrees-any = Lists differ ({ $values }): check first.
