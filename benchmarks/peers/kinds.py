"""What a peer is: a module with ``build``, the packages it ``NEEDS``, and what is ``PREPARED`` for it in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from benchmarks.workload.model import Requirement, Verdict

Judge = Callable[[bytes], list[Verdict]]


class Peer(Protocol):
    """One file of this package. ``NEEDS`` are modules to import; without one of them the peer is not installed."""

    NEEDS: tuple[str, ...]
    PREPARED: str

    def build(self, requirements: Sequence[Requirement]) -> Judge: ...
