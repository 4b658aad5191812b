"""Settings from ``certcheck.toml`` or ``[tool.certcheck]`` in ``pyproject.toml``; flags and environment win."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from certcheck.cli.errors import did_you_mean
from certcheck.positions import visible

LISTS = frozenset({"target", "sold-in", "format", "select", "ignore", "fail-on", "prices"})
PATHS = frozenset({"rules", "lock-file", "prices", "rates"})
WORDS = frozenset({"as-of", "lang", "width", "start", "currency"}) | PATHS
SWITCHES = frozenset({"explain", "locked"})
KNOWN = LISTS | WORDS | SWITCHES

_PARAMETERS = {"target": "targets", "format": "formats", "prices": "quotes", "rates": "rates_file"}


def use_file(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Callback of ``--config``: what the file says becomes the default of the command's options."""
    if ctx.resilient_parsing or ctx.meta.get("certcheck.no-config"):
        return
    found = Path(value) if value else find_file(Path.cwd())
    if found is None:
        return
    settings = read_file(found)
    ctx.default_map = {**(ctx.default_map or {}), **settings}


def use_none(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Callback of ``--no-config``."""
    if value:
        ctx.meta["certcheck.no-config"] = True


def find_file(start: Path) -> Path | None:
    """The nearest settings file in ``start`` or above it, up to the root of the repository."""
    for folder in (start, *start.parents):
        own = folder / "certcheck.toml"
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _table(project) is not None:
            return project
        if (folder / ".git").exists():
            return None
    return None


def read_file(path: Path) -> dict[str, Any]:
    """The settings of a file by the names of the command's parameters; a click error when something is wrong."""
    table = _table(path)
    if table is None:
        raise click.UsageError(f"{path}: no table [tool.certcheck]")
    return {_PARAMETERS.get(key, key.replace("-", "_")): _value(path, key, value) for key, value in table.items()}


def _table(path: Path) -> Mapping[str, Any] | None:
    import tomllib

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise click.UsageError(f"{path}: no such file") from None
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path}: is not valid TOML: {error}") from None
    if path.name != "pyproject.toml":
        return content
    table = content.get("tool", {}).get("certcheck")
    return table if isinstance(table, dict) else None


def _value(path: Path, key: str, value: Any) -> Any:
    where = f"{path}: {visible(key)}"
    if key not in KNOWN:
        known = ", ".join(sorted(KNOWN))
        raise click.UsageError(f"{where}: no such setting.{did_you_mean(key, KNOWN)} Settings: {known}.")
    if key in SWITCHES:
        if not isinstance(value, bool):
            raise click.UsageError(f"{where}: expected true or false")
        return value
    if key in LISTS:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise click.UsageError(f"{where}: expected a text or a list of texts")
        return [str(path.parent / item) for item in items] if key in PATHS else items
    if key in PATHS:
        return str(path.parent / str(value))
    return str(value)
