"""The condition tree that the rule language is read into: plain data, no behaviour.

``certcheck.rules.reading`` builds it from YAML, ``certcheck.engine.compile`` turns it into something that can be
evaluated, the reference evaluator of the tests walks it directly. ``docs/rule-language.md`` section 4 explains each
form from the author's side.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from certcheck.quantity.parse import Quantity
from certcheck.record import record

# --- operands: what a fact is compared with -------------------------------------------------------------------


@record
class Constant:
    """A value written in the rule: word, flag, figure, day, or several words."""

    value: str | bool | Quantity | date | tuple[str, ...]


@record
class FactValue:
    """Another fact of the declaration, times a factor or plus some months."""

    path: str
    times: Decimal | None = None
    plus_months: int | None = None
    plus_days: int | None = None


@record
class AsOf:
    """The as-of date, plus some months or days."""

    plus_months: int | None = None
    plus_days: int | None = None


@record
class ThisPlace:
    """The place the finding is about, in a requirement with ``each-place``."""


@record
class TableValue:
    """A cell of a shared table: ``by`` maps key columns to operands."""

    table: str
    column: Operand
    by: tuple[tuple[str, Operand], ...]


@record
class ListTotal:
    """The sum of one field over the entries of a list that fit ``where``."""

    collection: str
    field: str
    where: Condition


Operand = Constant | FactValue | AsOf | ThisPlace | TableValue | ListTotal

# --- conditions -----------------------------------------------------------------------------------------------


@record
class All:
    items: tuple[Condition, ...]


@record
class AnyOf:
    items: tuple[Condition, ...]


@record
class Not:
    item: Condition


@record
class Certain:
    """The condition is true for certain; unknown counts as not. For facts that contradict a paper."""

    item: Condition


@record
class Always:
    value: bool


@record
class Compare:
    """``path op operand``.

    ``op``: ``is`` (flag, word, term and its kinds), ``in``, ``includes``, ``includes-all``, ``includes-any``,
    ``at-most``, ``less-than``, ``at-least``, ``more-than``, ``equals``, ``before``, ``after``, ``not-before``,
    ``not-after``, ``present``, ``format``, ``says``, ``names``.
    """

    path: str
    op: str
    operand: Operand


@record
class Some:
    """At least ``minimum`` entries of ``collection`` fit ``where``."""

    collection: str
    where: Condition
    minimum: int = 1


@record
class NoneOf:
    """No entry of ``collection`` fits ``where``."""

    collection: str
    where: Condition


@record
class Each:
    """Every entry of ``collection`` that fits ``where`` fulfils ``must``."""

    collection: str
    where: Condition
    must: Condition


@record
class Descending:
    """The entries of ``collection`` stand in descending order of ``field``."""

    collection: str
    field: str


@record
class SubstanceLimit:
    """A limit on a substance, on each member of a group, or on the sum of a group.

    ``how`` is ``single``, ``each`` or ``sum``. ``op`` is a comparator or ``not-detected`` (then ``limit`` is the
    detection limit the law asks for). ``source`` is the list that holds the figures, bare for one of the subject.
    """

    how: str
    substance: str
    op: str
    limit: Operand
    basis: tuple[str, ...] = ()
    source: str = "substances"
    statistic: str = "each"
    weights: TableValue | None = None


@record
class LimitTable:
    """Every row of ``table`` (key column ``substance``) is a limit in ``column``."""

    table: str
    column: Operand
    op: str
    basis: tuple[str, ...] = ()
    source: str = "substances"
    statistic: str = "each"


@record
class PropertyLimit:
    """A limit on a property result of the subject (section ``tests``)."""

    property: str
    op: str
    limit: Operand
    statistic: str = "each"


@record
class FormulaLimit:
    """A limit on a computed figure; a measured figure, where stated, overrides the computation."""

    names: tuple[tuple[str, Operand], ...]
    formula: str
    op: str
    limit: Operand
    or_measured: str | None = None


@record
class NotAdded:
    """The subject states that the substance or group is not intentionally added."""

    substance: str


@record
class Exempt:
    """The subject claims a code of the exemption table that covers ``key`` and has not ended."""

    table: str
    key: str


@record
class Derived:
    """A named condition."""

    id: str


@record
class SoldIn:
    place: str


@record
class OutcomeOf:
    """Whether another requirement ``applies``, is ``met`` or is a ``gap`` for this product."""

    requirement: str
    state: str


@record
class Route:
    name_en: str
    name_zh: str
    needs: Condition


@record
class Routes:
    """Alternative ways to conform; one is enough."""

    routes: tuple[Route, ...]


Condition = (
    All | AnyOf | Not | Certain | Always | Compare | Some | NoneOf | Each | Descending | SubstanceLimit | LimitTable
    | PropertyLimit | FormulaLimit | NotAdded | Exempt | Derived | SoldIn | OutcomeOf | Routes
)  # fmt: skip

ALWAYS = Always(True)
