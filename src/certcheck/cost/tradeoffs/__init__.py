"""Trade-offs: what a green material costs net of fees and taxes, and sea against rail and air.

``docs/trade-offs.md`` explains the tables of ``rulesets/tradeoffs`` and the calculation.
"""

from __future__ import annotations

from certcheck.cost.tradeoffs.freight import freight_options
from certcheck.cost.tradeoffs.loading import open_tradeoffs
from certcheck.cost.tradeoffs.materials import material_options, open_questions
from certcheck.cost.tradeoffs.places import places_of_sale

__all__ = ["freight_options", "material_options", "open_questions", "open_tradeoffs", "places_of_sale"]
