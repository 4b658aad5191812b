"""Which parts of a book in plain form become lines of their own, and what stands in their place.

An object that has such parts holds their numbers under ``~``: of its late fields in their order (None for a default),
or of its items, of which those that nobody else has stay where they are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

TAG = "$"
PARTS = "~"

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Parts:
    """Gives the parts of a book lines of their own."""

    def __init__(self, late: Mapping[str, tuple[str, ...]], shared: Mapping[str, str], plain: Any) -> None:
        self._late, self._shared = late, shared
        self._numbers: dict[str, int] = {}
        self._uses: Counter[str] = Counter()
        self._count(plain, set())

    @property
    def lines(self) -> list[str]:
        return list(self._numbers)

    def _count(self, plain: Any, seen: set[str]) -> None:
        """How many objects have an item; an object that is one part of several others counts once."""
        if isinstance(plain, list):
            for item in plain:
                self._count(item, seen)
        elif isinstance(plain, dict):
            tag = plain.get(TAG, "")
            if tag in self._shared:
                text = compact(plain)
                if text in seen:
                    return
                seen.add(text)
                self._uses.update(map(compact, plain[self._shared[tag]]))
            for item in plain.values():
                self._count(item, seen)

    def folded(self, plain: Any) -> Any:
        """The plain form with numbers instead of its parts."""
        if isinstance(plain, list):
            return [self.folded(item) for item in plain]
        if not isinstance(plain, dict):
            return plain
        tag = plain.get(TAG, "")
        late = self._late.get(tag, ())
        found = {key: self.folded(item) for key, item in plain.items() if key not in late}
        if late:
            found[PARTS] = [self._number(plain[name]) if name in plain else None for name in late]
        elif tag in self._shared:
            found[PARTS] = [self._item(item) for item in plain[self._shared[tag]]]
            del found[self._shared[tag]]
        return found

    def _number(self, plain: Any) -> int:
        return self._numbers.setdefault(compact(self.folded(plain)), len(self._numbers))

    def _item(self, plain: Any) -> Any:
        return self._number(plain) if self._uses[compact(plain)] > 1 else self.folded(plain)
