"""Which versions of which packages were measured."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

PACKAGES = (
    "certcheck",
    "pydantic",
    "orjson",
    "jsonschema-rs",
    "jsonschema",
    "zen-engine",
    "common-expression-language",
    "cedarpy",
    "opa-golib-python-bindings",
    "regopy",
    "panzi-json-logic",
)


def versions() -> str:
    """The installed ones, in one line."""
    return f"{', '.join(one for name in PACKAGES if (one := _version(name)))}."


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
