"""The rules of the house that no tool knows; each is tried on a planted sin as well."""

import ast
import re
import subprocess
import sys
import tomllib

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table

from gf2tracker.domain.retention import DataClass, Retention
from gf2tracker.store.column import Table as Tables
from tests.house import record, shape, words
from tests.house.source import ROOT, committed, planted, the_house

SINS = [
    (shape.files_are_short, planted({"ui/long": "x = 1\n" * 401})),
    (shape.files_are_nouns, planted({"ui/table_utils": ""})),
    (shape.files_are_nouns, planted({"ui/helpers/plan": ""})),
    (shape.files_are_nouns, planted({"ui/plan": "class PlanManager: ..."})),
    (shape.packages_are_empty, planted({"ui/screens/__init__": "x = 1"})),
    (shape.excuses_have_reasons, planted({"ui/plan": "import os  # noqa: F401"})),
    (shape.excuses_have_reasons, planted({"ui/plan": "x = y()  # type: ignore[no-any-return]"})),
    (
        shape.actions_have_labels,
        planted({"gf2tracker/actions/plan": "def move(step): step.insert(Plan, {})"}),
    ),
    (shape.parts_look_down, planted({"ui/button": "from ui.screens import plan"})),
    (shape.parts_look_down, planted({"ui/grid/view": "from ui.screen import Focus"})),
    (
        shape.screens_are_registered,
        planted(
            {
                "ui/window": "SCREENS = ()",
                "ui/screens/plan": "class PlanScreen(Screen): ...",
            }
        ),
    ),
    (
        shape.screens_are_registered,
        planted(
            {"ui/window": "SCREENS = (Page('a', 'b', 'c', 'd', 'ui.screens.plan:PlanScreen'),)"}
        ),
    ),
    (
        shape.screens_are_registered,
        planted(
            {
                "ui/window": "SCREENS = ()",
                "ui/screens/plan": "VIEWS = (('week', 'Uge', 'ui.screens.week:WeekScreen'),)",
            }
        ),
    ),
    (
        shape.shortcuts_differ,
        planted(
            {
                "ui/window": "SCREENS = (Page('a', 'b', '', 'Ctrl+1', 'c:D'),)",
                "ui/keys": "save.setShortcut('Ctrl+1')",
            }
        ),
    ),
    (
        shape.shortcuts_differ,
        planted(
            {
                "ui/window": "SCREENS = (Page('a', 'b', '', 'Ctrl+1', 'c:D'),)",
                "ui/screens/plan": "Button(_('Ny'), keys='Ctrl+1')",
            }
        ),
    ),
    (
        shape.icons_exist,
        planted({"ui/window": "SCREENS = (Page('a', 'b', 'minus', '', 'c:D'),)"}, icons={"plus"}),
    ),
    (shape.icons_exist, planted({"ui/plan": "Button(_('Ny'), icon='minus')"}, icons={"plus"})),
    (shape.icons_exist, planted({"ui/plan": "paint = icon.pixmap('minus')"}, icons={"plus"})),
    (shape.icons_exist, planted({"ui/screens/plan": "class A(Screen):\n    icon = 'minus'"})),
    (
        shape.deeds_have_one_icon,
        planted(
            {
                "ui/plan": "Button(_('Ret'), icon='tool')",
                "ui/place": "menu.add(_('&Ret …'), edit, icon='note')",
            },
            icons={"note", "tool"},
        ),
    ),
    (
        shape.deeds_have_one_icon,
        planted(
            {"ui/plan": "Deed(_('Ret'), edit, 'tool')\nDeed(_('Ret'), edit, 'note')"},
            icons={"note", "tool"},
        ),
    ),
    (shape.live_file_is_not_opened, planted({"gf2tracker/store/copy": "open(path, 'rb')"})),
    (shape.live_file_is_not_opened, planted({"gf2tracker/store/copy": "path.read_bytes()"})),
    (shape.live_file_is_not_opened, planted({"gf2tracker/store/copy": "import shutil"})),
    (
        shape.deeds_are_tested,
        planted(
            {
                "gf2tracker/actions/plan": "def move(step): step.delete(Plan, 1)",
                "tests/test_plan": "from gf2tracker.actions import place\nplace.move",
            }
        ),
    ),
    (
        shape.deeds_are_tested,
        planted({"gf2tracker/queries/plan": "def by_class(connection, class_id): ..."}),
    ),
    (words.shown_texts_are_translated, planted({"ui/plan": "QLabel('Hold')"})),
    (words.shown_texts_are_translated, planted({"ui/plan": "label.setText(f'{n} elever')"})),
    (words.shown_texts_are_translated, planted({"ui/plan": "label.setText('{} dage'.format(n))"})),
    (words.shown_texts_are_translated, planted({"ui/plan": "label.setText('a' if x else _('b'))"})),
    (words.shown_texts_are_translated, planted({"ui/plan": "Column('name', 'Navn')"})),
    (words.shown_texts_are_translated, planted({"ui/plan": "Button('Gem', icon='check')"})),
    (words.shown_texts_are_translated, planted({"ui/plan": "Field('name', label='Fornavn')"})),
    (
        words.shown_texts_are_translated,
        planted({"gf2tracker/actions/plan": "raise Refusal('Holdet findes.', field='code')"}),
    ),
    (
        words.shown_texts_are_translated,
        planted({"gf2tracker/actions/plan": "step.label('Hold omdøbt')"}),
    ),
    (
        words.named_texts_are_translated,
        planted({"ui/plan": "class A:\n    title, icon = 'Plan', 'a'"}),
    ),
    (words.danish_is_translated, planted({"ui/plan": "show('Fravær')"})),
    (words.translations_are_plain, planted({"ui/plan": "_(name)"})),
    (words.translations_are_plain, planted({"ui/plan": "_('a' + name)"})),
    (
        words.refusals_are_sentences,
        planted({"gf2tracker/actions/plan": "raise Refusal(_('holdet findes'))"}),
    ),
    (words.quotes_are_alike, planted({"ui/plan": "_('Arket »Elever« er læst.')"})),
    (words.quotes_are_alike, planted({"ui/plan": "f'»{name}«'"})),
    (words.quotes_are_alike, planted({"ui/plan": "_('Arket \"Elever\" er læst.')"})),
    (words.quotes_are_alike, planted({"ui/plan": "_('Arket “Elever er læst.')"})),
    (
        words.labels_name_nobody,
        planted({"gf2tracker/actions/plan": "step.label(_('{first_name} flyttet').format(x=1))"}),
    ),
]
RULES = list(dict.fromkeys(rule for rule, _sin in SINS))
SAINTS = planted(
    {
        "gf2tracker/actions/plan": (
            "def move(step):\n    add(step)\n"
            "def add(step):\n    step.label(_('{n} hold'))\n    _put(step)\n"
            "def _put(step): step.insert(Plan, {})\ndef codes(step): ...\n"
            "def code(text): raise Refusal(_('Ret {a}.').format(a=_('kode')), field='code')"
        ),
        "gf2tracker/actions/place": "def swap(step): plan.move(step)",
        "gf2tracker/store/store": "os.open(path, 0)\nStore.open(path)",
        "tests/test_plan": (
            "from gf2tracker.actions import place\nfrom gf2tracker.actions import plan as plans\n"
            "plans.move; plans.add; place.swap"
        ),
        "ui/plan": (
            "QLabel(_('Hold'))\nQLabel(_('Ark “{name}”').format(name=f'“{x}”'))\n"
            "Button(_('Ny'), icon='plus', keys='Ctrl+N')\nColumn('name', _('Navn'))\n"
            "label.setText(_('{n} dage').format(n=number(3)))\nlabel.setText('–')\n"
            "label.setText(', '.join(names))\nfrom ui import theme\nx == 'Å'  # noqa: F821  # made up"
        ),
        "ui/window": (
            "SCREENS = (Page('p', _('Plan'), 'plus', 'Ctrl+1', 'ui.screens.plan:PlanScreen'),)\n"
            "save.setShortcut('Ctrl+S')"
        ),
        "ui/screens/plan": ("class PlanScreen(Screen):\n    Button(_('Gem'), keys='Ctrl+Enter')"),
        "ui/__init__": "",
    },
    icons={"plus"},
)
HEAVY = {"sqlalchemy", "sqlcipher3", "psycopg", "alembic", "openpyxl", "python_calamine"}
HEAVY |= {"numpy", "pyqtgraph", "holidays", "rapidfuzz", "typst"}
# taken apart, so that this file names none of them itself
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js", "deb.deb" + "ian.org"]
PLACES = ["/wo" + "rk/", "/ro" + "ot/", f"{ROOT}/"]
RUN_LOCK, DEV_LOCK = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"


