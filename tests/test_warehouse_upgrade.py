"""Older warehouses are upgraded after a backup copy, newer ones refused."""

import shutil

import duckdb
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from warehouse_factory import figure, loaded

from extractor.errors import WarehouseError
from warehouse import Warehouse, upgrade
from warehouse.schema import SCHEMA_VERSION, metadata

# Two observations of a warehouse as version 1 wrote it.
FIRST_ROWS = """
INSERT INTO source VALUES (nextval('source_number'), 'a.txt', 'a.txt', '', 'h', '1', 'text', NULL, NULL, NULL,
    '{}', [], '55.28亿元', TIMESTAMP '2025-01-01');
INSERT INTO article VALUES (100000, 1, '标题', 'news', NULL, NULL, 0, 7, '文字');
INSERT INTO observation BY NAME SELECT
    10000000000 AS observation_id, 1 AS source_id, 100000 AS article_id, 0 AS ordinal,
    '2024-10-31' AS published, 0 AS "start", 7 AS "end", '55.28亿元' AS raw,
    '新埭镇55.28亿元。' AS sentence, 5528000000 AS value,
    'CNY' AS unit, '55.28' AS printed_value, '亿元' AS printed_unit, 'exact' AS bound, 'level' AS measure,
    '' AS basis, 'gdp' AS indicator, '' AS activity, '' AS "of", '新埭镇' AS place, '330482102' AS place_code,
    'area' AS subject_kind, '' AS subject, DATE '2024-01-01' AS period_start, DATE '2024-09-30' AS period_end,
    '前三季度' AS period_text, 'actual' AS status, 'p' AS pattern, [] AS doubts, 'body' AS role,
    DATE '2024-10-31' AS known_on, 1000000 AS step, false AS official, 7 AS fact_id, '' AS review,
    TIMESTAMP '2025-01-01' AS recorded_from;
"""


def older(path, revision):
    """Make a warehouse as an older version of the program left it, with one observation."""
    config = Config()
    config.set_main_option("script_location", upgrade.MIGRATIONS)
    engine = create_engine(f"duckdb:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with duckdb.connect(path) as connection:
        connection.execute(FIRST_ROWS)
    return path


@pytest.fixture
def first_version(tmp_path):
    return older(tmp_path / "old.duckdb", "0001")


@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_warehouse_is_upgraded_after_a_backup_copy(first_version, read_only):
    with Warehouse(first_version, read_only=read_only) as warehouse:
        assert warehouse.backup == first_version.with_name("old.version1.duckdb")
        assert warehouse.series("新埭镇", "gdp")["value"].tolist() == [5528000000.0]
    with duckdb.connect(first_version.with_name("old.version1.duckdb"), read_only=True) as backup:
        assert backup.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert backup.execute("SELECT count(*) FROM observation").fetchall() == [(1,)]
    with Warehouse(first_version) as warehouse:
        assert warehouse.backup is None
        number = warehouse.observations()["observation_id"].iloc[0]
        warehouse.correct(number, author="李", reason="看错", value=1)
        assert warehouse.load_source(*loaded("b.txt", [figure("9", place="新仓镇")])) == "new"


def test_of_observations_loaded_before_no_confidence_is_known(tmp_path):
    path = older(tmp_path / "old.duckdb", "0002")
    with duckdb.connect(path) as connection:
        connection.execute(
            "INSERT INTO observation_history SELECT * REPLACE (5000000000 AS value),"
            " TIMESTAMP '2025-02-01' FROM observation"
        )
    with Warehouse(path) as warehouse:
        assert warehouse.backup == path.with_name("old.version2.duckdb")
        kept = warehouse.observations()
        assert kept["value"].tolist() == [5528000000.0] and kept["confidence"].isna().all()
        before = warehouse.sql("SELECT value, confidence FROM observation_ever WHERE recorded_to IS NOT NULL")
        assert before["value"].tolist() == [5000000000.0] and before["confidence"].isna().all()
        text = "55.28亿元"
        again = loaded("a.txt", [figure("55.28", confidence=0.973)], text=text, extractor_version="2")
        assert warehouse.load_source(*again) == "replaced"
        assert warehouse.observations()["confidence"].tolist() == [0.973]
        assert len(warehouse.sql("FROM observation_ever WHERE confidence IS NULL")) == 2


def test_an_upgrade_that_fails_leaves_the_warehouse_as_it_was(first_version, tmp_path):
    scripts = tmp_path / "scripts"
    shutil.copytree(upgrade.__file__.replace("upgrade.py", "migrations"), scripts)
    broken = scripts / "versions" / "0002_history_and_corrections.py"
    broken.write_text(
        broken.read_text(encoding="utf-8") + "    raise RuntimeError('no room')\n", encoding="utf-8"
    )
    with duckdb.connect(first_version) as connection:
        with pytest.raises(WarehouseError, match="stays as it was: no room"):
            upgrade.prepare(connection, first_version, migrations=str(scripts))
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert "correction" not in tables
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    with Warehouse(first_version) as warehouse:
        assert len(warehouse.series("新埭镇", "gdp")) == 1


def test_backups_never_overwrite_one_another(first_version):
    taken = first_version.with_name("old.version1.duckdb")
    taken.write_bytes(b"an earlier copy")
    with Warehouse(first_version) as warehouse:
        assert warehouse.backup == first_version.with_name("old.version1-2.duckdb")
    assert taken.read_bytes() == b"an earlier copy"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_warehouse_is_refused(tmp_path, empty_warehouse, read_only):
    path = shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(WarehouseError, match=r"version 999, newer .* upgrade town-indicators"):
        Warehouse(path, read_only=read_only)


def test_migrations_make_the_tables_that_the_schema_describes(tmp_path, empty_warehouse):
    described = tmp_path / "described.duckdb"
    engine = create_engine(f"duckdb:///{described}")
    metadata.create_all(engine)
    engine.dispose()
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()"
        " WHERE table_name IN (SELECT table_name FROM duckdb_tables()) AND table_name <> 'alembic_version'"
        " ORDER BY table_name, column_index"
    )
    keys = (
        "SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints()"
        " WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE') AND table_name <> 'alembic_version' ORDER BY ALL"
    )
    found = []
    for path in (described, empty_warehouse):
        with duckdb.connect(path, read_only=True) as connection:
            found.append([connection.execute(query).fetchall() for query in (columns, keys)])
    assert found[0] == found[1]
    with duckdb.connect(empty_warehouse, read_only=True) as connection:
        version = connection.execute("SELECT version_num::INT FROM alembic_version").fetchone()
    assert version == (SCHEMA_VERSION,)


def test_facts_are_chosen_anew_when_another_duckdb_hashes_otherwise(tmp_path, empty_warehouse):
    path = shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    with Warehouse(path) as warehouse:
        warehouse.load_many([loaded("a.txt", [figure("55.28")]), loaded("b.txt", [figure("55.3")])])
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE observation SET fact_id = observation_id")
        connection.execute("UPDATE setting SET value = 'of another version' WHERE name = 'definitions'")
    with Warehouse(path, read_only=True) as warehouse:
        assert warehouse.series("新埭镇", "gdp")["reports"].tolist() == [2]
