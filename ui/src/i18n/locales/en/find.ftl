### The search line, its filters and the list.

find-title = Find a group
find-line = What are you looking for?
find-placeholder = drinking tonight, grief online, a town …
find-results = Meetings
find-filters = Filters
find-loading = One moment …
find-count =
    { $total ->
        [0] No meetings
        [one] { $total } meeting
       *[other] { $total } meetings
    }
find-empty = Nothing fits all of this.
find-empty-steps = These are close:
find-empty-no-steps = Ask for less, or copy more directories.
find-none-held = No directory is copied yet.
find-none-held-text = Try again when this computer is online, or choose other directories. Until then, others can help.
find-copying = Copying the directories …
find-copying-text = The first meetings appear here as soon as one is done.
find-more = Show more ({ $shown } of { $total })
find-clear = Clear all
find-add-directories = Copy more directories

spelling-near = Near which town?
spelling-near-text = Open Circle does not ask anybody where you are. It stays on this computer.
spelling-did-you-mean = Did you mean:
spelling-read-as = Also showing “{ $instead }” for “{ $word }”.
spelling-ignored = Left out, because no meeting has it: { $words }

relation-label = Who is it for?

chip-remove = Remove { $label }
chip-problem = for
chip-problems = for
chip-fellowship = with
chip-fellowships = with
chip-place = near
chip-near-me = me
chip-within = within
chip-attendance = how
chip-day = on
chip-days = on
chip-time = when
chip-format = with
chip-formats = with
chip-language = in
chip-languages = in
chip-audience = for
chip-access = with
chip-who = who
chip-status = that are
chip-sources = from

filter-problems = Problem
filter-place = Place
filter-near = Place
filter-distance = How far
filter-withinKm = How far
filter-distance-usual = { $distance } (usual)
filter-attendance = In person or online
filter-when = When
filter-days = Days
filter-from = Time of day
filter-until = Time of day
filter-startsWithinHours = Starts
filter-who = Who may come
filter-languages = Language
filter-more = More
filter-audience = For whom
filter-fellowships = Fellowship
filter-formats = What happens
filter-access = Access
filter-status = State
filter-sources = Directory
filter-relation = Who it is for
filter-line = Search line
filter-sort = Order
filter-limit = More
filter-offset = More
sort-soonest = soonest first
sort-nearest = nearest first
sort-relevance = best match first
when-soon = Starts
when-any = any time
when-within-hours =
    { $hours ->
        [24] in the next day
        [72] in the next 3 days
       *[other] in the next { $hours } hours
    }
when-of-day = Time of day
when-morning = Morning
when-afternoon = Afternoon
when-evening = Evening and night

section-now = On now
section-soon = In the next 3 hours
section-late = On now, hard to reach in time
section-today = Later today
section-tomorrow = Tomorrow
section-zone = Time zone not stated
section-arrangement = By arrangement

step-widen =
    { $total ->
        [one] { $total } meeting within { $distance }
       *[other] { $total } meetings within { $distance }
    }
step-online =
    { $total ->
        [one] { $total } meeting online
       *[other] { $total } meetings online
    }
step-any-day =
    { $total ->
        [one] { $total } meeting at any time
       *[other] { $total } meetings at any time
    }
step-drop = Without “{ $filter }”: { $total }
step-words = Without the words that were not understood: { $total }
step-other-relation = { $total } for the other side: for me, or for someone close to me

elsewhere-title = Where else to ask
elsewhere-open = Open { $host }

urgent-title = You matter. Help is there now.
urgent-any = If somebody is in danger now, call for help first.
