"""Recognizes the characters in a picture; needs the extra ``ocr``."""

from __future__ import annotations

import dataclasses
import functools
import statistics
from typing import TYPE_CHECKING, Any

from extractor.errors import ReadError
from extractor.reading.layout import Run, evenly

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 5_000
"""Pixels; larger pictures are made smaller first. A broadsheet scanned at 200 dpi has 4,300."""

# Measured on pages of 200 dpi: characters of 9 pixels are found as well as larger ones, much faster.
_DETECTOR_SCALE = 0.4
_DETECTOR_SIDES = (960, 1600)
_LEAST_SCORE = 0.3
_NOISE = 1.35


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
    least, most = _DETECTOR_SIDES
    # Rounded, so that few engines are kept.
    side = min(most, max(least, -(-int(long_side * _DETECTOR_SCALE) // 320) * 320))
    pixels = numpy.asarray(picture.convert("RGB"))[:, :, ::-1]  # the models were trained on BGR
    found = _engine(side)(pixels)
    if found.txts is None:
        return []
    return _level(
        [_run(text, box * factor) for text, box in zip(found.txts, found.boxes, strict=True) if text.strip()]
    )


def _run(text: str, box: Any) -> Run:
    x, y = box[:, 0], box[:, 1]
    return Run(text, evenly(text, float(x.min()), float(x.max())), float(y.min()), float(y.max()))


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
            "Global.text_score": _LEAST_SCORE,
            "Global.use_cls": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": side,
            "Rec.rec_batch_num": 1,  # lines differ in length: a batch is padded to the longest
        }
    )
