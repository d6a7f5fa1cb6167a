### What was saved, the directories, about.

saved-title = Saved groups
saved-empty = Nothing is saved yet. Open a group and press “Save”.
saved-find = Find a group
saved-count =
    { $total ->
        [one] { $shown } group
       *[other] { $shown } groups
    }
saved-changed = Changed: { $what }
saved-since = saved on { $date }
saved-remove = Remove
saved-removed = “{ $name }” is no longer saved.
changed-time = the time
changed-schedule = the time
changed-place = the place
changed-venue = the place
changed-link = the way to join
changed-online = the way to join
changed-status = the state
changed-name = the name
changed-notes = the notes
changed-contact = the contact
changed-gone = no longer listed

sources-title = Directories
sources-lead = Each is one public list of groups. It is copied to this computer and searched here.
sources-near = Directories near a place
sources-add = Add a directory yourself
sources-add-lead = The address of a list, the web site that has it, or a file on this computer.
sources-here =
    { $total ->
        [0] No directory here
        [one] { $total } directory here
       *[other] { $total } directories here
    }
sources-none = Copy the directories near you, or add one yourself.
sources-trouble = Only those that need a look ({ $total })
sources-sync-all = Copy all again
sources-cancel-all = Stop copying
sources-by-hand = Copy only when I ask for it
sources-by-hand-off = Directories are copied again by themselves while the program is open, once or twice a day. What you look for changes nothing in it.
sources-by-hand-on = Nothing is copied by itself. Lists grow old: copy them now and then.
source-meetings =
    { $total ->
        [one] meeting
       *[other] meetings
    }
source-state-fresh = Up to date
source-state-ageing = Older than a day
source-state-stale = Older than three days
source-state-unreachable = Older than two weeks
source-state-stopped = Not asked any more
source-state-failed = Could not be copied
source-state-quarantined = Held back
source-state-off = Turned off
source-state-never = Not copied yet
source-read = Copied { $ago }
source-kept = The copy from { $ago } is still in use.
source-due = It is copied again by itself after { $date }, { $time }.
source-due-now = It is copied again by itself soon.
source-held-many-gone = The newest list looks wrong: many groups are missing.
source-held-nearly-all-gone = The newest list looks wrong: nearly all groups are missing.
source-held-more-invalid = The newest list looks wrong: many entries cannot be read.
source-held-coordinates-moved = The newest list looks wrong: many groups are suddenly far away.
source-held-any = The newest list looks wrong.
source-held-kept = The groups you have stay. Those it lacks are marked. You need do nothing: if the list stays like this for days, it is taken.
source-held-count = It lacks { $gone } of { $shown }, since { $date }.
source-stopped-forbidden = Its server does not let this program copy it.
source-stopped-robots-refused = Its site asks this program by name to stay away.
source-stopped-opted-out = Its publisher does not want to be copied.
source-stopped-help = What was copied before is still here.
source-ask-again = Ask it again
source-notices =
    { $total ->
        [one] { $total } thing looked odd
       *[other] { $total } things looked odd
    }
source-sync = Copy again
source-cancel = Stop
source-enable = Turn on
source-disable = Turn off
source-remove = Remove
source-removed = “{ $name }” was removed.
notice-sample = Entry { $record }, { $field }: { $value }
add-location = Address or file
add-location-missing = Type an address or the path of a file.
add-submit = Add and copy
add-looking = Looking for a list of groups on this site …
add-stop = Stop looking
found-title =
    { $total ->
        [one] This site has a list
       *[other] This site has { $total } lists
    }
found-choose = Choose the one to copy.
found-records =
    { $total ->
        [one] { $total } entry
       *[other] { $total } entries
    }
found-take = Copy this one
found-nothing = No list of groups was found there
found-way-address = If you know the address of the list itself, type that.
found-way-ask = Ask the people of the site where their list can be read by a program.
found-way-file = If you have the list as a file, type where it lies on this computer.
found-tried =
    { $total ->
        [one] What was tried ({ $total } address)
       *[other] What was tried ({ $total } addresses)
    }
