"""What cannot be gone below: only decoding, and decoding with validation."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable

Floor = Callable[[bytes], object]


def json_loads() -> Floor:
    return json.loads


def orjson_loads() -> Floor:
    loads: Floor = importlib.import_module("orjson").loads
    return loads


def pydantic_model() -> Floor:
    """Decoded and validated by certcheck's own pydantic model of a declaration."""
    from certcheck.declaration.strict import pydantic_model as model

    validate = model().model_validate

    def floor(line: bytes) -> object:
        return validate(json.loads(line))

    return floor


FLOORS: dict[str, tuple[Callable[[], Floor], tuple[str, ...]]] = {
    "json.loads": (json_loads, ()),
    "orjson.loads": (orjson_loads, ("orjson",)),
    "pydantic model": (pydantic_model, ("pydantic",)),
}
"""Name to what makes it and the modules it needs."""
