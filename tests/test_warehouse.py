from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warehouse_factory import figure, loaded

from extractor.errors import UnknownName, WarehouseError
from warehouse import Warehouse, default_path, write_part
from warehouse.parts import Batch, to_batch


def test_a_source_is_new_then_unchanged_then_replaced(warehouse):
    first = loaded("a.txt", [figure("50.55"), figure("7.2", "%", start=20)])
    assert warehouse.load_source(*first) == "new"
    before = warehouse.observations()
    assert warehouse.load_source(*first) == "unchanged"
    assert warehouse.observations().equals(before)
    assert warehouse.load_source(*loaded("a.txt", [figure("50.56")])) == "replaced"
    assert warehouse.observations()["printed_value"].tolist() == ["50.56"]
    assert warehouse.series("新埭镇", "gdp")["value"].tolist() == [5056000000.0]
    assert warehouse.series("新埭镇", "gdp", measure="growth").empty


def test_two_files_of_one_name_in_two_folders_are_two_sources(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("50.55")], path="/2023/a.txt"))
    assert warehouse.load_source(*loaded("a.txt", [figure("50.56")], path="/2024/a.txt")) == "new"
    assert len(warehouse.observations()) == 2


def test_extraction_can_be_left_out_for_the_same_text_read_by_the_same_version(warehouse):
    record, articles, observations = loaded("a.txt", [figure()], extractor_version="1.0")
    assert not warehouse.is_current(record.key, record.content_hash, "1.0")
    warehouse.load_source(record, articles, observations)
    assert warehouse.is_current(record.key, record.content_hash, "1.0")
    assert not warehouse.is_current(record.key, record.content_hash, "1.1")
    assert not warehouse.is_current(record.key, "another text", "1.0")


def test_a_source_without_figures_is_listed(warehouse):
    warehouse.load_source(*loaded("quiet.txt", [], text="今日晴"))
    listed = warehouse.sources()
    assert listed[["name", "observations", "characters"]].values.tolist() == [["quiet.txt", 0, 3]]


def test_an_observation_comes_back_with_all_that_was_printed(warehouse):
    first = figure(
        "55.3", bound="about", doubts=("place_default",), role="headline", sentence="全镇约55.3亿元。"
    )
    warehouse.load_source(*loaded("a.txt", [first]))
    row = warehouse.observations().iloc[0]
    for name in (
        "source",
        "article",
        "published",
        "start",
        "end",
        "raw",
        "sentence",
        "unit",
        "printed_value",
    ):
        assert row[name] == getattr(first, name)
    assert (row["value"], row["bound"], row["role"]) == (5530000000.0, "about", "headline")
    assert list(row["doubts"]) == ["place_default"]
    assert (row["period"], row["period_start"].date()) == ("2024Q1-Q3", date(2024, 1, 1))
    assert (row["county"], row["level"], row["indicator_name"]) == ("平湖市", "town", "地区生产总值")


def test_each_observation_has_its_confidence_and_those_not_judged_have_none(warehouse):
    figures = [figure("50.55", confidence=0.973), figure("7.2", "%", start=20), figure("3", start=40)]
    warehouse.load_source(*loaded("a.txt", figures))
    assert warehouse.observations()["confidence"].fillna(-1).tolist() == [0.973, -1, -1]
    sure = warehouse.sql("SELECT raw, confidence FROM fact_report WHERE confidence > 0.9")
    assert sure.values.tolist() == [["50.55亿元", 0.973]]
    again = [figure("50.55", confidence=0.6), *figures[1:]]
    assert warehouse.load_source(*loaded("a.txt", again)) == "replaced"
    assert warehouse.observations()["confidence"].fillna(-1).tolist() == [0.6, -1, -1]
    ever = "SELECT confidence FROM observation_ever WHERE recorded_to IS NOT NULL"
    assert warehouse.sql(ever)["confidence"].tolist() == [0.973]


def test_one_figure_of_two_towns_is_two_observations(warehouse):
    both = [figure("86.8", place="新埭镇"), figure("86.8", place="新仓镇")]
    warehouse.load_source(*loaded("a.txt", both))
    assert sorted(warehouse.observations()["place"]) == ["新仓镇", "新埭镇"]


