"""What the window can do wherever one is: by key, by name in the palette, and told on F1."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from gf2tracker.language import _
from ui.command import Command
from ui.page import Page

WHOLE_TABLE: dict[int, str] = {Qt.Key.Key_C: "copy_all", Qt.Key.Key_E: "export"}


def commands(window: Any) -> tuple[Command, ...]:
    """Return everything the window can do that is not a page of its own.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """
    step, area = window.step_day, window.step_area
    return (
        Command(_("Søg eller gør"), "search", window.open_palette, ("Ctrl+K",), is_found=False),
        Command(_("Fortryd"), "undo", window.work.undo, ("Ctrl+Z",)),
        Command(_("Gendan"), "redo", window.work.redo, ("Ctrl+Y", "Ctrl+Shift+Z")),
        Command(_("Skift hold"), "class", window.bar.open_classes, ("Ctrl+L",)),
        Command(_("Forrige skoledag"), "left", partial(step, -1), ("Alt+Left",)),
        Command(_("Næste skoledag"), "right", partial(step, 1), ("Alt+Right",)),
        Command(_("Gå til i dag"), "today", window.go_to_today, ("Alt+Home",)),
        Command(_("Planlæg fravær …"), "plan", partial(_open_in_register, window, "open_plan")),
        Command(_("Hele holdet ude …"), "company", partial(_open_in_register, window, "open_out")),
        Command(_("Sygemeldinger …"), "message", partial(_open_messages, window), ("F9",)),
        Command(_("Importér liste …"), "import", window.choose_import, ("Ctrl+I",)),
        Command(_("Gem statusrapport …"), "export", window.choose_report),
        Command(_("Udskriv …"), "print", partial(_print, window), ("Ctrl+P",), is_found=False),
        *_papers(window),
        Command(
            _("Find dubletter …"),
            "pairs",
            partial(_find_pairs, window),
            words=_("flet samme elev to gange"),
        ),
        Command(_("Gem sikkerhedskopi nu"), "lock", window.menu.back_up),
        Command(_("Åbn kladden"), "note", window.drafts.open_again),
        Command(_("Kontrollér data"), "check", window.menu.check),
        Command(_("Åbn programmets menu"), "menu", window.open_menu, ("F10",)),
        Command(_("Vis taster"), "columns", window.open_keys, ("F1", "Ctrl+?")),
        Command(_("Vejledning"), "guide", window.open_guide, ("Shift+F1",)),
        Command(_("Næste område"), "right", partial(area, 1), ("F6",), is_found=False),
        Command(_("Forrige område"), "left", partial(area, -1), ("Shift+F6",), is_found=False),
        Command(_("Luk programmet"), "close", window.close, ("Ctrl+Q",)),
    )


def _open_in_register(window: Any, form: str) -> None:
    window.open_page("absence")
    page = window.page("absence")
    page.show_view("day")
    getattr(page.here, form)()


def _with_table(window: Any, deed: str) -> None:
    """Do something with the table that is seen, as its own keys do."""
    from ui.table import Table  # noqa: PLC0415  # as below

    tables = window.page(window.here).findChildren(Table) if window.here else []
    seen = next((table for table in tables if table.isVisible()), None)
    view = getattr(window.page(window.here), "here", None) if window.here else None
    seen = view if seen is None and hasattr(view, deed) else seen
    if seen is None:
        window.foot.tell(_("Der er ingen tabel på siden."))
    else:
        getattr(seen, deed)()


def take_table(window: Any, event: QKeyEvent) -> bool:
    """Do with the table what Ctrl+Shift+C and E do in it, when something beside it has the keys."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    deed = WHOLE_TABLE.get(event.key()) if event.modifiers() == both else None
    if deed:
        _with_table(window, deed)
    return deed is not None


def _open_messages(window: Any) -> None:
    from ui.dialogs.absenceforms import AbsenceForms  # noqa: PLC0415  # after the first paint

    AbsenceForms(window).open_messages()


def _find_pairs(window: Any) -> None:
    window.open_page("students")
    window.page("students").merging.seek()


def _papers(window: Any) -> tuple[Command, ...]:
    told = (
        (_("Udskriv mødeliste til vikar"), "open_attendance"),
        (_("Udskriv hvem er hvem"), "open_board"),
        (_("Udskriv ugeprotokol"), "open_week"),
        (_("Udskriv holdoversigt"), "open_overview"),
        (_("Udskriv elevens oversigt"), "open_own"),
    )
    return tuple(Command(text, "print", partial(_paper, window, name)) for text, name in told)


def _paper(window: Any, name: str) -> None:
    from ui.dialogs.papers import PaperForms  # noqa: PLC0415  # after the first paint

    getattr(PaperForms(window), name)()


def _print(window: Any) -> None:
    from ui.dialogs.papers import PaperForms  # noqa: PLC0415  # after the first paint

    forms, page = PaperForms(window), window.here
    if page == "student":
        forms.open_own()
    elif page == "classes":
        classes = window.page(page)
        forms.open_menu_under(classes.more, classes.chosen_class)
    elif page:
        forms.open_menu_under(window.bar.chooser)


def listen(window: Any, told: Sequence[Command], pages: Sequence[Page]) -> None:
    """Let a window's keys do what they are told to, and open its pages."""
    for command in told:
        for keys in command.keys:
            QShortcut(QKeySequence(keys), window).activated.connect(command.deed)
    for page in pages:
        opened = partial(window.open_page, page.name)
        QShortcut(QKeySequence(page.keys), window).activated.connect(opened)
