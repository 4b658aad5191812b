"""What was made lately, kept while it is used: of two generations the older one is dropped when the newer is full."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Values by key, of at most about ``most`` in weight; one that is asked for stays. None is no value."""

    __slots__ = ("_former", "_former_heavy", "_fresh", "_heavy", "_held", "_most")

    def __init__(self, most: int) -> None:
        self._most = most
        self._fresh: dict[Any, Value] = {}
        self._former: dict[Any, Value] = {}
        self._heavy: dict[Any, int] = {}
        """Weights of the fresh ones, where it is not one."""
        self._former_heavy: dict[Any, int] = {}
        self._held = 0

    def __len__(self) -> int:
        return len(self._fresh) + len(self._former)

    def get(self, key: Any) -> Value | None:
        found = self._fresh.get(key)
        if found is None:
            found = self._former.get(key)
            if found is not None:
                self.put(key, found, self._former_heavy.get(key, 1))
        return found

    def put(self, key: Any, value: Value, weight: int = 1) -> None:
        if self._held + weight > self._most // 2:
            self._former, self._fresh, self._held = self._fresh, {}, 0
            self._former_heavy, self._heavy = self._heavy, {}
        self._fresh[key] = value
        self._held += weight
        if weight != 1:
            self._heavy[key] = weight


def sharing(most: int) -> Callable[[Value], Value]:
    """A function that gives one object for all equal values met lately, so that one is kept instead of many."""
    return lru_cache(most)(_itself)


def _itself(value: Value) -> Value:
    return value
