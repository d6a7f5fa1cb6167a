### The card of a fellowship. Its own sentences come from the engine.

fellowship-card-source = source { $number }
fellowship-card-sources =
    { $total ->
        [one] Where this comes from ({ $total } source)
       *[other] Where this comes from ({ $total } sources)
    }
