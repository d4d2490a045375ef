"""What every test may ask for: a store on either database, and a home that is nobody's."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from gf2tracker.store.store import Store
    from tests.postgres import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# the cores may be shared: a slow example is no fault
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
CIRCLES_WORTH_A_LOOK = 20_000
NO_LIBREOFFICE = (
    "LibreOffice is missing: sudo apt-get install --no-install-recommends libreoffice-calc"
)


@pytest.fixture(autouse=True, scope="session")
def collecting_by_hand() -> Iterator[None]:
    """Leave Python's circles to `tidied`, as the program does: a widget must not die in a lane."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """Collect Python's circles between two tests, where only this thread sees widgets die."""
    yield
    if gc.get_count()[0] > CIRCLES_WORTH_A_LOOK:
        gc.collect()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: no test sees or touches the user's data and settings."""
    folder = tmp_path / "home"
    for name in HOMES:
        monkeypatch.setenv(name, str(folder))
    for name in FOLDERS:
        monkeypatch.setenv(name, str(folder / name.lower()))
    monkeypatch.setenv("GF2_STORE", str(folder / "gf2.db"))
    return folder


def open_store(where: str) -> "Store":
    """Open a store as the user "abc"; tests of rules alone never import a database."""
    from gf2tracker.store.store import Store  # noqa: PLC0415  # see above

    return Store.open(where, by="abc")


@pytest.fixture(scope="session")
def postgres_server() -> "Iterator[Server]":
    """A PostgreSQL server that lives as long as the tests."""
    from tests.postgres import Server  # noqa: PLC0415  # as above

    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: "Server") -> str:
    """The name of a database with the newest tables and no rows of a school."""
    name = postgres_server.make_database()
    open_store(postgres_server.url(name)).close()
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an encrypted store with the newest tables, and its key."""
    folder = tmp_path_factory.mktemp("template")
    open_store(str(folder / "gf2.db")).close()
    return folder


@pytest.fixture
def postgres_url(postgres_server: "Server", postgres_template: str) -> Iterator[str]:
    """The address of a database of the test's own, with the newest tables."""
    name = postgres_server.make_database(postgres_template)
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture
def empty_postgres_url(postgres_server: "Server") -> Iterator[str]:
    """The address of a database of the test's own without any table."""
    name = postgres_server.make_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture
def sqlite_path(sqlite_template: Path, tmp_path: Path) -> str:
    """The path of a store of the test's own, with the newest tables."""
    folder = tmp_path / "store"
    shutil.copytree(sqlite_template, folder)
    return str(folder / "gf2.db")


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest) -> str:
    """A store that is not open, once on each database: for tests that open it themselves."""
    return request.getfixturevalue("sqlite_path" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
def store(store_url: str) -> "Iterator[Store]":
    """An open store, once on each database."""
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_path: str) -> "Iterator[Store]":
    """An open store on SQLite, for tests of the window."""
    opened = open_store(sqlite_path)
    yield opened
    opened.close()


@pytest.fixture
def postgres_store(postgres_url: str) -> "Iterator[Store]":
    """An open store on PostgreSQL, for the one journey that is made there."""
    opened = open_store(postgres_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice; without it the test fails and says what to install."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        pytest.fail(NO_LIBREOFFICE)
    return found
