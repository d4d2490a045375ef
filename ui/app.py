"""The program's door: every command goes to the command line, none opens the window."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gf2tracker.intake.limits import READING
from gf2tracker.language import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or hand every command to the command line; return the exit code."""
    told = sys.argv[1:] if arguments is None else list(arguments)
    if told[:1] == [READING]:
        from gf2tracker.intake.child import main as read  # noqa: PLC0415  # no window needs it

        read()
        return 0
    options, rest = _window_options(told)
    if rest:
        from gf2tracker.cli.main import main as command  # noqa: PLC0415  # no window needs it

        return command(told)
    if not _has_screen():
        sys.stderr.write(_("Der er ingen skærm her. Brug kommandoerne: gf2tracker --help") + "\n")
        return 1
    gc.disable()  # nothing of what is imported is ever garbage; the desktop collects later
    from ui.desktop import run  # noqa: PLC0415  # commands need no Qt

    return run(options)


def _window_options(told: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Return the window's options and the rest; what can't be read is left to the commands."""
    try:
        return _parser().parse_known_args(told)
    except argparse.ArgumentError:
        return argparse.Namespace(), told


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--store")
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--size")
    parser.add_argument("--theme", choices=("system", "light", "dark"))
    return parser


def _has_screen() -> bool:
    told = os.environ.get("QT_QPA_PLATFORM", "")
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return bool(told) or named or not sys.platform.startswith("linux")


if __name__ == "__main__":
    sys.exit(main())
