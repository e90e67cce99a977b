"""Keeping other sites out: a token on every change, nothing loaded from elsewhere, no framing."""

from __future__ import annotations

import hmac

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = ("GET", "HEAD")
LARGEST_FORM = 64 * 1024
TOKEN_HEADER = "X-Token"

# Scripts and styles come from files only: markup that slips into a page cannot run.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Middleware that refuses changes without the token, and adds the headers that browsers obey.

    Args:
        app: what is guarded.
        token: known to the pages of this server only; it is made anew at each start.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it with the reason why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        refusal = None if scope["method"] in SAFE else self._refusal(Headers(scope=scope))
        if refusal is not None:
            status, sentence = refusal
            await PlainTextResponse(sentence, status_code=status)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)

    def _refusal(self, headers: Headers) -> tuple[int, str] | None:
        """Return status and reason where a change must not be made."""
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return 403, "A change may be asked for by the pages of this server only."
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != headers.get("host"):
            return 403, "A change may be asked for by the pages of this server only."
        given = headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            return 403, "The page is older than the server: reload it, then try again."
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST_FORM:
            return 413, "The form is too large."
        return None


__all__ = ["POLICY", "TOKEN_HEADER", "Guard"]
