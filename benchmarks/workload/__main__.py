"""``python -m benchmarks.workload``: write the rulesets that are made from the table of requirements."""

from benchmarks.workload.place import RULESETS
from benchmarks.workload.rulesets import files

for name, text in files().items():
    (RULESETS / "eu" / name).write_text(text, encoding="utf-8", newline="\n")