feed-format-meeting-guide = List of meetings (Meeting Guide)
feed-format-bmlt = List of meetings (BMLT)
feed-format-csv = Table
feed-format-json = List of another kind
feed-format-hsds = Directory of services (Open Referral)
feed-format-events-calendar = Calendar of events
feed-format-ical = Calendar (iCalendar)
feed-format-jsonld = Dates written in a page
tried-kind-this-address = The address itself
tried-kind-tsml-rest = Meeting list of the site
tried-kind-tsml-ajax = Meeting list of the site, older kind
tried-kind-alternate-link = A list that the page names
tried-kind-tsml-ui = A list shown in the page
tried-kind-bmlt = BMLT server
tried-kind-events-calendar = Calendar of events
tried-kind-hsds = Directory of services
tried-kind-calendar-link = A calendar that the page links to
tried-kind-page-events = Dates written in the page
tried-found = there is a list
tried-page = a page, no list
tried-not-there = nothing there
tried-no-list = an answer, but no list
tried-failed = no answer
tried-robots-disallow = the site asks programs to stay away from it
tried-carries-key = left alone: it holds a key that is not ours
tried-other-host = left alone: it lies with another host
tried-not-needed = not needed
tried-too-many = not asked: enough was asked of this site
add-more = More
add-name = Name
add-fellowship = Fellowship
add-fellowship-none = not one of these
add-time-zone = Time zone
add-country = Country (two letters)
add-allow-http = Allow an address that is not encrypted (http)
add-allow-private = Allow an address in my own network
catalogue-for = Directories that reach { $place }
catalogue-none = We know no directory that reaches this place.
catalogue-lead = All that are ticked are copied together, for all problems. So the copy does not tell what you look for.
catalogue-confirmed = confirmed on { $date }
catalogue-not-confirmed = not confirmed
catalogue-not-confirmed-help = Not confirmed: nobody has told us yet that this address works. Tick it if you want to try.
catalogue-copy-alone = Copy it from { $host } by itself all the same
catalogue-click-first = One thing first: tick the box in the list that names the host.
catalogue-everywhere = everywhere
catalogue-added = already here
catalogue-copy =
    { $total ->
        [0] Nothing chosen
        [one] Copy { $total } directory
       *[other] Copy { $total } directories
    }

about-title = About Open Circle
about-lead = Finds a self-help group that fits: any problem, any place, any kind. What you look for stays with you.
about-settings = Language and look
about-language = Language
about-theme = Look
about-system = as the system
about-light = light
about-dark = dark
about-place = Your place
about-place-is = { $place } (searches start near it)
about-place-forget = Forget this place
about-privacy = What leaves this computer
about-privacy-text = No search leaves it. Typing, choosing and opening a group send nothing. There is no account and no counting of use.
about-privacy-seen = The directories that are copied can see that this computer copied them. Whoever runs your network can see their names. They are copied by place, all problems together.
about-contacted = Every host that was contacted
about-contacted-none = None so far.
about-host = Host
about-for = For
about-requests = Requests
about-bytes = Amount
about-last = Last
about-groups = About the groups
about-groups-text = A self-help group is people with the same problem who meet as equals. They run the group themselves.
about-no-endorsement = No fellowship or organization that is listed here made, checked or endorses this program.
about-no-advice = This program gives no medical advice. If you are in danger, call the emergency number.
about-credits = Whose work is in it
about-version = Version { $version }
credit-places = Names and positions of towns
credit-postcodes = Postcodes
credit-zones = Time zones
credit-font = The typeface
credit-problems = Names of problem areas
credit-emergency = Emergency numbers

columns-open = Columns …
columns-say = Say what the columns mean
columns-title = Columns of { $name }
columns-back = Back to the directories
columns-lead = We guessed what each column holds. Correct what is wrong. The groups shown here are what comes of it.
columns-looking = Looking at the list …
columns-table =
    { $total ->
        [one] { $total } column
       *[other] { $total } columns
    }
columns-column = Column
columns-examples = Examples
columns-means = What it means
columns-private = Personal details are never kept or shown.
columns-empty = Nothing in it
columns-sure-certain = sure
columns-sure-likely = quite sure
columns-sure-guess = a guess: please check
columns-sure-chosen = chosen by you
columns-day-first = The day comes before the month
columns-all = For every group of this list
columns-result = The first groups, read this way
columns-count = { $read } entries: { $accepted } are groups, { $rejected } are left out.
columns-not-enough = This is not enough yet. Name two of these: what a group is called, when it meets, where it is, how to join.
columns-notices =
    { $total ->
        [one] { $total } kind of thing looked odd
       *[other] { $total } kinds of things looked odd
    }
columns-save = Keep this and copy
columns-again = Start over
columns-cancel = Leave it as it was
means-day = Day of the week
means-start = Start
means-end = End
means-duration = How long
means-day-and-time = Day and time
means-date = Date
means-name = Name of the meeting
means-group = Name of the group
means-fellowship = Fellowship
means-venue = Name of the place
means-address = Street, address
means-city = Town
means-region = State, region
means-area = Area of the publisher
means-sub-area = Smaller area of the publisher
means-postal-code = Postcode
means-country = Country
means-latitude = Latitude
means-longitude = Longitude
means-coordinates = Latitude and longitude
means-position = Longitude and latitude
means-join-link = Link to join
means-join-notes = Details for the link
means-join-phone = Number to join
means-join-phone-notes = Details for the number
means-page = Page of the listing
means-website = Web site of the group
means-notes = Notes
means-group-notes = Notes on the group
means-directions = How to get in
means-types = Kinds of meeting
means-feature = One kind of meeting, yes or no
means-languages = Languages
means-attendance = In person or online
means-who-may-attend = Who may come
means-phone = Phone of the group
means-email = Mail of the group
means-service-body = Service body
means-entity = Office that publishes it
means-updated = When it changed
means-confirmed = When it was confirmed
means-id = Number of the publisher
means-status = Whether it is published
means-time-zone = Time zone
means-private = Personal: never kept
means-ignored = Leave out
