### Was auf dem Schreibtisch um das Fenster steht: Titel, Menüs des Systems, Symbol in der Leiste, Mitteilungen.

desktop-title = Open Circle
desktop-title-neutral = Notizen
reminder-plain = Treffen, { $time }
menu-find = Suchen
menu-saved = Gemerkte Gruppen
menu-sources = Verzeichnisse
menu-about = Über das Programm
menu-line = Zur Suchzeile
menu-save = Offene Gruppe merken
menu-keys = Tasten
menu-leave = Sofort weg
menu-file = Ablage
menu-edit = Bearbeiten
menu-view = Ansicht
menu-window = Fenster
menu-help = Hilfe
menu-show = Fenster zeigen
menu-quit = Beenden
