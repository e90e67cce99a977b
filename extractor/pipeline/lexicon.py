"""The words that the tokenizer knows, each with the classes it belongs to."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

import ahocorasick_rs

import patterns
from extractor.pipeline import units
from patterns.divisions import load as load_divisions


@dataclass(slots=True)
class Word:
    """A word with everything the patterns say of it.

    Attributes:
        text: the word.
        tag: its class for Matcher patterns (INDICATOR, UNIT, ACTIVITY, CUE, PLACE …).
        cues: cue classes it belongs to (``up``, ``share`` …).
        indicator: code, for a word that names an indicator.
        head: money, rate or index, for a noun of another economic indicator.
        count: code of the indicator that counts it (企业 → enterprise_count), or ``not_economic``.
        activity: whether it may narrow an indicator.
        suffixes: kinds of subject whose names end in it.
        unit: whether it is a unit or classifier.
        place: whether it is the name of a division.
        owner: kind of subject that it names by itself (a company's short name).
        anywhere: whether it is this word wherever it stands; single characters may need a number beside
            them (家, 长).
        mark: whether it is a punctuation mark and no word at all.
    """

    text: str
    tag: str = ""
    cues: frozenset[str] = frozenset()
    indicator: str = ""
    head: str = ""
    count: str = ""
    activity: bool = False
    suffixes: frozenset[str] = frozenset()
    unit: bool = False
    place: bool = False
    owner: str = ""
    scope: str | None = None
    verb: bool = False
    adverb: bool = False
    anywhere: bool = True
    mark: bool = False


@dataclass(slots=True)
class Lexicon:
    """All words of the patterns and the division table, with one automaton over them and the punctuation."""

    words: dict[str, Word] = field(default_factory=dict)
    names: list[Word] = field(default_factory=list)
    automaton: ahocorasick_rs.AhoCorasick | None = None

    def word(self, text: str) -> Word:
        """Return the entry of a word, making it where there is none."""
        entry = self.words.get(text)
        if entry is None:
            entry = self.words[text] = Word(text)
        return entry

    def close(self) -> None:
        """Tag every word and build the automaton, after the last word is in."""
        for entry in self.words.values():
            entry.tag = _tag(entry)
            unit_only = entry.unit and not (entry.cues or entry.verb)
            entry.anywhere = len(entry.text) > 1 or not (unit_only or entry.text in ONLY_BEFORE_FIGURES)
        self.names = [*self.words.values(), *(Word(mark, tag, mark=True) for mark, tag in _MARKS.items())]
        self.automaton = ahocorasick_rs.AhoCorasick(
            [entry.text for entry in self.names],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA
            if len(self.names) < 500
            else ahocorasick_rs.Implementation.ContiguousNFA,
        )


ONLY_BEFORE_FIGURES = frozenset("长多少高低快慢差升减跌翘增降涨")
LISTS = frozenset({"、", "和", "与", "及", "以及", "或", ",", "，"})
RANGES = frozenset({"至", "到", "—", "——", "-", "–", "－", "~", "～"})
MORE = frozenset({"多", "余"})
_MARKS = {
    mark: "LIST" if mark == "、" else "TO" if mark in RANGES else "PUNCT"
    for mark in ",，。;；:：、!！?？()（）[]【】“”\"'‘’《》〈〉—…·~～/|-–－∶﹕︰"
}


def _tag(entry: Word) -> str:
    tag = _class(entry)
    if tag in ("CUE", "VERB", "LINK") and entry.text in RANGES:
        return "TO"
    return "LIST" if entry.text in LISTS else "MORE" if entry.text in MORE else tag


def _class(entry: Word) -> str:
    if entry.indicator:
        return "INDICATOR"
    if entry.head:
        return "HEAD"
    if entry.unit:
        return "UNIT"
    if entry.cues:
        return "CUE"
    if entry.count:
        return "NOUN"
    if entry.suffixes:
        return "SUFFIX"
    if entry.activity:
        return "ACTIVITY"
    if entry.scope is not None:
        return "SCOPE"
    if entry.place:
        return "PLACE"
    if entry.adverb and not (entry.verb and entry.text in ("的", "了", "将", "为", "被")):
        return "ADVERB"
    return "VERB" if entry.verb else "TEXT"


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon of the shipped patterns, built once."""
    known = patterns.load()
    built = Lexicon()
    for indicator in known.indicators.values():
        for text in (*indicator.words, *indicator.narrowed):
            built.word(text).indicator = indicator.code
    for kind, words in known.heads.items():
        for text in words:
            entry = built.word(text)
            entry.head = entry.head or ("" if entry.indicator else kind)
    for code, group in known.counts.items():
        for text in group.words:
            entry = built.word(text)
            entry.count = entry.count or code
    for group in known.activities.values():
        for text in group.words:
            built.word(text).activity = True
    for name, group in known.cues.items():
        for text in group.words:
            entry = built.word(text)
            entry.cues = entry.cues | {name}
    for kind, subject in known.subjects.items():
        for text in (*subject.suffixes, *(word for word in subject.definite if len(word) > 2)):
            entry = built.word(text)
            entry.suffixes = entry.suffixes | {kind}
    for text in units.table():
        built.word(text).unit = True
    for text in known.adverbs:
        built.word(text).adverb = True
    scope = known.scope
    for before in scope.before:
        for level in scope.levels:
            built.word(before + level).scope = level
    for text in scope.own:
        built.word(text).scope = ""
    for text, level in scope.own_level.items():
        built.word(text).scope = level
    for text in scope.wider:
        built.word(text).scope = "wider"
    for text in known.verbs:
        built.word(text).verb = True
    for text in known.plain:
        built.word(text)
    _add_places(built)
    built.close()
    return built


def _add_places(built: Lexicon) -> None:
    """Add names of divisions that are safe anywhere; short names of towns depend on the article's area."""
    divisions = load_divisions()
    names = {former.name for former in divisions.former_names} | {zone.name for zone in divisions.zones}
    for division in divisions:
        if division.level != "town" or division.name.endswith(("镇", "乡", "街道", "苏木")):
            names.add(division.name)
        if division.level in ("province", "city"):
            names.add(division.short_name)
        if division.common_name is not None and len(division.common_name) > 2:
            # 维西县, an autonomous county
            names.add(division.common_name)
    for text in names:
        # 东区, 城区 and the like are names only where the article's own area has such a division.
        if (len(text) > 2 or text[-1] not in "区县市道镇乡") and len(text) >= 2 and text not in built.words:
            built.word(text).place = True
