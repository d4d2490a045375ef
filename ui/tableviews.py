"""The button over a table that chooses, saves, renames and deletes views of it by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from gf2tracker.domain.search import simplify
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, plural
from gf2tracker.settings import Settings
from ui import keycap, theme
from ui.announce import announce
from ui.button import Button
from ui.chooser import Chooser
from ui.menu import Menu
from ui.roomy import Roomy
from ui.table import Table
from ui.tablelayout import layout_of
from ui.tablemenu import add_table_deeds
from ui.tip import explain
from ui.view import NAME, SEARCH, View, views_of

if TYPE_CHECKING:
    from ui.viewname import ViewName

SHOWN_LETTERS = 24
KEYS, ALONE = "Alt+V", 28
QUIET_MS = 600
"""How long nothing is typed before what was found is told."""
Part = Chooser | QLineEdit


class TableViews(Button):
    """`TableViews(self.table, self.filters, self.search)`, laid in the row over the table.

    The parts are what decides which rows are listed: filters and search fields, each with an
    accessible name. `ui.remembering` gives it what this computer has saved. Where its row has no
    room it gives up its key, then its words.

    Args:
        table: the table the views are of.
        parts: what decides which rows are listed.
        instead: tables that stand in the place of the first when the parts say so.
    """

    def __init__(self, table: Table[Any], *parts: Part, instead: Sequence[Table[Any]] = ()) -> None:
        super().__init__(_("Visning"), icon="filter", kind="quiet", keys=KEYS)
        self.table, self.parts = table, parts
        self.tables = (table, *instead)
        self.views: tuple[View, ...] = ()
        self._chosen: View | None = None
        self._deleted: View | None = None
        self._settings, self._key = Settings(), ""
        self._tell: Callable[[str], object] = _nothing
        self._is_using = False
        self._name = ""
        self._row = Roomy(self, self._fit)
        self.clicked.connect(self.open_menu)
        for each in self.tables:
            each.rearranged.connect(self._show_name)
            each.rows.modelReset.connect(self._show_name)
        self._quiet = QTimer(table, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._tell_rows)
        for part in parts:
            told = part.chosen if isinstance(part, Chooser) else part.textChanged
            told.connect(self._show_name)
            told.connect(self._quiet.start)
        self._show_name()

    def remember(self, key: str, settings: Settings, tell: Callable[[str], object]) -> None:
        """Take the views that were saved for a table, and keep what is saved from now on.

        Args:
            key: what the table is called in the settings.
            settings: what this computer remembers.
            tell: says something in the message bar.
        """
        last = settings.shown.get(key)
        self._key, self._settings, self._tell = key, settings, tell
        self.views = views_of(settings.views.get(key))
        self._show_again(last)
        self._show_name()

    def _show_again(self, name: Any) -> None:
        """Let filters and search be as in the view chosen last; the table is as it was left.

        Nobody is told: the page has asked for nothing yet, and reads them when it has.
        """
        view = self._chosen = self.view_named(name) if isinstance(name, str) else None
        if view is None:
            return
        for part in self.parts:
            word = view.parts.get(part.accessibleName(), "")
            if isinstance(part, QLineEdit):
                with QSignalBlocker(part):
                    part.setText(word)
            elif word in part.buttons:
                part.choose(word)

    @property
    def has_chosen(self) -> bool:
        """Whether a saved view was chosen; it may have been changed since."""
        return self._chosen is not None

    def least_width(self) -> int:
        """Return how wide the button is in the least room, px."""
        return theme.px(ALONE)

    # --- what is shown just now --------------------------------------------------------------------

    def _said(self) -> dict[str, str]:
        return {part.accessibleName(): _word(part) for part in self.parts}

    def _is_shown(self, view: View) -> bool:
        table = self.seen_table()
        wanted = layout_of(view.layout, table.rows.columns)
        here = layout_of(table.remembered(), table.rows.columns)
        is_same = wanted.choice == here.choice
        return is_same and all(
            view.parts.get(name, "") == word for name, word in self._said().items()
        )

    def _show_name(self) -> None:
        if self._is_using:
            return
        shown = next((view for view in self.views if self._is_shown(view)), None)
        self._chosen = shown or self._chosen
        words = _("Visning")
        self._settings.shown.pop(self._key, None)
        if self._chosen is not None:
            self._settings.shown[self._key] = self._chosen.name
            name = self._chosen.name
            cut = name if len(name) <= SHOWN_LETTERS else f"{name[: SHOWN_LETTERS - 1]}…"
            words = _("Visning: {name}") if shown else _("Visning: {name}, ændret")
            words = words.format(name=cut)
        if words != self._name:
            self._name = words
            explain(self, words, KEYS)
            self.setAccessibleName(words)
            self._fit()

    def _fit(self) -> None:
        """Show the name and the key, the name, or the icon alone: what its row has room for."""
        for text, keys in ((self._name, KEYS), (self._name, ""), ("", "")):
            self.setText(text.replace("&", "&&"))
            self.keys = keycap.keys_of(keys)
            if self._row.has_room(self.sizeHint().width()):
                break
        self.refresh()

    def _tell_rows(self) -> None:
        """Let a screen reader say how many rows were found by whoever stays in a filter or search."""
        table = self.seen_table()
        if self.isVisible() and not table.hasFocus():
            count = len(table.rows.items)
            announce(table, plural(count, _("{n} række"), _("{n} rækker")))

    # --- the menu ----------------------------------------------------------------------------------

    def open_menu(self) -> None:
        """Open the menu under the button (Alt+V)."""
        menu = Menu(_("Visning"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.addSeparator()
        below = self.mapToGlobal(QPoint(0, self.height()))
        add_table_deeds(menu, self.seen_table(), below)
        menu.open_under(self)

    def fill(self, menu: Menu) -> None:
        """Add the views to a menu, and what can be done with them."""
        menu.add(_("Standardvisning"), self.show_standard)
        for at, view in enumerate(self.views, start=1):
            name = view.name.replace("&", "&&")
            mark = f"&{at}  " if at < 10 else ""
            action = menu.add(f"{mark}{name}", partial(self.show_view, view))
            action.setCheckable(True)
            action.setChecked(self._is_shown(view))
        menu.addSeparator()
        menu.add(_("Gem visningen som …"), self.open_save, icon="plus")
        self._add_deeds_of_chosen(menu)

    def seen_table(self) -> Table[Any]:
        """Return the table, or the one that stands in its place just now."""
        return next((one for one in self.tables if not one.isHidden()), self.table)

    def _add_deeds_of_chosen(self, menu: Menu) -> None:
        view = self._chosen
        if view is not None:
            name = view.name.replace("&", "&&")
            if not self._is_shown(view):
                menu.add(_("Gem ændringen i “{name}”").format(name=name), self.keep, icon="check")
            menu.add(_("Omdøb “{name}” …").format(name=name), self.open_rename, icon="tool")
            menu.add(_("Slet “{name}”").format(name=name), self.delete, icon="close")
        if self._deleted is not None:
            name = self._deleted.name.replace("&", "&&")
            menu.add(_("Hent “{name}” igen").format(name=name), self.bring_back, icon="undo")

    # --- choosing ----------------------------------------------------------------------------------

    def show_standard(self) -> None:
        """Show the table as it is before anybody changes it."""
        self._chosen = None
        self._use(View("", {}, ""))

    def show_view(self, view: View) -> None:
        """Show a saved view."""
        self._chosen = view
        self._use(view)

    def leave(self) -> None:
        """Have no view chosen, as when the table shows something else altogether."""
        self._chosen = None
        self._show_name()

    def view_named(self, name: str) -> View | None:
        """Return a saved view by its name; None when there is none."""
        return next((view for view in self.views if view.name == name), None)

    def _use(self, view: View) -> None:
        self._is_using = True  # half-way it may look like another view
        for part in self.parts:
            word = view.parts.get(part.accessibleName(), "")
            if isinstance(part, QLineEdit):
                part.setText(word)
            else:
                _choose(part, word)
        table = self.seen_table()  # which one that is the parts decide
        table.restore(view.layout)
        self._is_using = False
        table.rearranged.emit()
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- saving ------------------------------------------------------------------------------------

    def open_save(self) -> None:
        """Ask for the name of what is shown, and keep it under that name."""
        from ui.viewname import ViewName  # noqa: PLC0415  # forms are not needed at the start

        search = " ".join(_word(part) for part in self.parts if isinstance(part, QLineEdit)).strip()
        dialog = ViewName(
            self.window(),
            _("Gem visning"),
            search=search,
            is_kept=not self._is_somebody(search),
        )
        dialog.submitted.connect(partial(self._save, dialog))
        dialog.open_over()

    def open_rename(self) -> None:
        """Ask for another name of the view that is chosen."""
        from ui.viewname import ViewName  # noqa: PLC0415  # as above

        if self._chosen is not None:
            dialog = ViewName(self.window(), _("Omdøb visning"), self._chosen.name)
            dialog.submitted.connect(partial(self._rename, dialog, self._chosen))
            dialog.open_over()

    def _is_somebody(self, search: str) -> bool:
        words = simplify(search).split()
        table = self.seen_table()
        first = table.rows.columns[0]
        names = [simplify(first.text(item)).split() for item in table.rows.items]
        return any(one.startswith(word) for word in words for name in names for one in name)

    def _save(self, dialog: "ViewName", values: dict[str, Any]) -> None:
        has_search = values.get(SEARCH, False)
        said = {
            part.accessibleName(): _word(part)
            for part in self.parts
            if has_search or not isinstance(part, QLineEdit)
        }
        view = View(values[NAME], said, self.seen_table().remembered())
        if self._is_taken(view.name):
            dialog.refuse(_taken())
            return
        self._keep((*self.views, view), view)
        dialog.accept()
        self._tell(_("Visningen “{name}” er gemt.").format(name=view.name))

    def _rename(self, dialog: "ViewName", old: View, values: dict[str, Any]) -> None:
        new = replace(old, name=values[NAME])
        if fold(new.name) != fold(old.name) and self._is_taken(new.name):
            dialog.refuse(_taken())
            return
        self._keep(tuple(new if view == old else view for view in self.views), new)
        dialog.accept()

    def keep(self) -> None:
        """Let the view that is chosen be what is shown just now."""
        old = self._chosen
        if old is not None:
            said = {key: word for key, word in self._said().items() if key in old.parts}
            new = View(old.name, said, self.seen_table().remembered())
            self._keep(tuple(new if view == old else view for view in self.views), new)
            self._tell(_("Visningen “{name}” er ændret.").format(name=new.name))

    def delete(self) -> None:
        """Delete the view that is chosen; the menu can bring it back until the window closes."""
        gone = self._chosen
        if gone is not None:
            self._deleted = gone
            self._keep(tuple(view for view in self.views if view != gone), None)
            text = _("Visningen “{name}” er slettet. Menuen Visning kan hente den igen.")
            self._tell(text.format(name=gone.name))

    def bring_back(self) -> None:
        """Take back the newest deletion."""
        view = self._deleted
        self._deleted = None
        if view is not None and not self._is_taken(view.name):
            self._keep((*self.views, view), view)

    def _is_taken(self, name: str) -> bool:
        return any(fold(view.name) == fold(name) for view in self.views)

    def _keep(self, views: tuple[View, ...], chosen: View | None) -> None:
        self.views, self._chosen = views, chosen
        self._settings.views[self._key] = [view.to_dict() for view in views]
        self._settings.write()
        self._show_name()


def _word(part: Part) -> str:
    return part.current if isinstance(part, Chooser) else part.text().strip()


def _choose(part: Chooser, key: str) -> None:
    shown = {name: button for name, button in part.buttons.items() if not button.isHidden()}
    button = shown.get(key) or next(iter(shown.values()), None)
    if button is not None and not button.isChecked():
        button.click()


def _taken() -> Refusal:
    text = _("Der er allerede en visning med det navn. Vælg et andet navn.")
    return Refusal(text, field=NAME)


def _nothing(_text: str) -> None:
    return None
