"""What is to be taken away on Slack and Teams of people who were erased here."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "wipes",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("channel", sa.String(20), nullable=False),
        # Encrypted.
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("message_id", sa.String(200), nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("due_at", TIME, nullable=False, index=True),
    )


def downgrade() -> None:
    op.drop_table("wipes")
