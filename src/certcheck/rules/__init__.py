"""The rule language: its model, how rulesets are read, linted and tested."""
