"""Line breaking by terminal cells, for English and Chinese alike. No text is ever cut."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len

_NOT_FIRST = set("，。、；：？！）》」』】〕’”…%‰℃·,.;:?!)]}")
_NOT_LAST = set("（《「『【〔‘“([{¥$€")


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells, at least one line.

    Chinese breaks between any two characters but not before closing or after opening punctuation; a word that is
    longer than a line (an address, say) is folded.
    """
    width = max(width, 8)
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = cells(piece)
        if used + cells(piece.rstrip()) > width and line.strip():
            lines.append(line.rstrip())
            piece = piece.lstrip()
            line, used, size = "", 0, cells(piece)
        while size > width and cells(piece.rstrip()) > width:
            head = _fitting(piece, width)
            lines.append(head)
            piece = piece[len(head) :]
            size = cells(piece)
        line += piece
        used += size
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def pad(text: str, width: int) -> str:
    """``text`` filled with spaces to ``width`` cells."""
    return text + " " * max(width - cells(text), 0)


def _fitting(text: str, width: int) -> str:
    """As much of the start of ``text`` as fits; for an address preferably up to a slash."""
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > width:
            slash = max(text.rfind(mark, 0, index) for mark in "/&?")
            return text[: slash + 1] if slash > index // 2 else text[: max(index, 1)]
    return text


def _pieces(text: str) -> list[str]:
    """The parts between which a line may break; spaces stay at the end of the part before them."""
    pieces: list[str] = []
    for word in re.findall(r"\S+\s*|\s+", text):
        if word.isascii():  # nothing in it is wide
            pieces.append(word)
            continue
        start = 0
        for index in range(1, len(word)):
            before, after = word[index - 1], word[index]
            if after.isspace() or not (_is_wide(before) or _is_wide(after)):
                continue
            if after in _NOT_FIRST or before in _NOT_LAST:
                continue
            pieces.append(word[start:index])
            start = index
        pieces.append(word[start:])
    return pieces
