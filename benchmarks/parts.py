"""The parts of a run, each a piece of Markdown that also notes which bars were met."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import agreement
from benchmarks.bars import Bar, at_least, at_most, bars_table, below
from benchmarks.books import Books
from benchmarks.data import Data, write
from benchmarks.floors import FLOORS
from benchmarks.harness import Measured, Plan, measure
from benchmarks.own import cold, names
from benchmarks.own.memory import memory
from benchmarks.own.processes import processes
from benchmarks.sides import GOALS, JSON, MODEL, ORJSON, OURS, PEERS, RECORDS, STREAM, TRIPLED, about
from benchmarks.sizes import Size
from benchmarks.table import peers_table, ratio, stream_table, table
from benchmarks.worker import read_lines
from benchmarks.workload import declarations, samples
from benchmarks.workload.declarations import KINDS, Kind
from benchmarks.workload.repetition import repetition

_STREAM_SIDES = (JSON, ORJSON, MODEL, RECORDS, STREAM)


@dataclass(slots=True)
class Run:
    """A run in progress: where its files are, and the bars and disagreements found so far."""

    size: Size
    place: Path
    say: Callable[[str], None]
    books: Books
    bars: list[Bar] = field(default_factory=list)
    wrong: list[agreement.Disagreement] = field(default_factory=list)

    def report(self) -> str:
        """Everything, as Markdown."""
        self.say("packing rulesets")
        self.books.write()
        parts = [self.cold(), *map(self.stream, KINDS), *map(self.tripled, KINDS), self.memory(), self.processes()]
        parts += [self.names(), *map(self.peers, KINDS)]
        return "\n\n".join([f"### Bars\n\n{bars_table(self.bars)}", *parts])

    def cold(self) -> str:
        """Start-up."""
        self.say("cold starts")
        found = cold.cold_starts(self.size.wheel, self.books.everything, self.size.starts)
        times = {name: seconds / found[cold.BARE] for name, seconds in found.items()}
        rows = [[f"`{name}`", f"{seconds * 1000:.0f}", f"{times[name]:.1f}"] for name, seconds in found.items()]
        self.bars += [at_most(f"`{name}`", times[name], 6) for name in (cold.VERSION, cold.HELP)]
        self.bars.append(at_most("one product against three markets, terminal report", times[cold.CHECK], 20))
        where = (
            "the wheel in a fresh environment" if self.size.wheel else "the installed certcheck with packed rulesets"
        )
        return f"### Cold start, {where}\n\n{table(['whole process', 'ms', f'x {cold.BARE}'], rows)}"

    def stream(self, kind: Kind) -> str:
        """All rulesets of three markets against decoding alone."""
        self.say(f"all rulesets, {kind}")
        plan = self.size.stream[kind]
        data = self._data(f"samples-{kind}", samples.lines, kind, plan.lines)
        measured = measure([one for one in _STREAM_SIDES if not about(one).missing], self.books, data, plan)
        for side in (RECORDS, STREAM):
            times = measured[side].ratio(measured[MODEL])
            self.bars.append(at_most(f"{side}: all rulesets against decoding and validating", times, 1.5, over=kind))
        title = f"### All rulesets of three markets with reasons, `{kind}`"
        return f"{title}\n\n{self._about(data, plan)}\n\n{stream_table(measured, (JSON, ORJSON, MODEL))}"

    def tripled(self, kind: Kind) -> str:
        """Three times the rules."""
        self.say(f"three times the rulesets, {kind}")
        plan = self.size.rules[kind]
        data = self._data(f"workload-{kind}", declarations.lines, kind, plan.lines)
        measured = measure((OURS, TRIPLED), self.books, data, plan)
        self.bars.append(at_most("three times the rulesets", measured[TRIPLED].ratio(measured[OURS]), 1.15, over=kind))
        title = f"### Three times the rulesets, two thirds of them for other categories, `{kind}`"
        return f"{title}\n\n{stream_table(measured, (OURS,))}"

    def memory(self) -> str:
        """Memory along a stream."""
        self.say("memory")
        found = memory(self.books, self.size.memory)
        rows = [[f"{count:,}", f"{size:.0f}"] for count, size in found.items()]
        *_, before, last = self.size.memory
        what = f"most memory up to {last:,} lines against up to {before:,}"
        self.bars.append(at_most(what, found[last] / found[before], 1.1, over="catalogue"))
        title = "### Memory, all rulesets of three markets, a hundred listings under ever new names, numbers and prices"
        return f"{title}\n\n{table(['products', 'most resident MB so far'], rows)}"

    def processes(self) -> str:
        """Two processes against one."""
        rows = []
        for kind in KINDS:
            self.say(f"processes, {kind}")
            data = self._data(f"batch-{kind}", samples.lines, kind, self.size.batch[kind])
            found = processes(data, self.books.everything, self.size.whole_runs)
            times = found[1] / found[2]
            rows.append([kind, f"{len(data):,}", f"{found[1]:.2f}", f"{found[2]:.2f}", f"{times:.2f}"])
            self.bars.append(at_least("two processes, times as fast as one", times, 1.8, over=kind))
        head = ["declarations", "lines", "one process, s", "two processes, s", "times as fast"]
        return f"### Processes, whole command\n\n{table(head, rows)}"

    def names(self) -> str:
        """What names cost."""
        rows = []
        for kind in KINDS:
            self.say(f"names, {kind}")
            data = self._data(f"names-{kind}", samples.lines, kind, self.size.names[kind])
            lines = read_lines(data.path, 0, len(data))
            share = names.share(self.books.everything, lines, self.size.whole_runs) * 100
            rows.append([f"share of a run over {len(data):,} lines from the first, `{kind}`", f"{ratio(share)} %"])
            self.bars.append(below("names, share of a run", share, 5, "%", over=kind))
        seconds, known = names.unknown_names(self.books.everything)
        rows.append([f"50 unknown names with suggestions, against {known:,} names", f"{seconds * 1000:.1f} ms"])
        self.bars.append(below("50 unknown names", seconds * 1000, 10, "ms"))
        return f"### Names\n\n{table(['what', ''], rows)}"

    def peers(self, kind: Kind) -> str:
        """Everybody on the sixty requirements."""
        self.say(f"sixty requirements, {kind}")
        known = {side: about(side) for side in (OURS, *PEERS, *FLOORS)}
        plan = self.size.rules[kind]
        data = self._data(f"workload-{kind}", declarations.lines, kind, plan.lines)
        measured = measure([side for side, what in known.items() if not what.missing], self.books, data, plan)
        agreed = self._compare(data, measured)
        for side in (one for one in PEERS if one in measured):
            times = measured[side].ratio(measured[OURS])
            self.bars.append(at_least(f"{side}, times as long as certcheck", times, GOALS[side], over=kind))
        title = f"### Sixty requirements, `{kind}`"
        return f"{title}\n\n{self._about(data, plan)}\n\n{peers_table(measured, OURS, known, agreed)}"

    def _compare(self, data: Data, measured: dict[str, Measured]) -> dict[str, str]:
        """What the table says of each peer's verdicts."""
        peers = [one for one in measured.values() if one.verdicts]
        own = agreement.own_verdicts(self.books, data, (line for one in peers for line in one.verdicts))
        self.wrong.extend(own.wrong)
        found = {OURS: "with reasons, as JSON"}
        for one in peers:
            wrong = list(agreement.disagreements([one], own.verdicts))
            self.wrong.extend(wrong)
            found[one.side] = f"{len(wrong)} differ" if wrong else "equal"
        return found

    def _about(self, data: Data, plan: Plan) -> str:
        """What the lines of a table are like."""
        lines = read_lines(data.path, 0, len(data))
        return (
            f"{plan.rounds} rounds of up to {plan.products:,} lines after {plan.warm_up:,} to warm up; "
            f"{data.median_size:,} bytes in the median; {repetition(lines, plan.warm_up)}."
        )

    def _data(self, name: str, source: Callable[[Kind], Iterable[bytes]], kind: Kind, count: int) -> Data:
        """The file of this name, written anew; the same lines at every call."""
        return write(self.place / f"{name}.ndjson", source(kind), count)
