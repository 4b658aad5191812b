"""Files of declarations for the workers, with the place of every line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Data:
    """A file of lines; ``offsets`` has the first byte of each, and the end of the file."""

    path: Path
    offsets: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def median_size(self) -> int:
        sizes = sorted(end - start for start, end in zip(self.offsets, self.offsets[1:], strict=False))
        return sizes[len(sizes) // 2]


def write(path: Path, lines: Iterable[bytes], count: int) -> Data:
    """Write the first ``count`` lines."""
    offsets = [0]
    with path.open("wb") as stream:
        for line in islice(lines, count):
            stream.write(line + b"\n")
            offsets.append(offsets[-1] + len(line) + 1)
    return Data(path, tuple(offsets))
