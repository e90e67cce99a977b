"""Templates, with what all pages share: language, words, and text made harmless."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from patterns import load as catalogue
from warehouse.charts.ask import shown
from warehouse.charts.content import LANGUAGES, Language
from warehouse.web.visible import clipped, visible

NAV = ("towns", "series", "review", "audit")


@functools.cache
def words() -> dict[str, dict[str, str]]:
    """Return the words of the interface: key → language → words."""
    text = files("warehouse.web").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def word(key: object, language: Language, **given: object) -> str:
    """Return words in a language; a key that has none, such as an unknown code, stands for itself."""
    entry = words().get(str(key))
    found = str(key) if entry is None else entry[language]
    return found.format(**given) if given else found


def percent(probability: float) -> str:
    """Return a probability as it is shown: 0.973 → 97.3%."""
    return f"{probability:.1%}"


def indicator_name(code: str, activity: str, language: Language) -> str:
    """Return the name of an indicator with its activity: 规上工业总产值."""
    entry = catalogue().indicators.get(code)
    if language == "en":
        return " · ".join(filter(None, (entry.english if entry else code, activity)))
    return f"{activity}{entry.name if entry else code}"


def language_of(request: Request) -> Language:
    """Return the language asked for: by the address, else the cookie, else the browser."""
    for given in (request.query_params.get("lang"), request.cookies.get("lang")):
        for language in LANGUAGES:
            if given == language:
                return language
    return "zh" if request.headers.get("accept-language", "").lower().startswith("zh") else "en"


@functools.cache
def environment() -> jinja2.Environment:
    """Return the templates; every text they print is escaped and shown with its invisible marks."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("warehouse.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.filters |= {"shown": shown, "clipped": clipped, "query": query, "percent": percent}
    return made


def _finalize(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def query(given: Mapping[str, Any], **changes: Any) -> str:
    """Return an address' query with some parameters changed; those set to None or "" are left out."""
    return urlencode({k: v for k, v in {**given, **changes}.items() if v not in (None, "", [])}, doseq=True)


def given(request: Request) -> dict[str, list[str]]:
    """Return the query of the request, without what is no part of what is looked at."""
    return {k: request.query_params.getlist(k) for k in request.query_params if k != "lang"}


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """Return a page; it remembers the language that its address asked for."""
    language = language_of(request)
    text = (
        environment()
        .get_template(template)
        .render(
            request=request,
            lang=language,
            t=functools.partial(word, language=language),
            name_of=functools.partial(indicator_name, language=language),
            token=request.app.state.token,
            nav=NAV,
            given=given(request),
            **context,
        )
    )
    response = HTMLResponse(text, status_code=status)
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", language, max_age=31_536_000, samesite="strict", httponly=True)
    return response


__all__ = [
    "environment",
    "given",
    "indicator_name",
    "language_of",
    "page",
    "percent",
    "query",
    "word",
    "words",
]
