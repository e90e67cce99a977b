"""Reads articles and finds the figures in them."""
