"""As ``sitecustomize``: any socket ends the process, and network modules that were imported are named at its end.

``socket`` itself is not among them: reading metadata of packages imports it without using it.
"""

import atexit
import os
import sys

NETWORK = {"ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "httpx", "aiohttp"}
_before = set(sys.modules)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        sys.stderr.write(f"offline: {event}\n")
        sys.stderr.flush()
        os._exit(99)


def _tell() -> None:
    sys.stderr.write(f"offline: imported {sorted(NETWORK & (set(sys.modules) - _before))}\n")


sys.addaudithook(_watch)
atexit.register(_tell)
sys.stderr.write("offline: watching\n")
