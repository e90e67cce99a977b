"""The division table: what is in it, what its places are called, how a written path is understood."""

from __future__ import annotations

import pytest

from patterns import make_divisions
from patterns.divisions import Division, Divisions, load
from patterns.short_names import short_name


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return load()


def one(found: tuple[Division, ...]) -> str:
    assert len(found) == 1, [d.full_name for d in found]
    return found[0].full_name


def test_table_is_complete(divisions: Divisions) -> None:
    counts = {
        level: sum(d.level == level for d in divisions) for level in ("province", "city", "county", "town")
    }
    assert counts == {"province": 31, "city": 333, "county": 2974, "town": 41352}
    assert {len(d.code) for d in divisions} == {2, 4, 6, 9}


def test_every_division_but_a_province_has_a_parent_of_a_higher_level(divisions: Divisions) -> None:
    for division in divisions:
        if division.level == "province":
            assert division.parent is None
        else:
            assert division.parent is not None
            assert division.within(division.parent)
            assert len(division.parent.code) < len(division.code)


def test_hand_kept_tables_agree_with_the_official_one() -> None:
    assert make_divisions.check() == []


def test_load_reads_the_table_once() -> None:
    assert load() is load()


@pytest.mark.parametrize(
    ("code", "full_name"),
    [
        ("330482102", "浙江省嘉兴市平湖市新埭镇"),
        ("500103", "重庆市渝中区"),
        ("500229", "重庆市城口县"),
        ("429005", "湖北省潜江市"),
        ("441900101", "广东省东莞市石碣镇"),
        ("442000118", "广东省中山市小榄镇"),
        ("110101001", "北京市东城区东华门街道"),
        ("4602", "海南省三亚市"),
    ],
)
def test_full_name_leaves_out_what_is_no_place(divisions: Divisions, code: str, full_name: str) -> None:
    division = divisions.by_code(code)
    assert division is not None
    assert division.full_name == full_name


def test_ancestors_run_from_the_province_down(divisions: Divisions) -> None:
    division = divisions.by_code("330482102")
    assert division is not None
    assert [d.name for d in division.ancestors()] == ["浙江省", "嘉兴市", "平湖市"]


@pytest.mark.parametrize("city", ["东莞市", "中山市", "儋州市", "嘉峪关市"])
def test_cities_without_counties_hold_their_towns(divisions: Divisions, city: str) -> None:
    (division,) = divisions.by_name(city)
    children = divisions.children(division)
    assert division.level == "city"
    assert children
    assert all(child.level == "town" for child in children)


def test_children(divisions: Divisions) -> None:
    (city,) = divisions.by_name("平湖市")
    names = {d.name for d in divisions.children(city)}
    assert {"新埭镇", "当湖街道", "钟埭街道"} <= names
    (town,) = divisions.by_name("新埭镇")
    assert divisions.children(town) == ()


def test_unknown_code_and_names_are_empty_answers(divisions: Divisions) -> None:
    assert divisions.by_code("999999") is None
    assert divisions.by_name("不存在镇") == ()
    assert divisions.by_short_name("不存在") == ()
    assert divisions.resolve("不存在") == ()
    assert divisions.resolve("") == ()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("新埭镇", "新埭"),
        ("平湖市", "平湖"),
        ("闽侯县", "闽侯"),
        ("拱辰街道", "拱辰"),
        ("拱辰街道办事处", "拱辰"),
        ("福建省", "福建"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("恩施土家族苗族自治州", "恩施"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("东乡族自治县", "东乡"),
        ("龙胜各族自治县", "龙胜"),
        ("百崎回族乡", "百崎"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("阿里地区", "阿里"),
        ("神农架林区", "神农架"),
        ("六枝特区", "六枝"),
        ("任城区", "任城"),
        ("浦东新区", "浦东"),
        ("兰州新区", "兰州新区"),
        ("长春经济技术开发区", "长春经开区"),
        ("石家庄高新技术产业开发区", "石家庄高新区"),
        ("苏州工业园区", "苏州工业园区"),
        ("下花园区", "下花园"),
        ("科尔沁左翼中旗", "科尔沁左翼中旗"),
        ("东区", "东区"),
        ("城区", "城区"),
        ("沛县", "沛县"),
        ("赛音呼都嘎苏木", "赛音呼都嘎"),
    ],
)
def test_short_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("path", "full_name"),
    [
        ("渤海新区", "河北省沧州市沧州渤海新区"),
        ("湖南屈原", "湖南省岳阳市岳阳市屈原管理区"),
        ("芦台经开区", "河北省唐山市河北唐山芦台经济开发区"),
        ("邢台经开区", "河北省邢台市河北邢台经济开发区"),
        ("白沟新城", "河北省保定市保定白沟新城"),
    ],
)
def test_zones_of_county_rank_are_found_without_their_city(
    divisions: Divisions, path: str, full_name: str
) -> None:
    assert one(divisions.resolve(path)) == full_name


