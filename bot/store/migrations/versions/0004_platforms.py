"""Who people are on Slack and Teams, what was delivered there, and who wrote without being in the directory."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.String(64)
TIME = sa.DateTime(timezone=True)


def _partial(condition: str) -> dict[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    op.create_table(
        "platform_identities",
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("user_id", sa.String(200), primary_key=True),
        sa.Column("person_id", ID, sa.ForeignKey("people.id"), nullable=False, index=True),
        # Encrypted.
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("linked_at", TIME, nullable=False),
        sa.Column("last_used_at", TIME),
        sa.Column("blocked_at", TIME),
        sa.Column("sending_by", sa.String(80)),
        sa.Column("sending_until", TIME),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        # Encrypted.
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("attempted_at", TIME),
        sa.Column("message_id", sa.String(200)),
        # Encrypted.
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.Column("replace_at", TIME),
    )
    op.create_index("ix_deliveries_message", "deliveries", ["person_id", "channel", "message_id"])
    op.create_index("ix_deliveries_replace_at", "deliveries", ["replace_at"], **_partial("replace_at IS NOT NULL"))
    op.create_table(
        "strangers",
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("user_id", sa.String(200), primary_key=True),
        # Encrypted.
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("first_at", TIME, nullable=False),
        sa.Column("last_at", TIME, nullable=False),
        sa.Column("told_at", TIME),
        sa.Column("times", sa.Integer(), nullable=False),
    )
    op.create_index("ix_outbox_waiting", "outbox", ["channel", "person_id"], **_partial("delivered_at IS NULL"))


def downgrade() -> None:
    op.drop_index("ix_outbox_waiting", "outbox")
    op.drop_table("strangers")
    op.drop_table("deliveries")
    op.drop_table("platform_identities")
