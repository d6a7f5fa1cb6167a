### Das Fenster auf dem Schreibtisch: Links, gebrachte Dateien, sofort weg.

line-from-link = Ein Link hat die Suchzeile ausgefüllt. Nichts wurde gesendet.
offered-title =
    { $total ->
        [one] Eine Datei wurde gebracht
       *[other] { $total } Dateien wurden gebracht
    }
offered-lead = Noch ist nichts dazugekommen. Sehen Sie nach, was es ist, und fügen Sie es unten hinzu.
offered-fill = Unten eintragen
offered-filled = Unten eingetragen
offered-close = Weglegen
offered-folder = Das ist ein Ordner. Bringen Sie die Datei, die darin liegt.
offered-pointer = Das zeigt nur auf eine andere Datei. Bringen Sie diese Datei selbst.
offered-missing = Diese Datei ist nicht mehr da.
offered-empty = In dieser Datei steht nichts.
offered-large = Diese Datei ist zu groß für eine Liste von Gruppen.
offered-program = Das ist ein Programm. Es wird nicht geöffnet.
offered-other = Das ist keine Liste von Gruppen, sondern ein Bild, ein Dokument oder etwas anderes.
offered-unreadable = Diese Datei ist nicht lesbar.
offered-name = Der Name dieser Datei ist nicht lesbar. Geben Sie ihr einen anderen und bringen Sie sie noch einmal.
row-by-hand = Auf diesem Rechner von Hand hinzugefügt

window-title = Das Fenster
window-neutral = Ein Titel, der nichts verrät
window-neutral-text = Das Fenster heißt „{ $title }“. Sein Symbol in der Leiste bleibt gleich.
window-tray = Ein Symbol in der Leiste
window-tray-text = Wird das Fenster geschlossen, ist es nur verborgen. Das Programm läuft weiter, bis Sie es dort beenden.
window-no-trace = Nichts vom Fenster behalten
window-no-trace-text = Platz und Größe werden vergessen, und der Titel verrät nichts.
leave-at-once = Sofort weg
leave-at-once-text = { $keys } schließt das Programm sofort und ohne Frage. Der nächste Start zeigt eine leere Seite.
keys-leave = Sofort weg
key-shift = Umschalt
left-title = Was suchen Sie?
left-text = Schreiben Sie oben. Vom letzten Mal ist nichts zu sehen.
