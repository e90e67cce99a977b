"""One value in many surface forms, and what only looks like a figure."""

# Rows are longer than other lines: a Chinese character counts as two.
# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from sentences import only, read, rows

# How a sentence goes on to the figure, by what the figure is.
CARRIERS = {
    "money": "前三季度，钟管镇完成固定资产投资{}。",
    "growth": "前三季度，钟管镇固定资产投资增长{}。",
    "share": "前三季度，钟管镇服务业增加值占GDP的{}。",
    "multiple": "前三季度，钟管镇工业用电量是上年同期的{}。",
    "times": "前三季度，钟管镇网上销售额{}。",
    "points": "前三季度，钟管镇服务业增加值占比提高{}。",
    "count": "截至9月底，钟管镇共有规上企业{}。",
    "land": "青屿智造项目用地{}。",
    "floor": "青屿智造项目建筑面积{}。",
    "output": "去年，钟管镇水产品产量{}。",
    "power": "前三季度，钟管镇全社会用电量{}。",
    "visits": "前三季度，钟管镇接待游客{}。",
}

VALUES: list[tuple[str, str, str, list[str]]] = [
    # carrier, value, unit, forms
    ("money", "1250000000", "CNY", [
        "12.5亿元", "12.50亿元", "十二亿五千万元", "12亿5000万元", "125000万元", "125,000万元", "１２．５亿元",
        "12.5亿元人民币", "12.5 亿元", "1,250,000,000元",
    ]),
    ("money", "2000000", "CNY", ["200万元", "二百万元", "两百万元", "2百万元", "2000000元", "200.0万元"]),
    ("money", "1200000000000", "CNY", ["1.2万亿元", "12000亿元", "1万2千亿元", "一点二万亿元"]),
    ("money", "300000000", "CNY", ["3亿元", "三亿元", "3个亿", "3亿", "30000万元"]),
    ("money", "35000", "CNY", ["3.5万元", "35000元", "35,000元", "三万五千元"]),
    ("money", "50000000", "USD", ["5000万美元", "五千万美元", "0.5亿美元"]),
    ("money", "80000000", "HKD", ["8000万港元", "8000万港币"]),
    ("money", "600000", "EUR", ["60万欧元"]),
    ("money", "0.07", "CNY", ["0.07元"]),
    ("growth", "8", "%", ["8%", "8.0%", "8％", "８％", "百分之八", "百分之8", "8 %"]),
    ("growth", "30", "%", ["30%", "三成", "3成", "百分之三十", "30.0%"]),
    ("growth", "12.35", "%", ["12.35%", "百分之十二点三五", "百分之12.35"]),
    ("growth", "0.1", "%", ["0.1%", "1‰", "千分之一"]),
    ("share", "75", "%", ["75%", "四分之三", "百分之七十五", "七成五"]),
    ("share", "50", "%", ["50%", "一半", "五成", "二分之一", "半数"]),
    ("multiple", "1.5", "times", ["1.5倍", "一点五倍", "一倍半", "１.５倍"]),
    ("multiple", "2", "times", ["2倍", "两倍", "二倍", "2.0倍"]),
    ("times", "2", "times", ["翻一番", "翻了一番", "翻番", "翻了1番"]),
    ("times", "4", "times", ["翻两番", "翻了两番"]),
    ("points", "1.7", "pp", ["1.7个百分点", "1.7百分点", "１．７个百分点"]),
    ("count", "15", "count", ["15家", "15户", "十五家", "15 家"]),
    ("count", "1200", "count", ["1200家", "1,200家", "一千二百家", "0.12万家"]),
    ("land", "120", "mu", ["120亩", "120 亩", "一百二十亩"]),
    ("land", "80000", "m2", ["8公顷", "8万平方米", "80000㎡", "80,000平方米"]),
    ("floor", "36500", "m2", ["3.65万平方米", "36500平方米", "36500平米"]),
    ("output", "3500", "t", ["3500吨", "0.35万吨", "三千五百吨", "3500000公斤", "700万斤"]),
    ("power", "230000000", "kWh", ["2.3亿千瓦时", "2.3亿度", "23000万千瓦时", "2.3亿度电"]),
    ("visits", "1500000", "count", ["150万人次", "150.0万人次", "一百五十万人次"]),
]  # fmt: skip

VALUE_GAPS: dict[str, str] = {}


def each_form() -> Iterator[tuple[str, str, str, str]]:
    for carrier, value, unit, forms in VALUES:
        for form in forms:
            yield f"{CARRIERS[carrier].format(form)}", form, value, unit


