"""The type of the fixture that runs a command as if it was typed."""

from collections.abc import Callable

from click.testing import Result

Indicators = Callable[..., Result]
