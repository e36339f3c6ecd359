"""What follows signing: answers on progress and evaluation, and when a promise was ticked off."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.String(64)


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("id", ID, primary_key=True),
        sa.Column("plan_id", ID, sa.ForeignKey("plans.id"), nullable=False, index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("goal_id", ID),
        sa.Column("outcome", sa.String(20), nullable=False),
        # Encrypted.
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", ID, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("remarks", sa.Column("done_on", sa.Date()))


def downgrade() -> None:
    op.drop_column("remarks", "done_on")
    op.drop_table("follow_ups")
