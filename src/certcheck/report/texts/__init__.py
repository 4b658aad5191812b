"""The words of the reports, one JSON file per language; ``fields.json`` and ``words.json`` hold both."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "zh")


@cache
def texts(name: str) -> dict[str, Any]:
    """The content of one of the files here, by its name without ``.json``."""
    raw = resources.files(__package__).joinpath(f"{name}.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(raw)
    return content
