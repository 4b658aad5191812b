"""Facts of a lot or variant laid over those of the declaration, before anything is validated.

Mappings merge key by key. Lists whose entries carry an ``id`` merge entry by entry, new entries follow; other lists
replace. A section may be a plain list on one side and a mapping with ``entries`` on the other. Every value keeps
the position it was written at, so a value from the overlay points to its line in the overlay.
"""

from __future__ import annotations

from certcheck.nodes import Field, Mapping, Node, Scalar, Sequence, TextError
from certcheck.positions import Path, dotted

_SECTION_KEYS = {"state", "complete-for", "down-to", "entries", "notes"}


def overlaid(base: Node, over: Node, path: Path = ()) -> Node:
    """``base`` with ``over`` laid on it; TextError where lists with and without ids meet."""
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        return _mappings(base, over, path)
    if isinstance(base, Sequence) and isinstance(over, Sequence):
        return _lists(base, over, path)
    if isinstance(base, Sequence) and isinstance(over, Mapping) and _is_section(over):
        return _mappings(Mapping({"entries": Field(base, base.at)}, base.at), over, path)
    if isinstance(base, Mapping) and isinstance(over, Sequence) and _is_section(base):
        return _mappings(base, Mapping({"entries": Field(over, over.at)}, over.at), path)
    return over


def _mappings(base: Mapping, over: Mapping, path: Path) -> Mapping:
    fields = dict(base.fields)
    for key, field in over.fields.items():
        known = fields.get(key)
        here = path if key == "entries" else (*path, key)
        fields[key] = field if known is None else Field(overlaid(known.value, field.value, here), field.key_at)
    return Mapping(fields, base.at)


def _lists(base: Sequence, over: Sequence, path: Path) -> Sequence:
    ours, theirs = [identity(item) for item in base.items], [identity(item) for item in over.items]
    if not any(ours) and not any(theirs):
        return over
    if not (all(ours) and all(theirs)):
        message = "some of these entries and those they are laid over carry an id, some do not"
        raise TextError(over.at, message, "give all of them an id to merge, or none to replace the list", dotted(path))
    items, places = list(base.items), {name: index for index, name in reversed(list(enumerate(ours)))}
    for name, item in zip(theirs, over.items, strict=True):
        index = places.setdefault(name, len(items))
        if index == len(items):
            items.append(item)
        else:
            items[index] = overlaid(items[index], item, (*path, index))
    return Sequence(tuple(items), base.at)


def identity(node: Node) -> str | None:
    """The ``id`` of an entry, or None."""
    field = node.fields.get("id") if isinstance(node, Mapping) else None
    text = field.value.text if field is not None and isinstance(field.value, Scalar) else None
    return text.strip() or None if text else None


def _is_section(node: Mapping) -> bool:
    return bool(node.fields) and node.fields.keys() <= _SECTION_KEYS
