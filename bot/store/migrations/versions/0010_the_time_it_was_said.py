"""When a message was said, for what a platform brings late."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inbox", sa.Column("said_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("inbox", "said_at")
