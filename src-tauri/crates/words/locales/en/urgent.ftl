### Help that is open now.

# Shown above the first result when somebody may be in danger.
urgent-suicide = You do not have to be alone with this. If your life is in danger, call { $number } now.
urgent-self-harm = You deserve care. If you are badly hurt, call { $number } now.
urgent-violence = It is not your fault. If you are in danger, get to a safe place and call { $number }.
urgent-overdose = An overdose can kill. Call { $number } now. Stay with the person.
urgent-child-abuse = No child is to blame for this. If a child is in danger, call { $number } now.
urgent-unknown-suicide = You do not have to be alone with this. If your life is in danger, call the emergency number where you are.
urgent-unknown-self-harm = You deserve care. If you are badly hurt, call the emergency number where you are.
urgent-unknown-violence = It is not your fault. If you are in danger, get to a safe place and call the emergency number where you are.
urgent-unknown-overdose = An overdose can kill. Call the emergency number where you are. Stay with the person.
urgent-unknown-child-abuse = No child is to blame for this. If a child is in danger, call the emergency number where you are.
emergency-number = Emergency number in { $country }: { $number }
emergency-police = Police: { $number }
emergency-ambulance = Ambulance: { $number }
emergency-unknown = We do not know the emergency number for your country. In most countries a mobile phone that dials 112 or 911 reaches help. Your phone may also show an emergency button on the locked screen.
emergency-choose_country = Choose your country to see its number.
emergency-lines = Someone to talk to now
emergency-line = { $name }: { $number }
emergency-line_sms = Text { $number }
emergency-line_hours = Open { $hours }
emergency-always = day and night
urgent-results_below = The groups you looked for are below.
topic-suicide = Suicide
topic-self-harm = Self-harm
topic-violence = Violence
topic-overdose = Overdose
topic-child-abuse = A child in danger
line-kind-suicide = Thoughts of suicide
line-kind-general = For anything that weighs on you
line-kind-violence = Violence
line-kind-child = For children and young people
line-kind-drugs = Alcohol and other drugs
