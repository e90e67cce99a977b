"""The pages in a real browser, as an analyst uses them."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "/",
    "/series?place=330521104&place=330521102&indicator=output_value:规上工业&mode=single",
    "/review",
    "/audit",
)


def open_doubtful(opened):
    page = opened("/review")
    page.locator(".button.primary").click()
    expect(page.locator("#panel h2")).to_be_visible()
    return page


def test_filter_towns_and_follow_a_figure_to_its_sentence(opened):
    page = opened("/")
    expect(page.locator("h2").first).to_contain_text("2024年1—9月")
    page.locator("select[name=period]").select_option("2024H1")
    expect(page.locator("#matrix h2")).to_contain_text("2024年1—6月")
    assert "period=2024H1" in page.url
    page.locator("td a", has_text="101.36亿元").click()
    expect(page.locator("h2").first).to_contain_text("钟管镇 规上工业总产值")
    expect(page.locator(".chart svg path").first).to_be_attached()
    page.locator("tr", has_text="2024年1—6月").get_by_role("button").click()
    expect(page.locator("#sentences mark").first).to_have_text("101.36亿元")
    page.locator("#sentences a").first.click()
    expect(page.locator("#text .fig[aria-current]")).to_have_text("101.36亿元")
    expect(page.locator("#panel")).to_contain_text("2024H1")


def test_a_point_of_the_chart_opens_its_sentences(opened):
    page = opened("/series?place=330521104&indicator=output_value:规上工业")
    points = page.locator(".chart svg .mark-symbol.role-mark path")
    expect(points).to_have_count(6)  # three printed, three implied of the year before
    points.nth(4).click()
    expect(page.locator("#sentences mark").first).to_have_text("101.36亿元")


def test_single_quarters_are_told_apart_as_derived(opened):
    page = opened("/series?place=330521104&indicator=output_value:规上工业")
    page.locator("select[name=mode]").select_option("single")
    row = page.locator("tr.derived", has_text="2024年7—9月")
    expect(row).to_contain_text("53.44亿元")
    expect(row).to_contain_text("推算")


def test_correct_a_figure_by_keyboard_and_see_the_series_change(opened, stored):
    number = stored("SELECT observation_id FROM report WHERE raw = '101.36亿元' AND place = '钟管镇'").iloc[
        0, 0
    ]
    article = stored(f"SELECT article_id FROM report WHERE observation_id = {number}").iloc[0, 0]
    page = opened(f"/articles/{article}?figure={number}")
    expect(page.locator("#panel h2")).to_contain_text("101.36亿元")
    page.keyboard.press("e")
    expect(page.locator("#edit input[name=value]")).to_be_focused()
    page.keyboard.type("102.5亿元")
    page.keyboard.press("Enter")
    expect(page.locator(f"#figure-{number}")).to_have_class(re.compile("changed"))
    kept = stored(f"SELECT value, review FROM report WHERE observation_id = {number}").iloc[0]
    assert (kept["value"], kept["review"]) == (10250000000.0, "changed")
    author = stored("SELECT author FROM correction").iloc[0, 0]
    assert author == "测试"
    series = opened("/series?place=330521104&indicator=output_value:规上工业")
    expect(series.locator("tr", has_text="2024年1—6月")).to_contain_text("102.5亿元")


def test_move_accept_and_reject_by_keyboard(opened, stored):
    page = open_doubtful(opened)
    left = int(page.locator("#left").get_attribute("data-left"))
    first = page.locator("#text .fig[aria-current]").get_attribute("data-figure")
    page.keyboard.press("a")
    expect(page.locator(f"#figure-{first}")).to_have_class(re.compile("confirmed"))
    expect(page.locator("#left")).to_have_attribute("data-left", str(left - 1))
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(page.locator("#text .fig[aria-current]")).not_to_have_attribute("data-figure", first)
    with page.expect_navigation():
        page.keyboard.press("n")
    expect(page.locator("#panel h2")).to_be_visible()
    second = page.locator("#text .fig[aria-current]").get_attribute("data-figure")
    assert second != first
    page.keyboard.press("r")
    expect(page.locator(f"#figure-{second}")).to_have_class(re.compile("rejected"))
    judged = stored("SELECT action FROM correction ORDER BY correction_id")["action"].tolist()
    assert judged == ["confirm", "reject"]


def test_keys_quicker_than_answers_judge_the_figure_that_is_chosen(opened, stored):
    page = open_doubtful(opened)
    page.locator("#text .fig").first.click()
    number = page.locator("#text .fig").nth(3).get_attribute("data-figure")
    for key in ("j", "j", "j", "r"):
        page.keyboard.press(key)
    expect(page.locator(f"#figure-{number}")).to_have_class(re.compile("rejected"))
    assert stored("SELECT observation_id FROM correction")["observation_id"].tolist() == [int(number)]


def test_a_wrong_correction_is_answered_with_a_sentence_and_nothing_is_lost(opened, stored):
    page = open_doubtful(opened)
    page.keyboard.press("e")
    page.locator("#edit input[name=place]").fill("无此地镇")
    page.locator("#edit input[name=reason]").fill("试试")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_contain_text("无此地镇")
    expect(page.locator("#edit input[name=reason]")).to_have_value("试试")
    assert stored("SELECT count(*) FROM correction").iloc[0, 0] == 0


def test_shortcuts_can_be_turned_off_and_do_not_act_while_typing(opened, stored):
    page = open_doubtful(opened)
    page.locator("#who").fill("ajr")
    page.locator(".keys summary").click()
    page.locator("#shortcuts").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.wait_for_timeout(200)
    assert stored("SELECT count(*) FROM correction").iloc[0, 0] == 0


def test_download_the_workbook_and_read_it_back(opened, tmp_path):
    page = opened("/?period=2024Q1-Q3")
    with page.expect_download() as download:
        page.get_by_role("link", name="xlsx").click()
    download.value.save_as(tmp_path / "towns.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "towns.xlsx").active.iter_rows(values_only=True))
    header = rows[0]
    town = next(dict(zip(header, row, strict=True)) for row in rows if row[0] == "钟管镇")
    assert town["规上工业总产值 水平"] == 15480000000
    assert town["规上工业总产值 增速"] == 7.6


def test_hostile_text_is_shown_as_text(opened, stored):
    article = stored("SELECT article_id FROM report WHERE source = 'hostile.txt' AND raw = '12.34亿元'").iloc[
        0, 0
    ]
    page = opened(f"/articles/{article}")
    expect(page.locator("#text")).to_contain_text("<script>document.title")
    expect(page.locator("#text")).to_contain_text("onmouseover=")
    page.locator("#text .fig").first.hover()
    assert "hacked" not in page.title().replace("<script>document.title='hacked'</script>", "")
    assert page.locator("main script").count() == 0
    assert page.locator("[onmouseover]").count() == 0
    for path in ("/review?show=all&words=12.34", "/audit", "/series?place=330521104"):
        assert page.goto(page.url.split("/articles")[0] + path).ok
        assert page.title().endswith("乡镇指标")


def test_language_and_theme_are_kept(opened):
    page = opened("/", locale="en-GB")
    expect(page.locator("h1")).to_have_text("Towns")
    page.locator("#language").click()
    expect(page.locator("h1")).to_have_text("各镇")
    page.locator("#theme").click()
    page.goto(page.url.split("?")[0] + "review")
    expect(page.locator("h1")).to_have_text("审阅")
    assert page.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1920, "light")])
def test_no_serious_violation_and_no_sideways_scrolling(opened, stored, width, theme):
    article = stored("SELECT article_id FROM report WHERE len(doubts) > 0 LIMIT 1").iloc[0, 0]
    found = []
    page = opened("/", width=width, theme=theme)
    origin = page.url.rstrip("/")
    for path in (*PAGES, f"/articles/{article}"):
        page.goto(origin + path)
        if "/series" in path:
            expect(page.locator(".chart svg path").first).to_be_attached()
        if "/articles" in path:
            expect(page.locator("#panel h2")).to_be_visible()
            page.keyboard.press("e")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(AXE)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [
            (path, each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"])
            for each in result["violations"]
            if each["impact"] in ("serious", "critical")
        ]
    assert not found


def test_the_report_opens_without_a_server(browser, served, tmp_path):
    from warehouse.report import write_report

    written = write_report(served[1], tmp_path / "report.html", places=["钟管镇"])
    assert written.places == 1
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    faults = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda r: faults.append(r.url) if not r.url.startswith(("file:", "data:", "blob:")) else None,
    )
    page.goto((tmp_path / "report.html").as_uri())
    expect(page.locator(".chart svg").first).to_be_visible()
    page.locator(".text .fig", has_text="154.80亿元").first.click()
    expect(page.locator("#panel")).to_contain_text("规上工业总产值")
    page.evaluate(AXE)
    result = page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [v["id"] for v in result["violations"] if v["impact"] in ("serious", "critical")] == []
    assert not faults
    context.close()
