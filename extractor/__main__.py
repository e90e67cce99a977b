"""Lets ``python -m extractor`` do what ``indicators`` does."""

from extractor.cli import main

if __name__ == "__main__":
    main(prog_name="indicators")