@pytest.fixture(scope="module")
def house():
    return the_house()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(house, rule):
    sins = list(rule(house))
    assert not sins, "\n".join([rule.__doc__, *sins])


@pytest.mark.parametrize(("rule", "sin"), SINS, ids=[rule.__name__ for rule, _sin in SINS])
def test_a_planted_sin_is_found(rule, sin):
    assert len(list(rule(sin))) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_what_is_right_is_left_alone(rule):
    assert not list(rule(SAINTS))


def test_every_column_declares_its_data_and_no_key_cascades():
    from gf2tracker.store import tables  # noqa: PLC0415  # fills the register of tables

    assert tables.Student.metadata is Tables.metadata
    assert not list(record.columns_declare_their_data(Tables.metadata))
    assert not list(record.columns_declare_what_is_true(Tables.metadata))
    assert not list(record.foreign_keys_are_deferred(Tables.metadata))


def test_an_undeclared_column_and_a_cascade_are_found():
    metadata = MetaData()
    person = {"data_class": DataClass.ORDINARY, "retention": Retention.SCHOOL, "is_copied": False}
    nobody = {"data_class": DataClass.NONE, "retention": Retention.SCHOOL, "is_copied": True}
    Table("parent", metadata, Column("id", Integer, primary_key=True, info=nobody))
    key = ForeignKey("parent.id", ondelete="CASCADE")
    Table("child", metadata, Column("parent_id", Integer, key), Column("n", Integer, info=person))
    assert len(list(record.columns_declare_their_data(metadata))) == 3
    assert len(list(record.columns_declare_what_is_true(metadata))) == 2
    assert len(list(record.foreign_keys_are_deferred(metadata))) == 2


