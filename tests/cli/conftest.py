"""Terminals on both databases, and on a store that is not there yet."""

import pytest

from tests.cli.terminal import EXAMPLES, Terminal


@pytest.fixture
def gf2(capsys, store_url):
    """A terminal on a store of its own, once on each database."""
    return Terminal(capsys, store_url)


@pytest.fixture
def fresh(capsys, tmp_path):
    """A terminal on a store that does not exist."""
    return Terminal(capsys, str(tmp_path / "new" / "gf2.db"))


@pytest.fixture
def loaded(gf2):
    """A terminal on a store with the class tøm-26a of the examples."""
    gf2.json("import", "students", EXAMPLES / "klasseliste.xlsx")
    return gf2


@pytest.fixture
def local(capsys, sqlite_path):
    """A terminal on a file with the class tøm-26a of the examples."""
    terminal = Terminal(capsys, sqlite_path)
    terminal.json("import", "students", EXAMPLES / "klasseliste.xlsx")
    return terminal
