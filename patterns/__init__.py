"""Knowledge of the language as data: indicators, units, words of period, growth and status, divisions."""

from patterns.entries import Confidence, Indicator, Patterns
from patterns.loader import PatternError, load

__all__ = ["Confidence", "Indicator", "PatternError", "Patterns", "load"]
