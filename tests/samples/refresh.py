"""Write the golden summaries of all samples, and of the plans of some, anew: ``python -m tests.samples.refresh``.

Run it from the root of the repository. Read the difference before committing it: each changed line is a changed
answer to an exporter.
"""

from __future__ import annotations

from certcheck import api

from . import plans
from .summary import GOLDEN, check, golden_file, rows, summary


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    rules = api.open_rules()
    written = set()
    for row in rows():
        path = golden_file(row)
        path.write_text(summary(check(rules, row)), encoding="utf-8", newline="\n")
        written.add(path)
    for path in set(GOLDEN.glob("*.json")) - written:
        path.unlink()
    known = plans.opened()
    plans.PLANS.mkdir(exist_ok=True)
    for name in plans.TARGETS:
        text = plans.summary(plans.planned(name, known))
        plans.plan_file(name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(written)} summaries in {GOLDEN.name}/, {len(plans.TARGETS)} plans")


if __name__ == "__main__":
    main()
