"""Bytes of a user's file as text: size, encoding and stray bytes are settled here, before any format is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from certcheck.nodes import DEFAULT_LIMITS, Limits
from certcheck.positions import InputError, Position, Problem

if TYPE_CHECKING:
    from pathlib import Path

# What YAML 1.1 and JSON do not allow to stand in a text unescaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_SAVE_AS = "save the file as UTF-8 text"


def read_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a regular file of bearable size; InputError with one Problem when there are none to have."""
    name = str(path)
    try:
        if path.is_dir():
            raise InputError([_whole(name, "is a directory, expected a file")])
        with path.open("rb") as stream:
            data = stream.read(limits.size + 1)
    except FileNotFoundError:
        raise InputError([_whole(name, "no such file")]) from None
    except PermissionError:
        raise InputError([_whole(name, "may not be read: permission denied")]) from None
    except (OSError, ValueError) as error:  # ValueError: NUL in a file name
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError([_whole(name, f"cannot be read: {reason}")]) from None
    if len(data) > limits.size:
        raise InputError([_whole(name, f"is larger than {limits.size:,} bytes")])
    return data


def decode(data: bytes | str, name: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """UTF-8 text without byte order mark; InputError when it is something else, empty, or holds control characters.

    A UTF-8 byte order mark is dropped: common editors write it and it changes nothing.
    """
    if len(data) > limits.size:
        raise InputError([_whole(name, f"is larger than {limits.size:,} bytes")])
    text = _utf8(data, name) if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError([_whole(name, "is empty", "expected 'key: value' lines")])
    if stray := _FORBIDDEN.search(text):
        raise InputError([_stray(text, stray, name)])
    return text


def position_at(text: str, offset: int) -> Position:
    """Line and column of a character offset."""
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)


def _whole(name: str, message: str, hint: str = "") -> Problem:
    return Problem(name, 0, 0, "", message, hint)


def _utf8(data: bytes, name: str) -> str:
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            raise InputError([Problem(name, 1, 1, "", f"is {encoding} text, expected UTF-8", _SAVE_AS)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError([_not_utf8(error.start, data, name)]) from None


def _not_utf8(offset: int, data: bytes, name: str) -> Problem:
    if b"\x00" in data[:4096]:
        return _whole(name, "is a binary file, expected UTF-8 text")
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    message = f"is not UTF-8 text: byte 0x{data[offset]:02X} cannot be read"
    return Problem(name, line, column, "", message, _SAVE_AS + ", not as GBK, Latin-1 or a spreadsheet")


def _stray(text: str, stray: re.Match[str], name: str) -> Problem:
    line, column = position_at(text, stray.start())
    code = ord(stray[0])
    if code == 0:
        return Problem(name, line, column, "", "is a binary file (NUL byte), expected UTF-8 text", "")
    hint = f'if it is meant, write it as an escape in double quotes: "\\u{code:04x}"'
    return Problem(name, line, column, "", f"control character U+{code:04X} in the text", hint)