def test_the_window_stands_before_the_database_is_imported():
    assert not imported_by("import ui.desktop") & HEAVY
    assert imported_by("import sqlalchemy") & HEAVY == {"sqlalchemy"}


def test_a_command_needs_no_window():
    assert "PySide6" not in imported_by("import ui.app, gf2tracker.cli.main")


def test_committed_files_name_no_registry_and_no_machine():
    assert not [
        f"{name}: {found}"
        for name, text in committed()
        for found in [*HOSTS, *PLACES]
        if found in text and not (found in PLACES and text.startswith("#!/usr"))
    ]


def test_guide_and_papers_quote_as_the_window_does():
    told = [
        (name, text)
        for name, text in committed()
        if name.startswith(("docs/guide/", "resources/print/"))
    ]
    assert told
    assert not [name for name, text in told if re.search("[«»„]", text)]


def test_lock_files_name_no_address_and_hash_everything():
    for lock in (RUN_LOCK, DEV_LOCK):
        text = lock.read_text("utf-8")
        assert "://" not in text
        pinned = [block for block in re.split(r"\n(?=\S)", text) if "==" in block]
        assert len(pinned) > 10
        assert not [block for block in pinned if "--hash=sha256:" not in block]


def test_lock_files_pin_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    run = project["project"]["dependencies"]
    run += [one for some in project["project"]["optional-dependencies"].values() for one in some]
    assert not names_of(run) - pinned_in(RUN_LOCK)
    assert not names_of(project["dependency-groups"]["dev"]) - pinned_in(DEV_LOCK)
    assert pinned_in(RUN_LOCK) <= pinned_in(DEV_LOCK)


def test_the_page_on_other_peoples_software_is_true():
    lines = DEV_LOCK.read_text("utf-8").splitlines()
    pinned = {match[1]: match[2] for line in lines if (match := re.match(r"(\S+)==(\S+)", line))}
    page = (ROOT / "THIRD-PARTY.md").read_text("utf-8")
    at_run_time, for_tests = (dict(table) for table in map(rows_of, page.split("## For tests")))
    assert set(at_run_time) == pinned_in(RUN_LOCK)
    assert at_run_time | for_tests == pinned


def test_the_version_is_said_in_one_place(house):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    source = project["tool"]["setuptools"]["dynamic"]["version"]["attr"]
    assert source == "gf2tracker.version.VERSION"
    said = [
        module.path
        for module in house.within("gf2tracker", "ui")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and node.id in {"VERSION", "__version__"}
    ]
    assert said == ["gf2tracker/version.py"]


def imported_by(statement):
    """Return the first words of all modules that a statement imports in a new process."""
    command = [sys.executable, "-X", "importtime", "-c", statement]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line for line in answer.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def rows_of(page):
    """Return name and version from the rows of a page's table."""
    return re.findall(r"^\| ([a-z][\w-]*) \| (\d\S*) \|", page, re.MULTILINE)


def names_of(requirements):
    """Return the names of requirements as a lock file writes them."""
    found = (re.match(r"[\w.-]+", one)[0] for one in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def pinned_in(lock):
    """Return the names of what a lock file pins."""
    lines = lock.read_text("utf-8").splitlines()
    return names_of(line for line in lines if "==" in line and not line.startswith((" ", "#")))
