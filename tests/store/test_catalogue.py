"""A store that is brought up to date has the same catalogue as a new one."""

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, select
from sqlalchemy.pool import StaticPool

from gf2tracker.domain.activity import content_of
from gf2tracker.domain.catalogue import PROPOSALS
from gf2tracker.store import upgrade
from gf2tracker.store.tables import Activity
from tests.rows import rows_of


def test_the_revisions_write_the_proposals_that_a_new_store_is_born_with(sqlite_store):
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            for script in upgrade.revisions_between(None, upgrade.HEAD):
                script.module.upgrade()
        table = Activity.__table__
        rows = connection.execute(select(table).order_by(table.c.id)).all()
    engine.dispose()
    assert [content_of(row._mapping) for row in rows] == list(PROPOSALS)
    assert [tuple(row) for row in rows] == rows_of(sqlite_store)["activity"]
