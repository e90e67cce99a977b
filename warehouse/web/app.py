"""The application: routes, errors as sentences, and what all requests share."""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from extractor.errors import IndicatorsError, UnknownName
from warehouse.web import articles, audit, downloads, figures, pictures, render, review, series, towns
from warehouse.web.desk import Door
from warehouse.web.security import Guard

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def create_app(
    warehouse: Path,
    *,
    hosts: Sequence[str] = LOOPBACK,
    pages: Path | None = None,
    author: str = "",
    wait: float = 10.0,
) -> Starlette:
    """Return the application for one warehouse.

    Args:
        warehouse: its file.
        hosts: names by which the server may be called; a site that points its own name at this machine is
            refused by them.
        pages: folder of the files that were loaded, where pictures of their pages are to be shown.
        author: who corrects, where the page does not say; the name of the user by default.
        wait: seconds a request waits for another process that holds the warehouse.
    """
    token = secrets.token_urlsafe(32)
    app = Starlette(
        routes=[
            Route("/", towns.show),
            Route("/series", series.show),
            Route("/review", review.show),
            Route("/review/next", review.following),
            Route("/audit", audit.show),
            Route("/articles/{number:int}", articles.show),
            Route("/figures/{number:int}", figures.panel),
            Route("/figures/{number:int}/sentences", figures.sentences),
            Route("/figures/{number:int}/{action}", figures.judge, methods=["POST"]),
            Route("/pictures/{source:int}/{page:int}", pictures.picture),
            Route("/download/{page}.{kind}", downloads.download),
            Mount(
                "/static", _Static(directory=str(files("warehouse.web").joinpath("static"))), name="static"
            ),
        ],
        middleware=[
            Middleware(
                TrustedHostMiddleware, allowed_hosts=[_in_address(host) for host in hosts], www_redirect=False
            ),
            Middleware(Guard, token=token),
            Middleware(GZipMiddleware, minimum_size=2000),
        ],
        exception_handlers={IndicatorsError: _sentence, 404: _missing},
    )
    app.state.door = Door(Path(warehouse), wait)
    app.state.pages = pages
    app.state.token = token
    app.state.author = author or _user()
    return app


class _Static(StaticFiles):
    """Files of the program: kept by the browser for an hour."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=3600"
        return response


def _sentence(request: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, UnknownName) else 503
    response = render.page(request, "message.html", status=status, here="", sentence=str(error))
    # A part of the page was asked for: show the sentence above it instead of an empty part.
    response.headers["HX-Retarget"] = response.headers["HX-Reselect"] = "#notice"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def _missing(request: Request, error: Exception) -> Response:
    language = render.language_of(request)
    return render.page(
        request, "message.html", status=404, here="", sentence=render.word("not_found", language)
    )


def _in_address(host: str) -> str:
    """Return a name as browsers send it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine without names of users
        return "reviewer"


__all__ = ["LOOPBACK", "create_app"]
