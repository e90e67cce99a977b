"""Alembic scripts that bring an older warehouse up to the present schema."""
