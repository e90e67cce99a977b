"""What stands around the article on a web page: menus, lists of other articles, comments, buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

_SURROUNDINGS = "//nav | //footer | //aside | //header[not(.//h1) and not(ancestor::article)]"
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|crumbs?|breadcrumbs?|related?|recommend|comments?|share|foot|footer|copyright"
    r"|sidebar|hot|rank|ranking|ads?|banner|login|search|pager|toolbar|like|zan|qrcode)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MOST_TEXT = 0.4
"""Share of a page's characters from which on a block is no surroundings, whatever it is called."""
_MOST_LINKED = 0.7
_BLOCKS = frozenset({"ul", "ol", "div", "p", "dl", "section"})
_AFTER = re.compile(
    r"(?:相关(?:阅读|新闻|报道|文章|推荐|资讯|稿件|专题)|往期(?:推荐|回顾|精选)|(?:推荐|热门|精彩|最新|编辑|为您|猜你)"
    r"(?:阅读|推荐|排行|文章|新闻|资讯|喜欢|评论)|热点(?:推荐|新闻|排行)|(?:网友|全部|最新|热门|精彩|文明|我来|发表)?评论"
    r"|(?:大家|更多人)都?在看|更多(?:新闻|精彩|内容|资讯)|上一篇|下一篇|返回(?:顶部|列表|首页))"
    r"(?:[(（]?\d*条?[)）]?)?(?:[:：>»].*)?$"
)
_LINKS = re.compile(r"(?:相关链接|延伸阅读|新闻链接|链接)[:：]?$")
_BUTTON = (
    r"(?:点赞|赞|收藏|在看|分享|分享到|分享至|转发|评论|阅读|阅读量|阅读数|阅读次数|浏览|浏览量|浏览次数|访问次数|点击|点击数"
    r"|点击量|点击率|人气|打印|打印本页|打印本文|关闭|关闭窗口|关闭本页|我要打印|字号|字体|大小|默认|超大|特大|大|中|小"
    r"|微信|微博|新浪微博|腾讯微博|QQ|QQ空间|QQ好友|朋友圈|微信好友|复制链接|返回顶部|扫一扫|举报|纠错|我要纠错|语音播报"
    r"|无障碍|繁体|简体|手机版|APP|次|人)"
)
_FURNITURE = re.compile(rf"(?:{_BUTTON}[:：]?[\d.,]*[万千w+]*[次人]?[|/、·]?)+", re.IGNORECASE)
_SIGNS = re.compile(r"[\s【】\[\]()（）]+")
_HEADING = 45


def has_surroundings(root: HtmlElement) -> bool:
    """Whether menus, links and the like surround the article."""
    return bool(root.xpath(_SURROUNDINGS)) or next(root.iter("a"), None) is not None


def drop_surroundings(root: HtmlElement) -> None:
    """Remove the blocks that are named as surroundings, or hold little but links."""
    for element in (*root.xpath(_SURROUNDINGS), *_menus(root)):
        if element.getparent() is not None:
            element.drop_tree()


def is_furniture(line: str) -> bool:
    """Whether a line is nothing but buttons and counters: ``分享到:微信 微博``, ``阅读 2.3万 赞 45``."""
    return _FURNITURE.fullmatch(_SIGNS.sub("", line)) is not None


def end_of_article(lines: Sequence[str], linked: Sequence[bool]) -> int:
    """Return the number of the line at which other articles or comments begin, or of all lines.

    Args:
        lines: the paragraphs of a page.
        linked: whether each is a link as a whole.
    """
    prose = False
    for at, line in enumerate(lines):
        bare = "".join(line.split())
        if prose and len(bare) <= _HEADING:
            if _AFTER.match(bare):
                return at
            if _LINKS.match(bare) and at + 1 < len(lines) and linked[at + 1]:
                return at
        prose = prose or bare.endswith(("。", "。”", "!", "！"))
    return len(lines)


def _menus(root: HtmlElement) -> list[HtmlElement]:
    """Return such blocks, found in one pass however deep the page is nested."""
    menus = []
    named = []
    counts = [[0, 0, 0]]  # of each open element: links, their characters, all characters
    headed: set[HtmlElement] = set()
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            counts.append([0, 0, _visible(node.text)])
            continue
        links, linked, characters = counts.pop()
        if node.tag == "a":
            links, linked = 1, characters
        elif node.tag in _BLOCKS and links >= 3 and linked > _MOST_LINKED * characters:
            menus.append(node)
        elif node.tag in _BLOCKS and node not in headed and _is_named(node):
            named.append((characters, node))
        parent = node.getparent()
        if (node.tag == "h1" or node in headed) and parent is not None:
            headed.add(parent)
        above = counts[-1]
        above[0] += links
        above[1] += linked
        above[2] += characters + _visible(node.tail)
    return menus + [node for characters, node in named if characters <= _MOST_TEXT * counts[0][2]]


def _is_named(node: HtmlElement) -> bool:
    return _NAMED.search(f"{node.get('class', '')} {node.get('id', '')}") is not None


def _visible(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
