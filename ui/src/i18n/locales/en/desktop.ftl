### The window on the desktop: links, files that were brought, leaving at once.

line-from-link = A link filled in the search line. Nothing was sent.
offered-title =
    { $total ->
        [one] A file was brought
       *[other] { $total } files were brought
    }
offered-lead = Nothing is added yet. Look at what it is, then add it below.
offered-fill = Fill it in below
offered-filled = Filled in below
offered-close = Put this away
offered-folder = This is a folder. Bring the file that is in it.
offered-pointer = This only points to another file. Bring that file itself.
offered-missing = This file is not there any more.
offered-empty = There is nothing in this file.
offered-large = This file is too large to be a list of groups.
offered-program = This is a program. It is not opened.
offered-other = This is not a list of groups: it is a picture, a document or something else.
offered-unreadable = This file cannot be read.
offered-name = The name of this file cannot be read. Give it another name, then bring it again.
row-by-hand = Added by hand on this computer

window-title = The window
window-neutral = A title that tells nothing
window-neutral-text = The window is called “{ $title }”. Its sign in the task bar stays the same.
window-tray = A sign in the tray
window-tray-text = Closing the window then hides it. The program goes on until you quit it there.
window-no-trace = Keep nothing of the window
window-no-trace-text = Its place and size are forgotten, and its title tells nothing.
leave-at-once = Leave at once
leave-at-once-text = { $keys } closes the program at once, without a question. The next start opens on an empty page.
keys-leave = Leave at once
key-shift = Shift
left-title = What are you looking for?
left-text = Type above. Nothing of last time is shown.
