"""Bytes to dicts, with the fastest JSON reader that is installed."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from typing import Any

Decode = Callable[[bytes], Any]


def best_decoder() -> Decode:
    try:
        decode: Decode = importlib.import_module("orjson").loads
    except ImportError:
        return json.loads
    return decode