def test_of_two_articles_with_one_headline_the_one_around_the_figure_is_meant(warehouse):
    from warehouse import ArticleRecord

    record, _, observations = loaded("a.txt", [figure(start=30)])
    articles = [
        ArticleRecord("经济运行稳中有进", start=0, end=20, text="第一篇"),
        ArticleRecord("经济运行稳中有进", start=20, end=60, text="第二篇"),
    ]
    warehouse.load_source(record, articles, observations)
    found = warehouse.sql("SELECT text FROM report JOIN article USING (article_id)")
    assert found["text"].tolist() == ["第二篇"]


def test_a_series_has_a_row_a_period_oldest_first(warehouse):
    figures = [
        figure("55.28", period="2024Q1-Q3", start=0),
        figure("36.1", period="2024H1", start=20),
        figure("70.5", period="2023", start=40),
    ]
    warehouse.load_source(*loaded("a.txt", figures))
    series = warehouse.series("新埭", "地区生产总值")
    assert series["period"].tolist() == ["2023", "2024H1", "2024Q1-Q3"]
    assert series["value"].tolist() == [7050000000.0, 3610000000.0, 5528000000.0]
    assert series["period_end"].dt.date.tolist()[-1] == date(2024, 9, 30)
    assert set(series["unit"]) == {"CNY"}


def test_a_series_keeps_enterprises_plans_and_currencies_apart(warehouse):
    figures = [
        figure("10", indicator="exports", start=0),
        figure("1.5", "亿美元", indicator="exports", start=20),
        figure("3", indicator="exports", subject_kind="enterprise", subject="样本公司", start=40),
        figure("12", indicator="exports", status="target", start=60),
    ]
    warehouse.load_source(*loaded("a.txt", figures))
    series = warehouse.series("新埭镇", "exports")
    assert sorted(zip(series["unit"], series["value"], strict=True)) == [("CNY", 1e9), ("USD", 1.5e8)]
    assert warehouse.series("新埭镇", "exports", unit="USD")["value"].tolist() == [1.5e8]
    assert warehouse.series("新埭镇", "exports", subject="样本公司")["value"].tolist() == [3e8]
    assert warehouse.series("新埭镇", "exports", status="target")["value"].tolist() == [1.2e9]


def test_an_activity_may_be_named_with_its_indicator(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("84.44", indicator="output_value", activity="规上工业")]))
    assert len(warehouse.series("新埭镇", "规上工业产值")) == 1
    assert warehouse.series("新埭镇", "产值").empty


def test_towns_are_ranked_and_missing_ones_shown(warehouse):
    figures = [
        figure("50.55", place="新埭镇", start=0),
        figure("61.2", place="新仓镇", start=20),
        figure("600", place="平湖市", start=40),
    ]
    warehouse.load_source(*loaded("a.txt", figures))
    table = warehouse.compare("gdp", "2024年前三季度", within="平湖")
    assert table["place"].tolist()[:2] == ["新仓镇", "新埭镇"]
    assert table["rank"].tolist()[:2] == [1, 2]
    assert len(table) == 9 and table["value"].isna().sum() == 7
    assert "平湖市" not in set(table["place"])
    assert warehouse.compare("gdp", "2024Q1-Q3")["place"].tolist() == ["新仓镇", "新埭镇"]
    assert warehouse.compare("gdp", "2024Q1-Q3", level="county")["place"].tolist() == ["平湖市"]
    assert warehouse.top("gdp", "2024Q1-Q3", 1)["place"].tolist() == ["新仓镇"]


def test_a_place_known_in_other_periods_is_missing_in_this_one(warehouse):
    warehouse.load_source(
        *loaded("a.txt", [figure(place="新埭镇"), figure(place="新仓镇", period="2023", start=20)])
    )
    table = warehouse.compare("gdp", "2024Q1-Q3")
    assert table["place"].tolist() == ["新埭镇", "新仓镇"]
    assert table["rank"].isna().tolist() == [False, True]
    assert (
        table["observation_id"].iloc[0]
        == warehouse.observations(period="2024Q1-Q3")["observation_id"].iloc[0]
    )


def test_several_measures_and_periods_come_as_blocks(warehouse):
    figures = [figure("50.55"), figure("7.2", "%", start=20), figure("48", period="2023Q1-Q3", start=40)]
    warehouse.load_source(*loaded("a.txt", figures))
    table = warehouse.compare(
        "gdp", ["2023Q1-Q3", "2024Q1-Q3"], measure=["level", "growth"], places=["新埭镇"]
    )
    known = table.dropna(subset="value")
    assert list(zip(known["measure"], known["period"], strict=True)) == [
        ("level", "2023Q1-Q3"),
        ("level", "2024Q1-Q3"),
        ("growth", "2024Q1-Q3"),
    ]


