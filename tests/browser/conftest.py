"""A served warehouse and a browser that notices errors and requests to other hosts."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

import extractor
from warehouse import Warehouse
from warehouse.files import load_paths
from warehouse.web import create_app, listen

ARGUMENTS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLES = ("02_xinshi_qianyuan_2024q1", "06_xinshi_qianyuan_2024h1", "09_county_towns_2024q3",
           "01_zhongguan_leidian_2024q1", "04_zhongguan_leidian_2024h1", "07_zhongguan_2024q3")  # fmt: skip
# Markup, and an attribute that breaks out of its quotes.
HOSTILE = (
    "关于<script>document.title='hacked'</script>的报道\n\n"
    '前三季度,钟管镇实现服务业增加值12.34亿元,同比增长5.6%。" onmouseover="document.title=\'hacked\'" x="\n'
)


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "these tests need Chromium (Debian, Ubuntu: apt install chromium)"
    return found


@pytest.fixture(scope="session")
def loaded(tmp_path_factory) -> Path:
    """A warehouse of sample pages and a hostile one; tests work on copies."""
    folder = tmp_path_factory.mktemp("pages")
    for name in SAMPLES:
        shutil.copy(Path(extractor.__file__).parent / "samples" / f"{name}.txt", folder)
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    rows = [f"{name}.txt,,德清县," for name in SAMPLES] + ["hostile.txt,2024-10-30,德清县,"]
    (folder / "manifest.csv").write_text("file,published,place,title\n" + "\n".join(rows), encoding="utf-8")
    path = tmp_path_factory.mktemp("served") / "w.duckdb"
    load_paths(path, folder, jobs=1)
    return path


@pytest.fixture
def served(loaded, tmp_path):
    """Address of a server over a copy of the warehouse, and the path of the copy."""
    path = tmp_path / "w.duckdb"
    shutil.copy(loaded, path)
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(path, author="测试"), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}", path
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield found
        found.close()


class Watched:
    """A page that remembers what went wrong on it."""

    def __init__(self, context, origin):
        self.page = context.new_page()
        self.page.set_default_timeout(8000)
        self.faults: list[str] = []
        self.page.on(
            "console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self._request(request.url, origin))

    def _request(self, url, origin):
        if not url.startswith((origin, "data:", "blob:")):
            self.faults.append(f"request to {url}")


@pytest.fixture
def opened(browser, served):
    """Open pages of the server: ``opened("/series", width=360)``; no page may err or ask another host."""
    origin, _ = served
    contexts, watched = [], []

    def open_page(path, *, width=1280, theme="light", locale="zh-CN"):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, locale=locale, accept_downloads=True
        )
        contexts.append(context)
        one = Watched(context, origin)
        watched.append(one)
        one.page.goto(origin + path)
        return one.page

    yield open_page
    faults = [fault for one in watched for fault in one.faults]
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def stored(served):
    """Ask the served warehouse: ``stored("SELECT …")``."""

    def ask(query):
        with Warehouse(served[1], read_only=True) as warehouse:
            return warehouse.sql(query)

    return ask
