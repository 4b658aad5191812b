"""One file per peer, each with ``build(requirements)``, which gives a function from a line to its verdicts."""
