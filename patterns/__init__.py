"""Knowledge of the language as data: indicators, units, words of period, growth and status, divisions."""

from patterns.entries import Indicator, Patterns
from patterns.loader import PatternError, load

__all__ = ["Indicator", "PatternError", "Patterns", "load"]
