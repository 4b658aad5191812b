"""What is printed of a problem."""

from __future__ import annotations

from certcheck.positions import InputError, Problem, dotted, excerpt


def test_a_problem_prints_file_line_column_path_message_and_hint() -> None:
    problem = Problem("lamp.yaml", 12, 7, "labels[2].heigth", "unknown key", "did you mean 'height'?")
    assert str(problem) == "lamp.yaml:12:7: labels[2].heigth: unknown key (did you mean 'height'?)"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("lamp.yaml", 0, 0, "", "no such file")) == "lamp.yaml: no such file"


def test_problems_are_sorted_by_place_and_given_once() -> None:
    late, early = Problem("a", 10, 1, "", "late"), Problem("a", 2, 5, "", "early")
    assert InputError([late, early, late]).problems == (early, late)


def test_nothing_a_terminal_acts_on_is_printed() -> None:
    hostile = "\x1b[31mred\x00\u202etxt\n\x9b"
    shown = str(Problem(hostile, 1, 1, hostile, hostile, hostile))
    assert shown.isprintable()
    assert "\\x1b[31mred\\x00\\u202etxt\\n\\x9b" in shown


def test_a_path_is_dotted_with_indices_in_brackets() -> None:
    assert dotted(("labels", 2, "height")) == "labels[2].height"
    assert dotted(()) == ""


def test_a_long_value_is_shortened() -> None:
    assert len(excerpt("x" * 1000)) < 70
