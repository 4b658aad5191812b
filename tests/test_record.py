"""Records: made, compared, hashed and shown like dataclasses, and known to the functions of ``dataclasses``."""

from __future__ import annotations

from dataclasses import field, fields, is_dataclass, replace

import pytest

from certcheck.record import record


@record
class Nothing:
    """No fields."""


@record
class Limit:
    """One figure."""

    name: str
    most: int = 3
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        return f"{self.name} {self.most}"


def test_values_are_made_of_their_fields_and_defaults() -> None:
    assert Limit("lead") == Limit("lead", 3, {}) == Limit(most=3, name="lead")
    assert Limit("lead") != Limit("lead", 4) != "lead"
    assert Limit("lead").notes is not Limit("lead").notes
    assert Limit("lead", 2).shown == "lead 2"
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert repr(Limit("lead")) == "Limit(name='lead', most=3, notes={})"


def test_a_record_has_slots_and_fields_by_position() -> None:
    with pytest.raises(AttributeError):
        Limit("lead").other = 1  # type: ignore[attr-defined]
    match Limit("lead", 4):
        case Limit(name, most):
            assert (name, most) == ("lead", 4)


@pytest.mark.parametrize("wrong", [{}, {"name": "lead", "least": 1}])
def test_wrong_fields_are_refused_by_name(wrong: dict[str, str]) -> None:
    for _ in range(2):  # the first call compiles, the second one does not
        with pytest.raises(TypeError, match=r"Limit\.__init__\(\)"):
            Limit(**wrong)  # type: ignore[arg-type]


def test_a_subclass_is_made_like_its_base_whichever_is_made_first() -> None:
    @record
    class Base:
        name: str

    class Narrow(Base):
        __slots__ = ()

    assert Narrow("lead").name == "lead"
    assert Base("lead").name == "lead"
    assert Narrow("lead") != Base("lead")


def test_dataclasses_know_records() -> None:
    assert is_dataclass(Limit)
    assert [one.name for one in fields(Limit)] == ["name", "most", "notes"]
    assert [one.default for one in fields(Limit)][1] == 3
    assert replace(Limit("lead"), most=4) == Limit("lead", 4)
