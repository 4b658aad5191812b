"""The rulesets that are measured: each a directory with its packs, as an installed certcheck has them.

Packs are written once per run, so that no process has to read YAML again.
"""

from __future__ import annotations

import shutil
from functools import cached_property
from pathlib import Path

from benchmarks.workload.place import OWN_RULESETS, RULESETS
from certcheck.rules.location import VOCABULARIES, VOCABULARIES_PACK, write_pack


class Books:
    """Directories of rulesets below ``place``; each is written when it is first asked for, unless it is there."""

    def __init__(self, place: Path) -> None:
        self.place = place

    @cached_property
    def everything(self) -> Path:
        """All rulesets that come with certcheck."""
        target = self.place / "everything"
        if not target.exists():
            shutil.copytree(OWN_RULESETS, target)
            write_pack(target)
        return target

    @cached_property
    def workload(self) -> Path:
        """The sixty requirements alone, with the vocabularies of certcheck."""
        return self._made("workload", {})

    @cached_property
    def tripled(self) -> Path:
        """The sixty, and each twice more under other ids and for categories that no product has."""
        from benchmarks.workload.rulesets import copies

        return self._made("tripled", copies())

    def _made(self, name: str, more: dict[str, str]) -> Path:
        target = self.place / name
        if target.exists():
            return target
        shutil.copytree(RULESETS, target)
        for file, text in more.items():
            (target / "eu" / file).write_text(text, encoding="utf-8")
        shutil.copytree(self.everything / VOCABULARIES, target / VOCABULARIES)
        shutil.copy(self.everything / VOCABULARIES_PACK, target)
        write_pack(target)
        return target

    def write(self) -> Books:
        """All of them."""
        _ = self.everything, self.workload, self.tripled
        return self
