"""Pictures of pages: only of files below a folder that the user named, only as they were when loaded."""

from __future__ import annotations

import io
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from warehouse.records import content_hash
from warehouse.web.desk import Row

LARGEST = 200_000_000
_DPI = 110
_WIDEST = 1600


def picture(request: Request) -> Response:
    """Answer with one page of a source as PNG."""
    folder: Path | None = request.app.state.pages
    number = request.path_params["page"]
    with request.app.state.door.reading() as desk:
        source = desk.row(
            "SELECT path, kind, content_hash, published, place, title FROM source WHERE source_id = ?",
            [request.path_params["source"]],
        )
    content = None if folder is None or source is None else _read(folder, source)
    if content is None or source is None or number < 1:
        raise HTTPException(404)
    made = _of_pdf(content, number) if source["kind"] == "pdf" else _of_image(content, number)
    return Response(made, media_type="image/png")


def _read(folder: Path, source: Row) -> bytes | None:
    """Return a file below the folder, None where it lies elsewhere or is no longer what was loaded."""
    file = Path(source["path"]).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file() or file.stat().st_size > LARGEST:
        return None
    content = file.read_bytes()
    stated = {name: source[name] for name in ("published", "place", "title")}
    known = (content_hash(content), content_hash(content, **stated))
    return content if source["content_hash"] in known else None


def _of_pdf(content: bytes, number: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        if number > len(document):
            raise HTTPException(404)
        image = document[number - 1].render(scale=_DPI / 72).to_pil()
        return _png(image)
    finally:
        document.close()


def _of_image(content: bytes, number: int) -> bytes:
    from PIL import Image

    image = Image.open(io.BytesIO(content))
    if number > getattr(image, "n_frames", 1):
        raise HTTPException(404)
    image.seek(number - 1)
    return _png(image)


def _png(image: object) -> bytes:
    from PIL import Image

    assert isinstance(image, Image.Image)
    small = image.convert("RGB")
    small.thumbnail((_WIDEST, 4 * _WIDEST))
    made = io.BytesIO()
    small.save(made, "PNG")
    return made.getvalue()


__all__ = ["picture"]
