### Die Suchzeile, ihre Filter und die Liste.

find-title = Eine Gruppe finden
find-line = Was suchen Sie?
find-placeholder = Trinken heute Abend, Trauer online, ein Ort …
find-results = Treffen
find-filters = Filter
find-loading = Einen Moment …
find-count =
    { $total ->
        [0] Keine Treffen
        [one] { $total } Treffen
       *[other] { $total } Treffen
    }
find-empty = Nichts passt zu all dem.
find-empty-steps = Das kommt nahe:
find-empty-no-steps = Fragen Sie nach weniger oder kopieren Sie mehr Verzeichnisse.
find-none-held = Noch ist kein Verzeichnis kopiert.
find-none-held-text = Versuchen Sie es noch einmal, wenn dieser Rechner im Netz ist, oder wählen Sie andere Verzeichnisse. Bis dahin können andere helfen.
find-copying = Die Verzeichnisse werden kopiert …
find-copying-text = Sobald eines fertig ist, stehen hier die ersten Treffen.
find-more = Mehr zeigen ({ $shown } von { $total })
find-clear = Alles löschen
find-add-directories = Mehr Verzeichnisse kopieren

spelling-near = In der Nähe welcher Stadt?
spelling-near-text = Open Circle fragt niemanden, wo Sie sind. Die Angabe bleibt auf diesem Rechner.
spelling-did-you-mean = Meinten Sie:
spelling-read-as = Auch mit „{ $instead }“ statt „{ $word }“ gesucht.
spelling-ignored = Weggelassen, weil es in keinem Treffen steht: { $words }

relation-label = Für wen?

chip-remove = { $label } wegnehmen
chip-problem = zu
chip-problems = zu
chip-fellowship = bei
chip-fellowships = bei
chip-place = nahe
chip-near-me = mir
chip-within = im Umkreis
chip-attendance = wie
chip-day = am
chip-days = am
chip-time = wann
chip-format = mit
chip-formats = mit
chip-language = auf
chip-languages = auf
chip-audience = für
chip-access = mit
chip-who = wer
chip-status = Stand
chip-sources = aus

filter-problems = Problem
filter-place = Ort
filter-near = Ort
filter-distance = Wie weit
filter-withinKm = Wie weit
filter-distance-usual = { $distance } (üblich)
filter-attendance = Vor Ort oder online
filter-when = Wann
filter-days = Tage
filter-from = Tageszeit
filter-until = Tageszeit
filter-startsWithinHours = Beginn
filter-who = Wer kommen darf
filter-languages = Sprache
filter-more = Mehr
filter-audience = Für wen
filter-fellowships = Gemeinschaft
filter-formats = Was geschieht
filter-access = Zugang
filter-status = Stand
filter-sources = Verzeichnis
filter-relation = Für wen
filter-line = Suchzeile
filter-sort = Reihenfolge
filter-limit = Mehr
filter-offset = Mehr
sort-soonest = die nächsten zuerst
sort-nearest = die nahen zuerst
sort-relevance = die passenden zuerst
when-soon = Beginn
when-any = egal wann
when-within-hours =
    { $hours ->
        [24] in den nächsten 24 Stunden
        [72] in den nächsten 3 Tagen
       *[other] in den nächsten { $hours } Stunden
    }
when-of-day = Tageszeit
when-morning = Morgen
when-afternoon = Nachmittag
when-evening = Abend und Nacht

section-now = Jetzt im Gange
section-soon = In den nächsten 3 Stunden
section-late = Im Gange, kaum noch zu erreichen
section-today = Später heute
section-tomorrow = Morgen
section-zone = Zeitzone nicht angegeben
section-arrangement = Nach Absprache

step-widen =
    { $total ->
        [one] { $total } Treffen im Umkreis von { $distance }
       *[other] { $total } Treffen im Umkreis von { $distance }
    }
step-online =
    { $total ->
        [one] { $total } Treffen online
       *[other] { $total } Treffen online
    }
step-any-day =
    { $total ->
        [one] { $total } Treffen zu irgendeiner Zeit
       *[other] { $total } Treffen zu irgendeiner Zeit
    }
step-drop = Ohne „{ $filter }“: { $total }
step-words = Ohne die Wörter, die nicht verstanden wurden: { $total }
step-other-relation = { $total } für die andere Seite: für mich oder für jemanden, der mir nahesteht

elsewhere-title = Wo Sie noch fragen können
elsewhere-open = { $host } öffnen

urgent-title = Sie sind wichtig. Hilfe ist jetzt da.
urgent-any = Wenn jemand in Gefahr ist, rufen Sie zuerst Hilfe.
