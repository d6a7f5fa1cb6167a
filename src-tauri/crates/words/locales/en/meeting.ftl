### What is said about a meeting.

# What happens at a meeting.
format-beginners = For newcomers
format-discussion = Discussion
format-speaker = Speaker
format-step-study = Step study
format-tradition-study = Tradition study
format-literature = Reading together
format-meditation = Meditation
format-topic = Topic
format-question-answer = Questions and answers
format-round-robin = Everyone in turn
format-workshop = Workshop
format-candlelight = Candlelight
format-birthday = Anniversaries
format-concurrent-family = Family group at the same time
format-concurrent-teens = Teen group at the same time
format-proof-of-attendance = Signs attendance slips
format-grief-share = Sharing grief
format-education = Learning together
format-writing = Writing
format-concepts-study = Concepts study
format-varies = Changes from time to time
format-cross-talk = Replies are allowed
format-outdoor = Outdoors
format-dual-diagnosis = Addiction and mental health
format-chips = Gives out chips
format-digital-basket = Donations online
format-meal = With a meal
format-business = Group business
format-screened = Newcomers are asked in first

# For whom a meeting is meant.
audience-women = Women
audience-men = Men
audience-young-people = Young people
audience-teens = Teens
audience-seniors = Older people
audience-lgbtq = LGBTQ+
audience-gay = Gay people
audience-lesbian = Lesbians
audience-bisexual = Bisexual people
audience-transgender = Trans people
audience-non-binary = Non-binary people
audience-people-of-color = People of color
audience-indigenous = Indigenous people
audience-professionals = Professionals
audience-parents = Parents
audience-couples = Couples
audience-families = Families
audience-veterans = Veterans
audience-secular = Without religion
audience-faith = With faith
audience-adults = Adults only
audience-neurodivergent = Neurodivergent people

# What makes a meeting reachable.
access-wheelchair = Wheelchair access
access-wheelchair-restroom = Wheelchair restroom
access-sign-language = Sign language
access-hearing-loop = Hearing loop
access-child-friendly = Children welcome
access-childcare = Childcare
access-fragrance-free = Fragrance-free
access-public-transport = Near bus or train
access-parking = Parking
access-service-animals = Service animals welcome
access-captions = Captions
access-smoke-free = Smoke-free
access-smoking = Smoking allowed

# A publisher's code that no table knows.
code-unknown = { $code } (the publisher's own code)

# How to attend.
attendance-in_person = In person
attendance-online = Online
attendance-hybrid = In person and online
attendance-none = Not stated how to attend

# Whether a meeting can be counted on.
status-active = Active
status-by_arrangement = By arrangement
status-address_imprecise = Exact address not published
status-no_joining_details = How to join is not published
status-temporarily_closed = Closed for now
status-no_longer_listed = No longer listed
listing-missing = The publisher’s newest list no longer shows this: call first
listing-no_longer_listed = No longer listed by its source since { $date }

# Who may attend.
who-open = Open to anyone
who-closed = Only for people with this problem
who-closed-family = Only for family and friends
who-unknown = Not stated who may come

# Who leads.
led_by-peers = Led by the members
led_by-trained = Led by a trained person
led_by-professional = Led by a professional
led_by-unknown = Not stated who leads

# Where the position comes from.
position_from-record = Exact place
position_from-postcode = Middle of the postcode area
position_from-town = Middle of the town

# Where the time zone comes from.
zone_from-record = Time zone from the listing
zone_from-coordinates = Time zone of the place
zone_from-source = Time zone of the directory
zone_from-unknown = Time zone not stated

# For whom help is sought.
relation-self = For me
relation-family = For someone close to me
relation-professional = For someone I work with
relation-unknown = Not said for whom

# Who answers.
contact-group = The group
contact-contact_point = Contact point
contact-service_body = The groups' office
contact-none = No contact published
contact-first = Get in touch before you go.

# How much a notice matters.
severity-error = Problem
severity-warning = Doubtful
severity-info = For your information

# Feed formats.
feed-meeting-guide = Meeting Guide list
feed-bmlt = BMLT server
feed-sample = Invented sample

# What is understood of the search line.
query-near_me = Near me
query-within = Within { $distance }
query-starts_within = On now or soon
query-from = From { $time }
query-until = Before { $time }
query-between = { $from } to { $until }
query-text = Text: { $text }
