### Die Karte einer Gemeinschaft. Ihre eigenen Sätze kommen vom Programm dahinter.

fellowship-card-source = Quelle { $number }
fellowship-card-sources =
    { $total ->
        [one] Woher das kommt ({ $total } Quelle)
       *[other] Woher das kommt ({ $total } Quellen)
    }
