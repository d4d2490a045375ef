"""Drafts: what stands in an open form survives the program's end, and is offered when it starts."""

import json
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from gf2tracker.language import _
from ui import draft, frozen
from ui.draft import Way

if TYPE_CHECKING:
    from ui.sheet import Sheet

LOOK_MS = 1_000
"""How often an open form is looked at: so much can be lost at the most."""

Scene = dict[str, Any]


@dataclass
class _Open:
    """A form that is shown: how it came, and what stood in it then."""

    sheet: "Sheet"
    way: Way
    before: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a start finds.

    Attributes:
        sentences: what is told of how the program ended last, and of where the data lie.
        problems: what a check found wrong after an end that was cut short.
        drafts: name and text of what stood open, the newest first.
    """

    sentences: tuple[str, ...]
    problems: tuple[str, ...]
    drafts: tuple[tuple[str, str], ...]


class Drafts(QObject):
    """Keeps what is half done in one window, and opens it again.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window, self._work = window, window.work
        self._name = secrets.token_hex(4)
        self._open: list[_Open] = []
        self._kept = ""
        self._left: list[tuple[str, str]] = []
        self._wanted: Scene | None = None
        self._waits: Callable[[], bool] | None = None
        self._is_asked = self._is_leaving = False
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self.look)
        draft.hub.opened.connect(self._on_opened)
        draft.hub.stirred.connect(self._on_stirred)
        self._work.rested.connect(self._on_rested)
        self._work.refused.connect(self.stay)

    # --- what is half done ---------------------------------------------------------------------------

    def look(self) -> None:
        """Write what is half done just now, when it is another than was written."""
        if self._is_leaving or not self._window.stands:
            return
        scene = self._scene()
        text = json.dumps(scene, ensure_ascii=False) if scene else ""
        if not self._open and "cell" not in scene:
            self._looks.stop()
        if text == self._kept:
            return
        self._kept, name = text, self._name
        now = self._window.clock().astimezone(UTC)
        if text:
            self._with_store(lambda store: store.drafts.keep(name, text, now))
        else:
            self._with_store(lambda store: store.drafts.drop(name))

    def keep_for_next_time(self) -> None:
        """Keep what is half done as the window closes; forms that close now are not left."""
        self.look()
        self._is_leaving = True
        self._looks.stop()

    def stay(self, _refusal: object = None) -> None:
        """Go on after all: something was refused on the last metres.

        The forms have closed by now; what stood in them can be opened again.
        """
        if self._is_leaving and self._kept:
            self._left.insert(0, (self._name, self._kept))
            self._name, self._kept = secrets.token_hex(4), ""
        self._is_leaving = False

    def _scene(self) -> Scene:
        """Return everything that is half done; empty where nothing is."""
        page = self._window.page(self._window.here) if self._window.here else None
        if page is None:
            return {}
        scene: Scene = {}
        for name, half in self._window.half_done():
            scene["half"], scene["what"] = {"page": name, "value": half.value}, half.what
        cell = _cell_of(page)
        if cell is not None:
            scene["cell"], scene["what"] = cell, _("Protokollen")
        form = self._form() if self._open else None
        if form is not None:
            scene["form"], scene["what"] = form, form["title"]
        return {**scene, "place": self._place(page)} if scene else {}

    def _form(self) -> Scene | None:
        from ui.draftfields import filled  # noqa: PLC0415  # after the first paint

        for one in reversed(self._open):
            values = filled(one.sheet)
            if values != one.before:
                return {
                    "opener": one.way.opener,
                    "args": one.way.args,
                    "kind": type(one.sheet).__name__,
                    "title": one.sheet.windowTitle(),
                    "values": values,
                }
        return None

    def _place(self, page: Any) -> Scene:
        focus = self._window.focus_now
        view = page.segments.current if hasattr(page, "show_view") else ""
        return {"page": self._window.here, "view": view, "focus": frozen.told(focus)}

    def _on_opened(self, sheet: "Sheet") -> None:
        way = draft.way()
        if sheet.parentWidget() is not self._window or way is None:
            return
        from ui.draftfields import fill, filled  # noqa: PLC0415  # as above

        one = _Open(sheet, way, filled(sheet))
        self._open.append(one)
        sheet.finished.connect(partial(self._on_closed, one))
        sheet.accepted.connect(self._on_saved)
        self._looks.start()
        wanted = self._wanted
        if wanted is not None and wanted["kind"] == type(sheet).__name__:
            self._wanted = None
            fill(sheet, wanted["values"])
            self._put_away()

    def _on_stirred(self) -> None:
        if not self._looks.isActive():  # who types without a pause is looked at all the same
            self._looks.start()

    def _on_closed(self, one: _Open, _result: int) -> None:
        self._open = [each for each in self._open if each is not one]
        self.look()

    def _on_saved(self) -> None:
        if self._is_leaving:  # it was stored after all, on the last metres
            name = self._name
            self._with_store(lambda store: store.drafts.drop(name))

    def _with_store(self, job: Callable[[Any], Any]) -> None:
        self._work.with_store(job, refused=_nothing)

    # --- what was half done --------------------------------------------------------------------------

    def _on_rested(self) -> None:
        if self._window.stands and not self._is_asked:
            self._is_asked = True
            now = self._window.clock().astimezone(UTC)
            self._work.with_store(lambda store: _found(store, now), self._on_found, _nothing)
        waits, self._waits = self._waits, None
        if waits is not None and not waits():
            self._waits = waits

    def _on_found(self, found: Found) -> None:
        self._left = list(found.drafts)
        if found.problems:
            text = _(
                "Programmet blev ikke lukket korrekt sidst, og data er ikke, som de skal være:"
            )
            mend = _("Gendan en sikkerhedskopi på siden Skole.")
            self._window.foot.refuse(f"{text} {found.problems[0]}. {mend}")
            return
        told = " ".join(found.sentences)
        if not self._left:
            if told:
                self._window.foot.tell(told)
            return
        if not told:
            text = _("Du var i gang med “{what}”, da programmet blev lukket.")
            told = text.format(what=json.loads(self._left[0][1])["what"])
        self._window.foot.tell(told, _("Åbn kladden"), self.open_again)

    def open_again(self) -> None:
        """Open what stood open when the program ended, with what stood in it; newest first."""
        if not self._left:
            self._window.foot.tell(_("Der er ingen kladde."))
            return
        scene = json.loads(self._left[0][1])
        place = scene["place"]
        focus = frozen.heard(place["focus"])
        today = self._window.focus_now.today
        self._window.open_page(place["page"], replace(focus, today=today))
        page = self._window.page(place["page"])
        if place["view"]:
            page.show_view(place["view"])
        if "half" in scene:
            half = scene["half"]
            then = partial(self._open_rest, scene)
            self._window.page(half["page"]).take_half_done(half["value"], then)
        else:
            self._open_rest(scene)

    def _open_rest(self, scene: Scene) -> None:
        """Open form or cell, once the page has what they are about."""
        page = self._window.page(scene["place"]["page"])
        if "form" in scene:
            form = scene["form"]
            self._wanted = form
            try:
                draft.go(form["opener"], form["args"], page)
            except ValueError:  # an older program wrote it
                self._wanted = None
                self._put_away()
                self._window.foot.tell(_("Kladden kan ikke åbnes af denne udgave af programmet."))
        elif "cell" in scene:
            self._waits = partial(self._write_cell, page, scene["cell"])
            if not self._work.is_busy:
                self._on_rested()
        else:
            self._put_away()

    def _write_cell(self, page: Any, cell: Scene) -> bool:
        from ui import draftcell  # noqa: PLC0415  # the register is loaded when it is used

        if not draftcell.stands(page, cell):
            return False
        draftcell.write_again(page, cell)
        self._put_away()
        return True

    def _put_away(self) -> None:
        """Throw the old draft away, now that its content stands in the window again."""
        if not self._left:
            return
        (name, _text), *self._left = self._left
        self.look()
        self._with_store(lambda store: store.drafts.drop(name))


def _found(store: Any, now: Any) -> Found:
    drafts = tuple((one.name, one.text) for one in store.drafts.listed(now))
    start = store.start
    problems: tuple[str, ...] = ()
    if start.was_cut_short:
        from ui.preview.place import forget_left  # noqa: PLC0415  # most starts need none

        problems = store.problems()
        forget_left()
    return Found(start.sentences, problems, drafts)


def _cell_of(page: Any) -> Scene | None:
    if "ui.register.grid" not in sys.modules:  # no register has been shown yet
        return None
    from ui import draftcell  # noqa: PLC0415  # as above

    return draftcell.cell_of(page)


def _nothing(_value: object) -> None:
    return None
