"""What a request asks for, read from its address and checked."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import QueryParams

from extractor.errors import UnknownName

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Paging:
    """One page of a long list.

    Attributes:
        number: of the page, from 1.
        total: rows of the whole list.
        size: rows of a page.
    """

    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def last(self) -> int:
        """Number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many rows come before."""
        return (min(self.number, self.last) - 1) * self.size


def number(params: QueryParams, name: str, default: int = 1) -> int:
    """Return a whole number from 1 on of the address.

    Raises:
        UnknownName: it is none.
    """
    text = params.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not int(text[:10]) >= 1 or len(text) > 9:
        raise UnknownName(f"“{text[:40]}” is no number of a page")
    return int(text)


def one_of(params: QueryParams, name: str, allowed: tuple[str, ...]) -> str:
    """Return a word of the address, the first allowed one where there is none.

    Raises:
        UnknownName: it is not allowed.
    """
    text = params.get(name) or allowed[0]
    if text not in allowed:
        raise UnknownName(f"“{text[:40]}” is none of: {', '.join(filter(None, allowed))}")
    return text


def kind(text: str) -> tuple[str, str]:
    """Return code and activity of an indicator in an address: ``output_value:规上工业``."""
    code, _, activity = text.partition(":")
    return code, activity


__all__ = ["PAGE_SIZE", "Paging", "kind", "number", "one_of"]
