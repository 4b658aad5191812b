"""Lines in one process: blocks of texts, none of them large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from certcheck.catalogue import process
from certcheck.catalogue.process import Checked, one_process


def echo(line: bytes, number: int) -> Checked:
    return Checked(b"", None) if line == b" " else Checked(line, number)


def test_blocks_end_by_lines_and_by_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LINES_PER_BLOCK", 3)
    monkeypatch.setattr(process, "BYTES_PER_BLOCK", 10)
    given = [b"a", b" ", b"c", b"d", b"0123456789", b"e", b"0123456", b"89x", b"f"]
    assert list(one_process(given, echo)) == [
        ([b"a", b"", b"c"], {1, 3}), ([b"d", b"0123456789"], {4, 5}), ([b"e", b"0123456", b"89x"], {6, 7, 8}),
        ([b"f"], {9}),
    ]  # fmt: skip


def test_nothing_in_gives_nothing() -> None:
    assert [(text, code) for block in one_process([], echo) for text in block.texts for code in block.codes] == []


def test_texts_come_while_lines_are_read() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x"

    assert next(one_process(endless(), echo)).texts[0] == b"x"
