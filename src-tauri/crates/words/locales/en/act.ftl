### What a person can do with one meeting, and who learns of it.

# The neutral words of calendars, reminders and copied text: no fellowship, no group, no place.
act-meeting = Meeting
act-meeting-at = Meeting, { $time }
act-meeting-at-elsewhere = Meeting, { $time } ({ $place })
act-meeting-named-at = { $name }, { $time }
act-file-name = meeting

# A meeting as plain text.
act-copy-next = Next: { $weekday }, { $date }
act-copy-directions = Getting in: { $value }
act-copy-link = Link: { $value }
act-copy-phone = Phone: { $value }
act-copy-joining = Joining: { $value }
act-copy-contact = Contact: { $value }
act-copy-page = Page: { $value }
act-copy-source = From { $source }, read on { $date }

# Who learns what, beside each action.
learns-join = { $host } learns your network address and when you join.
learns-join-provider = { $provider } ({ $host }) learns your network address and when you join. It may ask for a name: any name will do.
learns-phone = Your phone program dials { $number }. Whoever answers may see your number.
learns-directions = Your map program opens with the address. It may look it up on the network.
learns-directions-page = Your browser opens { $host }. It learns your network address and the address you want to go to.
learns-email = Your mail program opens. { $address } sees your mail address once you send.
learns-page = Your browser opens { $host }. It learns your network address and which page you read.
learns-calendar = A file is saved on this computer. A calendar may send it on to your other devices.
learns-copy = The text lies on the clipboard. Other programs can read it there.
learns-print = Nothing leaves this computer but to your printer. A shared printer may keep a copy.
learns-qr_code = Nothing leaves this computer. The phone that reads the code sees what is in it.
learns-reminder = This computer shows the words at that time. Whoever sees the screen can read them.
learns-report-mail = Your mail program opens with a text you can change. { $address } sees your mail address once you send.
learns-letter = Your mail program opens with the text. Nothing is sent until you send it.

# What should be known of a link. The host is shown beside it.
link-doubt-other_scheme = This is no web address ({ $scheme }). It is not opened from here.
link-doubt-name_before_host = “{ $name }” only stands in front of the real host. It is not opened from here.
link-doubt-number_for_name = This address has a number in place of a name. It is not opened from here.
link-doubt-local_name = This address is not on the web but in a private network. It is not opened from here.
link-doubt-provider_in_front = The name of { $provider } stands in front. The link leads to somebody else.
link-doubt-looks_like = This looks like { $domain } of { $provider }, and is not.
link-doubt-mixed_letters = This name mixes letters of different scripts. It may not be what it looks like.
link-doubt-provider_inside = This name has { $provider } in it, and is not known to be theirs.
link-doubt-not_secure = This address is not secure. Others in the network can see what you open.
link-doubt-unusual_port = This address uses an unusual port ({ $port }).
link-doubt-hides_target = This address hides where it leads. You will see it only after it opens.
link-doubt-provider_closed = { $provider } closed ({ $since }). This link no longer leads into a meeting.
link-doubt-foreign_letters = This name is written with other letters. The form that travels is shown.
link-software = This looks like a { $software } room that { $host } runs.
link-unknown-host = This is not one of the meeting services we know. Look at the name before you open it.

# A mistake, told to who publishes the listing.
report-to-feedback = Whom the publisher names for mistakes
report-to-service_body = The groups' office
report-to-contact_point = The contact point
report-to-group = The group
report-to-site = The site the list comes from
report-nobody = The publisher names nobody to tell. If you know the group, tell them.
report-subject = A mistake in your listing: { $name }
report-opening = Hello, something in this listing seems to be wrong.
report-listing = Listing: { $value }
report-record = Its id in your list: { $value }
report-when = When: { $value }
report-place = Where: { $value }
report-link = Joining at: { $value }
report-wrong = What is wrong:

# Why something cannot be done with a meeting.
error-meeting_not_listed = This group is no longer listed.
help-meeting_not_listed = Ask the contact whether it still meets, or look for another.
error-time_not_published = No time is published for this group.
help-time_not_published = Ask the contact when it meets.
error-weeks_not_published = It does not meet every week, and it is not published in which weeks.
help-weeks_not_published = Ask the contact for the next date.
error-zone_not_published = The time zone of this online group is not published.
help-zone_not_published = Ask the contact which clock the time is by.
error-no_date_left = This group has no date left.
help-no_date_left = Look at its page, or ask the contact.
error-place_not_published = The address of this group is not published.
help-place_not_published = Get in touch with the group first.
error-building_closed = The building of this group is closed for now.
help-building_closed = Ask the contact where it meets now.
error-too_long_for_code = This is too long for a code that a phone can read.
help-too_long_for_code = Copy the text instead.
error-too_long_for_letter = This is too long for a letter.
help-too_long_for_letter = Copy the text, or choose fewer groups.
