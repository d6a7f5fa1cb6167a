### How old a listing is, and what changed in it.

# How long ago a directory was last read.
source-clock-fresh = Read within the last day.
source-clock-ageing = Last read more than a day ago.
source-clock-stale = Last read more than three days ago. Check before you go.
source-clock-unreachable = Not read for more than two weeks. Call before you go.
source-changed-on = The list last changed on { $date }.
listing-changed-on = The listing last changed on { $date }.
listing-unchanged-since = The listing has not changed since it was first copied on { $date }.

# A link or a telephone number that changed in the last 14 days.
recently-changed = { $field }: changed on { $date }. If in doubt, ask the group.
recently-added = { $field }: new since { $date }. If in doubt, ask the group.

# What changed, and when. An old address, link or number is never told.
history-title = What changed
history-changed = { $date } · { $field }: changed
history-changed-to = { $date } · { $field }: now { $new }
history-changed-from-to = { $date } · { $field }: { $new }, before that { $old }
history-added = { $date } · { $field }: added
history-added-value = { $date } · { $field } (new): { $new }
history-withdrawn = { $date } · { $field }: withdrawn
history-withdrawn-value = { $date } · { $field } (no longer): { $old }

# What can change.
field-name = The name
field-group = The group
field-notes = What is said about it
field-page_url = The page of the listing
field-fellowship = The fellowship
field-problems = What it is for
field-attendance = How people attend
field-status = The state
field-schedule = The time
field-venue-name = The name of the place
field-venue-address = The address
field-venue-city = The town
field-venue-district = The district
field-venue-region = The region
field-venue-postal_code = The postcode
field-venue-country = The country
field-venue-point = The point on the map
field-venue-directions = The way in
field-online-url = The link to join
field-online-phone = The number to join
field-online-notes = The details for joining
field-contact-name = The contact
field-contact-phone = The phone number
field-contact-email = The mail address
field-contact-url = The contact page
field-contact-contact_first = Getting in touch first
field-formats = What happens there
field-languages = The languages
field-audience = For whom it is
field-access = How it can be reached
field-who_may_attend = Who may come
field-cost = The cost
field-led_by = Who leads
field-service_body = The service body
field-listed = On the list
