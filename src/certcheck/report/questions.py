"""Undetermined findings grouped by the question that settles them, the most useful question first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from certcheck.declaration.fields import FIELDS
from certcheck.positions import Position
from certcheck.record import record
from certcheck.report.names import plain_path
from certcheck.report.safe_text import quoted
from certcheck.report.wanted import KEY_FIELDS, entry_of
from certcheck.report.wording import Wording, sentence_case
from certcheck.result import CheckResult, Code, Finding, Outcome, Question, Reason, TargetResult

_RANK = {"mandatory": 0, "conditional": 1, "market": 2, "voluntary": 3, "advisory": 4}
_ABOUT_LIST = frozenset({Code.ENTRY_MISSING, Code.ENTRY_NOT_STATED, Code.ENTRY_UNCLEAR, Code.LIST_MAY_HOLD_MORE})
_ABOUT_FIGURE = frozenset(
    {
        Code.NOT_MEASURED,
        Code.LIMIT_OPEN,
        Code.WRONG_BASIS,
        Code.WRONG_UNIT,
        Code.DETECTION_TOO_HIGH,
        Code.ADDITION_NOT_STATED,
    }
)
_HINT_ENTRIES = 4
_HINT_WIDTH = 50


def obligation_rank(obligation: str) -> int:
    """Duties first."""
    return _RANK.get(obligation, len(_RANK))


@record
class Group:
    """Everything that one place of the declaration would answer.

    ``settles`` findings need nothing but this once the groups before it are answered; it ``helps`` the rest.
    """

    place: str
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    settles: int
    helps: int

    @property
    def position(self) -> Position | None:
        """Where in the declaration the place starts, when it is there already."""
        found = (one.reason.position for one in self.questions if one.reason.position is not None)
        return min((one for one in found if one > (1, 1)), default=None)

    @property
    def requirements(self) -> tuple[str, ...]:
        return tuple(sorted({finding.requirement for finding in self.findings}))


def group_questions(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Greedy and deterministic: at each step the place that settles most duties, then most findings, then helps most.

    Each finding counts as settled at the last of its places; it is listed in every group that it needs.
    """
    open_findings = [finding for finding in findings if finding.questions]
    needs = [frozenset(one.group for one in finding.questions) for finding in open_findings]
    left = list(needs)
    places = sorted(set().union(*needs)) if needs else []
    groups: list[Group] = []
    while places:
        best = min(places, key=lambda place: _merit(place, left, open_findings))
        settled = sum(1 for need in left if need == {best})
        concerned = [finding for finding, need in zip(open_findings, needs, strict=True) if best in need]
        helped = sum(1 for need in left if best in need and len(need) > 1)
        groups.append(Group(best, _questions(concerned, best), tuple(concerned), settled, helped))
        left = [need - {best} for need in left]
        places.remove(best)
    return tuple(groups)


def open_questions(target: TargetResult) -> tuple[Group, ...]:
    """The groups of a target's undetermined findings."""
    return group_questions(finding for finding in target.findings if finding.outcome is Outcome.UNDETERMINED)


def _merit(place: str, left: Sequence[frozenset[str]], findings: Sequence[Finding]) -> tuple[int, int, int, int, str]:
    duties = alone = helps = 0
    rank = len(_RANK)
    for need, finding in zip(left, findings, strict=True):
        if place not in need:
            continue
        rank = min(rank, obligation_rank(finding.obligation))
        if len(need) == 1:
            alone += 1
            duties += obligation_rank(finding.obligation) <= 1
        else:
            helps += 1
    return (-duties, -alone, -helps, rank, place)


def _questions(findings: Iterable[Finding], place: str) -> tuple[Question, ...]:
    found = dict.fromkeys(one for finding in findings for one in finding.questions if one.group == place)
    return tuple(found)


# --- in words -------------------------------------------------------------------------------------------------


def question_text(group: Group, wording: Wording, result: CheckResult) -> str:
    """The question to put to the user."""
    asks = {result.requirements[one].ask for one in group.requirements if one in result.requirements}
    if len(group.requirements) == 1 and (ask := next(iter(asks), None)) is not None:
        return quoted(ask.in_(wording.language))
    info = wording.names.field_info(group.place)
    if "ask" in info:
        text = str(info["ask"][wording.language])
    else:
        kind = str(info.get("kind", "other"))
        name = wording.names.field(group.place)
        text = wording.phrase("question", kind, Name=sentence_case(name, wording.language), name=name)
    labels = _subjects(group, wording)
    return wording.phrase("question", "about", question=text, subjects=labels) if labels else text


def _subjects(group: Group, wording: Wording) -> str:
    """Which entries a question below a list entry is about; nothing for questions on the product as a whole."""
    if "[" not in group.place and "." not in plain_path(group.place):
        return ""
    found = {finding.subject for finding in group.findings if group.place.startswith(finding.subject.kind)}
    key = KEY_FIELDS.get(plain_path(group.place).partition(".")[0], "name")
    names = sorted(
        {
            wording.names.value(f"{one.kind}.{key}", one.label or one.id)
            for one in found
            if one.kind != "product" and one.id != "*" and (one.label or one.id)
        }
    )
    return ", ".join(names[:_HINT_ENTRIES]) + (" …" if len(names) > _HINT_ENTRIES else "")


