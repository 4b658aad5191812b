"""``certcheck rules``: lint, test, mutate and lock rulesets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from certcheck.cli import options
from certcheck.positions import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from certcheck.positions import Problem
    from certcheck.rules.workspace import Workspace
    from certcheck.vocabulary import Vocabularies

FINE, FAILED, UNUSABLE, INVALID = 0, 1, 2, 5

_PATH = click.argument("path", required=False, type=click.Path(path_type=Path))
_PREFIX = click.option("-k", "prefix", default="", metavar="ID-PREFIX", help="Only requirements whose id starts so.")


@click.group("rules", short_help="Check, test, mutate and lock rulesets.")
def rules() -> None:
    """For those who write rulesets. PATH is a file or directory of rulesets; without it the installed ones are meant.

    Files outside the installed rulesets are read on top of them, so that they may use their terms and tables.
    """


@rules.command("lint")
@_PATH
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def lint_command(path: Path | None, strict: bool) -> int:
    """Check rulesets, tables, cases, prices and trade-offs; one line per problem, with file and line.

    Ends with 0 when nothing is wrong, 2 when PATH cannot be read, 5 when a ruleset is invalid.
    """
    from datetime import date

    from certcheck.cost.lint import lint_prices
    from certcheck.cost.tradeoffs.lint import lint_tradeoffs
    from certcheck.positions import InputError
    from certcheck.rules.lint import lint

    workspace = _open(path)
    broken: tuple[Problem, ...] = ()
    vocabularies = None
    try:
        vocabularies = workspace.vocabularies
    except InputError as error:
        broken = error.problems
    found = lint(workspace.reading, vocabularies, workspace.case_files, date.today())
    prices = lint_prices(workspace.root, workspace.reading, vocabularies)
    tradeoffs = lint_tradeoffs(workspace.root, vocabularies, date.today())
    beside = [*prices.errors, *tradeoffs.errors, *workspace.case_problems]
    errors = [*broken, *workspace.of_chosen([*found.errors, *beside])]
    warnings = workspace.of_chosen([*found.warnings, *prices.warnings, *tradeoffs.warnings])
    _say(f"error: {problem}" for problem in errors)
    _say(f"warning: {problem}" for problem in warnings)
    _say([f"{_count(len(errors), 'error')}, {_count(len(warnings), 'warning')}"])
    return INVALID if errors or (strict and warnings) else FINE


@rules.command("test")
@_PATH
@_PREFIX
def test_command(path: Path | None, prefix: str) -> int:
    """Run the cases beside the rulesets.

    Ends with 0 when all come out as expected, 1 when one does not, 2 when there is none or PATH cannot be read,
    5 when a ruleset is invalid.
    """
    from certcheck.engine.check import Engine
    from certcheck.rules.run import CaseRunner

    workspace = _open(path)
    problems = workspace.of_chosen([*workspace.reading.problems, *workspace.case_problems])
    _say(f"error: {problem}" for problem in problems)
    engine = Engine(workspace.reading.rulebook, _vocabularies(workspace))
    unreadable = workspace.reading.ids["requirement"] - engine.requirements.keys()
    cases = [case for case in workspace.cases(prefix) if case.requirement not in unreadable]
    failures = 0
    for failure in CaseRunner().failures(engine, cases):
        failures += 1
        _say([f"failed: {failure}"])
    _say([f"{_count(len(cases), 'case')}, {failures} failed"])
    if problems:
        return INVALID
    return UNUSABLE if not cases else FAILED if failures else FINE


@rules.command("mutate")
@_PATH
@_PREFIX
@click.option("--ruleset", default="", metavar="ID", help="Only this ruleset.")
@click.option("--at-least", type=click.FloatRange(0, 100), default=100.0, show_default=True, metavar="PERCENT",
              help="Share of mutants that the cases of each ruleset must notice.")  # fmt: skip
def mutate_command(path: Path | None, prefix: str, ruleset: str, at_least: float) -> int:
    """Change one thing at a time in each requirement and see whether a case notices.

    Ends with 0 when enough mutants are noticed, 1 when too few are, 2 when there is nothing to do, 5 when a ruleset
    is invalid or one of its cases fails as it is.
    """
    from certcheck.rules.mutate import mutate

    workspace = _open(path)
    problems = workspace.of_chosen([*workspace.reading.problems, *workspace.case_problems])
    _say(f"error: {problem}" for problem in problems)
    if problems:
        return INVALID
    reading = workspace.reading
    cases = workspace.cases(prefix)
    reports = []
    broken = False
    for report in mutate(reading.rulebook, _vocabularies(workspace), cases, paths=reading.paths, ruleset=ruleset):
        reports.append(report)
        broken = broken or bool(report.failures)
        _say(f"failed: {failure}" for failure in report.failures)
        _say(f"survived: {survivor}" for survivor in report.survivors)
        _say([f"{report.ruleset}: {report.killed} of {report.total} mutants noticed ({report.percent:.1f} %)"])
    enough = all(report.percent >= at_least for report in reports)
    return INVALID if broken else UNUSABLE if not reports else FINE if enough else FAILED


@rules.command("lock")
@options.rules_option
@options.lock_file_option("-o", "--output", text="File to write.")
@options.config_options
def lock_command(rules: Path | None, lock_file: Path) -> int:
    """Write down which rulesets there are, with their versions and digests, for 'certcheck check --locked'.

    Ends with 0, 2 when the file cannot be written, 5 when a ruleset is invalid.
    """
    from certcheck.cli import backend
    from certcheck.rules.lock import dump, lock_of

    engine = backend.open_rules(rules)
    lock = lock_of(engine.book, engine.digest)
    try:
        lock_file.write_text(dump(lock), "utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{lock_file}: cannot be written: {error.strerror or error}") from None
    click.echo(f"{visible(str(lock_file))}: {_count(len(lock.rulesets), 'ruleset')} locked", err=True)
    return FINE


def _open(path: Path | None) -> Workspace:
    from certcheck.positions import InputError, Problem
    from certcheck.rules.workspace import open_workspace

    if path is not None and not path.exists():
        raise InputError([Problem(str(path), 0, 0, "", "no such file or directory")])
    return open_workspace(path)


def _vocabularies(workspace: Workspace) -> Vocabularies:
    from certcheck.cli.errors import RulesError
    from certcheck.positions import InputError

    try:
        return workspace.vocabularies
    except InputError as error:
        raise RulesError(error.problems) from None


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(visible(line))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
