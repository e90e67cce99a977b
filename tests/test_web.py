"""The pages as requests and answers: what they say, and what they refuse."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import threading

import openpyxl
import pytest
from starlette.testclient import TestClient
from warehouse_factory import figure, loaded

from extractor import Box
from warehouse import ArticleRecord, Warehouse
from warehouse.web import create_app, listen
from warehouse.web.server import PortTaken, is_loopback
from warehouse.web.visible import visible

ORIGIN = "http://127.0.0.1:8765"


@pytest.fixture
def path(warehouse):
    """Path of a warehouse with two towns, one figure of them in doubt."""
    text = "前三季度,新埭镇地区生产总值50.55亿元,增长7.2%。新仓镇实现41.3亿元。"
    source, _, figures = loaded(
        "a.txt",
        [
            figure("50.55", start=text.index("50.55"), sentence=text[:29]),
            figure("7.2", "%", start=text.index("7.2"), sentence=text[:29]),
            figure(
                "41.3",
                place="新仓镇",
                start=text.index("41.3"),
                sentence=text[29:],
                doubts=("place_default",),
            ),
        ],
        text=text,
        path="/nowhere/a.txt",
    )
    article = ArticleRecord(
        "经济运行稳中有进", published="2024-10-31", area="平湖市", end=len(text), text=text
    )
    warehouse.load_source(source, [article], figures)
    warehouse.close()
    return warehouse.path


@pytest.fixture
def app(path):
    return create_app(path, author="李", wait=0.2)


@pytest.fixture
def client(app):
    return TestClient(app, base_url=ORIGIN, headers={"accept-language": "zh-CN"})


def token(client):
    return re.search(r'"X-Token": "([^"]+)"', client.get("/").text)[1]


def number_of(path, raw):
    with Warehouse(path, read_only=True) as warehouse:
        return int(
            warehouse.sql("SELECT observation_id, raw FROM report")
            .set_index("raw")
            .loc[raw, "observation_id"]
        )


def corrections(path):
    with Warehouse(path, read_only=True) as warehouse:
        return warehouse.corrections()


def test_every_page_answers(client, path):
    number = number_of(path, "41.3亿元")
    for address in (
        "/",
        "/series",
        "/review",
        "/audit",
        f"/figures/{number}",
        f"/figures/{number}/sentences",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "50.55" in answer.text or "41.3" in answer.text or address == "/audit"


def test_towns_show_level_growth_and_gaps(client):
    page = client.get("/?period=2024Q1-Q3").text
    assert "50.55亿元" in page and "+7.2%" in page
    assert "无数据" in client.get("/?period=2024Q1-Q3&view=growth").text


def test_towns_are_sorted_as_asked(client):
    rising = client.get("/?sort=gdp::level&direction=asc").text
    falling = client.get("/?sort=gdp::level").text
    assert rising.index("新仓镇") < rising.index("新埭镇")
    assert falling.index("新埭镇") < falling.index("新仓镇")


def test_doubtful_figures_come_first_and_the_next_one_is_found(client, path):
    assert "还有 1 条待审" in client.get("/review").text
    number = number_of(path, "41.3亿元")
    answer = client.get("/review/next", follow_redirects=False)
    assert answer.headers["location"].endswith(f"?figure={number}")


@pytest.fixture
def unsure(warehouse):
    """Pages of a warehouse with doubtful figures of several confidences, in the order of the text."""
    given = [("10", None), ("20", 0.71), ("30", 0.404), ("40", 0.71), ("50", 0.99)]
    places = ["新埭镇", "新仓镇", "独山港镇", "平湖市", "新埭镇"]
    figures = [
        figure(
            value,
            place=place,
            period="2024H1" if value == "50" else "2024Q1-Q3",
            start=20 * number,
            confidence=confidence,
            doubts=("low_confidence",) if value != "50" else (),
        )
        for number, ((value, confidence), place) in enumerate(zip(given, places, strict=True))
    ]
    warehouse.load_source(*loaded("a.txt", figures))
    warehouse.close()
    return TestClient(create_app(warehouse.path), base_url=ORIGIN, headers={"accept-language": "zh-CN"})


def test_of_doubtful_figures_the_least_certain_comes_first(unsure):
    shown = re.findall(r"<b>(\d+)亿元</b>", unsure.get("/review").text)
    assert shown == ["30", "20", "40", "10"]
    assert re.findall(r"<b>(\d+)亿元</b>", unsure.get("/review?show=all").text) == [*shown, "50"]


def test_the_next_doubtful_figure_is_the_next_of_the_queue(unsure, warehouse):
    numbers = {raw: str(number_of(warehouse.path, f"{raw}亿元")) for raw in ("30", "20", "40", "10")}
    at, visited = "", []
    for _ in range(5):
        location = unsure.get(f"/review/next?after={at}", follow_redirects=False).headers["location"]
        at = location.split("figure=")[1]
        visited.append(at)
    assert visited == [*numbers.values(), numbers["30"]]


def test_the_confidence_is_shown_with_a_figure_where_it_is_known(unsure, warehouse):
    number = number_of(warehouse.path, "30亿元")
    for address in ("/review", f"/figures/{number}", f"/figures/{number}/sentences"):
        text = unsure.get(address).text
        assert "置信度 40.4%" in text and "把握不大" in text, address
    english = unsure.get(f"/figures/{number}?lang=en").text
    assert "Confidence 40.4%" in english and "low confidence" in english
    unjudged = unsure.get(f"/figures/{number_of(warehouse.path, '10亿元')}?lang=zh").text
    assert "把握不大" in unjudged and "置信度" not in unjudged
    rows = csv.DictReader(io.StringIO(unsure.get("/download/review.csv?lang=zh").content.decode("utf-8-sig")))
    assert {row["原文数字"]: row["置信度"] for row in rows}["30亿元"] == "0.404"


def test_an_article_marks_its_figures(client, path):
    article = client.get("/review/next").text
    for raw in ("50.55亿元", "7.2%", "41.3亿元"):
        assert f'data-figure="{number_of(path, raw)}"' in article


def test_a_correction_is_kept_with_author_and_reason(client, path):
    number = number_of(path, "41.3亿元")
    answer = client.post(
        f"/figures/{number}/change",
        data={"value": "41.8亿元", "author": "王", "reason": "看错了"},
        headers={"X-Token": token(client), "origin": ORIGIN},
    )
    assert answer.status_code == 200 and "41.8亿元" in answer.text
    [row] = corrections(path).to_dict("records")
    assert (row["action"], row["author"], row["reason"]) == ("change", "王", "看错了")
    assert client.cookies["author"]
    assert "王" in client.get(f"/figures/{number}").text


def test_saving_without_a_change_says_so(client, path):
    number = number_of(path, "41.3亿元")
    form = {"value": "4130000000", "place": "平湖市新仓镇"}
    answer = client.post(f"/figures/{number}/change", data=form, headers={"X-Token": token(client)})
    assert "没有改动" in answer.text
    assert corrections(path).empty


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Token": "guessed"},
        {"X-Token": "TOKEN", "origin": "http://evil.example"},
        {"X-Token": "TOKEN", "origin": "null"},
        {"X-Token": "TOKEN", "sec-fetch-site": "cross-site"},
        {"X-Token": "TOKEN", "sec-fetch-site": "same-site"},
    ],
)
def test_other_sites_cannot_change_anything(client, path, headers):
    headers = {name: value.replace("TOKEN", token(client)) for name, value in headers.items()}
    answer = client.post(f"/figures/{number_of(path, '41.3亿元')}/reject", headers=headers)
    assert answer.status_code == 403
    assert corrections(path).empty


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_change_nothing(client, path, method):
    answer = client.request(method, f"/figures/{number_of(path, '41.3亿元')}/reject")
    assert answer.status_code in (403, 405)


def test_a_name_that_was_pointed_at_this_machine_is_refused(app):
    for host in ("evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""):
        client = TestClient(app, base_url=ORIGIN, headers={"host": host})
        assert client.get("/").status_code == 400
    for host in ("localhost:8765", "127.0.0.1:8765", "[::1]:8765"):
        assert TestClient(app, base_url=ORIGIN, headers={"host": host}).get("/").status_code == 200


def test_two_servers_have_two_tokens(path):
    assert create_app(path).state.token != create_app(path).state.token


def test_browsers_are_told_to_run_no_script_of_the_page(client):
    for address in ("/", "/static/app.js", "/nowhere"):
        policy = client.get(address).headers["content-security-policy"]
        assert "script-src 'self';" in policy and "frame-ancestors 'none'" in policy
    page = client.get("/series").text
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r"\son\w+=|\sstyle=|javascript:", page)


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/schema.py",
        "/static//etc/passwd",
        "/download/..%2f..%2fetc%2fpasswd.csv",
        "/pictures/0/1",
        "/download/towns.py",
        "/articles/999999",
        "/figures/1",
    ],
)
def test_nothing_outside_is_read(client, address):
    assert client.get(address).status_code == 404


def test_pictures_come_from_the_folder_that_was_named_only(warehouse, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    from PIL import Image

    from warehouse import SourceRecord, content_hash

    for place in (pages, tmp_path):
        Image.new("RGB", (40, 30), "white").save(place / "scan.png")
    content = (pages / "scan.png").read_bytes()
    for index, file in enumerate((pages / "scan.png", tmp_path / "scan.png", pages / ".." / "scan.png")):
        record = SourceRecord(
            name=f"{index}.png", text="", content_hash=content_hash(content), path=str(file), kind="image"
        )
        warehouse.load_source(record, [], [])
    numbers = warehouse.sources().set_index("name")["source_id"]
    warehouse.close()
    client = TestClient(create_app(warehouse.path, pages=pages), base_url=ORIGIN)
    answers = [client.get(f"/pictures/{numbers[f'{index}.png']}/1") for index in range(3)]
    assert [answer.status_code for answer in answers] == [200, 404, 404]
    assert answers[0].headers["content-type"] == "image/png"
    (pages / "scan.png").write_bytes(b"something else")
    assert client.get(f"/pictures/{numbers['0.png']}/1").status_code == 404


def test_figures_are_boxed_on_the_picture_of_their_page(warehouse, tmp_path):
    sentence = "新埭镇实现地区生产总值50.55亿元。"
    box = Box(page=2, x0=10, top=20, x1=60, bottom=32, width=400, height=300)
    source, _, figures = loaded(
        "p.pdf", [figure(sentence=sentence, start=11, box=box)], text=sentence, kind="pdf"
    )
    warehouse.load_source(source, [ArticleRecord("一", end=len(sentence), text=sentence)], figures)
    warehouse.close()
    client = TestClient(create_app(warehouse.path, pages=tmp_path), base_url=ORIGIN)
    page = client.get(f"/articles/{_article(warehouse.path)}").text
    assert re.search(r'<img[^>]+src="/pictures/\d+/2"', page)
    assert 'viewBox="0 0 400 300"' in page.replace(".0", "")
    assert 'x="10" y="20" width="50" height="12"' in page.replace(".0", "")
    plain = TestClient(create_app(warehouse.path), base_url=ORIGIN)
    assert "<img loading" not in plain.get(f"/articles/{_article(warehouse.path)}").text


NAMES = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "'; DROP TABLE observation; --",
    "{{ 7*7 }}",
    "\u202e镇",
)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_text_everywhere(warehouse, name):
    sentence = f"{name}实现地区生产总值50.55亿元。"
    source, _, figures = loaded(
        f"{name}.txt",
        [figure(place=name, sentence=sentence, start=sentence.index("50"), activity=name)],
        text=sentence,
    )
    warehouse.load_source(source, [ArticleRecord(name, end=len(sentence), text=sentence)], figures)
    warehouse.close()
    client = TestClient(create_app(warehouse.path), base_url=ORIGIN)
    number = number_of(warehouse.path, "50.55亿元")
    pages = ["/", f"/series?place={name}", "/review?show=all", "/audit", f"/?within={name}"]
    pages += [f"/figures/{number}", f"/figures/{number}/sentences", f"/articles/{_article(warehouse.path)}"]
    for address in pages:
        text = client.get(address).text
        assert "<script>alert" not in text, address
        assert '" onmouseover="' not in text.replace('\\"', ""), address
        assert "\u202e" not in text.replace("\\u202e", ""), address
    assert visible(name) in html.unescape(client.get("/review?show=all").text)


def _article(path):
    with Warehouse(path, read_only=True) as warehouse:
        return int(warehouse.sql("SELECT article_id FROM report").iloc[0, 0])


def test_five_million_characters_in_one_line_are_shown_in_parts(warehouse):
    text = "数" * 2_500_000 + "新埭镇实现地区生产总值50.55亿元" + "据" * 2_500_000
    start = text.index("50.55")
    source, _, figures = loaded("long.txt", [figure(start=start, sentence=text)], text=text)
    warehouse.load_source(source, [ArticleRecord("长文", end=len(text), text=text)], figures)
    warehouse.close()
    client = TestClient(create_app(warehouse.path), base_url=ORIGIN)
    number = number_of(warehouse.path, "50.55亿元")
    article = client.get(f"/articles/{_article(warehouse.path)}?figure={number}").text
    assert f'data-figure="{number}"' in article and len(article) < 120_000
    for address in ("/review?show=all", f"/figures/{number}/sentences", f"/figures/{number}"):
        answer = client.get(address).text
        assert len(answer) < 60_000
    assert "50.55亿元</mark>" in client.get("/review?show=all").text


def test_long_lists_are_paged(warehouse):
    warehouse.load_source(
        *loaded("a.txt", [figure(f"{n}.5", start=10 * n, doubts=("damaged",)) for n in range(1, 131)])
    )
    warehouse.close()
    client = TestClient(create_app(warehouse.path), base_url=ORIGIN)
    pages = [client.get(f"/review?page={page}").text for page in (1, 2, 3, 99)]
    shown = [page.count("figure-link") for page in pages]
    assert shown == [50, 50, 30, 30]
    assert 'rel="next"' in pages[0] and 'rel="next"' not in pages[2]


@pytest.mark.parametrize(
    "address",
    ["/?period=soon", "/?page=-1", "/?page=" + "9" * 30, "/?view=x", "/series?place=无此镇",
     "/series?measure=x", "/audit?check=x", "/review?show=x", "/?within=无此县",
     "/review?indicator=无此指标"],
)  # fmt: skip
def test_bad_addresses_are_answered_with_a_sentence(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_while_another_process_loads_a_sentence_says_so(client, path, monkeypatch):
    import duckdb

    from warehouse import connection

    def refuse(*_args, **_options):
        raise duckdb.IOException("Could not set lock on file: Conflicting lock is held in python (PID 7).")

    monkeypatch.setattr(connection, "_open", refuse)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "in use by another process" in answer.text


def test_requests_at_once_are_answered_all(client, path):
    number, held = number_of(path, "41.3亿元"), token(client)
    answers = []

    def ask(n):
        if n % 3:
            answers.append(client.get("/review").status_code)
        else:
            answers.append(client.post(f"/figures/{number}/confirm", headers={"X-Token": held}).status_code)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 9


def test_downloads_hold_what_is_on_the_screen(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/download/towns.csv").content.decode("utf-8-sig"))))
    assert {row["地区"]: row["地区生产总值 水平"] for row in rows} == {
        "新埭镇": "5055000000.0",
        "新仓镇": "4130000000.0",
    }
    book = openpyxl.load_workbook(io.BytesIO(client.get("/download/series.xlsx?place=新埭镇").content))
    header, *rows = book.active.iter_rows(values_only=True)
    values = {row[header.index("时期")]: row[header.index("数值")] for row in rows}
    assert values["2024Q1-Q3"] == 5055000000
    assert client.get("/download/towns.png").content.startswith(b"\x89PNG")
    assert client.get("/download/series.svg?place=新埭镇").text.startswith("<?xml")
    assert len(client.get("/download/review.csv").text.splitlines()) == 2
    assert client.get("/download/audit.xlsx").status_code == 200


def test_formulas_stay_text_in_downloads(warehouse):
    warehouse.load_source(*loaded("=1+1.txt", [figure(place='=HYPERLINK("http://x")', doubts=("damaged",))]))
    warehouse.close()
    client = TestClient(create_app(warehouse.path), base_url=ORIGIN)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/download/review.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == '=HYPERLINK("http://x")' for cell in cells)
    assert "\n'=HYPERLINK" in client.get("/download/review.csv").text.replace("\"'", "'").replace("\r", "")


def test_the_language_is_chosen_by_address_cookie_and_browser(app):
    client = TestClient(app, base_url=ORIGIN, headers={"accept-language": "en-GB"})
    assert "<h1>Towns</h1>" in client.get("/").text
    assert "<h1>各镇</h1>" in client.get("/?lang=zh").text
    assert "<h1>各镇</h1>" in client.get("/").text


def test_every_word_is_in_both_languages():
    from warehouse.web.render import words

    for key, entry in words().items():
        assert set(entry) == {"zh", "en"}, key
        marks = {language: sorted(re.findall(r"\{(\w+)\}", text)) for language, text in entry.items()}
        assert marks["zh"] == marks["en"], key


def test_listening_says_what_is_wrong():
    taken = listen("127.0.0.1", 0)
    with pytest.raises(PortTaken, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])
    taken.close()
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0")


def test_an_empty_warehouse_has_pages_too(tmp_path, empty_warehouse):
    shutil.copy(empty_warehouse, tmp_path / "w.duckdb")
    client = TestClient(create_app(tmp_path / "w.duckdb"), base_url=ORIGIN)
    for address in ("/", "/series", "/review", "/audit", "/review/next"):
        assert client.get(address).status_code == 200, address
