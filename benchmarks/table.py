"""Results as Markdown, and their place in the README."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.harness import Measured
from benchmarks.sides import ORJSON, REMEMBERING, About

START = "<!-- measured: written by `python -m benchmarks --write` -->"
END = "<!-- end of measured -->"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def peers_table(
    measured: Mapping[str, Measured], ours: str, about: Mapping[str, About], agreed: Mapping[str, str]
) -> str:
    """One row per side, quickest first; sides that are not installed at the end."""
    head = [
        "side",
        "us/product",
        "products/s",
        "x certcheck",
        "x orjson",
        "peak MB",
        "products",
        "verdicts",
        "prepared in Python",
    ]
    rows = [
        [
            f"**{one.side}**" if one.side == ours else one.side,
            figure(one.microseconds),
            f"{1e6 / one.microseconds:,.0f}",
            ratio(one.ratio(measured[ours])),
            ratio(one.ratio(measured[ORJSON])) if ORJSON in measured else "-",
            f"{one.peak / 1024:.0f}",
            str(one.products * len(one.times)),
            agreed.get(one.side, ""),
            about[one.side].prepared,
        ]
        for one in sorted(measured.values(), key=lambda one: one.microseconds)
    ]
    absent = [name for name, what in about.items() if what.missing]
    rows += [[name, "not installed", *[""] * (len(head) - 2)] for name in absent]
    return table(head, rows)


def stream_table(measured: Mapping[str, Measured], bases: Sequence[str]) -> str:
    """One row per side with its ratio to each of ``bases`` that was measured."""
    bases = [one for one in bases if one in measured]
    rows = [
        [
            f"**{one.side}**" if one.side in REMEMBERING else one.side,
            figure(one.microseconds),
            f"{1e6 / one.microseconds:,.0f}",
            *(ratio(one.ratio(measured[base])) for base in bases),
            str(one.products * len(one.times)),
            figure(one.start * 1e6) if one.start else "",
        ]
        for one in measured.values()
    ]
    heads = ["side", "us/line", "lines/s", *(f"x {base}" for base in bases), "lines", "us/line while warming up"]
    return table(heads, rows)


def figure(microseconds: float) -> str:
    """Microseconds with as many digits as they deserve."""
    return f"{microseconds:,.1f}" if microseconds < 100 else f"{microseconds:,.0f}"


def ratio(value: float) -> str:
    """Three digits, or all of a large number."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def machine() -> str:
    """Processor, memory, system and Python in one line."""
    processor = _stated("/proc/cpuinfo", "model name") or platform.machine()
    memory = _stated("/proc/meminfo", "MemTotal")
    gigabytes = f"{int(memory.split()[0]) / (1 << 20):.0f} GB, " if memory else ""
    return f"{os.cpu_count()} x {processor}, {gigabytes}{platform.system()}, Python {platform.python_version()}"


def _stated(path: str, key: str) -> str:
    """What a file of the system says of itself; '' where there is none."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def write_between(path: Path, text: str) -> None:
    """Put results between the two markers of a file."""
    before, _, rest = path.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{START}\n\n{text.strip()}\n\n{END}{after}", encoding="utf-8", newline="\n")
