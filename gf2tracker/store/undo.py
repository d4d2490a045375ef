"""Undoing a step: its before-images become a new step, unless newer steps stand on it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy import Table as SqlTable

from gf2tracker.domain.change import StepKind
from gf2tracker.errors import Refusal
from gf2tracker.language import _, join_first
from gf2tracker.store import image
from gf2tracker.store.image import Row
from gf2tracker.store.journal import CHUNK, Step
from gf2tracker.store.tables import Image, StepRow

Tell = Callable[[int, int, str], object]
"""Hears how many rows are done, of how many, and what is done with them."""

PART = 200
"""How many rows are written at once: a moment's work. A step of no more is told nothing of."""


def newest_deed(connection: Connection, by: str) -> int | None:
    """Return the step that Ctrl+Z takes back: the user's newest deed that still stands."""
    stands = (StepRow.kind == StepKind.DEED, StepRow.is_undone.is_(False), StepRow.by == by)
    newest = select(StepRow.id).where(*stands).order_by(StepRow.id.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none()


def newest_undo(connection: Connection, by: str) -> int | None:
    """Return the step that Ctrl+Y takes back: the newest undoing with no deed after it."""
    own = select(StepRow.id).where(StepRow.by == by).order_by(StepRow.id.desc()).limit(1)
    deed = connection.execute(own.where(StepRow.kind == StepKind.DEED)).scalar_one_or_none() or 0
    undone = own.where(StepRow.kind == StepKind.UNDO, StepRow.is_undone.is_(False))
    return connection.execute(undone.where(StepRow.id > deed)).scalar_one_or_none()


def undo(step: Step, target: int | None, tell: Tell | None = None) -> None:
    """Take a step back; None means the user's newest deed.

    Refused when nothing is left to undo, when the step is already undone, and when newer steps
    have touched the same rows or built on them.

    Args:
        step: the step it is done in.
        target: the step that is taken back.
        tell: hears how much is done, of how much, and what, where that is many rows; what it
            raises leaves everything as it was.
    """
    chosen = newest_deed(step.connection, step.by) if target is None else target
    if chosen is None:
        raise Refusal(_("Der er ikke noget at fortryde."))
    header = _header(step.connection, chosen)
    while header.kind == StepKind.REDO:  # what was brought back is the deed itself
        chosen = _header(step.connection, header.undoes).undoes
        header = _header(step.connection, chosen)
    if header.is_undone:
        raise Refusal(_("“{label}” er allerede fortrudt.").format(label=header.label))
    if header.kind == StepKind.UNDO:
        step.kind = StepKind.REDO
        step.label(_("Gendannet: {label}").format(label=_bare(header.label)))
        text = _("Gendanner: {label}").format(label=_bare(header.label))
    else:
        step.kind = StepKind.UNDO
        step.label(_("Fortrudt: {label}").format(label=_bare(header.label)))
        text = _("Fortryder: {label}").format(label=_bare(header.label))
    _turn_back(step, chosen, header.label, _Told(text, tell))


def redo(step: Step, tell: Tell | None = None) -> None:
    """Bring back what the user undid last; refused when there is nothing to bring back.

    `tell` hears what `undo` would say.
    """
    chosen = newest_undo(step.connection, step.by)
    if chosen is None:
        raise Refusal(_("Der er ikke noget at gendanne."))
    undo(step, chosen, tell)


def _header(connection: Connection, number: int) -> Any:
    found = select(StepRow.label, StepRow.kind, StepRow.is_undone, StepRow.undoes)
    header = connection.execute(found.where(StepRow.id == number)).one_or_none()
    if header is None:
        raise Refusal(_("Der er intet trin med nummer {number}.").format(number=number))
    return header


def _bare(label: str) -> str:
    for start in (_("Fortrudt: {label}"), _("Gendannet: {label}")):
        label = label.removeprefix(start.format(label=""))
    return label


class _Told:
    """Counts the rows of a step that is turned back: each is looked at and written."""

    def __init__(self, text: str, tell: Tell | None) -> None:
        self._text, self._tell = text, tell
        self._done = self._total = 0

    def begin(self, rows: int) -> None:
        self._total = 2 * rows
        self.add(0)

    def add(self, rows: int) -> None:
        self._done = min(self._done + rows, self._total)
        if self._tell is not None and self._total > 2 * PART:
            self._tell(self._done, self._total, self._text)


def _turn_back(step: Step, chosen: int, label: str, told: _Told) -> None:
    kept = select(Image.table_name, Image.row_key, Image.before, Image.after)
    rows = step.connection.execute(kept.where(Image.step_id == chosen)).all()
    by_table: dict[str, list[Any]] = {}
    for row in rows:
        by_table.setdefault(row.table_name, []).append(row)
    own = {(row.table_name, row.row_key) for row in rows}
    told.begin(len(rows))
    turned = []
    for name, images in by_table.items():
        target = image.table_named(name)
        before = [image.as_row(target, one.before) for one in images]
        after = [image.as_row(target, one.after) for one in images]
        _refuse_if_changed(step, chosen, label, target, before, after)
        turned.append((target, [r for r in after if r], [r for r in before if r]))
        told.add(len(images))
    for target, after_rows, before_rows in turned:
        gone = {image.key_of(target, r) for r in after_rows} - {
            image.key_of(target, r) for r in before_rows
        }
        _refuse_if_built_on(step, chosen, label, target, gone, own)
    for target, after_rows, before_rows in turned:
        for old, new in _parts(target, after_rows, before_rows):
            step.put(target, old, new)
            told.add(max(len(old), len(new)))
    step.undoes = chosen
    step.mark_undone(chosen, is_undone=True)
    earlier = _header(step.connection, chosen).undoes
    if earlier is not None:
        step.mark_undone(earlier, is_undone=False)


def _parts(
    target: SqlTable, after: list[Row], before: list[Row]
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield some rows at a time: what goes, then what changes, then what comes, as `put` does."""
    old = {image.key_of(target, row): row for row in after}
    new = {image.key_of(target, row): row for row in before}
    gone = [row for key, row in old.items() if key not in new]
    kept = [(old[key], row) for key, row in new.items() if key in old]
    come = [row for key, row in new.items() if key not in old]
    for at in range(0, len(gone), PART):
        yield gone[at : at + PART], []
    for at in range(0, len(kept), PART):
        some = kept[at : at + PART]
        yield [was for was, _now in some], [now for _was, now in some]
    for at in range(0, len(come), PART):
        yield [], come[at : at + PART]


def _refuse_if_changed(
    step: Step,
    chosen: int,
    label: str,
    target: SqlTable,
    before: list[Row | None],
    after: list[Row | None],
) -> None:
    wanted = {
        image.key_of(target, row): now
        for was, now in zip(before, after, strict=True)
        if (row := now or was)
    }
    found = step.read(target, list(wanted))
    changed = [key for key, row in wanted.items() if found.get(key) != row]
    if changed:
        _refuse(step.connection, chosen, label, [(target.name, key) for key in changed])


def _refuse_if_built_on(
    step: Step,
    chosen: int,
    label: str,
    target: SqlTable,
    gone: set[tuple[Any, ...]],
    own: set[tuple[str, str]],
) -> None:
    numbers = [key[0] for key in gone if len(key) == 1]
    for other in target.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is target and numbers:
                standing = _children(step.connection, other, key.parent, numbers)
                newer = [k for k in standing if (other.name, image.key_text(k)) not in own]
                if newer:
                    _refuse(step.connection, chosen, label, [(other.name, k) for k in newer])


def _children(
    connection: Connection, other: SqlTable, column: Any, numbers: list[Any]
) -> list[tuple[Any, ...]]:
    found = []
    for start in range(0, len(numbers), CHUNK):
        part = column.in_(numbers[start : start + CHUNK])
        rows = connection.execute(select(*other.primary_key.columns).where(part))
        found += [tuple(row) for row in rows]
    return found


def _refuse(
    connection: Connection, chosen: int, label: str, rows: Iterable[tuple[str, tuple[Any, ...]]]
) -> None:
    keys = {image.key_text(key) for _name, key in rows}
    names = {name for name, _key in rows}
    touching = (
        select(StepRow.id, StepRow.label)
        .join(Image, Image.step_id == StepRow.id)
        .where(
            StepRow.id > chosen,
            StepRow.is_undone.is_(False),
            Image.table_name.in_(names),
            Image.row_key.in_(list(keys)[:CHUNK]),
        )
        .distinct()
    )
    found = sorted(connection.execute(touching).all(), key=lambda row: -row.id)
    told = [f"“{row.label}”" for row in found]
    newer = join_first(told, _("{n} andre")) or _("nyere ændringer")
    raise Refusal(
        _("“{label}” kan ikke fortrydes: {newer} bygger på den. Fortryd det nyeste først.").format(
            label=label, newer=newer
        )
    )
