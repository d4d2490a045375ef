"""Planning, pairs and groups: catalogue, templates, plans, meetings, tasks, buddies, groups, their log."""

import sqlalchemy as sa
from alembic import op

from gf2tracker.store.column import Moment

revision = "0003"
down_revision = "0002"
changes_rows_of = ("activity",)

COLUMNS = (
    "title", "kind", "phase", "principle", "methods", "lead_role", "companies_needed", "lessons",
    "checklist",
)
PROPOSALS = (
    (
        "Første skoledag i branchen", "FIRST_DAY", 1, 1,
        "besøg\ngæsteoplæg\nnetværk", "COMPANY_CONSULTANT", 2, 4,
        "Aftal med virksomhederne, hvem der byder velkommen\n"
        "Skriv til eleverne, hvor de møder, og hvad de har på\n"
        "Lad en faglært vise en opgave, eleverne selv prøver\n"
        "Slut med navne: hvem har du talt med i dag?",
    ),
    (
        "Makkerpar og trivselsgrupper dannes", "FORMING", 1, 2,
        "gruppearbejde\nmakkerarbejde\nfællesskab", "CONTACT_TEACHER", 0, 3,
        "Dan par og grupper på forhånd\n"
        "Lad hver gruppe skrive tre spilleregler\n"
        "Aftal, hvordan makkeren melder sig, når den anden mangler\n"
        "Hæng tavlen op i klassen",
    ),
    (
        "Forventningsafstemning mellem elev, skole og branche", "EXPECTATIONS", 1, 2,
        "samtale\nrefleksion", "CONTACT_TEACHER", 0, 2,
        "Saml elevernes egne forventninger\n"
        "Fortæl, hvad branchen venter af en lærling\n"
        "Skriv under på forventningskortet\n"
        "Sæt en dag af til at se på kortet igen",
    ),
    (
        "Mød en lærling eller hovedforløbselev", "ROLE_MODEL", 1, 2,
        "gæsteoplæg\nsamtale\nnetværk", "SUBJECT_TEACHER", 1, 2,
        "Find en lærling, der har gået her selv\n"
        "Lad eleverne skrive spørgsmål dagen før\n"
        "Afsæt tid til samtale i små grupper\n"
        "Aftal, om eleverne må skrive til lærlingen bagefter",
    ),
    (
        "Branchekendskab: virksomhederne i mit område", "TRADE", 1, 1,
        "netværk\ngruppearbejde", "COMPANY_CONSULTANT", 0, 3,
        "Hav kort og virksomhedsliste klar\n"
        "Hver elev finder ti mulige virksomheder\n"
        "Saml listen, så holdet kan dele den",
    ),
    (
        "Profil på lærepladsen.dk og CV-værksted", "PROFILE", 1, 1,
        "værkstedsarbejde\nfeedback", "COMPANY_CONSULTANT", 0, 4,
        "Bed eleverne om at have MitID med\n"
        "Hver elev opretter og udgiver sin profil\n"
        "Makkeren læser CV’et og giver to råd\n"
        "Skriv op, hvem der mangler",
    ),
    (
        "Netværkskort: hvem kender jeg?", "NETWORK", 2, 1,
        "netværk\nmakkerarbejde\nrefleksion", "COUNSELLOR", 0, 2,
        "Tegn kortet: familie, venner, fritid, gamle job\n"
        "Find tre personer, der kender nogen i branchen\n"
        "Aftal med makkeren, hvem der spørges først\n"
        "Følg op efter to uger",
    ),
    (
        "Virksomhedsbesøg", "COMPANY_VISIT", 2, 1,
        "besøg\nnetværk", "SUBJECT_TEACHER", 2, 5,
        "Aftal dag, antal og sikkerhedsudstyr med virksomheden\n"
        "Bestil transport\n"
        "Fordel spørgsmål mellem grupperne\n"
        "Notér, hvem der deltog, og hvem der fik en kontakt\n"
        "Send tak til virksomheden",
    ),
    (
        "Gæsteunderviser: mester i værkstedet", "GUEST", 2, 1,
        "gæsteoplæg\nværkstedsarbejde\nfeedback", "SUBJECT_TEACHER", 1, 3,
        "Aftal emne og opgave med mesteren\n"
        "Gør materialer og værktøj klar\n"
        "Lad mesteren give hver elev et råd",
    ),
    (
        "Samtaletræning og speeddating med virksomheder", "TALK_PRACTICE", 2, 1,
        "rollespil\nsamtale\nfeedback", "COMPANY_CONSULTANT", 8, 4,
        "Øv opkaldet og samtalen to og to\n"
        "Lav en plan for, hvem der møder hvem\n"
        "Hver elev har CV eller profil med\n"
        "Saml op: hvem skal ringes til i næste uge?",
    ),
    (
        "VFU: kort praktik i en virksomhed", "PLACEMENT", 2, 1,
        "besøg\nrefleksion", "COMPANY_CONSULTANT", 20, 8,
        "Hver elev har en virksomhed og en kontaktperson\n"
        "Aftal mødetid, arbejdstøj og forsikring\n"
        "Ring til virksomheden undervejs\n"
        "Saml op: hvad lærte du, og må du komme igen?",
    ),
    (
        "Trivselsgruppemøde", "GROUP_MEETING", 0, 2,
        "samtale\nfællesskab", "CONTACT_TEACHER", 0, 1,
        "Runde: hvordan går det i skolen og hjemme?\n"
        "Aftal én ting, gruppen hjælper med\n"
        "Skriv i loggen, om gruppen mødtes",
    ),
    (
        "Klasseprojekt eller fredagscafé", "CLASS_PROJECT", 1, 2,
        "fællesskab\ngruppearbejde\nværkstedsarbejde", "SUBJECT_TEACHER", 0, 3,
        "Lad eleverne vælge, hvad der skal laves\n"
        "Fordel roller, så alle har en\n"
        "Vis resultatet frem",
    ),
    (
        "Branchedag", "TRADE_FAIR", 3, 1,
        "netværk\nsamtale", "COMPANY_CONSULTANT", 10, 5,
        "Inviter virksomheder seks uger før\n"
        "Book lokale, borde og forplejning\n"
        "Send deltagerlisten til virksomhederne\n"
        "Hver elev taler med mindst fire virksomheder\n"
        "Saml kontakterne op dagen efter",
    ),
    (
        "Statussamtale om læreplads", "STATUS_TALK", 3, 1,
        "samtale\nfeedback", "COMPANY_CONSULTANT", 0, 4,
        "Læg en tid til hver elev uden aftale\n"
        "Se på søgningen: hvem er spurgt, hvad svarede de?\n"
        "Aftal næste skridt med dato",
    ),
    (
        "Underskriftsmøde og fejring af aftaler", "SIGNING", 4, 2,
        "fællesskab\nnetværk", "COMPANY_CONSULTANT", 5, 2,
        "Se aftalerne igennem: er alle felter udfyldt?\n"
        "Inviter mestre, elever og pårørende\n"
        "Sig tak til virksomhederne\n"
        "Skriv op, hvor mange aftaler der er underskrevet",
    ),
    (
        "Kompetencekort: det kan jeg", "COMPETENCES", 4, 1,
        "refleksion\nfeedback\nmakkerarbejde", "SUBJECT_TEACHER", 0, 3,
        "Find billeder af egne opgaver\n"
        "Skriv fem ting, du kan, med ord en mester forstår\n"
        "Lad faglæreren læse og skrive under",
    ),
    (
        "Overgangssamtale til hovedforløb eller skoleoplæring", "TRANSITION", 4, 2,
        "samtale", "COUNSELLOR", 0, 4,
        "Tjek overgangskrav og prøver\n"
        "Aftal, hvad der sker den første dag efter GF2\n"
        "Del planen med hovedforløb eller skoleoplæring\n"
        "Aftal, hvem der ringer efter fire uger",
    ),
)