@pytest.mark.parametrize(
    ("place", "indicator", "says"),
    [
        ("新袋镇", "gdp", "新埭镇"),
        ("新埭镇", "gpd", "gdp"),
        ("新埭镇", "财政总收人", "财政总收入"),
        ("新城镇", "gdp", "19 places"),
        ("'; DROP TABLE observation; --", "gdp", "no place"),
        ("", "gdp", "no place"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(warehouse, place, indicator, says):
    warehouse.load_source(*loaded("a.txt", [figure()]))
    with pytest.raises(UnknownName, match=says):
        warehouse.series(place, indicator)


def test_of_places_with_one_name_the_one_with_figures_is_meant(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure(place="新城镇", place_code="120116100")]))
    assert len(warehouse.series("新城镇", "gdp")) == 1


def test_a_zone_without_a_code_stands_by_its_name(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure(place="滨海样本园", place_code=None)]))
    assert warehouse.series("滨海样本园", "gdp")["value"].tolist() == [5055000000.0]
    assert warehouse.compare("gdp", "2024Q1-Q3")["place"].tolist() == ["滨海样本园"]


def test_a_hostile_name_is_only_a_name(warehouse):
    hostile = "'; DROP TABLE observation; --"
    warehouse.load_source(*loaded("a.txt", [figure(place=hostile, place_code=None, activity=hostile)]))
    assert len(warehouse.observations(place=hostile, activity=hostile)) == 1
    assert len(warehouse.series(hostile, "gdp", activity=hostile)) == 1
    assert warehouse.compare("gdp", "2024Q1-Q3", activity=hostile)["place"].tolist() == [hostile]
    assert warehouse.series(hostile, "gdp", activity=hostile, subject=hostile, unit=hostile).empty
    with pytest.raises(UnknownName):
        warehouse.compare(hostile, "2024")
    with pytest.raises(UnknownName):
        warehouse.observations(**{hostile: 1})


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE fact",
        "SELECT 1; DROP TABLE fact",
        "WITH x AS (SELECT 1) INSERT INTO setting SELECT 'a', 'b'",
        "CREATE TABLE t AS SELECT 1",
        "COPY fact TO '/tmp/fact.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT nonsense",
        "",
    ],
)
def test_a_query_can_neither_write_nor_reach_files(warehouse, query):
    warehouse.load_source(*loaded("a.txt", [figure()]))
    with pytest.raises(WarehouseError):
        warehouse.sql(query)
    assert len(warehouse.sql("SELECT * FROM fact_report")) == 1


def test_parts_of_worker_processes_load_like_records(tmp_path, warehouse):
    records = [loaded(f"{n}.txt", [figure(str(50 + n)), figure("7.2", "%", start=20)]) for n in range(4)]
    write_part(tmp_path / "parts", "0001", records[:2])
    write_part(tmp_path / "parts", "0002", records[2:])
    write_part(tmp_path / "parts", "0002", records[2:])
    report = warehouse.load_parts(tmp_path / "parts")
    assert (len(report.new), report.observations) == (4, 8)
    assert len(warehouse.load_parts(tmp_path / "parts").unchanged) == 4
    with Warehouse(tmp_path / "other.duckdb") as other:
        other.load_many(records)
        columns = [c for c in other.observations() if c != "recorded_from"]
        assert other.observations()[columns].equals(warehouse.observations()[columns])


def test_parts_written_before_there_was_a_confidence_are_loaded_without(tmp_path, warehouse):
    write_part(tmp_path, "0001", [loaded("a.txt", [figure("50.55", confidence=0.9, doubts=("damaged",))])])
    write_part(tmp_path, "0002", [loaded("b.txt", [figure("61.2", confidence=0.8)])])
    (older,) = tmp_path.glob("*/*/part=0001/observations.parquet")
    pq.write_table(pq.ParquetFile(older).read().drop_columns(["confidence"]), older)
    assert warehouse.load_parts(tmp_path).observations == 2
    found = warehouse.observations()[["raw", "role", "confidence"]].fillna(-1)
    assert found.values.tolist() == [["50.55亿元", "body", -1], ["61.2亿元", "body", 0.8]]


