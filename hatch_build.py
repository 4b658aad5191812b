"""Compiles the rulesets and vocabularies into the wheel, so that an installed certcheck starts without reading YAML."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRulesets(BuildHookInterface[BuilderConfig]):
    """Adds ``certcheck/_rulesets`` to the wheel: the YAML files as they are, and their compiled form beside them."""

    PLUGIN_NAME = "custom"
    _work: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a checkout reads its own rulesets
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from certcheck.cost.currency import write_rates_pack
        from certcheck.cost.reading import write_prices_pack
        from certcheck.rules.location import write_pack

        self._work = tempfile.TemporaryDirectory()
        rulesets = Path(self._work.name) / "rulesets"
        shutil.copytree(Path(self.root) / "rulesets", rulesets)
        write_pack(rulesets)
        write_rates_pack(rulesets)
        write_prices_pack(rulesets)
        build_data["force_include"][str(rulesets)] = "certcheck/_rulesets"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self._work is not None:
            self._work.cleanup()
