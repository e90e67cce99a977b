from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warehouse_factory import figure, loaded

from extractor.errors import UnknownName
from warehouse import Warehouse

LATER = "2025-02-20"

# The better report comes second; each pair differs in what decides and, against it, in what decides later.
PREFERRED = {
    "exact before about": (figure("56", bound="about", published=LATER), figure("55.28")),
    "exact before over": (figure("50", bound="over", published=LATER), figure("55.28")),
    "printed in full before rounded": (figure("55.3", published="2024-11-08"), figure("55.28")),
    "body before headline": (figure("56.1", role="headline", published="2024-11-08"), figure("55.28")),
    "later before earlier": (figure("55.28", article="统计公报"), figure("56.1", published=LATER)),
    "dated before undated": (figure("55.28", published=None), figure("56.1")),
    "bulletin before news": (figure("55.28"), figure("56.1", article="新埭镇2024年统计公报")),
    "fewer doubts": (
        figure("55.28", doubts=("place_default",), confidence=0.9),
        figure("53", confidence=0.8),
    ),
    "higher confidence": (figure("56.1", confidence=0.8), figure("55.28", confidence=0.9)),
    "known confidence before unknown": (figure("56.1"), figure("55.28", confidence=0.9)),
}


@pytest.mark.parametrize("why", PREFERRED)
@pytest.mark.parametrize("order", [1, -1])
def test_one_value_is_chosen_for_a_stated_reason_in_any_order(warehouse, why, order):
    worse, better = PREFERRED[why]
    sources = [loaded("a.txt", [worse]), loaded("b.txt", [better])]
    for source in sources[::order]:
        warehouse.load_source(*source)
    series = warehouse.series("新埭镇", "gdp")
    assert series["printed_value"].tolist() == [better.printed_value]
    assert series["reports"].tolist() == [2]
    reports = warehouse.reports_of(series["observation_id"].iloc[0])
    assert reports["verdict"].iloc[0] == "chosen"
    assert sorted(reports["source"]) == ["a.txt", "b.txt"]


AGREEING = [
    (figure("55.3"), figure("55.28"), True),
    (figure("55.2"), figure("55.28"), False),
    (figure("55"), figure("55.28"), True),
    (figure("552800", "万元"), figure("55.28"), True),
    (figure("552811", "万元"), figure("55.28"), True),
    (figure("55.4"), figure("55.28"), False),
    (figure("50", bound="over"), figure("55.28"), True),
    (figure("60", bound="over"), figure("55.28"), False),
    (figure("60", bound="under"), figure("55.28"), True),
    (figure("55", bound="about"), figure("55.9"), True),
    (figure("50", bound="about"), figure("55.9"), False),
    (figure("7", "%"), figure("7.2", "%"), True),
    (figure("6.8", "%"), figure("7.2", "%"), False),
    (figure("-3", "%"), figure("3", "%"), False),
]


@pytest.mark.parametrize(("one", "other", "agree"), AGREEING)
def test_rounded_figures_agree_and_others_contradict(warehouse, one, other, agree):
    warehouse.load_source(*loaded("a.txt", [one]))
    warehouse.load_source(*loaded("b.txt", [other]))
    series = warehouse.series("新埭镇", "gdp", measure=one.measure)
    assert series["contradicted"].tolist() == [not agree]
    assert series["agreeing"].tolist() == [2 if agree else 1]


def test_a_range_agrees_with_what_lies_in_it(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("50", bound="range", value_high=6000000000)]))
    warehouse.load_source(*loaded("b.txt", [figure("55.28")]))
    assert warehouse.series("新埭镇", "gdp")["contradicted"].tolist() == [False]


