"""The sample pages read from end to end and scored against their labels; what holds of any text."""

from __future__ import annotations

import csv
import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractor
from extractor.evaluate import Scores, match
from extractor.extract import observations
from extractor.observation import Box, Observation
from extractor.page import Glyphs, Page

SAMPLES = Path(extractor.__file__).parent / "samples"
with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as file:
    MANIFEST = list(csv.DictReader(file))
NAMES = [Path(row["file"]).stem for row in MANIFEST]


def page(name: str, text: str | None = None) -> Page:
    """A sample page as the manifest describes it, with its own text or another."""
    row = MANIFEST[NAMES.index(name)]
    return Page(
        name,
        (SAMPLES / row["file"]).read_text(encoding="utf-8") if text is None else text,
        published=row["published"] or None,
        place=row["place"] or None,
        title=row["title"] or None,
    )


@functools.cache
def found(name: str) -> tuple[Observation, ...]:
    """Observations of a sample page."""
    return tuple(observations(page(name)))


@functools.cache
def scores() -> Scores:
    gold: list[dict[str, Any]] = []
    for name in NAMES:
        lines = (SAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        gold += [json.loads(line) for line in lines]
    predicted = [observation.to_dict() for name in NAMES for observation in found(name)]
    texts = {name: page(name).text for name in NAMES}
    assert all(texts[each["source"]] for each in predicted)
    return Scores.of(match(gold, predicted).of_tier("all"))


def test_figures_of_the_samples_are_found() -> None:
    assert scores().found.f1 >= 0.96


def test_figures_of_the_samples_are_right() -> None:
    assert scores().right.f1 >= 0.92


def test_a_figure_without_doubts_can_be_trusted() -> None:
    assert scores().sure_precision >= 0.95


def assert_grounded(text: str, read: list[Observation] | tuple[Observation, ...]) -> None:
    """Every figure stands where it says, and articles give theirs in order."""
    for observation in read:
        assert 0 <= observation.start < observation.end <= len(text)
        assert re.sub(r"\s+", "", text[observation.start : observation.end]) == observation.raw
    by_article: dict[str, list[tuple[int, int]]] = {}
    for observation in read:
        by_article.setdefault(observation.article, []).append((observation.start, observation.end))
    for places in by_article.values():
        assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_offsets_reproduce_the_figure_in_order(name: str) -> None:
    assert found(name)
    assert_grounded(page(name).text, found(name))


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_second_reading_gives_the_same(name: str) -> None:
    assert tuple(observations(page(name))) == found(name)


def facts(read: tuple[Observation, ...] | list[Observation]) -> list[tuple[object, ...]]:
    """What the figures say, without where they stand."""
    return [
        (o.raw, o.value, o.unit, o.measure, o.indicator, o.activity, o.place, o.period_end, o.status)
        for o in read
    ]


TITLE = "钟管镇晒出三季度成绩单"
BODY = (
    "前三季度，钟管镇完成固定资产投资8.4亿元，同比增长7.2%，增速居全县第二位；规上工业增加值11.2亿元，"
    "可比增长8.4%，其中装备制造业增长11.3%。城镇居民人均可支配收入5.8万元，比上年增加2600元。"
)


def read_article(body: str) -> list[Observation]:
    return list(observations(Page("a", f"{TITLE}\n\n{body}\n", published="2024-10-31", place="浙江省德清县")))


# Digits apart are left out: 2 6 00 may be three numbers.
BETWEEN_WORDS = [
    at for at in range(2, len(BODY) - 2) if not (BODY[at - 1] in "0123456789." and BODY[at] in "0123456789.")
]
CUTS = st.lists(
    st.tuples(st.sampled_from(BETWEEN_WORDS), st.sampled_from([" ", "  ", "　", "\t"])), max_size=6
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(CUTS)
def test_white_space_in_a_sentence_changes_nothing(cuts: list[tuple[int, str]]) -> None:
    body = BODY
    for at, space in sorted(cuts, reverse=True):
        body = body[:at] + space + body[at:]
    read = read_article(body)
    assert facts(read) == facts(read_article(BODY))
    assert_grounded(f"{TITLE}\n\n{body}\n", read)


@pytest.mark.parametrize("width", range(14, 34))
def test_lines_of_any_width_are_joined(width: int) -> None:
    lines = "\n".join(BODY[at : at + width] for at in range(0, len(BODY), width))
    read = read_article(lines)
    assert facts(read) == facts(read_article(BODY))
    assert_grounded(f"{TITLE}\n\n{lines}\n", read)


WORDS = """
前三季度 去年 截至目前 “十三五”期间 1—9月 13月 钟管镇 全镇 我县 平湖市 企业 项目 有限公司 地区生产总值
规上工业产值 税收 分别 其中 预计 力争 达产后 占 比重 从 增至 到 由 同比 增长 下降 降幅收窄 的 和 、 ， 。 ；
（ ） “ ” 8.4亿元 7.2% 12 1.7 3成 四分之三 翻两番 个百分点 2.1倍 -2.8% 全县第二 首位 36家 150亩 10%—15%
5000至10000元 2×34万千瓦 9.2:69.5:21.3 ■ 本报讯 （记者 2024年10月31日 星期四 0.0 １２ ％ ㎡ × 亿 万 千 百 十
零 〇 两 半 倍 元
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\n\n"])


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=200)),
    st.sampled_from([None, "2024-10-31", "2024-02", "2024"]),
    st.sampled_from([None, "浙江省湖州市德清县", "钟管镇", "火星市"]),
)
def test_any_text_is_read_without_an_exception(text: str, published: str | None, place: str | None) -> None:
    read = list(observations(Page("a", text, published=published, place=place)))
    assert_grounded(text, read)
    for observation in read:
        json.loads(observation.to_json())


def test_a_figure_on_a_picture_says_where_it_stands() -> None:
    text = "今年前三季度，钟管镇实现地区生产总值67.25亿元。"
    glyphs = Glyphs(0, len(text), Box(1, 0.0, 0.0, 300.0, 12.0, width=600.0, height=800.0))
    (found,) = observations(Page("scan.pdf", text, kind="pdf", place="浙江省湖州市德清县", glyphs=(glyphs,)))
    assert found.box is not None
    assert found.box.page == 1
    assert 0 < found.box.x0 < found.box.x1 <= 300
