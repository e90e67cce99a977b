"""Knowledge of the language as data: indicators, units, words of period, growth and status, divisions."""

from patterns.loader import Indicator, PatternError, Patterns, load

__all__ = ["Indicator", "PatternError", "Patterns", "load"]
