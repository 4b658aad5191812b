"""The group of commands; each command's module is imported when the command is used."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

import certcheck

# Command to its module, which holds the command under its own name, and to its line in --help.
COMMANDS: dict[str, tuple[str, str]] = {
    "check": ("certcheck.cli.check", "Check declarations against markets and schemes."),
    "plan": ("certcheck.cli.plan", "Say what closing the gaps costs, what to buy in which order, and when."),
    "explain": ("certcheck.cli.explain", "Say what a requirement asks for, where it stands and how to meet it."),
    "targets": ("certcheck.cli.targets", "List the places and schemes that have rules."),
    "init": ("certcheck.cli.init", "Write a declaration to fill in for a product category."),
    "rules": ("certcheck.cli.rules", "Lint, test, mutate and lock rulesets."),
}


class Commands(click.Group):
    """A group that knows its commands by name only."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, (module, _) in COMMANDS.items() if find_spec(module) is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = str(args[0])
        if name not in self.list_commands(ctx) and not name.startswith("-"):
            from certcheck.cli.errors import did_you_mean

            known = self.list_commands(ctx)
            ctx.fail(f"No such command '{name}'.{did_you_mean(name, known)} Commands: {', '.join(known)}.")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # before click turns it into exit code 1, which means a gap here
            from certcheck.cli.errors import ReaderGoneError

            raise ReaderGoneError from None


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=Commands, name="certcheck", context_settings=_SETTINGS)
@click.version_option(certcheck.__version__, "--version", prog_name="certcheck", message="%(prog)s %(version)s")
def certcheck_command() -> None:
    """What a product declaration still lacks for the markets and marks it is meant for: gaps, open questions, and
    what is coming, each with the law it comes from."""
