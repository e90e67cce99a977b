from dataclasses import replace

import pytest
from warehouse_factory import figure, loaded

from extractor.errors import UnknownName


def load(warehouse, *figures, name="a.txt"):
    placed = [replace(f, start=30 * n, end=30 * n + len(f.raw)) for n, f in enumerate(figures)]
    warehouse.load_source(*loaded(name, placed))


# Figures that fail a check, the finding, and figures nearly the same that pass it.
CASES = {
    "contradiction": (
        [figure("55.28"), figure("56.3")],
        "level is 55.28亿元 and 56.3亿元",
        [figure("55.28"), figure("55.3")],
    ),
    "growth": (
        [figure("110", period="2024"), figure("100", period="2023"), figure("25", "%", period="2024")],
        "growth is printed as 25%, levels give 10.0%: 110亿元 after 100亿元",
        [figure("110", period="2024"), figure("100", period="2023"), figure("5", "%", period="2024")],
    ),
    "falling total": (
        [figure("30", period="2024H1"), figure("28.9", period="2024Q1-Q3")],
        "28.9亿元 is less than 30亿元 of 2024H1",
        [figure("29.96", period="2024H1"), figure("30", period="2024Q1-Q3")],
    ),
    "part above whole": (
        [figure("30", activity="第三产业", indicator="value_added"), figure("28.9", indicator="value_added")],
        "第三产业 30亿元 is more than the whole, 28.9亿元",
        [figure("28", activity="第三产业", indicator="value_added"), figure("29", indicator="value_added")],
    ),
    "place above its parent": (
        [figure("30"), figure("28.9", place="平湖市")],
        "30亿元 is more than 平湖市 has, 28.9亿元",
        [figure("30"), figure("290", place="平湖市"), figure("4", "%"), figure("3", "%", place="平湖市")],
    ),
    "unit slip": (
        [figure("30", period="2022"), figure("31", period="2023"), figure("33", "万元", period="2024")],
        "33万元 is about 10^4 times less than 31亿元 of 2023",
        [figure("30", period="2022"), figure("310000", "万元", period="2023"), figure("33", period="2024")],
    ),
    "gap": (
        [figure("30", period="2021H1"), figure("31", period="2024H1")],
        "nothing is known between 2021H1 and 2024H1",
        [figure("30", period="2023H1"), figure("31", period="2024H1")],
    ),
    "no place": ([figure("30", place=None)], "30亿元 is of no known place", [figure("30")]),
    "new place": (
        [figure("30", place="样本园区", place_code=None)],
        "样本园区 is not in the official division table, and one source names it",
        [figure("30")],
    ),
    "new activity": (
        [figure("30", activity="样本产业", indicator="output_value")],
        "no other source has 样本产业 of output_value",
        [figure("30", indicator="output_value")],
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_finds_what_is_wrong_and_names_its_sentences(warehouse, check):
    wrong, finding, right = CASES[check]
    load(warehouse, *wrong)
    found = warehouse.audit([check])
    assert found["finding"].tolist() == [finding]
    row = found.iloc[0]
    sentences = warehouse.observations().set_index("observation_id")["sentence"]
    assert [sentences[number] for number in row["observation_ids"]] == list(row["sentences"])
    assert set(row["sources"]) == {"a.txt"}
    assert check in set(warehouse.audit()["check"])
    load(warehouse, *right)
    assert warehouse.audit([check]).empty


def test_growth_at_comparable_prices_may_differ_by_prices(warehouse):
    levels = [figure("110", period="2024", indicator="tax"), figure("100", period="2023", indicator="tax")]
    growth = figure("5", "%", period="2024", indicator="tax")
    load(warehouse, *levels, growth)
    assert len(warehouse.audit(["growth"])) == 1
    load(warehouse, *levels, replace(growth, basis="comparable"))
    assert warehouse.audit(["growth"]).empty


def test_a_revision_is_no_contradiction(warehouse):
    load(warehouse, figure("55.28", published="2024-10-31"))
    load(warehouse, figure("56.3", published="2025-01-20"), name="b.txt")
    assert warehouse.audit(["contradiction"]).empty


def test_a_rejected_report_contradicts_nothing(warehouse):
    load(warehouse, figure("55.28"), figure("56.3"))
    wrong = warehouse.observations(printed_value="56.3")["observation_id"].iloc[0]
    warehouse.correct(wrong, author="李", reason="误读", action="reject")
    assert warehouse.audit(["contradiction"]).empty


def test_sources_that_yield_nothing_or_come_twice_are_named(warehouse):
    warehouse.load_source(*loaded("quiet.txt", [], text="今日晴"))
    warehouse.load_source(*loaded("a.txt", [figure()], text="同一页", path="/here/a.txt"))
    warehouse.load_source(*loaded("a.txt", [figure()], text="同一页", path="/there/a.txt"))
    found = warehouse.audit(["empty source", "same source twice"])
    assert found["finding"].tolist() == [
        "quiet.txt (3 characters) yielded no observation",
        "/here/a.txt and /there/a.txt hold the same text",
    ]


def test_a_correction_whose_figure_is_gone_is_named(warehouse):
    load(warehouse, figure("55.28"))
    number = warehouse.observations()["observation_id"].iloc[0]
    warehouse.correct(number, author="李", reason="误读", action="reject")
    load(warehouse, figure("9"))
    assert warehouse.audit(["correction without figure"])["finding"].tolist() == [
        "李 corrected 55.28亿元 in a.txt, which no figure matches"
    ]


def test_an_unknown_check_is_refused_with_those_there_are(warehouse):
    with pytest.raises(UnknownName, match="contradiction, growth"):
        warehouse.audit(["spelling"])
    assert warehouse.audit().empty
