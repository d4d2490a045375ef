"""From a key in the search of page Elever to its painted list, and the scan beneath it."""

import time
from itertools import pairwise
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.domain.search import simplify
from tests.bench.keypress import Painted, pause
from tests.bench.opened import open_window, wait_until
from tests.bench.schools import Schools
from tests.bench.table import Beside, Row, Took, Within, rounds
from ui.students.lines import fitting
from ui.students.listing import ALL

CLASSES = (145, 360)
TYPED = ("mad", "sø ha", "tømrer", "jensen", "30", "aa b")
BETWEEN = 0.1
ROUNDS = 40
WORDS = [simplify(typed).split() for typed in TYPED]


def measure(schools: Schools) -> list[Row]:
    """Type some words and take them away again, in schools of 3,400 and 8,500 students."""
    rows: list[Row] = []
    for classes in CLASSES:
        window = open_window(schools.copy(classes))
        window.open_page("students")
        page = window.page("students")
        wait_until(lambda page=page, work=window.work: bool(page.lines) and not work.is_busy)
        page.filters.choose(ALL)
        told = f"{len(page.lines):,} students"
        keys = typed_in(page)
        wall, cpu = [one.wall * 1000 for one in keys], [one.cpu * 1000 for one in keys]
        about = f"{len(keys)} keys, to the painted list"
        rows.append(Within(f"search as one types, {told}", wall, 16, about, of="p95"))
        rows.append(Within("the same, processor time", cpu, None, about, of="p95"))
        scan, floor = scanned(page.lines)
        rows.append(Beside("the scan alone", scan, floor, "substrings in a list", goal=None))
        window.close()
        wait_until(lambda window=window: not window.isVisible())
    return rows


def typed_in(page: Any) -> list[Took]:
    """Return what each key took, from the press until the list is painted."""
    search, seen = page.search, Painted(page.table.viewport())
    search.setFocus()
    took = []
    for typed in TYPED:
        steps = [typed[:end] for end in range(len(typed) + 1)]
        for before, after in (*pairwise(steps), *pairwise(reversed(steps))):
            pause(BETWEEN)
            painted, began, cpu = seen.count, time.perf_counter(), time.process_time()
            if len(after) > len(before):
                QTest.keyClicks(search, after[-1])
            else:
                search.backspace()
            while seen.count == painted and time.perf_counter() - began < 1:
                QApplication.processEvents()
            took.append(Took(time.process_time() - cpu, time.perf_counter() - began))
            assert search.text() == after
    return took


def scanned(lines: list[Any]) -> tuple[list[Took], list[Took]]:
    """Look for the words in every line, beside a scan of the bare texts."""
    texts = [line.searched for line in lines]
    return rounds(
        lambda at: fitting(lines, WORDS[at % len(WORDS)]),
        lambda at: [text for text in texts if all(word in text for word in WORDS[at % len(WORDS)])],
        ROUNDS,
    )
