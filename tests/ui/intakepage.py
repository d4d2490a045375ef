"""The page Import as a test sees it: keys pressed on it, and what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.queries import students as student_query
from tests.ui.frame import TODAY, shown_rows
from ui.sheet import Sheet

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LIST = """Elevnr\tNavn\tFødselsdato\tMobil\tSpor\tHold\tHoldstart
1\tAlma Birk\t17.08.2008\t15420788\tEUD\ttøm-26b\t10.08.2026
2\tBo Bech\t31.02.2008\t15420789\tEUD\ttøm-26b\t10.08.2026
3\t\t17.08.2008\t15420790\tEUX\ttøm-26b\t10.08.2026
4\tDina Dam\t17.08.2008\t15420791\tEUX\ttøm-26b\t10.08.2026
"""
GOOD = "Navn\tHold\tHoldstart\nAlma Birk\ttøm-26b\t10.08.2026\nBo Bech\ttøm-26b\t10.08.2026"
TWICE = "Elevnr\tNavn\tHold\tHoldstart\n1\tAlma\ta\t10.08.2026\n1\tBo\ta\t10.08.2026"


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.processEvents()
    if QApplication.activeWindow() is None:
        page.frame.activateWindow()  # as the desktop does when a dialog closes
        QApplication.processEvents()
    dialogs = [one for one in page.frame.findChildren(Sheet) if one.isVisible()]
    over = dialogs[0] if dialogs else page.frame
    QTest.keyClick(over.focusWidget() or over, key, modifiers)
    QApplication.processEvents()


def be_wide(page, width):
    for _part in range(6):  # each asks its parent for room
        QApplication.processEvents()
    page.frame.resize(width, 800)
    QApplication.processEvents()


def rows(page):
    return [
        f"{result} {name}"
        for result, name in zip(
            shown_rows(page.pane.table, "result"),
            shown_rows(page.pane.table, "full_name"),
            strict=True,
        )
    ]


def what(page):
    return shown_rows(page.pane.table, "what")


def foot(page):
    words = page.pane.foot.told, page.pane.foot.parts, page.pane.foot.fault
    return " ".join(label.text() for label in words if label.isVisible())


def remarks(page):
    return " ".join(page.pane.head.remarks.all)


def names(store):
    return [one.name for one in store.ask(student_query.listing, TODAY).value]


def fill(dialog, **texts):
    for name, text in texts.items():
        dialog.form.fields[name].edit.setText(text)
    dialog.submit()
    QApplication.processEvents()
