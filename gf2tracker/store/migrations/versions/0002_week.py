"""The week's work: notes, follow-up, opening figures, reasons for leaving."""

import sqlalchemy as sa
from alembic import op

from gf2tracker.store.column import Moment

revision = "0002"
down_revision = "0001"
changes_rows_of = ("leave_reason",)

LEAVING = (
    ("NO_SHOW", "ikke mødt", "outside"),
    ("NOT_PASSED", "ikke bestået", "dropout"),
    ("EXPELLED", "bortvist", "dropout"),
    ("ACADEMIC_REQUIREMENTS", "faglige krav ikke opfyldt", "dropout"),
    ("CHANGED_PROGRAMME", "skiftet uddannelse", "rechoice"),
    ("CHANGED_SCHOOL", "skiftet skole", "school_change"),
    ("PERSONAL", "private årsager", "dropout"),
    ("NO_CONTACT", "ingen kontakt", "dropout"),
    ("EXCHANGE_ENDED", "afbrudt udveksling", "outside"),
    ("LEAVE", "orlov", "nothing"),
    ("DECEASED", "død", "outside"),
    ("AGREEMENT_ENDED", "uddannelsesaftale ophørt", "dropout"),
    ("GOT_JOB", "fået job", "dropout"),
    ("OTHER", "andet", "dropout"),
)


def upgrade() -> None:
    # a column with a default is added in place: no table is rebuilt, no row is touched
    op.add_column(
        "enrolment", sa.Column("informed", sa.Text(), server_default="", nullable=False)
    )
    reasons = op.create_table(
        "leave_reason",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("counts_as", sa.Text(), nullable=False),
        sa.Column("central_code", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_leave_reason")),
        sa.UniqueConstraint("name", name=op.f("uq_leave_reason_name")),
        sqlite_with_rowid=False,
    )
    rows = [
        {"code": code, "name": name, "counts_as": counted, "central_code": "", "is_active": True}
        for code, name, counted in LEAVING
    ]
    op.bulk_insert(reasons, rows)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        _reference("note", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_note_student_id"), "note", ["student_id"])
    op.create_table(
        "follow_up",
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        _reference("follow_up", "owner_id", "staff.id"),
        _reference("follow_up", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("student_id", name=op.f("pk_follow_up")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_follow_up_owner_id"), "follow_up", ["owner_id"])
    op.create_table(
        "opening_figures",
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("imported_on", sa.Date(), nullable=False),
        sa.Column("scheduled_minutes", sa.Integer(), nullable=False),
        sa.Column("absent_minutes", sa.Integer(), nullable=False),
        sa.Column("unlawful_minutes", sa.Integer(), nullable=False),
        _reference("opening_figures", "class_id", "class_group.id"),
        _reference("opening_figures", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("student_id", "class_id", name=op.f("pk_opening_figures")),
        sqlite_with_rowid=False,
    )


def _reference(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [target], name=op.f(f"fk_{table}_{name}"), initially="DEFERRED", deferrable=True
    )
