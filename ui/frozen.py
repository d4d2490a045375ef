"""Frozen values as text and back: what a form was opened with, so that it can be opened again.

Whatever is no value (a function to call afterwards) becomes one that does nothing.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

PLAIN = (bool, int, float, str)
KIND, VALUE = "#", "value"
HOMES = ("gf2tracker.", "ui.")


def told(value: Any) -> str:
    """Return a value as text.

    Raises:
        TypeError: it is made of something that is no value.
    """
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def heard(text: str) -> Any:
    """Return the value that `told` made a text of; ValueError where it is none any more."""
    try:
        return _value(json.loads(text))
    except (KeyError, TypeError, json.JSONDecodeError) as fault:
        raise ValueError("no frozen value of this program") from fault


def _plain(value: Any) -> Any:
    if value is None or type(value) in PLAIN:
        return value
    if isinstance(value, Enum) or _is_made_of_fields(value):
        return _plain_of_ours(value)
    for kind, name, plain in _PLAINS:
        if isinstance(value, kind):
            return {KIND: name or type(value).__name__, VALUE: plain(value)}
    if callable(value):
        return {KIND: "deed", VALUE: None}
    raise TypeError(type(value).__name__)


def _plain_of_ours(value: Any) -> dict[str, Any]:
    kind = type(value)
    home = f"{kind.__module__}:{kind.__qualname__}"
    if isinstance(value, Enum):
        return {KIND: home, VALUE: _plain(value.value)}
    names = getattr(value, "_fields", None) or [one.name for one in fields(value) if one.init]
    return {KIND: home, VALUE: {name: _plain(getattr(value, name)) for name in names}}


def _is_made_of_fields(value: Any) -> bool:
    """Say whether something is a dataclass or a named tuple, or one of them itself."""
    return is_dataclass(value) or hasattr(value, "_fields")


_PLAINS: tuple[tuple[Any, str, Callable[[Any], Any]], ...] = (
    ((date, time), "", lambda value: value.isoformat()),
    (Path, "path", str),
    (Mapping, "dict", lambda value: [[_plain(key), _plain(each)] for key, each in value.items()]),
    ((tuple, list, frozenset, set), "", lambda value: [_plain(each) for each in value]),
)


def _value(plain: Any) -> Any:
    if not isinstance(plain, dict):
        return plain
    kind, value = plain[KIND], plain[VALUE]
    if kind in _MADE:
        return _MADE[kind](value)
    ours: Any = named(kind)
    if isinstance(value, dict) and _is_made_of_fields(ours):
        return ours(**{name: _value(each) for name, each in value.items()})
    return ours(_value(value))


def named(home: str) -> Any:
    """Return what "module:Class.name" names in this program; ValueError for all else."""
    module, _colon, path = home.partition(":")
    if not module.startswith(HOMES):
        raise ValueError("nothing of this program")
    try:
        found: Any = import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
    except (AttributeError, ImportError) as fault:
        raise ValueError("nothing of this program any more") from fault
    return found


def _nothing(*_told: object) -> None:
    """Stand for what was to be done afterwards by a page that is gone."""


_MADE: Mapping[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "path": Path,
    "dict": lambda pairs: {_value(key): _value(each) for key, each in pairs},
    "tuple": lambda values: tuple(_value(each) for each in values),
    "list": lambda values: [_value(each) for each in values],
    "frozenset": lambda values: frozenset(_value(each) for each in values),
    "set": lambda values: {_value(each) for each in values},
    "deed": lambda _value: _nothing,
}
