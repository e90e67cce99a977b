"""Short names of companies: 青禾纺织 or 青禾 after 浙江青禾纺织有限公司, and what (简称…) gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

import patterns
from extractor.link import phrases
from extractor.link.short_companies import short_company
from extractor.pipeline.lexicon import lexicon
from extractor.pipeline.tokenizer import tokenize
from patterns.phrases import Phrases

_PHRASES = Phrases("companies")
_FORM = _PHRASES.pattern("legal_form")
_CALLED = _PHRASES.pattern("called")
_LISTED = _PHRASES.pattern("listed")
_ENDS = _PHRASES.words("ends")

_BRACKETED = re.compile(r"[(（][^)）]*[)）]")
_SHORTEST, _LONGEST = 4, 8  # characters of a name without its legal form that can be said for the whole


def called(text: str, end: int) -> str | None:
    """Return the short name that brackets right after a full name give: …有限公司(以下简称“青禾”)."""
    match = _CALLED.match(text, end)
    return match.group(1) if match else None


def listed(text: str) -> list[str]:
    """Return the names that a sentence gives as examples of companies: 青禾纺织、云栖科技|等龙头企业."""
    if "等" not in text:
        return []
    return [
        name
        for match in _LISTED.finditer(text)
        for name in match.group(1).split("、")
        if len(name) >= 3
        and _is_name(name)
        and (short_company(name) == name or not phrases.is_known_activity(name))
    ]


def short_names(full: str) -> list[str]:
    """Return what a company may be called after its full name; [] for a name that is not full.

    浙江青禾纺织有限公司 → 青禾纺织, 青禾.
    """
    form = _FORM.search(full)
    if form is None or not form.group().endswith(_ENDS) or form.start() < 2:
        return []
    core = _without_place(_BRACKETED.sub("", full[: form.start()]).removesuffix("股份"))
    return [name for name in dict.fromkeys(_candidates(core)) if _is_name(name)]


def _candidates(core: str) -> Iterator[str]:
    if _SHORTEST <= len(core) <= _LONGEST:
        yield core
    branch = next((token.start for token in tokenize(core) if token.tag in ("ACTIVITY", "NOUN")), len(core))
    if branch >= 2:
        # 青禾|纺织: what stands before the branch; of a long unknown word its first characters.
        yield core[:branch] if branch <= 3 else core[:2]
        if branch > _SHORTEST:
            yield core[:4]


def _without_place(name: str) -> str:
    """A company's name without the place it begins with: 浙江|青禾纺织, 德清县|青禾纺织."""
    for token in tokenize(name):
        if token.tag != "PLACE" or len(name) - token.end < 2:
            break
        return _without_place(name[token.end :].lstrip("省市县区"))
    return name


def _is_name(name: str) -> bool:
    """Whether words are no ordinary ones: 城市, 现代 and the like open the names of many companies."""
    return (
        len(name) >= 2
        and name not in lexicon().words
        and not name.startswith(patterns.load().subjects["enterprise"].common)
    )
