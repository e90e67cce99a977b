"""What is left of a division's name in speech: 新埭镇 → 新埭, 恩施土家族苗族自治州 → 恩施."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GENERIC = (
    "特别行政区|自治区|省|自治州|地区|盟|市|林区|特区|管理区|区|自治县|县|自治旗|旗|"
    "街道|街道办事处|办事处|民族镇|镇|民族乡|乡|苏木"
)
_PEOPLES = (
    "蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|"
    "毛南|仡佬|锡伯|阿昌|普米|塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|"
    "珞巴|基诺"
)
_PEOPLES_OF_ONE_CHARACTER = "回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京|各"
_PEOPLE = f"(?:{_PEOPLES}|{_PEOPLES_OF_ONE_CHARACTER})族"

_SHORTENED = re.compile(f"(.{{2,}}?)(?:{_GENERIC})")
# 巴音郭楞蒙古自治州 leaves the 族 out.
_OF_PEOPLES = re.compile(
    f"(.{{2,}}?)(?:(?:{_PEOPLE}|{_PEOPLES})+(?:自治[区州县旗]|民族[乡镇])|(?:{_PEOPLE})+[区乡镇])"
)

# Not endings but parts of what a place is called: nobody says 兰州 for 兰州新区.
_WHOLE = re.compile(
    ".*(?:新区|开发区|[业工技新意]园区|矿区|保税区|度假区|景区|名胜区|示范区|实验区|试验区|合作区|工业区|投资区|"
    "经济区|产业区|聚集区|集聚区|功能区|[前后中左右]旗|联合旗)"
)
_ABBREVIATED = {
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
}
_BY_CUSTOM = {
    "浦东新区": "浦东",
    "沈北新区": "沈北",
    "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克",
}

# Zones of county rank, and those of their names that say nothing without the city before them.
_ZONE = re.compile(".+(?:开发区|园区|新区|新城|示范区|管理区|聚集区)")
_BARE = re.compile(
    ".{0,2}|[市港]?(?:(?:高新技术(?:产业)?|经济(?:技术)?)?开发区|(?:高新技术产业|工业)园区|城乡一体化示范区)"
)


def without_parents(name: str, parents: Iterable[str]) -> str:
    """Return a zone's name without those of the divisions above it that it repeats, province first.

    沧州渤海新区 → 渤海新区, 河北唐山芦台经济开发区 → 芦台经济开发区, but 河北邢台经济开发区 → 邢台经济开发区,
    since 经济开发区 alone names nothing. A name that is not a zone's stays as it is.
    """
    if not _ZONE.fullmatch(name):
        return name
    for parent in parents:
        rest = name.removeprefix(parent)
        if not _BARE.fullmatch(rest):
            name = rest
    return name


def short_name(name: str) -> str:
    """Return a division's name without its generic ending and the peoples named in it.

    闽侯县 → 闽侯, 拱辰街道 → 拱辰, 内蒙古自治区 → 内蒙古, 延边朝鲜族自治州 → 延边, 长春经济技术开发区 →
    长春经开区. Never one character: 东区, 城区 and 沛县 stay as they are.
    """
    if name in _BY_CUSTOM:
        return _BY_CUSTOM[name]
    if name.endswith(("区", "旗")):
        for ending, abbreviation in _ABBREVIATED.items():
            if name.endswith(ending):
                return name.removesuffix(ending) + abbreviation
        if _WHOLE.fullmatch(name):
            return name
    # Most names are of no people: looking for one in all of them would double the time.
    found = _OF_PEOPLES.fullmatch(name) if "族" in name or "自治" in name else None
    found = found or _SHORTENED.fullmatch(name)
    return found[1] if found else name
