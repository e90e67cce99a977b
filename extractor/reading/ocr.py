"""Recognizes the characters in a picture; needs the extra ``ocr``."""

from __future__ import annotations

import dataclasses
import functools
import math
import statistics
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extractor.errors import ReadError
from extractor.reading.layout import Run, evenly
from extractor.reading.strips import decode, pieces

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 5_000
"""Pixels; larger pictures are made smaller first. A broadsheet scanned at 200 dpi has 4,300."""

# Measured on pages of 200 dpi: characters of 9 pixels are found as well as larger ones, much faster.
_DETECTOR_SCALE = 0.4
_DETECTOR_SIDES = (960, 1600)
_MOST_LINES = 5_000
_LEAST_SCORE = 0.3
_NOISE = 1.35
_UPRIGHT = 1.5
"""What is higher than wide by this factor is a line printed from the bottom up or from the top down."""


def recognize(picture: Image) -> list[Run]:
    """Return the lines of a picture with their boxes, in pixels of the picture.

    Raises:
        ReadError: the extra ``ocr`` is not installed.
    """
    import numpy

    long_side = max(picture.size)
    factor = max(1.0, long_side / LONG_SIDE)
    if factor > 1:
        picture = picture.resize((round(picture.width / factor), round(picture.height / factor)))
        long_side = LONG_SIDE
    picture = picture.convert("RGB")
    least, most = _DETECTOR_SIDES
    # Rounded, so that few engines are kept.
    side = min(most, max(least, -(-int(long_side * _DETECTOR_SCALE) // 320) * 320))
    engine = _engine(side)
    # The models were trained on BGR.
    found = engine(numpy.asarray(picture)[:, :, ::-1], use_det=True, use_cls=False, use_rec=False)
    if found.boxes is None:
        return []
    return _level([run for box in found.boxes for run in _runs(engine, picture, box, factor)])


def _runs(engine: Any, picture: Image, box: Any, factor: float) -> Iterator[Run]:
    """Yield what is recognized in a box of the detector, its corners clockwise from the top left."""
    import numpy

    strip = _straightened(picture, box)
    turned = strip.height >= _UPRIGHT * strip.width
    if turned:
        strip = strip.rotate(90, expand=True)
    recognizer = engine.text_rec or engine._load_rec_model()
    ratio = strip.width / strip.height
    least = recognizer.rec_image_shape[2] / recognizer.rec_image_shape[1]
    pixels = recognizer.resize_norm_img(numpy.asarray(strip)[:, :, ::-1], max(ratio, least))
    likely = recognizer.session(pixels[None])[0]
    line = decode(likely, recognizer.postprocess_op.character, ratio / max(ratio, least))
    if line.score < _LEAST_SCORE:
        return
    x0, x1, top, bottom = (
        float(side) * factor for side in (box[:, 0].min(), box[:, 0].max(), box[:, 1].min(), box[:, 1].max())
    )
    for text, edges in pieces(line, x1 - x0, bottom - top):
        if turned:
            yield Run(text, evenly(text, x0, x1), top, bottom)
        else:
            yield Run(text, tuple(x0 + edge for edge in edges), top, bottom)


def _straightened(picture: Image, box: Any) -> Image:
    """Return the part of a picture in a box, which may stand aslant."""
    from PIL.Image import Resampling, Transform

    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = box.tolist()
    width = max(math.hypot(x1 - x0, y1 - y0), math.hypot(x2 - x3, y2 - y3))
    height = max(math.hypot(x3 - x0, y3 - y0), math.hypot(x2 - x1, y2 - y1))
    return picture.transform(
        (max(1, int(width)), max(1, int(height))),
        Transform.QUAD,
        (x0, y0, x3, y3, x2, y2, x1, y1),
        Resampling.BICUBIC,
    )


def _level(runs: list[Run]) -> list[Run]:
    """Give lines of about the usual height that height: the detector's boxes vary on lines of one size."""
    if not runs:
        return runs
    usual = statistics.median(run.size for run in runs)
    return [
        dataclasses.replace(run, top=run.middle - usual / 2, bottom=run.middle + usual / 2)
        if usual / _NOISE < run.size < usual * _NOISE
        else run
        for run in runs
    ]


@functools.lru_cache(maxsize=3)
def _engine(side: int) -> Any:
    try:
        import onnxruntime  # noqa: F401
        from rapidocr import RapidOCR
    except ImportError as error:
        raise ReadError(
            'is a picture, and reading pictures needs an extra: pip install "town-indicators[ocr]"'
        ) from error
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 2 * LONG_SIDE,
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": side,
            "Det.max_candidates": _MOST_LINES,
        }
    )
