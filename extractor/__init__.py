"""Reads articles and finds the figures in them."""

from extractor.observation import Box, Observation

__all__ = ["Box", "Observation", "extract"]


def __getattr__(name: str) -> object:
    """Load ``extract`` on first use, so that importing the package stays fast."""
    if name == "extract":
        from extractor.extract import extract

        return extract
    raise AttributeError(f"module 'extractor' has no attribute {name!r}")
