"""The errors that a user can meet, each a sentence: what was wrong, where, and what to do."""

from __future__ import annotations


class IndicatorsError(Exception):
    """Root of all errors raised on purpose; ``str(error)`` is fit to be shown to a user."""


class ReadError(IndicatorsError):
    """A file cannot be read: empty, binary, encrypted, truncated or too large."""


class ManifestError(IndicatorsError):
    """A manifest lacks a column, names a missing file or holds a bad date."""


class UnknownName(IndicatorsError):
    """A place, indicator or period is not known; the message suggests the nearest names."""


class ClusterError(IndicatorsError):
    """There is no cluster to work on: nobody answers, or the extra is not installed."""


class WarehouseError(IndicatorsError):
    """The warehouse file is locked, newer than this program or not a warehouse."""
