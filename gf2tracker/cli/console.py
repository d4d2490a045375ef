"""What a command writes on the screen or into a pipe: UTF-8 always, tables, one JSON object."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TextIO

from gf2tracker.cli.outcome import Outcome
from gf2tracker.errors import Refusal
from gf2tracker.language import NO_FIGURE, date_long

GAP = "  "


def speak_utf8() -> None:
    """Write UTF-8 whatever the console is; letters that have no place there are written as codes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(outcome: Outcome, *, as_json: bool) -> None:
    """Print a command's answer, its notes on the error stream."""
    for note in outcome.notes:
        sys.stderr.write(f"{note}\n")
    if as_json:
        _print_json(outcome.facts)
    elif outcome.text:
        sys.stdout.write(f"{outcome.text}\n")
    sys.stdout.flush()


def tell_refusal(refusal: Refusal, *, as_json: bool) -> None:
    """Print why nothing was done: with --json as the one object, else on the error stream."""
    if as_json:
        _print_json({"refusal": {"text": refusal.text, "field": refusal.field}})
        sys.stdout.flush()
    else:
        complain(refusal.text)


def complain(text: str) -> None:
    """Write a sentence on the error stream."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def stop_listening() -> None:
    """Throw away what can't be printed because whoever read it has gone, now and at exit."""
    hole = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        number = _number_of(stream)
        if number is not None:
            os.dup2(hole, number)
    os.close(hole)


def _number_of(stream: TextIO) -> int | None:
    try:
        return stream.fileno()
    except (OSError, ValueError):
        return None


def _print_json(facts: object) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False, default=plain) + "\n")


def plain(value: object) -> Any:
    """Return what JSON has no form for: dates and times in ISO form, paths as texts."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], right: str = "") -> str:
    """Return a table of texts in columns.

    Args:
        headings: one for each column.
        rows: dates are written in full, None as a dash.
        right: one letter for each column, "r" where figures stand to the right.
    """
    lines = [headings, *([cell(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    sides = right.ljust(len(headings))
    return "\n".join(
        GAP.join(
            text.rjust(width) if side == "r" else text.ljust(width)
            for text, width, side in zip(line, widths, sides, strict=True)
        ).rstrip()
        for line in lines
    )


def cell(value: object) -> str:
    """Return a value as it stands in a table, on one line."""
    if value is None:
        return NO_FIGURE
    if isinstance(value, datetime):
        moment = value.astimezone()
        return f"{date_long(moment)} {moment:%H:%M}"
    if isinstance(value, date):
        return date_long(value)
    return " ".join(str(value).split())
