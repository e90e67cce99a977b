"""Reads pictures of pages: scans and photographs."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import ReadError
from extractor.page import Page
from extractor.reading import limits
from extractor.reading.columns import in_reading_order
from extractor.reading.kinds import damaged
from extractor.reading.layout import Sheet, Writer
from extractor.reading.ocr import recognize

if TYPE_CHECKING:
    from PIL.Image import Image


def read_image(stream: BinaryIO, size: int) -> Page:
    """Read a PNG, JPEG, TIFF (of several pages too), BMP, GIF or WebP; boxes are in its pixels.

    Bounds: 128 MiB, 90 megapixels a picture, 200 pictures a TIFF; one picture is held in memory at a time.

    Raises:
        ReadError: it is beyond the bounds, damaged, without text, or the extra ``ocr`` is missing.
    """
    from PIL import ImageOps, ImageSequence, UnidentifiedImageError
    from PIL.Image import DecompressionBombError, DecompressionBombWarning
    from PIL.Image import open as open_image

    limits.check_size(size, limits.IMAGE_BYTES, "a picture")
    writer = Writer()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DecompressionBombWarning)  # we have a limit of our own
            with open_image(stream) as image:
                check_pixels(*image.size)
                frames = ImageSequence.Iterator(image) if image.format == "TIFF" else (image,)
                for number, frame in enumerate(frames, 1):
                    check_pixels(*frame.size)
                    if number > limits.IMAGE_FRAMES:
                        raise ReadError(f"holds more than {limits.IMAGE_FRAMES} pictures; split it")
                    picture = _on_white(frame)
                    ImageOps.exif_transpose(picture, in_place=True)
                    sheet = Sheet(number, float(picture.width), float(picture.height))
                    writer.write(in_reading_order(recognize(picture)), sheet)
    except DecompressionBombError:
        raise ReadError(f"is a picture of more than {limits.IMAGE_PIXELS // 1_000_000} megapixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise damaged("a picture", error) from error
    text = writer.text
    if not text.strip():
        raise ReadError("is a picture without readable text")
    return Page("", text, "image", glyphs=tuple(writer.glyphs), doubts=("ocr",))


def check_pixels(width: float, height: float) -> None:
    """Raise `ReadError` when a picture of this size would not fit into memory."""
    if width * height > limits.IMAGE_PIXELS:
        raise ReadError(
            f"holds a picture of {width * height / 1e6:,.0f} megapixels, more than the "
            f"{limits.IMAGE_PIXELS // 1_000_000} that are read; scan it at 300 dpi"
        )


def _on_white(image: Image) -> Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        from PIL.Image import new

        image = image.convert("RGBA")
        white = new("RGBA", image.size, "white")
        white.alpha_composite(image)
        return white.convert("RGB")
    # Grey and colour pictures are not copied here: a scan may take 360 MiB.
    return image if image.mode in ("L", "RGB") else image.convert("RGB")
