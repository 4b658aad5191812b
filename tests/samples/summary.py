"""The samples of the repository, what their README says about them, and a short summary of a check.

A summary holds what a reviewer looks at when rules change: every requirement that says more than "not applicable".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from certcheck import api
from certcheck.engine.check import Engine
from certcheck.result import CheckResult, Finding, Outcome

SAMPLES = Path(__file__).parents[2] / "product_samples"
GOLDEN = Path(__file__).with_name("golden")
AS_OF = date(2026, 11, 21)
MARKETS = ("eu", "us", "cn")

_ROW = re.compile(r"^\| \[(?P<file>[a-z0-9-]+\.yaml)\]\((?P=file)\) \|(?P<cells>.*)\|$")
_SCHEME = re.compile(r"`(?P<target>[a-z]+/[a-z-]+)`: (?P<headline>[a-z ]+)")


class Row(NamedTuple):
    """One line of the table: a sample and the headline of each target."""

    file: str
    headlines: Mapping[str, str]

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(self.headlines)


def samples() -> list[Path]:
    return sorted(SAMPLES.glob("*.yaml"))


def rows() -> Iterator[Row]:
    """The table of ``product_samples/README.md``: file, what it shows, headline per market, then schemes."""
    for line in (SAMPLES / "README.md").read_text(encoding="utf-8").splitlines():
        match = _ROW.match(line)
        if match is not None:
            _, eu, us, cn, schemes = (cell.strip() for cell in match["cells"].split("|"))
            found = {one["target"]: one["headline"].strip() for one in _SCHEME.finditer(schemes)}
            yield Row(match["file"], {"eu": eu, "us": us, "cn": cn, **found})


def check(rules: Engine, row: Row) -> CheckResult:
    return api.check(rules, SAMPLES / row.file, row.targets, as_of=AS_OF)


def summary(result: CheckResult) -> str:
    """Headline and findings per target as JSON text, one finding a line, in a fixed order."""
    plain: dict[str, Any] = {
        target.target: {
            "headline": target.headline.value,
            "findings": sorted(_line(one) for one in target.findings if one.outcome is not Outcome.NOT_APPLICABLE),
        }
        for target in result.targets
    }
    return json.dumps({"as-of": result.as_of.isoformat(), "targets": plain}, ensure_ascii=False, indent=1) + "\n"


def golden_file(row: Row) -> Path:
    return GOLDEN / f"{Path(row.file).stem}.json"


def _line(finding: Finding) -> str:
    where = (finding.subject.id, finding.item, finding.lot, finding.place)
    return " · ".join((finding.requirement, *(part for part in where if part), finding.outcome.value))
