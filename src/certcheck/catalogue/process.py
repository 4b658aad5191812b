"""Lines checked in this process: texts come out in the order of the lines."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import NamedTuple

LINES_PER_BLOCK = 200
BYTES_PER_BLOCK = 2**20
"""Texts are given out after so many lines or so many bytes of text, whichever comes first."""


class Checked(NamedTuple):
    """One line: its record as text with a line end, and its exit code; neither for a blank line."""

    text: bytes | memoryview
    code: int | None


Work = Callable[[bytes, int], Checked]
"""Checks a line of the given number."""


class Block(NamedTuple):
    """Lines that follow each other: their texts, and the exit codes that occurred among them."""

    texts: list[bytes | memoryview]
    codes: set[int]

    def add(self, line: Checked) -> None:
        self.texts.append(line.text)
        if line.code is not None:
            self.codes.add(line.code)


def one_process(lines: Iterable[bytes], work: Work) -> Generator[Block, None, None]:
    """Check all lines here."""
    block, size = Block([], set()), 0
    for number, line in enumerate(lines, 1):
        checked = work(line, number)
        block.add(checked)
        size += len(checked.text)
        if len(block.texts) == LINES_PER_BLOCK or size >= BYTES_PER_BLOCK:
            yield block
            block, size = Block([], set()), 0
    yield block
