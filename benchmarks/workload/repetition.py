"""How much of a stream was there before: counted in sections, the top-level fields of declarations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple


class Repetition(NamedTuple):
    """Sections per line, and the share of them that had not occurred before, by number and by size."""

    sections: float
    fresh: float
    fresh_bytes: float

    def __str__(self) -> str:
        return (
            f"{self.sections:.1f} sections per line, of which {self.fresh:.0%} ({self.fresh_bytes:.0%} of the bytes) "
            "occur for the first time"
        )


def repetition(lines: Iterable[bytes], warm_up: int) -> Repetition:
    """Of the lines after the first ``warm_up``, of which there must be some."""
    seen: set[str] = set()
    sections = fresh = size = fresh_size = count = 0
    for number, line in enumerate(lines):
        for key, content in json.loads(line).items():
            text = f"{key}:{json.dumps(content)}"
            if number >= warm_up:
                sections, size = sections + 1, size + len(text)
                if text not in seen:
                    fresh, fresh_size = fresh + 1, fresh_size + len(text)
            seen.add(text)
        count = number + 1
    return Repetition(sections / (count - warm_up), fresh / sections, fresh_size / size)
