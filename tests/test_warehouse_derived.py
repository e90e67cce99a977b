import pint
import pytest
from warehouse_factory import figure, loaded

from extractor.errors import UnknownName
from warehouse.quantities import quantity


def rows(table, *columns):
    return table[list(columns)].values.tolist()


def load(warehouse, *figures):
    shifted = [figure_at(f, 30 * number) for number, f in enumerate(figures)]
    warehouse.load_source(*loaded("a.txt", shifted))


def figure_at(observation, start):
    from dataclasses import replace

    return replace(observation, start=start, end=start + len(observation.raw))


def test_single_quarters_follow_from_running_totals(warehouse):
    load(
        warehouse,
        figure("10", period="2024Q1", indicator="tax"),
        figure("25", period="2024H1", indicator="tax"),
        figure("33.5", period="2024Q1-Q3", indicator="tax"),
        figure("50", period="2023", indicator="tax"),
    )
    series = warehouse.series("新埭镇", "tax", cumulative="single")
    assert rows(series, "period", "value", "derivation", "formula") == [
        ["2023", 5e9, "", ""],
        ["2024Q1", 1e9, "", ""],
        ["2024Q2", 1.5e9, "single", "25亿元 (2024H1) − 10亿元 (2024Q1)"],
        ["2024Q3", 8.5e8, "single", "33.5亿元 (2024Q1-Q3) − 25亿元 (2024H1)"],
    ]
    assert warehouse.series("新埭镇", "tax")["period"].tolist() == ["2023", "2024Q1", "2024H1", "2024Q1-Q3"]
    inputs = series["inputs"].tolist()[-1]
    raws = warehouse.observations().set_index("observation_id")["raw"]
    assert [raws[number] for number in inputs] == ["33.5亿元", "25亿元"]


def test_single_months_follow_too_and_a_printed_one_comes_first(warehouse):
    load(
        warehouse,
        figure("10", period="2024-01..2024-05", indicator="tax"),
        figure("12", period="2024-01..2024-06", indicator="tax"),
        figure("2.05", period="2024-06", indicator="tax"),
    )
    series = warehouse.series("新埭镇", "tax", cumulative="single")
    assert rows(series, "period", "value", "derivation") == [
        ["2024-01..2024-05", 1e9, ""],
        ["2024-06", 2.05e8, ""],
    ]


def test_what_does_not_accumulate_is_not_split(warehouse):
    load(
        warehouse,
        figure("10", period="2024Q1", indicator="deposits"),
        figure("25", period="2024H1", indicator="deposits"),
    )
    assert warehouse.series("新埭镇", "deposits", cumulative="single")["derivation"].tolist() == ["", ""]


def test_growth_follows_from_levels_and_levels_from_growth(warehouse):
    load(
        warehouse,
        figure("110", period="2024", indicator="tax"),
        figure("100", period="2023", indicator="tax"),
        figure("25", "%", period="2023", indicator="tax"),
    )
    growth = warehouse.series("新埭镇", "tax", measure="growth", derived=True)
    assert rows(growth, "period", "unit", "derivation") == [["2023", "%", ""], ["2024", "%", "growth"]]
    assert growth["value"].tolist() == pytest.approx([25, 10])
    levels = warehouse.series("新埭镇", "tax", derived=True)
    assert rows(levels, "period", "derivation") == [["2022", "previous"], ["2023", ""], ["2024", ""]]
    assert levels["value"].tolist() == pytest.approx([8e9, 1e10, 1.1e10])
    assert levels["formula"].tolist()[0] == "100亿元 (2023) ÷ (1 + 25%)"


def test_real_growth_implies_no_level(warehouse):
    load(
        warehouse,
        figure("110", period="2024", indicator="tax"),
        figure("10", "%", period="2024", indicator="tax", basis="comparable"),
        figure("210", period="2024"),
        figure("5", "%", period="2024"),
    )
    assert len(warehouse.series("新埭镇", "tax", derived=True)) == 1
    assert len(warehouse.series("新埭镇", "gdp", derived=True)) == 1


def test_the_last_of_february_is_the_same_period_in_any_year(warehouse):
    load(
        warehouse,
        figure("11", period="2024-01..2024-02", indicator="tax"),
        figure("10", period="2023-01..2023-02", indicator="tax"),
    )
    growth = warehouse.derived("新埭镇", "tax", only=["growth"])
    assert rows(growth, "period") == [["2024-01..2024-02"]]
    assert growth["value"].tolist() == pytest.approx([10])


def test_currencies_are_never_mixed(warehouse):
    load(
        warehouse,
        figure("10", period="2024Q1", indicator="exports"),
        figure("3", "亿美元", period="2024H1", indicator="exports"),
        figure("9", period="2023Q1", indicator="exports"),
        figure("2", "亿美元", period="2023H1", indicator="exports"),
    )
    found = warehouse.derived("新埭镇", "exports")
    assert sorted(rows(found, "derivation", "period", "unit")) == [
        ["growth", "2024H1", "%"],
        ["growth", "2024Q1", "%"],
    ]
    with pytest.raises(pint.DimensionalityError):
        quantity(1, "CNY") + quantity(1, "USD")


def test_shares_heads_and_ranks_follow_from_the_county(warehouse):
    load(
        warehouse,
        figure("50", indicator="tax"),
        figure("61", indicator="tax", place="新仓镇"),
        figure("500", indicator="tax", place="平湖市"),
        figure("5", "万人", indicator="population", period="..2024-12-31"),
    )
    found = warehouse.derived("新埭镇", "tax").set_index("derivation")
    assert found.loc["share", ["value", "unit", "of"]].tolist() == [10.0, "%", "平湖市"]
    assert found.loc["share", "formula"] == "50亿元 (2024Q1-Q3) ÷ 平湖市 500亿元 (2024Q1-Q3)"
    assert found.loc["per_capita", ["value", "unit"]].tolist() == [1e5, "CNY/count"]
    assert found.loc["rank", ["value", "unit", "of"]].tolist() == [2.0, "rank", "level"]
    assert found.loc["rank", "formula"] == "50亿元 (2024Q1-Q3) among 2 known of 9 towns"
    with pytest.raises(UnknownName, match="per_capita"):
        warehouse.derived("新埭镇", "tax", only=["average"])


def test_what_follows_from_the_past_stays_in_the_past(warehouse):
    load(
        warehouse,
        figure("10", period="2024Q1", indicator="tax", published="2024-04-20"),
        figure("25", period="2024H1", indicator="tax", published="2024-07-20"),
    )
    early = warehouse.series("新埭镇", "tax", cumulative="single", as_of="2024-05-01")
    assert early["period"].tolist() == ["2024Q1"]
