"""``certcheck init``: a declaration to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from certcheck.cli import options


@click.command()
@click.option("--category", required=True, metavar="CATEGORY", help="Product category, such as luminaire or t-shirt.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; default: standard output."
)
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@options.lang_option
def init(category: str, output: Path | None, force: bool, lang: Literal["en", "zh"]) -> None:
    """Write a declaration with the fields that matter for a product category."""
    from certcheck.declaration.skeleton import skeleton

    try:
        text = skeleton(category, lang)
    except LookupError as error:
        raise click.UsageError(str(error)) from None
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    if output.exists() and not force:
        raise click.ClickException(f"{output} exists; --force overwrites it.")
    try:
        output.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror or error}") from None
    click.echo(f"{output}", err=True)
