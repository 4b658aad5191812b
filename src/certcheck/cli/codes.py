"""The exit codes by name; see ``docs/exit-codes.md``. Apart, so that ``--help`` need not load what decides them."""

NOTHING_REACHED = 0
GAP = 1
NOT_TO_BE_TRUSTED = 2
UNDETERMINED = 3
NOTHING_CHECKED = 4
INVALID_RULES = 5
