"""The rule engine: facts resolved once, requirements compiled once, findings explained when they are shown."""
