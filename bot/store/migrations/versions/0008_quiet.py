"""Who wants no messages on Slack or Teams that come by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("platform_identities", sa.Column("quiet_since", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("platform_identities", "quiet_since")
