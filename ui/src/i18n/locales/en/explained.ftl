### What a self-help group is, and what people ask before the first visit.

explained-title = About groups
explained-lead = Short answers, in plain words.
explained-all = All pages
explained-back = Back
explained-sources = Where this comes from
explained-general = This is general. It is no advice about your health. Each group is different.
explained-open = New to this? What a group is

explained-what-title = What is a self-help group?
explained-what-1 = People who share one problem meet, talk and help each other. Nobody there is the expert. Everyone knows the problem from their own life.
explained-what-2 = They meet as equals. A new face counts as much as somebody who has come for years.
explained-what-3 = One shared problem brings them together. Age, work and money do not matter.
explained-what-4 = They give and they take. One day you need help, another day your story helps someone else.
explained-what-5 = The members run the group. They choose the place, the time and the rules. Some groups have a trained person to guide the talk; then it should say so.
explained-what-6 = Many groups look in two ways. Members change things in their own lives. Some groups also want to change what is wrong around them.

explained-why-title = Why does it help?
explained-why-1 = You are heard. You can say what you hide at home or at work, and nobody is shocked.
explained-why-2 = You see yourself in others. “I am not the only one” is often the first relief.
explained-why-3 = You learn what others tried. You hear what helped them, and what did not.
explained-why-4 = You belong. There is a place where somebody waits for you next week.
explained-why-5 = You help. Many people say that giving help did them as much good as getting it.

explained-first-title = What happens at the first meeting?
explained-first-1 = You can just come and listen. You need not speak. You can say “I only want to listen today.”
explained-first-2 = A first name is enough. It need not be your real one.
explained-first-3 = Often each one speaks in turn, and the others do not answer or judge. In some groups people talk freely.
explained-first-4 = “Open” means that anyone may come, with or without the problem. “Closed” means that it is only for those who have it. If you think you may have it, you are meant too.
explained-first-5 = What is said there stays there. Most groups ask this of all. They can ask, but they cannot be sure of it.
explained-first-6 = It mostly costs nothing. Some pass round a hat for the rent. You may pass it on.

explained-choose-title = How do I choose a group?
explained-choose-1 = Go to two or three. Groups of the same kind can feel very different.
explained-choose-2 = Go three times to one before you judge it, if it felt safe. The first time is strange to most.
explained-choose-3 = Ask what matters to you. Is faith part of it? Is the aim to stop, or to do less? May your partner come?
explained-choose-4 = Online or in a room? Online is easy to try and far from the neighbours. In a room you may find people for the days between.
explained-choose-5 = A group should leave you freer, not smaller. You should be able to say no and to go home.
explained-choose-6 = If the list says that a listing is old, call first.

explained-evidence-title = What do studies say?
explained-evidence-1 = Less than one would wish. Groups are hard to study: people choose them, and no one keeps lists. So a study can show that those who go do better, and still not know why.
explained-evidence-2 = Alcohol is studied best. A large review from 2020 looked at 27 studies. People who were led to twelve-step groups in their treatment stayed dry at least as often as with other treatment, and somewhat more often in the long run.
explained-evidence-3 = Other ways were compared in the United States in 2018. Women for Sobriety, LifeRing and SMART seemed to work about as well for those who took part as much. It is one study, and people had chosen their group.
explained-evidence-4 = For low mood, grief and other troubles of the mind, a review from 2008 found twelve sound studies. Seven saw that people were better off. Five saw no difference. None saw harm.
explained-evidence-5 = For severe mental illness a review from 2014 was careful. Peer support may give hope and strength. It did not show less time in hospital.
explained-evidence-6 = For most other problems nobody has looked closely. This does not mean that groups do not help. It means that we do not know.
explained-evidence-7 = No study says that one kind of group is right for all.

explained-therapy-title = A group and treatment
explained-therapy-1 = You need not choose. Many people go to a group and see a doctor or therapist as well.
explained-therapy-2 = A group is no treatment. It cannot find out what you have, and it cannot give you medicine.
explained-therapy-3 = No one in a group should tell you to stop a medicine. Talk to who prescribed it first.
explained-therapy-4 = To stop drinking, or some pills, all at once can be dangerous after heavy use. Ask a doctor before you do.
explained-therapy-5 = You may tell your doctor about the group, and the other way round. Nobody has to know of both.

explained-family-title = For family and friends
explained-family-1 = There are groups for people close to somebody with a problem. They are about you, not about how to change the other one.
explained-family-2 = You may go even if the other one wants no help. They need not know.
explained-family-3 = There you hear how others live with it, what they leave to the other, and how they look after themselves.
explained-family-4 = If somebody hurts or threatens you, a group is not the first step. Look under “Help now”.

explained-leave-title = What is not all right, and how to leave
explained-leave-1 = You can leave at any time, for good or for today. You owe nobody a reason.
explained-leave-2 = It is not all right when somebody wants your money, your address or your private life.
explained-leave-3 = It is not all right when somebody touches you, courts you when you are new, or takes you aside against your will.
explained-leave-4 = It is not all right when you are told to leave your family, your doctor or your medicine, or that you will fail without this group.
explained-leave-5 = Tell somebody you trust. Try another group: one bad group says nothing about all of them.

explained-start-title = How do I start a group?
explained-start-1 = First look whether there is one, also online. If the nearest is far, ask it for help: many are glad of a second one.
explained-start-2 = Find one or two others. Two people are enough for a first meeting. A note in a library, a doctor’s office or a local list will do.
explained-start-3 = Ask for a room that costs little: a library, a church, a health centre, a town hall. It should be easy to reach and easy to leave.
explained-start-4 = Agree on a few rules at the first meeting. What is said here stays here. Each one speaks for themself. Nobody has to speak. We begin and end on time.
explained-start-5 = Share the work from the start: who opens, who welcomes, who writes the note. A group that hangs on one person ends with that person.
explained-start-6 = In many places an office helps new groups with rooms, money and advice. This program names those it knows under “Where else to ask”.
explained-start-7 = Have your group listed where people look, and keep the listing true.
