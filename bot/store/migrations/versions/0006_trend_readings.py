"""What plans of this quarter add to the figures, read ahead so that closing the quarter takes no hour."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trend_readings",
        sa.Column("plan_id", sa.String(64), sa.ForeignKey("plans.id"), primary_key=True),
        # Encrypted.
        sa.Column("found", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("trend_readings")
