"""Puts back what a page's columns threw among each other, and marks what cannot be put back."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractor.articles.breaks import BARE_NUMBER, breaks, junction, shared_word
from extractor.articles.lines import Line, Sheet
from extractor.articles.marks import ended

_COLUMN = 30
_LONGEST_BOX = 10
_REACH = 90
_EVIDENCE = 4
_PAGE = 100_000
"""Characters that no printed page holds."""
_DIGITS = frozenset("0123456789.")
_DATELINE = re.compile(r"[一-鿿]{2,6}讯")


def is_wrapped(sheet: Sheet) -> bool:
    """Whether a page's lines, or the pieces between blanks, are as short as a column's."""
    text = sheet.text
    return len(text) < _COLUMN * (text.count(" ") + len(sheet.lines))


def put_back(sheet: Sheet) -> list[list[Line]]:
    """The lines of a page in their proper order.

    Returns:
        The page's lines first; then, each for itself, captions and notices that stood in the middle
        of a sentence.
    """
    if len(sheet.lines) < 3 or not is_wrapped(sheet):
        return [sheet.lines]
    lines: list[Line] = []
    boxes: list[list[Line]] = []
    for stretch in _stretches(sheet.lines):
        pieces = [piece for line in stretch for piece in _pieces(sheet, line)]
        if any(breaks().lost_number.search(piece.text) for piece in pieces):
            pieces = [part for piece in pieces for part in _cut_inside(sheet, piece)]
        boxes += _lift_out(pieces)
        pieces = _rejoin_numbers(pieces)
        _glue(pieces)
        lines += _merge(sheet, pieces)
    return [lines, *(_merge(sheet, box) for box in boxes)]


def _stretches(lines: list[Line]) -> Iterator[list[Line]]:
    """Cuts what is longer than any page at blank lines, so that memory stays bounded."""
    stretch: list[Line] = []
    length = 0
    for line in lines:
        if length > _PAGE and (line.after_blank or length > 2 * _PAGE):
            yield stretch
            stretch, length = [], 0
        stretch.append(line)
        length += len(line.text)
    yield stretch


def _pieces(sheet: Sheet, line: Line) -> list[Line]:
    """A line cut at its blanks, since a blank may be where a narrower line was wrapped."""
    if line.table or line.end - line.start == len(line.text) or len(line.text) > _PAGE:
        return [replace(line)]
    return [
        Line(start, end, text, line.after_blank and first, line.indent and first, glued=not first)
        for first, (start, end, text) in zip(
            [True, *[False] * len(line.text)], sheet.runs(line), strict=False
        )
    ]


def _cut_inside(sheet: Sheet, piece: Line) -> list[Line]:
    """A piece cut where a foreign line may have been set into it without a blank, as scans are read.

    That is before a unit without number, after a number without unit, and before a sentence that begins
    where none has ended.
    """
    cuts = [match.end() for match in breaks().inside.finditer(piece.text)]
    if not cuts or piece.table:
        return [piece]
    places = [start + at for start, end, _ in sheet.runs(piece) for at in range(end - start)]
    edges = [0, *(cut for cut in cuts if cut < len(places)), len(places)]
    return [
        replace(
            piece,
            start=places[first],
            end=places[last - 1] + 1,
            text=piece.text[first:last],
            after_blank=piece.after_blank and first == 0,
            indent=piece.indent and first == 0,
            glued=piece.glued or first > 0,
        )
        for first, last in pairwise(edges)
        if first < last
    ]


def _merge(sheet: Sheet, pieces: list[Line]) -> list[Line]:
    """Pieces of one line that still follow each other become one line again."""
    merged: list[Line] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if (
            last is not None
            and piece.glued
            and last.end <= piece.start
            and (last.moved, last.damaged, False) == (piece.moved, piece.damaged, piece.seam)
            and "\n" not in sheet.text[last.end : piece.start]
            and not sheet.text[last.end : piece.start].strip(" \x00")
        ):
            last.end = piece.end
            last.text += piece.text
        else:
            merged.append(piece)
    return merged


def _lift_out(pieces: list[Line]) -> list[list[Line]]:
    """Takes captions, notices and foreign lines out of a word or figure; boxes are returned."""
    known = breaks()
    boxes: list[list[Line]] = []
    here = 0
    while here < len(pieces) - 2:
        left = pieces[here].text
        here += 1
        # Columns trade whole lines: what is foreign begins where a line begins.
        if pieces[here].glued or ended(left) or junction(left, pieces[here].text) > 0:
            continue
        for after in range(here + 1, min(here + _LONGEST_BOX, len(pieces))):
            right = pieces[after].text
            word = shared_word(left, right) or 2 * (junction(left, right) >= 3)
            if not word or junction(pieces[after - 1].text, right) > 0:
                continue
            foreign = pieces[here:after]
            text = "".join(piece.text for piece in foreign)
            boxed = bool(known.box.search(text) or _DATELINE.match(text))
            if not boxed and not (word >= 4 and foreign[0].after_blank and len(foreign) <= 2):
                continue
            del pieces[here:after]
            pieces[here].glued = pieces[here].seam = True
            foreign[0].glued = False
            if _DATELINE.match(text):
                _after_next_headline(pieces, here, foreign)
            elif boxed:
                boxes.append(foreign)
            else:
                here += _before_block(pieces, here - 1, foreign)
            break
    return boxes


def _after_next_headline(pieces: list[Line], here: int, dateline: list[Line]) -> None:
    """A stray dateline belongs under the next headline that has none."""
    for place in range(here + 1, len(pieces) - 1):
        line, following = pieces[place], pieces[place + 1]
        before = pieces[place - 1]
        if line.glued or not ended(before.text) or ended(line.text) or not 5 <= len(line.text) <= 30:
            continue
        if _DATELINE.match(following.text) or following.glued:
            continue
        for piece in dateline:
            piece.moved = True
        dateline[0].after_blank = True
        following.glued = following.seam = True
        following.after_blank = False
        pieces[place + 1 : place + 1] = dateline
        return
    dateline[0].after_blank = True
    pieces.extend(dateline)


def _before_block(pieces: list[Line], here: int, foreign: list[Line]) -> int:
    """Puts foreign lines in front of the block they interrupted; says how many went in.

    Columns trade lines with their neighbours in the row, so a line that stood at the head of the
    next block most likely heads this one. It is joined to it only where it cannot end by itself.
    """
    start = here
    while start > 0 and not pieces[start].after_blank:
        start -= 1
    foreign[0].after_blank = True
    fits = breaks().open.search(foreign[-1].text) and (start == 0 or ended(pieces[start - 1].text))
    for piece in foreign:
        piece.moved, piece.damaged = bool(fits), not fits
    if fits:
        pieces[start].glued = pieces[start].seam = True
        pieces[start].after_blank = False
    pieces[start:start] = foreign
    return len(foreign)


def _rejoin_numbers(pieces: list[Line]) -> list[Line]:
    """Brings a number without unit and a unit without number together, and marks those left over."""
    numbers, units = _dangling(pieces)
    moves: dict[int, range] = {}
    taken: set[int] = set()
    for number in numbers:
        for unit in _near(units, number):
            moving = _moving(pieces, number, unit)
            touched = {*moving, moving.stop, unit, unit - 1}
            if moving and not taken & touched:
                moves[unit] = moving
                taken |= touched
    moved = {at for moving in moves.values() for at in moving}
    for at in numbers:
        within_line = pieces[at].end == pieces[at + 1].start
        pieces[at].damaged |= at not in moved and not within_line
    for at in units:
        pieces[at].damaged |= at not in moves
    result: list[Line] = []
    for at, piece in enumerate(pieces):
        if at in moves:
            result += _join(pieces, moves[at], piece)
        if at not in moved:
            result.append(piece)
    return result


def _dangling(pieces: list[Line]) -> tuple[list[int], list[int]]:
    """Where a line ends in a number that nothing measures, and where one begins with a unit of nothing."""
    numbers: list[int] = []
    units: list[int] = []
    for at, (left, right) in enumerate(pairwise(pieces)):
        number = left.text[-1] in _DIGITS and BARE_NUMBER.search(left.text[-40:])
        if not number and not breaks().unit.match(right.text):
            continue
        if junction(left.text, right.text) < 0:
            if number:
                numbers.append(at)
            if breaks().unit.match(right.text):
                units.append(at + 1)
    return numbers, units


def _near(units: list[int], number: int) -> list[int]:
    """The unit nearest to a number, if one is within reach."""
    at = bisect(units, number)
    near = [unit for unit in units[max(0, at - 1) : at + 1] if abs(unit - number) <= _REACH]
    return sorted(near, key=lambda unit: abs(unit - number))[:1]


def _moving(pieces: list[Line], number: int, unit: int) -> range:
    """The pieces to move in front of a unit, the last of which ends in the number; empty without evidence."""

    def meet(left: int, right: int) -> float:
        inside = left >= 0 and right < len(pieces)
        return junction(pieces[left].text, pieces[right].text) if inside else 0

    def gain(first: int) -> float:
        closed = meet(first - 1, number + 1) - meet(first - 1, first) - meet(number, number + 1)
        return closed + meet(unit - 1, first) - meet(unit - 1, unit) + meet(number, unit)

    first = max((at for at in (number, number - 1, number - 2) if at >= 0), key=gain)
    opens = meet(unit - 1, first) > 0  # a sentence ends before the unit, and what moves there begins one
    if not opens or gain(first) < _EVIDENCE or first <= unit <= number + 1:
        return range(0)
    return range(first, number + 1)


def _join(pieces: list[Line], moving: range, unit: Line) -> list[Line]:
    """Marks what is moved in front of a unit, and the two places where lines now meet."""
    lines = [pieces[at] for at in moving]
    for line in lines:
        line.moved = line.glued = True
    lines[0].glued, lines[0].after_blank = not unit.after_blank, unit.after_blank
    unit.glued, unit.seam, unit.after_blank = True, True, False
    hole = pieces[moving.stop]
    hole.glued = hole.seam = True
    return lines


def _glue(pieces: list[Line]) -> None:
    """Joins lines across a blank line where a word or a number is cut."""
    for left, right in pairwise(pieces):
        if right.after_blank and not ended(left.text) and junction(left.text, right.text) >= 1.5:
            right.glued = True
