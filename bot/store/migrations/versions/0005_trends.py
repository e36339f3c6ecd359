"""The figures for HR: who takes part, the organisation chart of each closed quarter, and what was published."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.String(64)
QUARTER = sa.String(7)


def upgrade() -> None:
    op.create_table(
        "trend_choices",
        sa.Column("person_id", ID, sa.ForeignKey("people.id"), primary_key=True),
        # Encrypted, as long for yes as for no.
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("changed_in", QUARTER, nullable=False),
    )
    op.create_table(
        "trend_quarters",
        sa.Column("quarter", QUARTER, primary_key=True),
        sa.Column("epsilon", sa.Double(), nullable=False),
        # Encrypted.
        sa.Column("kept", sa.Text(), nullable=False),
    )
    op.create_table(
        "trend_charts",
        sa.Column("quarter", QUARTER, sa.ForeignKey("trend_quarters.quarter"), primary_key=True),
        # No key to a person: after an erase it is a number that belongs to nobody.
        sa.Column("person_id", ID, primary_key=True, index=True),
        sa.Column("department", sa.String(200), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "trend_tables",
        sa.Column("quarter", QUARTER, sa.ForeignKey("trend_quarters.quarter"), primary_key=True),
        sa.Column("group", sa.String(200), primary_key=True, index=True),
        sa.Column("chart", sa.String(20), primary_key=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("shares", sa.JSON(), nullable=False),
        sa.Column("margin", sa.Integer()),
    )


def downgrade() -> None:
    for name in ("trend_tables", "trend_charts", "trend_quarters", "trend_choices"):
        op.drop_table(name)
