"""The warehouse in the browser: towns, series, review of articles, audit."""

from warehouse.web.app import LOOPBACK, create_app
from warehouse.web.server import listen, serve

__all__ = ["LOOPBACK", "create_app", "listen", "serve"]
