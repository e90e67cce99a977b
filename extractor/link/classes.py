"""Reads projects told class by class: 一产项目6个,完成投资3亿元;二产项目78个,完成152亿元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.link import phrases
from extractor.link.draft import Head
from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PHRASES = Phrases("project_classes")
_COUNTED = _PHRASES.pattern("counted")
_OF_A_KIND = _PHRASES.pattern("of_a_kind")
_BEHIND_NUMBER = _PHRASES.pattern("behind_number")
_LISTED = _PHRASES.pattern("listed_class")
_CLASS_END = _PHRASES.pattern("class_end")
_NO_CLASS = _PHRASES.pattern("no_class")
_UNITS = _PHRASES.words("units")
_DONE = _PHRASES.words("done")

_PART = re.compile(r"[;；:：◆●■▲★※]")
_LONGEST = 12


def of_projects(reader: SentenceReader, index: int) -> str:
    """Return the class of the projects counted before ``index``, "" where not told class by class."""
    text, at = reader.text, reader.items[index].start
    behind = [
        named.group(1) or named.group(2)
        for named in _BEHIND_NUMBER.finditer(text, 0, reader.items[index].end)
    ]
    if behind:
        return phrases.clean(behind[-1])
    listed = _LISTED.search(text, 0, at)
    if listed is not None:
        # 产业类7个、投资40亿元,|基础设施类4个、|投资12亿元
        return phrases.clean(listed.group(1))
    if _COUNTED.search(text, 0, reader.items[index].end) is None:
        return ""
    marks = [mark.end() for mark in _PART.finditer(text, 0, at)]
    begin = marks[-1] if marks else 0
    words: list[str] = []
    for item in reader.items:
        if item.start < begin:
            continue
        if item.start >= at:
            return ""
        if item.figure is not None and item.figure.printed_unit in _UNITS:
            break
        if item.text in ",，" or (item.tag == "VERB" and not words) or item.text == "等":
            words = []
        elif item.tag not in ("PERIOD", "PLACE", "SCOPE", "PUNCT") and (
            item.tag != "CUE" or item.cue("over_after", "under_after")
        ):
            words.append(item.text)
    printed = "".join(words)
    named = _CLASS_END.sub("", printed)
    contrasted = (
        _OF_A_KIND.search(printed) is not None
        or phrases.is_known_activity(named)
        or (begin > 0 and text[begin - 1] in "◆●■▲★※")
        or len(_COUNTED.findall(text)) > 1
    )
    if not contrasted or not 2 <= len(named) <= _LONGEST or _NO_CLASS.search(named):
        return ""
    return phrases.clean(named)


def completed(reader: SentenceReader, index: int) -> Head | None:
    """Return the head of an amount that is only said to be done: 二产项目78个,完成|152亿元|."""
    last = next((draft for draft in reversed(reader.drafts) if draft.head.dimension == "money"), None)
    if last is None or last.head.indicator != "investment" or last.subject:
        return None
    if not reader.text.endswith(_DONE, 0, reader.items[index].start):
        return None
    named = of_projects(reader, index)
    return Head("investment", named, explicit=False) if named else None
