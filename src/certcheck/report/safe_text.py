"""Text from a file of the user, made safe to show: nothing in it acts on a terminal, hides, or reorders what is read.

Every report passes every text through here. Reports for formats with a syntax of their own (HTML, Markdown,
spreadsheets) escape that syntax on top.
"""

from __future__ import annotations

import re

from certcheck.positions import visible

# Beyond controls and bidirectional overrides: invisible fillers, interlinear marks, tag characters, private use,
# noncharacters, and stacks of more than three combining marks.
_HIDDEN = re.compile(
    "[\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0\ufff9-\uffff"
    "\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_STACKED = re.compile(f"(?<={_MARK}{_MARK}{_MARK}){_MARK}+")

LONGEST = 300
"""A value longer than this is shortened where it is quoted in a sentence; JSON keeps it whole."""


def safe(text: str) -> str:
    """``text`` on one line, with whatever a reader could not see written as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(_escape, _STACKED.sub("…", visible(text)))


def quoted(text: str, longest: int = LONGEST) -> str:
    """``text`` safe for use inside a sentence, shortened when it is very long."""
    return safe(text if len(text) <= longest else text[: longest - 1] + "…")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
