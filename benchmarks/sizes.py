"""How large a run is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness import Plan
from benchmarks.workload.declarations import Kind


@dataclass(frozen=True, slots=True)
class Size:
    """``rules`` for the sixty requirements, ``stream`` for all rulesets; ``batch`` lines for whole commands.

    ``whole_runs`` is how often what is measured as a whole is measured.
    """

    rules: dict[Kind, Plan]
    stream: dict[Kind, Plan]
    batch: dict[Kind, int]
    names: dict[Kind, int]
    starts: int
    memory: tuple[int, ...]
    whole_runs: int
    wheel: Path | None = None


FULL = Size(
    rules={"catalogue": Plan(3000, 500, 5, 1.0, whole=True), "distinct": Plan(200, 200, 5, 1.0)},
    stream={"catalogue": Plan(3000, 300, 5, 1.0, whole=True), "distinct": Plan(150, 60, 5, 3.0)},
    batch={"catalogue": 10_000, "distinct": 1000},
    names={"catalogue": 1000, "distinct": 150},
    starts=15,
    memory=(1000, 10_000, 50_000, 100_000),
    whole_runs=3,
)
_FEW = Plan(10, 10, 1, 0.2, whole=True)
QUICK = Size(
    rules={"catalogue": _FEW, "distinct": _FEW},
    stream={"catalogue": _FEW, "distinct": _FEW},
    batch={"catalogue": 10, "distinct": 10},
    names={"catalogue": 10, "distinct": 10},
    starts=1,
    memory=(10, 20),
    whole_runs=1,
)