def upgrade() -> None:
    activities = op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_proposal", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("principle", sa.Integer(), nullable=False),
        sa.Column("methods", sa.Text(), nullable=False),
        sa.Column("lead_role", sa.Text(), nullable=False),
        sa.Column("companies_needed", sa.Integer(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sqlite_autoincrement=True,
    )
    filled = {"version": 1, "is_proposal": True, "is_active": True, "links": ""}
    rows = [dict(zip(COLUMNS, row, strict=True)) | filled for row in PROPOSALS]
    op.bulk_insert(activities, rows)
    op.create_table(
        "template",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sa.UniqueConstraint("name", name=op.f("uq_template_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "template_slot",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("activity_version", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("first_lesson", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("principle", sa.Integer(), nullable=False),
        sa.Column("methods", sa.Text(), nullable=False),
        sa.Column("lead_role", sa.Text(), nullable=False),
        sa.Column("companies_needed", sa.Integer(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        _reference("template_slot", "activity_id", "activity.id"),
        _reference("template_slot", "template_id", "template.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_slot")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_template_slot_activity_id"), "template_slot", ['activity_id'])
    op.create_index(op.f("ix_template_slot_template_id"), "template_slot", ['template_id'])
    op.create_table(
        "buddy_pair",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("end_reason", sa.Text(), nullable=False),
        _reference("buddy_pair", "class_id", "class_group.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buddy_pair")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_buddy_pair_class_id"), "buddy_pair", ['class_id'])
    op.create_table(
        "grouping",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("traits", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Integer(), nullable=False),
        _reference("grouping", "class_id", "class_group.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grouping")),
        sa.UniqueConstraint("class_id", "number", name=op.f("uq_grouping_class_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "peer_rule",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _reference("peer_rule", "class_id", "class_group.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_rule")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_peer_rule_class_id"), "peer_rule", ['class_id'])
    op.create_table(
        "planned_activity",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("slot_id", sa.Integer(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("activity_version", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("first_lesson", sa.Integer(), nullable=False),
        sa.Column("fixed_on", sa.Date(), nullable=True),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("is_edited", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("companies_invited", sa.Integer(), nullable=False),
        sa.Column("companies_confirmed", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_by", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("evaluation", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("principle", sa.Integer(), nullable=False),
        sa.Column("methods", sa.Text(), nullable=False),
        sa.Column("lead_role", sa.Text(), nullable=False),
        sa.Column("companies_needed", sa.Integer(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        _reference("planned_activity", "activity_id", "activity.id"),
        _reference("planned_activity", "class_id", "class_group.id"),
        _reference("planned_activity", "slot_id", "template_slot.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_activity")),
        sa.UniqueConstraint("class_id", "slot_id", name=op.f("uq_planned_activity_class_id_slot_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_planned_activity_activity_id"), "planned_activity", ['activity_id'])
    op.create_index(op.f("ix_planned_activity_slot_id"), "planned_activity", ['slot_id'])
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("planned_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _reference("meeting", "planned_id", "planned_activity.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_planned_id"), "meeting", ['planned_id'])
    op.create_table(
        "pair_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        _reference("pair_member", "pair_id", "buddy_pair.id"),
        _reference("pair_member", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_pair_member_pair_id"), "pair_member", ['pair_id'])
    op.create_index(op.f("ix_pair_member_student_id"), "pair_member", ['student_id'])
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("planned_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        _reference("participation", "planned_id", "planned_activity.id"),
        _reference("participation", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_participation_planned_id"), "participation", ['planned_id'])
    op.create_index(op.f("ix_participation_student_id"), "participation", ['student_id'])
    op.create_table(
        "peer_rule_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        _reference("peer_rule_member", "rule_id", "peer_rule.id"),
        _reference("peer_rule_member", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_rule_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_peer_rule_member_rule_id"), "peer_rule_member", ['rule_id'])
    op.create_index(op.f("ix_peer_rule_member_student_id"), "peer_rule_member", ['student_id'])
    op.create_table(
        "planned_company",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("planned_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _reference("planned_company", "planned_id", "planned_activity.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_company")),
        sa.UniqueConstraint("planned_id", "name", name=op.f("uq_planned_company_planned_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "planned_staff",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("planned_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        _reference("planned_staff", "planned_id", "planned_activity.id"),
        _reference("planned_staff", "staff_id", "staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_staff")),
        sa.UniqueConstraint("planned_id", "staff_id", name=op.f("uq_planned_staff_planned_id_staff_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_planned_staff_staff_id"), "planned_staff", ['staff_id'])
    op.create_table(
        "wellbeing_group",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("grouping_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        _reference("wellbeing_group", "grouping_id", "grouping.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wellbeing_group")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_wellbeing_group_grouping_id"), "wellbeing_group", ['grouping_id'])
    op.create_table(
        "group_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        _reference("group_member", "group_id", "wellbeing_group.id"),
        _reference("group_member", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_group_member_group_id"), "group_member", ['group_id'])
    op.create_index(op.f("ix_group_member_student_id"), "group_member", ['student_id'])
    op.create_table(
        "meeting_class",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        _reference("meeting_class", "class_id", "class_group.id"),
        _reference("meeting_class", "meeting_id", "meeting.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_class")),
        sa.UniqueConstraint("meeting_id", "class_id", name=op.f("uq_meeting_class_meeting_id_class_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_class_class_id"), "meeting_class", ['class_id'])
    op.create_table(
        "meeting_staff",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        _reference("meeting_staff", "meeting_id", "meeting.id"),
        _reference("meeting_staff", "staff_id", "staff.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_staff")),
        sa.UniqueConstraint("meeting_id", "staff_id", name=op.f("uq_meeting_staff_meeting_id_staff_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_staff_staff_id"), "meeting_staff", ['staff_id'])
    op.create_table(
        "peer_log",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("is_met", sa.Boolean(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _reference("peer_log", "class_id", "class_group.id"),
        _reference("peer_log", "group_id", "wellbeing_group.id"),
        _reference("peer_log", "pair_id", "buddy_pair.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_log")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_peer_log_class_id"), "peer_log", ['class_id'])
    op.create_index(op.f("ix_peer_log_group_id"), "peer_log", ['group_id'])
    op.create_index(op.f("ix_peer_log_pair_id"), "peer_log", ['pair_id'])
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("log_id", sa.Integer(), nullable=True),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _reference("task", "class_id", "class_group.id"),
        _reference("task", "log_id", "peer_log.id"),
        _reference("task", "meeting_id", "meeting.id"),
        _reference("task", "owner_id", "staff.id"),
        _reference("task", "student_id", "student.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_class_id"), "task", ['class_id'])
    op.create_index(op.f("ix_task_log_id"), "task", ['log_id'])
    op.create_index(op.f("ix_task_meeting_id"), "task", ['meeting_id'])
    op.create_index(op.f("ix_task_owner_id"), "task", ['owner_id'])
    op.create_index(op.f("ix_task_student_id"), "task", ['student_id'])


def _reference(table: str, name: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [name], [target], name=op.f(f"fk_{table}_{name}"), initially="DEFERRED", deferrable=True
    )

