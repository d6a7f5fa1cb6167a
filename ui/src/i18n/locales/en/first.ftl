### The first start, choosing a place.

first-title = There is a chair for you.
first-lead = Find people who know what you are going through, near you or online. What you look for stays on this computer.
first-what = What is it about?
first-what-placeholder = drinking, grief, my daughter uses …
first-where = Where?
first-where-missing = Tell us a town or postcode.
first-how = How?
first-submit = Find groups
first-browse = Choose without typing
first-without-typing = Choose a country, a town and a time from lists
first-none-yet = No directories are copied yet. Tell us a place, and we copy those that reach it. Or look around in
first-sample = an invented town
first-sources = add a directory yourself
promise-private = Private
promise-private-text = Directories are copied here for your whole area. Searching sends nothing.
promise-every = Every kind of group
promise-every-text = With or without faith, with or without steps, led by members or by professionals.
promise-honest = Honest about age
promise-honest-text = Each listing says when it was copied and when it last changed.
offer-title =
    { $total ->
        [one] { $total } directory reaches { $place }
       *[other] { $total } directories reach { $place }
    }
offer-none = We know no directory that reaches { $place }
offer-what = Copy them once to this computer. Then every search is answered here, without a network. All problems are copied together, so the copy does not tell what you look for.
offer-list =
    { $total ->
        [one] { $total } chosen: see which
       *[other] { $total } chosen: see which
    }
offer-seen = Each of these hosts can see that this computer copied its list, and when. Whoever runs your network can see their names. Nothing you type is sent.
offer-offline = This computer seems to be offline. You can copy the directories later. Until then, these people can help.
offer-copy =
    { $total ->
        [one] Copy { $total } directory
       *[other] Copy { $total } directories
    }
offer-sample = Look around in an invented town

place-placeholder = Town or postcode
place-town-or-postcode = Town or postcode
place-nothing = No place of that name is known.
place-country = Country
place-region = Region
place-town = Town
place-choose = Choose …
place-browse = Choose from a list