def test_a_damaged_part_is_named(tmp_path, warehouse):
    write_part(tmp_path / "parts", "0001", [loaded("a.txt", [figure()])])
    (torn,) = (tmp_path / "parts").glob("*/*/part=0001/articles.parquet")
    torn.write_bytes(b"torn")
    write_part(tmp_path / "parts", "0000", [loaded("b.txt", [figure()])])
    with pytest.raises(WarehouseError, match=r"part=0001/articles\.parquet"):
        warehouse.load_parts(tmp_path / "parts")
    assert warehouse.sources()["name"].tolist() == ["b.txt"]
    with pytest.raises(WarehouseError, match="holds no part"):
        warehouse.load_parts(tmp_path)


def test_the_environment_names_the_file(monkeypatch, tmp_path):
    monkeypatch.setenv("TOWN_INDICATORS_WAREHOUSE", str(tmp_path / "mine.duckdb"))
    assert default_path() == tmp_path / "mine.duckdb"
    monkeypatch.delenv("TOWN_INDICATORS_WAREHOUSE")
    assert default_path().name == "warehouse.duckdb"


def test_what_is_no_warehouse_is_refused_in_one_sentence(tmp_path):
    torn = tmp_path / "torn.duckdb"
    torn.write_bytes(b"not a database " * 500)
    with pytest.raises(WarehouseError, match="not a warehouse"):
        Warehouse(torn)
    foreign = tmp_path / "foreign.duckdb"
    with duckdb.connect(foreign) as connection:
        connection.execute("CREATE TABLE customer (name VARCHAR)")
    with pytest.raises(WarehouseError, match="no warehouse of indicators"):
        Warehouse(foreign)
    with pytest.raises(WarehouseError, match="there is no warehouse"):
        Warehouse(tmp_path / "missing.duckdb", read_only=True)
    with pytest.raises(WarehouseError, match="folder"):
        Warehouse(tmp_path)
    with pytest.raises(WarehouseError, match="folder"):
        Warehouse(tmp_path / "no" / "such" / "w.duckdb")


def test_facts_have_one_row_for_all_reports_of_a_figure(warehouse):
    warehouse.load_many([loaded("a.txt", [figure("55.28")]), loaded("b.txt", [figure("55.3")])])
    facts = warehouse.facts("新埭镇", "gdp", contradicted=False)
    assert facts[["printed_value", "reports", "period"]].values.tolist() == [["55.28", 2, "2024Q1-Q3"]]
    assert warehouse.facts(status="target").empty
    with pytest.raises(UnknownName, match="reports"):
        warehouse.facts(colour="red")


def test_values_of_a_query_are_given_apart_from_it(warehouse):
    warehouse.load_source(*loaded("a.txt", [figure("55.28")]))
    found = warehouse.sql("SELECT raw FROM report WHERE place = ?", ["新埭镇"])
    assert found["raw"].tolist() == ["55.28亿元"]


def test_a_reader_cannot_load(tmp_path):
    Warehouse(tmp_path / "w.duckdb").close()
    with (
        Warehouse(tmp_path / "w.duckdb", read_only=True) as reader,
        pytest.raises(WarehouseError, match="reading"),
    ):
        reader.load_source(*loaded("a.txt", [figure()]))


def test_a_batch_of_more_rows_than_duckdb_writes_at_once_arrives_whole(warehouse):
    """DuckDB 1.5.6 can lose rows of large inserts; the load is laid out so that it does not, and counts."""
    many = 130_000
    one = to_batch([loaded("a.txt", [figure("55.28")])])
    rows = {name: one.observations[name].to_pylist() * many for name in one.observations.column_names}
    starts = list(range(many))
    rows |= {"start": starts, "place": [f"地{n}" for n in starts], "place_code": [None] * many}
    table = pa.table(rows, one.observations.schema)
    report = warehouse.load_batches([Batch(one.sources, one.articles, table)])
    assert report.observations == many
    counted = warehouse.sql("SELECT (SELECT count(*) FROM observation) o, (SELECT count(*) FROM fact) f")
    assert counted.values.tolist() == [[many, many]]


def test_of_a_source_in_two_parts_the_later_counts(tmp_path, warehouse):
    write_part(tmp_path, "0001", [loaded("a.txt", [figure("1")]), loaded("b.txt", [figure("2")])])
    write_part(tmp_path, "0002", [loaded("a.txt", [figure("3")])])
    report = warehouse.load_parts(tmp_path)
    assert (report.new, report.replaced) == (("a.txt", "b.txt"), ("a.txt",))
    assert sorted(warehouse.observations()["printed_value"]) == ["2", "3"]
