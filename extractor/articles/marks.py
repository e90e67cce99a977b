"""What a line or paragraph is, told from its first words: byline, dateline, imprint, advertisement."""

from __future__ import annotations

import re
from enum import StrEnum

from extractor.pipeline.openings import sought

SHORT = 45
"""Longest headline, byline or heading, in characters."""


class Mark(StrEnum):
    """What a paragraph is."""

    LEAD = "lead"
    BYLINE = "byline"
    CREDIT = "credit"
    DATE = "date"
    IMPRINT = "imprint"
    ADVERTISEMENT = "advertisement"
    OFFER = "offer"
    NOTICE = "notice"
    WEATHER = "weather"
    SECTION = "section"
    SHORT = "short"
    NOTE = "note"
    TABLE = "table"
    BODY = "body"


FULL_DATE = re.compile(
    r"((?:19|20)(?<!\d..)\d\d)(?:年(?=\d{1,2}月)|[-./](?=\d{1,2}[-./]))(0?[1-9]|1[0-2])(?:月|[-./])"
    r"(0?[1-9]|[12]\d|3[01])(?:日|(?![\d月年]))"
)
_AGENCIES = r"(?:本报|晚报|晨报|商报|日报|时报|快报|导报|都市报|[一-鿿]{2,4})"
CHINESE_DATE = re.compile(
    r"(二[〇○零O0][〇○零O一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
DATE_LINE = re.compile(
    rf"[^,。;]{{0,16}}(?<![于在至到自从]){FULL_DATE.pattern}(?:\W|星期.|周.)*[一-鿿]{{0,4}}(?:版|新闻|[周特]刊)?$"
)
"""A line that gives the date of a page or article, with the section's name at most."""
_NO_LEAD = "(?!通讯|资讯|喜讯|电讯|简讯|音讯|.资讯|.通讯)"
LEAD = re.compile(
    rf"{_NO_LEAD}(?:[一-鿿]{{2,4}}报?)(?:综合)?讯(?=[ (:\d\n]|记者|通讯员)|本报讯"
    r"|[一-鿿]{2,8}\d{1,2}月\d{1,2}日(?:电|讯)"
)
"""First words of a news text: 本报讯, 晚报讯, or the name of a place and 讯."""
AGENCY_LEAD = re.compile(
    rf"{_NO_LEAD}(?!本报|晚报|晨报|商报|日报|时报|快报|导报|本网|本台|综合)"
    r"([一-鿿]{2,4}?)讯(?=[ (:\d\n]|记者|通讯员)"
)
"""A lead that names the area it comes from; group 1 is its name."""
_BULLET = "■●◆▲□☆★◎"
_BYLINE = re.compile(
    rf"[{_BULLET}(]?(?:本报|本网|本台|见习|实习|首席|特约|全媒体|融媒体|报道组)*"
    rf"(?:记者|通讯员|作者|撰稿|供稿|撰文|文[/:]|文图[/:]|图文[/:])|[{_BULLET}][一-鿿]{{2,4}}$|[一-鿿]{{2,4}}/文$"
)
_CREDIT = re.compile(rf"[{_BULLET}(]?(?:摄影|摄[/:]|图[/:])|.*(?:(?<!拍)摄|/图|供图)[)]?$")
_IMPRINT = re.compile(
    r"农历|总第\d+期|^第\d+期|(?:联办|主办|主管)$|统一刊号|邮发代号|今日\d+版|责任编辑|责编|校对|版式:|编辑部|美编"
    r"|^[一-鿿]{1,6}版$|^第?[A-Z]?\d{1,2}版|^星期[一二三四五六日天]$|^[^一-鿿]*$"
    r"|^[一-鿿]{2,6}(?:日报|晚报|晨报|时报|商报|周报|导报|快报)$"
    r"|>正文$|^首页|^当前位置|^[上下]一篇|浏览次数|打印本页|版权所有|ICP备|字号:"
)
_ADVERTISEMENT = re.compile(
    r"热线(?![】》])|(?:电话|地址|邮箱|网址|微信号|QQ)[::]|公益广告|大奖赛|新闻大赛|二维码|扫码|扫一扫|www\.|讲文明"
)
_OFFER = re.compile(r"招生|招聘|诚聘|订阅|公众号|优惠|促销|招租|出售|咨询|报名")
"""Words of advertisements that headlines have too."""
_NOTICE = re.compile(
    r"^(?:讣告|公告|通知|启事|声明|公示|更正|致歉|遗失[启声].)(?:$|:)|友情提醒|温馨提示|治丧|谨此|寻人启事"
)
_WEATHER_WORDS = (
    r"多云|阴天|晴天|转晴|到晴|阵雨|小雨|中雨|大雨|雨夹雪|[东南西北]风|\d级|气温|℃|湿度|空气质量指数"
)
_WEATHER = re.compile(_WEATHER_WORDS)
_MAY_BE_WEATHER = sought(r"多阴晴转到阵小中大雨东南西北\d气℃湿空", _WEATHER_WORDS)
_SECTION = re.compile(r"[(第]?[一二三四五六七八九十]{1,3}[、)章节部]|[(]?\d{1,2}[)、.](?!\d)")
_NOTE = re.compile(r"(?:编者按|编者的话|编者|开栏语|开栏的话|核心提示|导读|提要)[::]?")
_CONTINUED = re.compile(r"(?:——|[(\[])?(?:下转|上接|紧接)第?[A-Z]?[\d一二三四五六七八九十]+版[)\]]?$")
_ENDED = re.compile(r"[。!?;:…][\"”’』」)]*$|[\"”’]$")
_CLAUSES = re.compile(r"[,。;]")
_STOPPED = re.compile(r"[。;:,、…!](?:[”\"’)]|$)$|[。;:,、…]$")


def continued(text: str) -> re.Match[str] | None:
    """Where a text says that it goes on elsewhere: ``——下转C2版``."""
    return _CONTINUED.search(text, max(0, len(text) - 20)) if "版" in text[-2:] else None


def ended(text: str) -> bool:
    """Whether a line ends where a sentence ends."""
    return _ENDED.search(text[-8:]) is not None


def stopped(text: str) -> bool:
    """Whether a line ends in a stop that no headline has."""
    return _STOPPED.search(text[-8:]) is not None


def mark(text: str, printed: str) -> Mark:
    """What a paragraph is.

    Args:
        text: its text without white space.
        printed: its beginning with the white space that was printed, 40 characters are enough.

    Returns:
        ``■记者 张三`` → BYLINE; ``本报讯 昨天`` → LEAD; ``一、工业`` → SECTION; a line short enough for a
        headline and not ended as a sentence → SHORT; else BODY.
    """
    if LEAD.match(printed):
        return Mark.LEAD
    if len(text) > 2 * SHORT:
        return Mark.NOTE if _NOTE.match(text) else Mark.BODY
    if _MAY_BE_WEATHER.search(text) and len(_WEATHER.findall(text)) >= 3:
        return Mark.WEATHER
    if len(text) > SHORT:
        return Mark.NOTE if _NOTE.match(text) else Mark.BODY
    if _SECTION.match(text):
        return Mark.SECTION
    if not _CLAUSES.search(text):
        if FULL_DATE.search(printed.partition("\n")[0]) or CHINESE_DATE.search(text):
            return Mark.DATE
        if _IMPRINT.search(text):
            return Mark.IMPRINT
    if text[-1] != "。":
        if _NOTICE.search(text):
            return Mark.NOTICE
        if _ADVERTISEMENT.search(text):
            return Mark.ADVERTISEMENT
    if not stopped(text):
        if continued(text) or text.count(",") > 2:
            return Mark.BODY
        if _BYLINE.match(text) and not text.endswith("摄"):
            return Mark.BYLINE
        if _CREDIT.match(text):
            return Mark.CREDIT
        if _OFFER.search(text):
            return Mark.OFFER
        if len(text) >= 4 and "。" not in text:
            return Mark.SHORT
    return Mark.NOTE if _NOTE.match(text) else Mark.BODY
