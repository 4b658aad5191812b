"""The words of the reports, one JSON file per language; ``fields.json`` and ``words.json`` hold both."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "zh")


@cache
def texts(name: str) -> dict[str, Any]:
    """The content of one of the files here, by its name without ``.json``."""
    content: dict[str, Any] = json.loads(Path(__file__).with_name(f"{name}.json").read_bytes())
    return content
