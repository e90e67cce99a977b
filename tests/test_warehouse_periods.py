from datetime import date

import duckdb
import pytest

from extractor.errors import UnknownName
from warehouse import periods
from warehouse.connection import sql

SAME = [
    ("2024", "2024-01-01", "2024-12-31", ["2024年", "2024全年", "2024Q1-Q4", "2024-01..2024-12"], "2024年"),
    ("2024H1", "2024-01-01", "2024-06-30", ["2024年上半年", "2024Q1-Q2", "2024年1-6月"], "2024年1—6月"),
    ("2024H2", "2024-07-01", "2024-12-31", ["2024年下半年"], "2024年7—12月"),
    ("2024Q1", "2024-01-01", "2024-03-31", ["2024年一季度", "2024年第1季度", "2024年前3个月"], "2024年1—3月"),
    ("2024Q3", "2024-07-01", "2024-09-30", ["2024年三季度", "2024-Q3", "2024q3"], "2024年7—9月"),
    ("2024Q1-Q3", "2024-01-01", "2024-09-30", ["2024年前三季度", "2024年1—9月", "2024Q1..Q3"], "2024年1—9月"),
    ("2024Q2-Q3", "2024-04-01", "2024-09-30", ["2024年二至三季度"], "2024年4—9月"),
    ("2024-09", "2024-09-01", "2024-09-30", ["2024年9月", "202409", "2024M09", "2024年9月份"], "2024年9月"),
    ("2024-01..2024-10", "2024-01-01", "2024-10-31", ["2024年1至10月", "2024年前十个月"], "2024年1—10月"),
    ("2021..2025", "2021-01-01", "2025-12-31", ["2021-01..2025-12"], "2021—2025年"),
    ("2023-11..2024-02", "2023-11-01", "2024-02-29", [], "2023年11月—2024年2月"),
    ("2024-09-10..2024-09-20", "2024-09-10", "2024-09-20", [], "2024年9月10日—2024年9月20日"),
    ("..2024-10-31", None, "2024-10-31", ["..2024-10"], "截至2024年10月31日"),
]


@pytest.mark.parametrize(("label", "start", "end", "others", "chinese"), SAME)
def test_a_period_is_read_from_every_form_and_written_in_one(label, start, end, others, chinese):
    first = date.fromisoformat(start) if start else None
    expected = periods.Period(first, date.fromisoformat(end))
    assert all(periods.parse(form) == expected for form in (label, *others))
    assert (expected.label, expected.chinese) == (label, chinese)


@pytest.mark.parametrize(("label", "start", "end", "others", "chinese"), SAME)
def test_sql_names_a_period_as_python_does(label, start, end, others, chinese):
    connection = duckdb.connect()
    connection.execute(sql("macros"))
    row = connection.execute("SELECT period_label(?::DATE, ?::DATE)", [start, end]).fetchone()
    assert row == (label,)


NO_PERIODS = ["", "soon", "2024Q5", "2024-13", "2024Q3-Q1", "2024-09..2024-01", "2024年13月"]


@pytest.mark.parametrize("text", [*NO_PERIODS, "去年", "2024年前十三个月"])
def test_what_is_no_period_is_refused_with_the_forms_that_are(text):
    with pytest.raises(UnknownName, match="2024Q1-Q3"):
        periods.parse(text)
