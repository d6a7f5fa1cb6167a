### The frame of the window: head, foot, keys, what every screen says.

app-name = Open Circle
nav-label = Main
nav-find = Find
nav-saved = Saved
nav-sources = Directories
nav-about = About
close = Close
undo = Undo
try-again = Try again
foot-private = Your search stays on this computer
# $meetings and $sources are counts.
foot-held =
    { $meetings ->
        [one] { $meetings } meeting
       *[other] { $meetings } meetings
    } from { $sources ->
        [one] { $sources } directory
       *[other] { $sources } directories
    }
foot-read = copied { $ago }
foot-sample = { $meetings } invented meetings
foot-keys = Keys (F1)
sample-strip = You are looking at invented groups in invented towns.
sample-leave = Copy real directories
sample-tag = Invented
opening-directory-rebuilt = The copied directories could not be read and were put away. Your saved groups are safe. Copy the directories again.

key-control = Ctrl
key-enter = Enter
keys-title = Keys
keys-line = Go to the search line
keys-rows = Go down and up in the list
keys-open = Open the group
keys-back = Go back
keys-save = Save the open group
keys-help = Show these keys

sync-label = Copying directories
sync-all = Directories copied
sync-of = Copying { $name }
sync-count = { $done } of { $total } directories copied
sync-now = Now: { $name }
sync-done =
    { $total ->
        [one] The directory was copied.
       *[other] All { $total } directories were copied.
    }
sync-failed = { $failed } of { $total } directories could not be copied. What was copied before is still here.
sync-held =
    { $total ->
        [one] One new list looks wrong and is held back. The groups you have stay.
       *[other] { $total } new lists look wrong and are held back. The groups you have stay.
    }
sync-left = Still being copied
sync-waiting = Waiting
sync-fetching = Fetching: { $bytes }
sync-reading = Reading: { $records } entries
sync-storing = Putting away: { $records } entries


error-unknown = Something went wrong. Nothing was lost.
error-undo_too_late = It is too late to undo this.

# Back and forth along what was looked at, as in a browser.
steps-label = Back and forth
steps-back = Back to what you saw before
steps-forward = Forward again
keys-steps = Back and forward, as in a browser
keys-undo = Undo the last choice
new-person = New person
new-person-text = New person: clears the search, the open page and the way back
