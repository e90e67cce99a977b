"""From a page to its articles: lines joined, columns put back, headlines found, dates read."""

from extractor.articles.split import split

__all__ = ["split"]
