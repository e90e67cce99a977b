from __future__ import annotations

from extractor.reading.columns import in_reading_order
from extractor.reading.layout import Run, evenly
from extractor.reading.ocr import _level


def column(x, name, lines=8, width=200.0, size=10.0):
    return [
        Run(
            f"{name}{number}" + "文" * 18,
            evenly("文" * 20, x, x + width),
            20.0 * number,
            20.0 * number + size,
        )
        for number in range(lines)
    ]


def read(runs):
    return [line.runs[0].text[:2] for line in in_reading_order(runs)]


def wanted(*names, lines=8):
    return [f"{name}{number}" for name in names for number in range(lines)]


def test_line_that_hangs_over_the_gutter_does_not_part_the_page():
    left, right = column(0, "左"), column(215, "右")
    left[3] = Run(left[3].text, evenly("文" * 20, 0, 214), left[3].top, left[3].bottom)
    right[3] = Run(right[3].text, evenly("文" * 20, 210, 415), right[3].top, right[3].bottom)
    assert read(left + right) == wanted("左", "右")


def test_columns_that_begin_and_end_at_different_heights_are_kept_apart():
    left, right = column(0, "左", 4), column(230, "右", 8)
    assert read(left + right) == wanted("左", lines=4) + wanted("右")


def test_nothing_is_lost_whatever_the_layout():
    runs = column(0, "甲") + column(100, "乙", size=30.0) + column(390, "丙", width=15.0)
    assert sorted(run.text for line in in_reading_order(runs) for run in line.runs) == sorted(
        run.text for run in runs
    )


def test_uneven_boxes_of_a_recognizer_are_no_change_of_type():
    lines = [
        Run("文" * 20, evenly("文" * 20, 0, 200), 20.0 * n, 20.0 * n + (10 if n % 2 else 12.9))
        for n in range(8)
    ]
    assert [line.begins for line in in_reading_order(_level(lines))] == [True] + [False] * 7
    headline = Run("文" * 20, evenly("文" * 20, 0, 400), -40.0, -20.0)
    assert [line.begins for line in in_reading_order(_level([headline, *lines]))][:3] == [True, True, False]
