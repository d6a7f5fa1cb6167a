### Der erste Start, einen Ort wählen.

first-title = Ein Stuhl ist für Sie frei.
first-lead = Finden Sie Menschen, die das kennen, was Sie durchmachen: in der Nähe oder online. Was Sie suchen, bleibt auf diesem Rechner.
first-what = Worum geht es?
first-what-placeholder = Trinken, Trauer, meine Tochter …
first-where = Wo?
first-where-missing = Nennen Sie einen Ort oder eine Postleitzahl.
first-how = Wie?
first-submit = Gruppen finden
first-browse = Wählen, ohne zu tippen
first-without-typing = Land, Ort und Zeit aus Listen wählen
first-none-yet = Noch ist kein Verzeichnis kopiert. Nennen Sie einen Ort, und wir kopieren die, die ihn erreichen. Oder sehen Sie sich um in
first-sample = einem erfundenen Ort
first-sources = selbst ein Verzeichnis hinzufügen
promise-private = Vertraulich
promise-private-text = Die Verzeichnisse werden für Ihre ganze Gegend hierher kopiert. Die Suche sendet nichts.
promise-every = Jede Art von Gruppe
promise-every-text = Mit oder ohne Glauben, mit oder ohne Schritte, von Mitgliedern oder Fachleuten geleitet.
promise-honest = Ehrlich beim Alter
promise-honest-text = Jeder Eintrag sagt, wann er kopiert und wann er zuletzt geändert wurde.
offer-title =
    { $total ->
        [one] { $total } Verzeichnis erreicht { $place }
       *[other] { $total } Verzeichnisse erreichen { $place }
    }
offer-none = Wir kennen kein Verzeichnis, das { $place } erreicht
offer-what = Kopieren Sie sie einmal auf diesen Rechner. Dann wird jede Suche hier beantwortet, ohne Netz. Alle Probleme werden zusammen kopiert; so verrät die Kopie nicht, was Sie suchen.
offer-list =
    { $total ->
        [one] { $total } gewählt: ansehen
       *[other] { $total } gewählt: ansehen
    }
offer-seen = Jede dieser Adressen kann sehen, dass dieser Rechner ihre Liste kopiert hat, und wann. Wer Ihr Netz betreibt, kann ihre Namen sehen. Nichts, was Sie tippen, wird gesendet.
offer-offline = Dieser Rechner ist wohl nicht im Netz. Sie können die Verzeichnisse später kopieren. Bis dahin helfen diese Stellen.
offer-copy =
    { $total ->
        [one] { $total } Verzeichnis kopieren
       *[other] { $total } Verzeichnisse kopieren
    }
offer-sample = In einem erfundenen Ort umsehen

place-placeholder = Ort oder Postleitzahl
place-town-or-postcode = Ort oder Postleitzahl
place-nothing = Kein Ort dieses Namens ist bekannt.
place-country = Land
place-region = Region
place-town = Ort
place-choose = Wählen …
place-browse = Aus einer Liste wählen
