"""The first tables: the directory, plans, the conversation, messages, the access log.

Types are the plain ones of the database: encrypted text is TEXT, money is whole cents.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.String(64)
MOMENT = sa.DateTime(timezone=True)


def person(name: str, *, nullable: bool = False, **options: Any) -> sa.Column[str]:
    return sa.Column(name, ID, sa.ForeignKey("people.id"), nullable=nullable, **options)


def plan(**options: Any) -> sa.Column[str]:
    return sa.Column("plan_id", ID, sa.ForeignKey("plans.id"), nullable=False, **options)


def encrypted(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", ID, primary_key=True),
        sa.Column("email", sa.String(320), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        person("manager_id", nullable=True, index=True),
        sa.Column("department", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("budget_eur", sa.BigInteger()),
        sa.Column("locale", sa.String(10), nullable=False),
        sa.Column("left_on", sa.Date()),
    )
    _plans()
    _conversation()
    op.create_table(
        "access_log",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        person("actor_id", nullable=True),
        person("subject_id", index=True),
        sa.Column("deed", sa.String(60), nullable=False),
    )
    # The engine makes this one too when it is first.
    op.create_table(
        "engine_snapshots",
        sa.Column("conversation_id", ID, primary_key=True),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("active_loop", sa.Text()),
        sa.Column("latest_action", sa.String(100)),
        sa.Column("updated_at", MOMENT, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_engine_snapshots_updated_at", "engine_snapshots", ["updated_at"], if_not_exists=True)
    _keep_what_was_signed()


def _plans() -> None:
    op.create_table(
        "plans",
        sa.Column("id", ID, primary_key=True),
        person("owner_id", index=True),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("well_placed", sa.Boolean(), nullable=False),
        encrypted("summary"),
        sa.Column("talk_on", sa.Date()),
        sa.Column("talk_held_on", sa.Date()),
        person("shown_to", nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.UniqueConstraint("owner_id", "cycle"),
    )
    op.create_table(
        "answers",
        plan(primary_key=True),
        sa.Column("question", sa.String(40), primary_key=True),
        encrypted("text"),
        sa.Column("skipped", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "goals",
        sa.Column("id", ID, primary_key=True),
        plan(index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        encrypted("goal"),
        encrypted("activity"),
        encrypted("result"),
        encrypted("planning"),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        encrypted("support_text"),
        sa.Column("own_hours", sa.Double()),
        sa.Column("others_hours", sa.Double()),
        sa.Column("budget_eur", sa.BigInteger()),
        encrypted("materials"),
        sa.Column("working_time", sa.String(10)),
        encrypted("acceptance"),
        sa.Column("confidence", sa.Integer()),
        encrypted("start_level"),
        encrypted("reward"),
        sa.Column("serves", sa.JSON(), nullable=False),
        encrypted("first_step"),
        encrypted("sentence"),
        sa.Column("sentence_accepted", sa.Boolean(), nullable=False),
        sa.Column("priority", sa.Integer()),
        sa.Column("selected", sa.Boolean(), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        encrypted("proposals"),
        encrypted("proposed"),
        encrypted("remark"),
    )
    op.create_table(
        "preparations",
        plan(primary_key=True),
        person("manager_id", primary_key=True),
        sa.Column("question", sa.String(40), primary_key=True),
        encrypted("text"),
    )
    op.create_table(
        "versions",
        sa.Column("id", ID, primary_key=True),
        plan(index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        encrypted("content"),
        sa.Column("hash", sa.String(64), nullable=False),
        person("by"),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("plan_id", "number"),
    )
    op.create_table(
        "signatures",
        plan(primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        sa.Column("role", sa.String(20), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        person("person_id"),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        encrypted("view"),
    )
    op.create_table(
        "remarks",
        sa.Column("id", ID, primary_key=True),
        plan(index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        encrypted("text"),
        person("by"),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        plan(index=True),
        sa.Column("goal_id", ID),
        sa.Column("field", sa.String(40), nullable=False),
        encrypted("old"),
        encrypted("new"),
        person("by"),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_table("releases", sa.Column("plan_id", ID, primary_key=True))


def _conversation() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", ID, primary_key=True),
        person("person_id", unique=True),
        sa.Column("form", sa.String(40)),
        sa.Column("question", sa.String(40)),
        sa.Column("about", sa.JSON(), nullable=False),
        encrypted("memory"),
        sa.Column("notice_version", sa.String(20), nullable=False),
        sa.Column("notice_shown_at", MOMENT),
        sa.Column("arrived_at", MOMENT),
        sa.Column("leased_by", sa.String(80)),
        sa.Column("leased_until", MOMENT),
    )
    op.create_table(
        "inbox",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("event_id", sa.String(200), nullable=False),
        person("person_id"),
        sa.Column("kind", sa.String(20), nullable=False),
        encrypted("text"),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("applied_at", MOMENT),
        encrypted("outcome", nullable=True),
        sa.Column("done_at", MOMENT),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("parked_at", MOMENT),
        sa.UniqueConstraint("channel", "event_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inbox_person_done", "inbox", ["person_id", "done_at"])
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True),
        person("person_id"),
        sa.Column("channel", sa.String(20)),
        sa.Column("inbox_id", ID, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        encrypted("message"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("delivered_at", MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_person_delivered", "outbox", ["person_id", "delivered_at"])
    op.create_index("ix_outbox_person_seq", "outbox", ["person_id", "seq"])
    op.create_table(
        "buttons",
        sa.Column("token", ID, primary_key=True),
        person("person_id", index=True),
        sa.Column("outbox_id", ID, nullable=False, index=True),
        sa.Column("question", sa.String(200), nullable=False),
        encrypted("title"),
        encrypted("command"),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
    )


GUARDED = ("versions", "signatures")


def _keep_what_was_signed() -> None:
    """What was put before the other party, and who signed it, cannot be changed or removed: not by mistake, and not
    by hand. An erase names its plan in `releases` first, and takes it out again in the same transaction."""
    if op.get_bind().dialect.name == "sqlite":
        for table in GUARDED:
            for deed in ("UPDATE", "DELETE"):
                op.execute(  # both names come from here
                    f"CREATE TRIGGER keep_{table}_{deed.lower()} BEFORE {deed} ON {table} "  # noqa: S608
                    "WHEN NOT EXISTS (SELECT 1 FROM releases WHERE plan_id = OLD.plan_id) "
                    f"BEGIN SELECT RAISE(ABORT, '{table} are kept as they were written'); END"
                )
        return
    op.execute(
        """
        CREATE FUNCTION keep_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM releases WHERE plan_id = OLD.plan_id) THEN
                RAISE EXCEPTION '% are kept as they were written', TG_TABLE_NAME
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    for table in GUARDED:
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION keep_as_written()"
        )


def downgrade() -> None:
    for table in (
        "engine_snapshots",
        "access_log",
        "buttons",
        "outbox",
        "inbox",
        "conversations",
        "releases",
        "changes",
        "remarks",
        "signatures",
        "versions",
        "preparations",
        "goals",
        "answers",
        "plans",
        "people",
        "meta",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_as_written")
