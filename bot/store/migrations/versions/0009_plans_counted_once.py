"""Figures in which every plan is counted once: nothing of a plan is kept, nor of who changed what."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("trend_readings")
    op.drop_column("trend_choices", "changed_in")
    op.drop_column("trend_quarters", "kept")
    op.drop_column("trend_charts", "changed")
    op.add_column("trend_tables", sa.Column("since", sa.String(7), nullable=False, server_default=""))
    op.execute("UPDATE trend_tables SET since = quarter")
    with op.batch_alter_table("trend_tables") as table:
        table.alter_column("since", server_default=None)


def downgrade() -> None:
    op.drop_column("trend_tables", "since")
    op.add_column("trend_charts", sa.Column("changed", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("trend_quarters", sa.Column("kept", sa.Text(), nullable=False, server_default=""))
    op.add_column("trend_choices", sa.Column("changed_in", sa.String(7), nullable=False, server_default=""))
    op.create_table(
        "trend_readings",
        sa.Column("plan_id", sa.String(64), sa.ForeignKey("plans.id"), primary_key=True),
        sa.Column("found", sa.Text(), nullable=False),
    )
