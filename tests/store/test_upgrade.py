"""Upgrades: one transaction, a copy first, nothing cascaded away, whatever fails changes nothing."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.pool import StaticPool

from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.store import backup, peertables, plantables, upgrade
from gf2tracker.store.column import Table
from gf2tracker.store.store import Store
from gf2tracker.store.tables import LeaveReasonRow
from tests.store.deeds import add, add_site, names

ROOMS = (plantables.__name__, peertables.__name__)
NOW = int(upgrade.HEAD)
HEADER = '''"""x."""

import sqlalchemy as sa
from alembic import op

revision = "{number}"
down_revision = "{before}"
{more}

def upgrade() -> None:
'''
GOOD = "    op.add_column('programme', sa.Column('colour', sa.Text(), server_default='', nullable=False))\n"
PARENT = (
    "    with op.batch_alter_table('programme', recreate='always') as batch:\n"
    "        batch.add_column(sa.Column('colour', sa.Text(), server_default='', nullable=False))\n"
)
LOSES_ROWS = "    op.execute(sa.text('DELETE FROM programme'))\n"
FAILS = "    op.add_column('nowhere', sa.Column('x', sa.Text()))\n"
OF_THE_THIRD = {kind.__tablename__ for kind in Table.kinds if kind.__module__ in ROOMS}
DIES = "    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n"


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A program whose next revisions are given as bodies of upgrade()."""

    def make(*bodies, more=""):
        folder = tmp_path / "migrations"
        shutil.copytree(upgrade.MIGRATIONS, folder)
        for n, body in enumerate(bodies, start=NOW + 1):
            head = HEADER.format(number=f"{n:04d}", before=f"{n - 1:04d}", more=more)
            (folder / "versions" / f"{n:04d}_next.py").write_text(head + body)
        monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
        monkeypatch.setattr(upgrade, "HEAD", f"{NOW + len(bodies):04d}")

    return make


def columns(store):
    return {column["name"] for column in inspect(store._connection).get_columns("programme")}


def test_an_older_store_is_brought_up_to_date(store_url, newer):
    first = Store.open(store_url)
    first.do(add, "a", "b")
    first.close()
    newer(GOOD)
    again = Store.open(store_url)
    assert again.ask(names).value == ["a", "b"]
    assert "colour" in columns(again)
    again.close()
    Store.open(store_url).close()


def test_an_upgrade_has_a_backup_first(sqlite_path, newer):
    first = Store.open(sqlite_path)
    first.do(add, "a")
    first.close()
    newer(GOOD)
    Store.open(sqlite_path).close()
    found = backup.newest(Path(sqlite_path))
    assert found.schema == NOW
    assert found.counts["programme"] == 1


def test_a_rebuilt_parent_takes_no_children_along(sqlite_path, newer):
    first = Store.open(sqlite_path)
    first.do(add, "a")
    first.do(add_site, "Nord")
    first.close()
    newer(PARENT)
    again = Store.open(sqlite_path)
    assert again.ask(names).value == ["a"]
    assert again.problems() == ()
    again.close()


@pytest.mark.parametrize("bodies", [(FAILS,), (GOOD, FAILS), (GOOD, LOSES_ROWS)])
def test_a_failing_upgrade_leaves_the_store_as_it_was(store_url, newer, monkeypatch, bodies):
    first = Store.open(store_url)
    first.do(add, "a")
    first.close()
    head, migrations = upgrade.HEAD, upgrade.MIGRATIONS
    newer(*bodies)
    with pytest.raises(Refusal, match="Opdateringen af dataene lykkedes ikke"):
        Store.open(store_url)
    monkeypatch.setattr(upgrade, "HEAD", head)
    monkeypatch.setattr(upgrade, "MIGRATIONS", migrations)
    again = Store.open(store_url)
    assert again.ask(names).value == ["a"]
    assert "colour" not in columns(again)
    again.close()


def test_rows_may_go_when_the_revision_says_so(store_url, newer):
    first = Store.open(store_url)
    first.do(add, "a")
    first.close()
    newer(LOSES_ROWS, more='changes_rows_of = ("programme",)\n')
    again = Store.open(store_url)
    assert again.ask(names).value == []
    again.close()


def test_an_upgrade_killed_half_way_is_done_again(sqlite_path, newer, tmp_path):
    first = Store.open(sqlite_path)
    first.do(add, "a")
    first.close()
    newer(GOOD, DIES)
    child = (
        "import sys\nfrom pathlib import Path\n"
        "from gf2tracker.store import upgrade\nfrom gf2tracker.store.store import Store\n"
        f"upgrade.MIGRATIONS, upgrade.HEAD = Path(sys.argv[1]), '{NOW + 2:04d}'\n"
        "Store.open(sys.argv[2])\n"
    )
    command = [sys.executable, "-c", child, str(upgrade.MIGRATIONS), sqlite_path]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    dies = upgrade.MIGRATIONS / "versions" / f"{NOW + 2:04d}_next.py"
    dies.write_text(dies.read_text().replace(DIES, "    pass\n"))
    again = Store.open(sqlite_path)
    assert again.ask(names).value == ["a"]
    assert "colour" in columns(again)
    again.close()


def test_a_store_of_the_first_schema_gets_the_reasons_for_leaving(store_url):
    first = Store.open(store_url)
    first.do(add, "a")
    connection = first._connection
    with connection.begin():
        of_the_first = {"note", "follow_up", "opening_figures", "leave_reason"}
        for table in reversed(Table.metadata.sorted_tables):
            if table.name in of_the_first or table.name in OF_THE_THIRD:
                connection.exec_driver_sql(f"DROP TABLE {table.name}")
        connection.exec_driver_sql("ALTER TABLE enrolment DROP COLUMN informed")
        is_file = connection.dialect.name == "sqlite"
        number = (
            "PRAGMA user_version=1" if is_file else "UPDATE alembic_version SET version_num='0001'"
        )
        connection.exec_driver_sql(number)
    first.close()
    again = Store.open(store_url)
    assert again.ask(names).value == ["a"]
    with again._connection.begin():
        found = again._connection.execute(select(LeaveReasonRow.code, LeaveReasonRow.counts_as))
        told = {row.code: row.counts_as for row in found}
    assert told == {reason.value: reason.counts_as.value for reason in LeaveReason}
    assert again.problems() == ()
    again.close()


def test_the_revisions_make_the_tables_that_the_program_expects():
    scripts = upgrade.revisions_between(None, upgrade.HEAD)
    assert scripts[-1].revision == upgrade.HEAD
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        options = {"target_metadata": Table.metadata, "render_as_batch": True}
        context = MigrationContext.configure(connection, opts=options)
        with Operations.context(context):
            for script in scripts:
                script.module.upgrade()
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()
