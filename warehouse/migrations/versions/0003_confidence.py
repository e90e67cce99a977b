"""How likely each observation is to be right; of those loaded before, nothing is known of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column to observations and their history, as their last."""
    for table in ("observation", "observation_history"):
        op.add_column(table, sa.Column("confidence", sa.Double()))
