"""As ``sitecustomize``: any socket ends the process, and network modules that were imported are named at its end.

``socket`` itself is not among them: reading metadata of packages imports it without using it.
"""

import os
import sys
from typing import NoReturn

NETWORK = {"ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx", "aiohttp"}
_before = set(sys.modules)
_leave = os._exit


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        sys.stderr.write(f"offline: {event}\n")
        sys.stderr.flush()
        _leave(99)


def _tell(code: int) -> NoReturn:
    sys.stderr.write(f"offline: imported {sorted(NETWORK & (set(sys.modules) - _before))}\n")
    sys.stderr.flush()
    _leave(code)


sys.addaudithook(_watch)
os._exit = _tell
sys.stderr.write("offline: watching\n")
