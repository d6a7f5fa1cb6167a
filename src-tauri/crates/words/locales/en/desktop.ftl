### What stands on the desktop around the window: its title, the system's menus, the tray, notifications.

desktop-title = Open Circle
# Tells nobody who looks over a shoulder what the program is for.
desktop-title-neutral = Notes
# $time is the start of the meeting as the reader writes it.
reminder-plain = Meeting, { $time }
menu-find = Find
menu-saved = Saved groups
menu-sources = Directories
menu-about = About
menu-line = Go to the search line
menu-save = Save the open group
menu-keys = Keys
menu-leave = Leave at once
menu-file = File
menu-edit = Edit
menu-view = View
menu-window = Window
menu-help = Help
menu-show = Show the window
menu-quit = Quit