def test_no_short_name_is_a_single_character(divisions: Divisions) -> None:
    assert min(len(d.short_name) for d in divisions) == 2


def test_by_short_name_gives_large_divisions_first(divisions: Divisions) -> None:
    assert [d.name for d in divisions.by_short_name("恩施")] == ["恩施土家族苗族自治州", "恩施市"]
    assert [d.level for d in divisions.by_short_name("吉林")][:2] == ["province", "city"]


def test_office_of_a_street_is_the_street(divisions: Divisions) -> None:
    streets = divisions.by_name("拱辰街道")
    assert streets
    assert divisions.by_name("拱辰街道办事处") == streets
    assert divisions.by_short_name("拱辰办") == streets


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("萧山市", "浙江省杭州市萧山区"),
        ("徐水县", "河北省保定市徐水区"),
        ("襄樊市", "湖北省襄阳市"),
        ("达县", "四川省达州市达川区"),
        ("田阳县", "广西壮族自治区百色市田阳区"),
        ("光明新区", "广东省深圳市光明区"),
        ("宣武区", "北京市西城区"),
    ],
)
def test_former_names_lead_to_the_division_of_today(divisions: Divisions, old: str, today: str) -> None:
    assert one(divisions.by_name(old)) == today
    assert one(divisions.resolve(old)) == today


def test_a_name_in_use_comes_before_one_given_up(divisions: Divisions) -> None:
    found = [d.full_name for d in divisions.by_name("新市区")]
    assert found == ["新疆维吾尔自治区乌鲁木齐市新市区", "河北省保定市竞秀区"]


def test_former_names_say_until_when(divisions: Divisions) -> None:
    (former,) = [f for f in divisions.former_names if f.name == "富阳市"]
    assert (former.division.name, former.until) == ("富阳区", 2014)


@pytest.mark.parametrize(
    ("path", "full_name"),
    [
        ("福建省莆田市荔城区", "福建省莆田市荔城区"),
        ("莆田荔城", "福建省莆田市荔城区"),
        ("莆田市荔城区拱辰办", "福建省莆田市荔城区拱辰街道"),
        ("中山市大涌镇", "广东省中山市大涌镇"),
        ("广东中山大涌", "广东省中山市大涌镇"),
        ("浙江省嘉兴市平湖市新埭镇", "浙江省嘉兴市平湖市新埭镇"),
        ("浙江省 平湖市 新埭镇", "浙江省嘉兴市平湖市新埭镇"),
        ("平湖新埭", "浙江省嘉兴市平湖市新埭镇"),
        ("重庆渝中区", "重庆市渝中区"),
        ("湖北潜江", "湖北省潜江市"),
        ("攀枝花市东区", "四川省攀枝花市东区"),
        ("海南海口", "海南省海口市"),
        ("北京朝阳", "北京市朝阳区"),
        ("河北省徐水县", "河北省保定市徐水区"),
    ],
)
def test_resolve_reads_a_written_path(divisions: Divisions, path: str, full_name: str) -> None:
    assert one(divisions.resolve(path)) == full_name


def test_resolve_gives_all_candidates_of_an_ambiguous_path(divisions: Divisions) -> None:
    assert [d.name for d in divisions.resolve("恩施")] == ["恩施土家族苗族自治州", "恩施市"]
    assert len(divisions.resolve("新城镇")) == len(divisions.by_name("新城镇")) > 10


def test_resolve_refuses_parts_that_do_not_lie_in_one_another(divisions: Divisions) -> None:
    assert divisions.resolve("浙江省荔城区") == ()
    assert divisions.resolve("平湖市浙江省") == ()


def test_zones_lie_in_a_division(divisions: Divisions) -> None:
    (zone,) = divisions.zone("大鹏新区")
    assert zone.full_name == "广东省深圳市大鹏新区"
    assert divisions.zone("无此新区") == ()
