"""What this computer remembers: which store, who sits here, where files go, how the window lies."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

import platformdirs

APPLICATION = "GF2 Tracker"
FILE = "settings.json"


@dataclass
class Settings:
    """The remembered things; unknown or broken ones are forgotten without a word.

    Attributes:
        initials: who uses the program here, written on every step.
        theme: `system`, `light` or `dark`.
        has_key_caps: whether buttons show their shortcuts.
        is_still: whether nothing slides or fades, whatever the computer says.
        is_sidebar_narrow: whether the side bar shows icons only.
        window: geometry of the window as text, empty the first time.
        tables: column widths and order of every table, by the table's name.
        views: saved views of every table, by the table's name.
        shown: what was chosen last, by page or table: a view, a section, a saved view by name.
        recent: what was opened last, by store: numbers and codes, no names.
        seen_signals: what each user has seen of page Opfølgning, as digests, by initials.
        last_class: the class that was open, by code.
        report_folder: where the last report was written.
    """

    initials: str = ""
    theme: str = "system"
    has_key_caps: bool = True
    is_still: bool = False
    is_sidebar_narrow: bool = False
    window: str = ""
    tables: dict[str, Any] = field(default_factory=dict)
    views: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    recent: dict[str, Any] = field(default_factory=dict)
    seen_signals: dict[str, Any] = field(default_factory=dict)
    last_class: str = ""
    report_folder: str = ""

    @classmethod
    def read(cls) -> Self:
        """Return what is remembered; a missing or broken file remembers nothing."""
        try:
            told = json.loads((folder() / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        fresh = cls()
        if isinstance(told, dict):
            for one in fields(cls):
                if type(told.get(one.name)) is type(getattr(fresh, one.name)):
                    setattr(fresh, one.name, told[one.name])
        return fresh

    def write(self) -> None:
        """Remember; a folder that can't be written only means that it is forgotten."""
        target = folder() / FILE
        draft = target.with_suffix(".tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
            draft.replace(target)
        except OSError:
            draft.unlink(missing_ok=True)


def folder() -> Path:
    """Return the user's folder for the program's data."""
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def store_place(told: str | None) -> str:
    """Return which store to use: the one told, else GF2_STORE, else the user's own."""
    return told or os.environ.get("GF2_STORE") or str(folder() / "gf2.db")
