"""Links that sign someone in once, and the sessions that follow from them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String(64)


def upgrade() -> None:
    op.create_table(
        "sign_in_links",
        # The SHA-256 of what stands in the link.
        sa.Column("id", ID, primary_key=True),
        sa.Column("person_id", ID, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("path", sa.String(200), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False, index=True),
    )
    op.create_table(
        "sessions",
        # The SHA-256 of what stands in the cookie.
        sa.Column("id", ID, primary_key=True),
        sa.Column("person_id", ID, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False, index=True),
    )


def downgrade() -> None:
    op.drop_table("sessions")
    op.drop_table("sign_in_links")
