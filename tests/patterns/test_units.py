"""Units as printed, their base units and factors."""

from __future__ import annotations

from decimal import Decimal

import pint
import pytest

import patterns
from extractor.pipeline import units

TABLE = units.table()
BASES = {*units.BASES, "%", "pp"}
PRINTED = {
    "元": ("CNY", "1", "money"),
    "人民币": ("CNY", "1", "money"),
    "美元": ("USD", "1", "money"),
    "港元": ("HKD", "1", "money"),
    "欧元": ("EUR", "1", "money"),
    "日元": ("JPY", "1", "money"),
    "%": ("%", "1", "percent"),
    "％": ("%", "1", "percent"),
    "‰": ("%", "0.1", "percent"),
    "成": ("%", "10", "percent"),
    "个百分点": ("pp", "1", "point"),
    "百分点": ("pp", "1", "point"),
    "个千分点": ("pp", "0.1", "point"),
    "倍": ("times", "1", "times"),
    "家": ("count", "1", "count"),
    "人次": ("count", "1", "count"),
    "平方米": ("m2", "1", "area"),
    "㎡": ("m2", "1", "area"),
    "公顷": ("m2", "10000", "area"),
    "平方公里": ("m2", "1000000", "area"),
    "亩": ("mu", "1", "area"),
    "公里": ("km", "1", "length"),
    "米": ("km", "0.001", "length"),
    "立方米": ("m3", "1", "volume"),
    "吨": ("t", "1", "mass"),
    "公斤": ("t", "0.001", "mass"),
    "斤": ("t", "0.0005", "mass"),
    "担": ("担", "1", "mass"),
    "千瓦时": ("kWh", "1", "energy"),
    "度": ("kWh", "1", "energy"),
    "千瓦": ("千瓦", "1", "other"),
    "标准箱": ("标准箱", "1", "other"),
}


@pytest.mark.parametrize("printed", PRINTED)
def test_printed_unit_has_its_base_factor_and_dimension(printed: str) -> None:
    unit = TABLE[printed]
    base, factor, dimension = PRINTED[printed]
    assert (unit.base, unit.factor, unit.dimension) == (base, Decimal(factor), dimension)


def test_factors_are_exact_and_positive() -> None:
    for printed, unit in TABLE.items():
        assert isinstance(unit.factor, Decimal), printed
        assert unit.factor > 0, printed


def test_base_is_a_known_one_or_the_printed_form_of_some_unit() -> None:
    strange = {
        printed: unit.base
        for printed, unit in TABLE.items()
        if unit.base not in BASES and unit.base not in TABLE
    }
    assert strange == {}


def test_every_chinese_name_of_the_definition_file_is_read_or_left_out_on_purpose() -> None:
    names = set()
    for line in patterns.load().units.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0]
        if "=" in line and not line.partition("=")[0].strip().endswith("-"):
            names |= {part.strip() for part in line.split("=")[1:]}
    chinese = {name for name in names if name and all("\u4e00" <= c <= "\u9fff" for c in name)}
    # 分 and 里 mean other things (two points, inside) far more often than they mean a unit.
    assert chinese - set(TABLE) == {"分", "里"}


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    registry = pint.UnitRegistry(None, non_int_type=Decimal)
    registry.load_definitions(str(patterns.load().units))
    return registry


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [("公顷", "m2", "10000"), ("斤", "公斤", "0.5"), ("平方公里", "公顷", "100"), ("成", "percent", "10")],
)
def test_units_of_one_dimension_convert(
    registry: pint.UnitRegistry, one: str, other: str, factor: str
) -> None:
    assert registry.Quantity(Decimal(1), one).to(other).magnitude == Decimal(factor)


@pytest.mark.parametrize(
    ("one", "other"),
    [("元", "USD"), ("亩", "m2"), ("个百分点", "percent"), ("吨", "m3"), ("倍", "percent"), ("米", "m2")],
)
def test_units_of_two_dimensions_do_not(registry: pint.UnitRegistry, one: str, other: str) -> None:
    with pytest.raises(pint.DimensionalityError):
        registry.Quantity(Decimal(1), one).to(other)