def asked_things(group: Group, wording: Wording) -> tuple[str, ...]:
    """What the answer should speak of: CE mark, WEEE symbol, lead."""
    named = dict.fromkeys(_thing(one.reason, group.place, wording) for one in group.questions)
    named.pop("", None)
    return tuple(named)


def _thing(reason: Reason, place: str, wording: Wording) -> str:
    data = dict(reason.data)
    if reason.code in _ABOUT_LIST:
        return wording.wanted(reason)
    if reason.code in _ABOUT_FIGURE:
        return wording.names.thing(data.get("what", ""))
    fact = data.get("fact", "")
    if fact and plain_path(fact) != plain_path(place):
        return wording.names.field(fact, reason.path)
    if reason.code is Code.PLACE_NOT_STATED:
        return wording.names.place(data.get("place", ""))
    return ""


def hint(group: Group, wording: Wording) -> str:
    """What to write in the declaration, as a few lines of YAML."""
    path = plain_path(group.place)
    kind = str(wording.names.field_info(path).get("kind", ""))
    if kind == "list":
        return _list_hint(path, group, wording)
    if kind in ("", "part"):
        return ""
    plain = kind.removesuffix("s")
    note = wording.word("hint", plain) if plain in ("flag", "date", "amount", "text") else ""
    return _scalar_hint(path, group, wording, kind, note)


def _scalar_hint(path: str, group: Group, wording: Wording, kind: str, value: str) -> str:
    lines, indent, leaf = _head(path, group, wording)
    shown, note = ("yes" if kind == "flag" else "…"), (f"  # {value}" if value else "")
    if len(lines) == 1:
        return f"{lines[0]} {{{leaf}: {shown}}}{note}"
    return "\n".join([*lines, f"{indent}{leaf}: {shown}{note}"])


def _head(path: str, group: Group, wording: Wording) -> tuple[list[str], str, str]:
    """The keys above the last one, with the entry of a list named; the indent below them, and the last key."""
    *parents, leaf = path.split(".")
    lines: list[str] = []
    indent = ""
    above = ""
    for name in parents:
        above = f"{above}.{name}" if above else name
        lines.append(f"{indent}{name}:")
        indent += "  "
        if wording.names.field_info(above).get("kind") == "list":
            labels = sorted(
                {one.subject.id for one in group.findings if one.subject.kind == above and one.subject.id.strip("*")}
            )
            first = labels[0] if labels else "…"
            # an entry without an id of its own is called by its number
            lines.append(f"{indent}- # {first[1:]}" if first.startswith("#") else f"{indent}- id: {_scalar(first)}")
            indent += "  "
    return lines, indent, leaf


def _list_hint(path: str, group: Group, wording: Wording) -> str:
    lines, indent, leaf = _head(path, group, wording)
    lines += [f"{indent}{leaf}:", f"{indent}  state: complete"]
    entries = list(dict.fromkeys(filter(None, (_entry(one.reason, path) for one in group.questions))))
    if leaf in ("substances", "residues", "soil", "water", "air"):
        lines.append(f"{indent}  down-to: 10 mg/kg")
    if entries:
        lines.append(f"{indent}  entries:")
        for entry in entries[:_HINT_ENTRIES]:
            lines += _entry_lines(entry, f"{indent}  ")
        if len(entries) > _HINT_ENTRIES:
            lines.append(f"{indent}  # …")
    return "\n".join(lines)


def _entry(reason: Reason, path: str) -> tuple[str, ...]:
    data = dict(reason.data)
    if reason.code in _ABOUT_LIST:
        fields = entry_of(data.get("wanted", ""), path)
    elif reason.code in _ABOUT_FIGURE and data.get("what"):
        fields = {"name": data["what"], "value": "…"}
    else:
        return ()
    key = KEY_FIELDS.get(path, "name")
    ordered = sorted(fields.items(), key=lambda item: (item[0] != key, item[0]))
    return tuple(f"{name}: {_scalar(value)}" for name, value in ordered)


def _entry_lines(entry: tuple[str, ...], indent: str) -> list[str]:
    """An entry on one line where it is short, else a line for each field."""
    flow = f"{indent}- {{{', '.join(entry)}}}"
    if len(flow) <= _HINT_WIDTH:
        return [flow]
    return [f"{indent}{'- ' if number == 0 else '  '}{field}" for number, field in enumerate(entry)]


def _scalar(value: str) -> str:
    """A value as YAML; what a rule takes from elsewhere, such as ``identity.model``, is left to be filled in."""
    if value in ("place", "as-of") or " × " in value or value.startswith(("table ", "sum of ")) or _is_fact(value):
        return "…"
    shown = quoted(value, 60)
    return f"'{shown}'" if any(char in shown for char in ":{}[],#&*!|>'\"%@`") else shown


def _is_fact(value: str) -> bool:
    return "." in value and value in FIELDS
