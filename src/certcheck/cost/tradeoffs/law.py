"""What laws say about an option in a component of some format."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.cost.tradeoffs.model import LawNote, Option, Standing
from certcheck.cost.tradeoffs.pieces import PACKAGING, Piece
from certcheck.cost.tradeoffs.places import overlaps
from certcheck.cost.tradeoffs.result import LawRemark

OPEN = "open"
LIMITED = "limited"


def law_remarks(piece: Piece, option: Option, places: Sequence[str], notes: Sequence[LawNote]) -> tuple[LawRemark, ...]:
    """One remark for each law that speaks of the option's family in one of the places."""
    return tuple(
        _remark(piece, note)
        for note in notes
        if piece.use == PACKAGING
        and option.family in note.families
        and any(overlaps(place, note.place) for place in places)
    )


def restricted(remarks: Sequence[LawRemark]) -> bool | None:
    """Whether a law limits the option to other formats; None where the format would decide and is not stated."""
    standings = {remark.standing for remark in remarks}
    return True if LIMITED in standings else None if OPEN in standings else False


def _remark(piece: Piece, note: LawNote) -> LawRemark:
    rest = next(one for one in note.standings if not one.formats)
    found = next((one for one in note.standings if piece.format in one.formats), rest)
    return _told(note, found, found.standing if piece.format else OPEN)


def _told(note: LawNote, standing: Standing, word: str) -> LawRemark:
    starts = note.start.isoformat()
    return LawRemark(note.place, word, standing.text, note.clause, starts, note.backing.sources)
