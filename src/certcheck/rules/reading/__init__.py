"""Reading rulesets: from YAML to the typed model, with every problem at its place.

:func:`read_rulebook` is what programs use; :func:`read_rules` gives what could be read beside the problems.
"""

from __future__ import annotations

from certcheck.rules.reading.books import Reading, read_rulebook, read_rules
from certcheck.rules.reading.spot import Use

__all__ = ["Reading", "Use", "read_rulebook", "read_rules"]
