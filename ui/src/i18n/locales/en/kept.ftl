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
sources-add-lead = The address of a feed on the web, or a file on this computer.
sources-here =
    { $total ->
        [0] No directory here
        [one] { $total } directory here
       *[other] { $total } directories here
    }
sources-none = Copy the directories near you, or add one yourself.
sources-sync-all = Copy all again
sources-cancel-all = Stop copying
source-meetings =
    { $total ->
        [one] meeting
       *[other] meetings
    }
source-state-good = Up to date
source-state-failed = Could not be copied
source-state-quarantined = Held back
source-state-off = Turned off
source-state-never = Not copied yet
source-read = Copied { $ago }
source-kept = The copy from { $ago } is still in use.
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
