"""What the linter checks, one concern per module. Each gives problems; nothing here prints or decides an exit."""
