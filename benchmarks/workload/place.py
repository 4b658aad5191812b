"""Where the files of the benchmarks are."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent
RULESETS = HERE / "rulesets"
ROOT = HERE.parents[1]
SAMPLES = ROOT / "product_samples"
OWN_RULESETS = ROOT / "rulesets"
README = ROOT / "benchmarks" / "README.md"
