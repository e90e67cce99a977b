"""Knowledge of the language as data: indicators, units, words of period, growth and status, divisions."""