@pytest.mark.parametrize(("text", "form", "value", "unit"), rows(each_form(), VALUE_GAPS))
def test_every_form_has_the_value(text: str, form: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert found.value_high is None
    assert found.raw in ("".join(form.split()), "".join(form.split()).removesuffix("人民币"))


# bound, value, high, forms
BOUNDS: list[tuple[str, str, str, str | None, list[str]]] = [
    ("money", "over", "300000000", None, [
        "3亿多元", "3亿余元", "超3亿元", "超过3亿元", "逾3亿元", "突破3亿元", "3亿元以上", "三亿多元", "3亿多",
        "不低于3亿元", "3亿元之多",
    ]),
    ("money", "over", "2000000", None, ["二百余万元", "200多万元", "200余万元", "两百多万元"]),
    ("money", "about", "300000000", None, ["约3亿元", "近3亿元", "3亿元左右", "接近3亿元", "大约3亿元", "将近3亿元"]),
    ("money", "under", "300000000", None, ["不足3亿元", "不到3亿元", "3亿元以内", "不超过3亿元", "3亿元以下"]),
    ("money", "exact", "300000000", None, ["3亿元", "达3亿元", "为3亿元", "达到3亿元"]),
    ("money", "range", "5000", "10000", ["5000元至10000元", "5000多元至10000元", "5000—10000元", "5000到10000元",
                                         "5000元—1万元", "5000至1万元", "5000～10000元", "5000-10000元"]),
    ("growth", "range", "10", "15", ["10%—15%", "10%至15%", "10—15%", "10%-15%", "10%到15%", "10%~15%"]),
    ("growth", "about", "8", None, ["8%左右", "约8%", "近8%"]),
    ("growth", "over", "8", None, ["8%以上", "超8%", "超过8%", "逾8%"]),
    ("growth", "under", "8", None, ["不足8%", "8%以内"]),
    ("share", "over", "50", None, ["一半以上", "五成以上", "50%以上"]),
    ("times", "about", "2", None, ["翻近一番"]),
]  # fmt: skip

BOUND_GAPS: dict[str, str] = {}


def each_bound() -> Iterator[tuple[str, str, str, str | None]]:
    for carrier, bound, value, high, forms in BOUNDS:
        for form in forms:
            yield CARRIERS[carrier].format(form), bound, value, high


@pytest.mark.parametrize(("text", "bound", "value", "high"), rows(each_bound(), BOUND_GAPS))
def test_bound_is_read_beside_the_value(text: str, bound: str, value: str, high: str | None) -> None:
    found = only(text)
    assert (found.bound, found.value) == (bound, Decimal(value))
    assert found.value_high == (None if high is None else Decimal(high))


LISTS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("钟管镇、雷甸镇规上工业产值分别提高1.7、2.2个百分点。", [("1.7", "1.7", "pp"), ("2.2个百分点", "2.2", "pp")]),
    ("前三季度，钟管镇GDP、固定资产投资、税收分别增长5.1%、7%和8.3%。", [("5.1%", "5.1", "%"), ("7%", "7", "%"), ("8.3%", "8.3", "%")]),
    ("前三季度，钟管镇出口、进口分别为3.2、1.1亿元。", [("3.2", "320000000", "CNY"), ("1.1亿元", "110000000", "CNY")]),
    ("热电项目装机容量2×34万千瓦。", [("2×34万千瓦", "680000", "千瓦")]),
    ("去年，钟管镇三次产业结构为9.2:59.5:31.3。", [("9.2", "9.2", "%"), ("59.5", "59.5", "%"), ("31.3", "31.3", "%")]),
    ("去年，钟管镇三次产业比例调整为4.5︰55.5︰40。", [("4.5", "4.5", "%"), ("55.5", "55.5", "%"), ("40", "40", "%")]),
    ("去年，钟管镇三次产业比例调整为4.5∶55.5∶40。", [("4.5", "4.5", "%"), ("55.5", "55.5", "%"), ("40", "40", "%")]),
]  # fmt: skip
LIST_GAPS: dict[str, str] = {}


@pytest.mark.parametrize(("text", "expected"), rows(LISTS, LIST_GAPS))
def test_figures_of_a_list_share_their_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(o.raw, o.value, o.unit) for o in read(text)]
    assert found == [(raw, Decimal(value), unit) for raw, value, unit in expected]


def test_decimals_are_exact() -> None:
    found = only("前三季度，钟管镇完成固定资产投资50.55亿元。")
    assert str(found.value) == "5055000000"
    assert found.to_dict()["value"] == 5055000000
    assert str(only("前三季度，钟管镇固定资产投资增长0.3%。").value) == "0.3"
    assert str(only("前三季度，钟管镇完成固定资产投资1.1亿元。").value) == "110000000"


NEGATIVE = [
    "受冷空气影响，镇内偏北风8到9级。",
    "会议于9月12日14时30分在镇政府三楼召开。",
    "热线电话0572-8421000，欢迎来电。",
    "记者在钟管镇中兴路128号看到，店里人来人往。",
    "第1203期 总第3581期 今日8版",
    "今天最高气温32℃，相对湿度65%。",
    "全镇党员大会听取了5个报告。",
    "全镇安装监控摄像头320个。",
    "镇里举办技能培训12场，1500人次参加。",
    "全镇森林覆盖率达到46.5%。",
    "全镇城乡居民医疗保险参保率达99.2%。",
    "全县空气优良率为92.3%。",
    "镇卫生院新增床位120张。",
    "新学校可提供学位1080个。",
    "“1+1>2”的效应正在显现。",
    "全镇深入实施三个“一号工程”。",
    "钟管镇位于县城东北25公里。",
    "他今年45岁，在村里工作了20年。",
    "图为9月3日拍摄的稻田。",
    "全程马拉松长42.195公里，3000名选手参赛。",
    "走访慰问困难党员56名。",
    "村里组织了三次义诊，服务群众300人次。",
    "他把第一时间赶到现场视为责任。",
    "公司通过了ISO9001认证。",
    "全国第七次人口普查登记工作启动。",
    "镇里召开了2次推进会。",
    "车间温度常年保持在26度。",
    "从钟管镇到杭州只需40分钟。",
    "产品型号为X-200。",
    "德政发〔2024〕15号文件已经印发。",
]
NEGATIVE_GAPS: dict[str, str] = {}


@pytest.mark.parametrize("text", rows([(text,) for text in NEGATIVE], NEGATIVE_GAPS))
def test_what_is_no_observation_is_left_alone(text: str) -> None:
    assert [o.raw for o in read(text)] == []
