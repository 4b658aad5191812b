"""The outputs by name. Each is a module with ``render(results, options) -> str``, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from certcheck.result import CheckResult

if TYPE_CHECKING:
    from certcheck.report.options import RenderOptions

    Renderer = Callable[[Sequence[CheckResult], RenderOptions], str]

FORMATS: dict[str, str] = {
    "rich": "certcheck.report.terminal",
    "json": "certcheck.report.json_report",
}
"""Format name to module."""


def renderer(name: str) -> Renderer:
    """The ``render`` of a format; KeyError for an unknown one."""
    render: Renderer = import_module(FORMATS[name]).render
    return render