def test_a_figure_changed_a_quarter_later_is_a_revision_and_next_week_a_contradiction(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28", published="2024-10-31")]))
    warehouse.load_source(*loaded("b.txt", [figure("56.12", published="2025-01-20")]))
    series = warehouse.series("新埭镇", "gdp")
    assert series[["printed_value", "revised", "contradicted"]].values.tolist() == [["56.12", True, False]]
    reports = warehouse.reports_of(series["observation_id"].iloc[0])
    assert reports[["verdict", "raw"]].values.tolist() == [["chosen", "56.12亿元"], ["revised", "55.28亿元"]]
    warehouse.load_source(*loaded("c.txt", [figure("57", published="2025-01-25")]))
    series = warehouse.series("新埭镇", "gdp")
    assert series[["printed_value", "revised", "contradicted"]].values.tolist() == [["57", True, True]]


def test_what_was_published_by_a_day_can_be_asked(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28", published="2024-10-31")]))
    warehouse.load_source(*loaded("b.txt", [figure("56.12", published="2025-01-20")]))
    warehouse.load_source(*loaded("c.txt", [figure("50", published=None, place="新仓镇")]))

    def known(day):
        return warehouse.series("新埭镇", "gdp", as_of=day)["printed_value"].tolist()

    assert known("2024-10-30") == []
    assert known("2024-12-31") == ["55.28"]
    assert known("2025-01-20") == ["56.12"]
    table = warehouse.compare("gdp", "2024Q1-Q3", as_of="2024-12-31", within="平湖")
    assert table.dropna(subset="value")["printed_value"].tolist() == ["55.28"]
    with pytest.raises(UnknownName, match="2024-08-01"):
        known("some day")


def test_a_month_of_publication_counts_as_its_last_day(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28", published="2024-10")]))
    assert warehouse.series("新埭镇", "gdp", as_of="2024-10-30").empty
    assert len(warehouse.series("新埭镇", "gdp", as_of="2024-10-31")) == 1


def test_what_the_warehouse_said_at_a_time_can_be_asked(warehouse, clock):
    clock.time = datetime(2025, 3, 1)
    warehouse.load_source(*loaded("a.txt", [figure("55.28"), figure("7.2", "%", start=20)]))
    clock.time = datetime(2025, 4, 1)
    warehouse.load_source(*loaded("a.txt", [figure("56.12"), figure("7.2", "%", start=20)]))
    before = warehouse.series("新埭镇", "gdp", recorded=datetime(2025, 3, 15))
    assert before[["printed_value", "raw", "source"]].values.tolist() == [["55.28", "55.28亿元", "a.txt"]]
    assert warehouse.series("新埭镇", "gdp", recorded=datetime(2025, 2, 1)).empty
    assert warehouse.series("新埭镇", "gdp")["printed_value"].tolist() == ["56.12"]
    # What did not change was not written again.
    growth = warehouse.observations(measure="growth")["recorded_from"]
    assert growth.dt.month.tolist() == [3]


VALUES = st.sampled_from(["55.28", "55.3", "56", "48.1"])
REPORTS = st.builds(
    figure,
    VALUES,
    published=st.sampled_from(["2024-10-31", "2024-11-08", "2025-01-20", None]),
    place=st.sampled_from(["新埭镇", "新仓镇"]),
    bound=st.sampled_from(["exact", "over"]),
    role=st.sampled_from(["body", "headline"]),
    start=st.integers(0, 3).map(lambda n: 20 * n),
)
FILES = st.dictionaries(st.sampled_from("abcd"), st.lists(REPORTS, max_size=3), min_size=1)


def facts_of(warehouse):
    """All facts, in words that do not depend on the order in which sources were numbered."""
    return warehouse.sql(
        "SELECT place, period, value, bound, reports, agreeing, contradicted, revised, published"
        " FROM fact_report ORDER BY ALL"
    ).values.tolist()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES, data=st.data())
def test_any_order_and_repetition_of_loads_gives_the_same_facts(
    tmp_path_factory, empty_warehouse, files, data
):
    import shutil

    folder = tmp_path_factory.mktemp("orders")
    names = sorted(files)
    order = data.draw(st.permutations(names)) + data.draw(st.lists(st.sampled_from(names), max_size=6))
    results = []
    for number, loads in enumerate((names, order)):
        shutil.copy(empty_warehouse, folder / f"{number}.duckdb")
        with Warehouse(folder / f"{number}.duckdb") as warehouse:
            for name in loads:
                warehouse.load_source(*loaded(name, files[name]))
            results.append(facts_of(warehouse))
            warehouse.rebuild_facts()
            assert facts_of(warehouse) == results[-1]
    assert results[0] == results[1]
