"""What the warehouse said before, and what persons say of its figures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the history of observations, and corrections."""
    op.execute(sa.schema.CreateSequence(sa.Sequence("correction_number")))
    op.create_table(
        "observation_history",
        sa.Column("observation_id", sa.BigInteger(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.SmallInteger(), nullable=False),
        sa.Column("published", sa.String()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("value_high", sa.Double()),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("printed_value", sa.String(), nullable=False),
        sa.Column("printed_unit", sa.String(), nullable=False),
        sa.Column("bound", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("place", sa.String()),
        sa.Column("place_code", sa.String()),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        sa.Column("period_text", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("doubts", sa.ARRAY(sa.String()), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("box", sa.String()),
        sa.Column("known_on", sa.Date()),
        sa.Column("step", sa.Double()),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("fact_id", sa.BigInteger()),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("correction_id", sa.BigInteger()),
        sa.Column("recorded_from", sa.DateTime(), nullable=False),
        sa.Column("recorded_to", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "correction",
        sa.Column("correction_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("observation_id", sa.BigInteger()),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("changes", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("replaced", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_key", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("place", sa.String()),
    )
