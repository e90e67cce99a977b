"""Reads projects told class by class: 一产项目6个,完成投资3亿元;二产项目78个,完成152亿元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.link import phrases
from extractor.link.draft import Head

if TYPE_CHECKING:
    from extractor.link.reader import SentenceReader

_PART = re.compile(r"[;；:：◆●■▲★※]")
_COUNTED = re.compile(r"\d(?:个|项|宗)(?:项目)?[,，]")
_END = re.compile(r"(?:的|类|项目|工程|共计?|有|为)+$")
_GENERIC = re.compile(r"在建|签约|引进|洽谈|在谈|入库|储备|谋划|招商|落户|其中|开工|全部")
_UNITS = ("个", "项", "宗")
_LONGEST = 12


def of_projects(reader: SentenceReader, index: int) -> str:
    """Return the class of the projects counted before ``index``, "" where not told class by class."""
    text, at = reader.text, reader.items[index].start
    if _COUNTED.search(text, 0, at) is None:
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
        if item.text in ",，":
            words = []
        elif item.tag not in ("PERIOD", "PLACE", "SCOPE", "PUNCT") and (
            item.tag != "CUE" or item.cue("over_after", "under_after")
        ):
            words.append(item.text)
    printed = "".join(words)
    named = _END.sub("", printed)
    contrasted = (
        printed.endswith("类")
        or (begin > 0 and text[begin - 1] in "◆●■▲★※")
        or len(_COUNTED.findall(text)) > 1
    )
    if not contrasted or not 2 <= len(named) <= _LONGEST or _GENERIC.search(named):
        return ""
    return phrases.clean(named)


def completed(reader: SentenceReader, index: int) -> Head | None:
    """Return the head of an amount that is only said to be done: 二产项目78个,完成|152亿元|."""
    last = next((draft for draft in reversed(reader.drafts) if draft.head.dimension == "money"), None)
    if last is None or last.head.indicator != "investment" or last.subject:
        return None
    if not reader.text.endswith(("完成", "已完成", "累计完成"), 0, reader.items[index].start):
        return None
    named = of_projects(reader, index)
    return Head("investment", named, explicit=False) if named else None
