"""The warehouse as a program sees it: open, load, ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from extractor.observation import Observation
from warehouse import ask, audit, compare, correction_files, corrections, derive, facts, load, series
from warehouse.audit import CHECKS
from warehouse.derived import NAMES as DERIVATIONS
from warehouse.exports import ExportReport, Scope, export
from warehouse.part_files import read_parts
from warehouse.parts import Batch, Loaded
from warehouse.past import Past
from warehouse.records import ArticleRecord, LoadReport, Outcome, SourceRecord
from warehouse.store import Store


class Warehouse(Store):
    """A DuckDB file of observations and the facts chosen among them.

    Use it as a context manager: the file is held from opening to closing, for writing by one process, for
    reading by many.

    Args:
        path: the file; None for TOWN_INDICATORS_WAREHOUSE or ``warehouse.duckdb``.
        read_only: open for reading; nothing can be loaded then.
        wait: seconds to wait while another process holds the file.
        on_wait: is called with a sentence when there is someone to wait for.
        now: tells the time of a load, UTC without zone.

    Raises:
        WarehouseError: the file is in use, newer than this program, or no warehouse.
    """

    # ---- loading ----

    def is_current(self, key: str, content_hash: str, extractor_version: str) -> bool:
        """Return whether a source is loaded with this text, read by this version: nothing is to be done."""
        return load.is_current(self._connection, key, content_hash, extractor_version)

    def load_source(
        self, source: SourceRecord, articles: Sequence[ArticleRecord], observations: Sequence[Observation]
    ) -> Outcome:
        """Load one source in one transaction; return ``new``, ``unchanged`` or ``replaced``."""
        report = self.load_many([(source, articles, observations)])
        return "new" if report.new else "replaced" if report.replaced else "unchanged"

    def load_many(self, loaded: Iterable[Loaded], *, batch: int = 500) -> LoadReport:
        """Load sources as they come, in transactions of ``batch`` whole sources each.

        Between transactions the file is let go for a moment now and then, so that readers get their turn.
        """
        return self._load(load.batches(loaded, batch))

    def load_parts(self, folder: str | Path) -> LoadReport:
        """Load what worker processes wrote into a folder with :func:`warehouse.write_part`.

        Parts of which each source is loaded as it is there are passed over.

        Raises:
            WarehouseError: a part is damaged, or there is none; parts before it are loaded.
        """
        unchanged: list[str] = []

        def changed() -> Iterator[Batch]:
            for batch in read_parts(Path(folder)):
                rows = batch.sources.select(["key", "content_hash", "extractor_version"]).to_pylist()
                if all(self.is_current(*row.values()) for row in rows):
                    unchanged.extend(row["key"] for row in rows)
                else:
                    yield batch

        return self.load_batches(changed()) + LoadReport(unchanged=tuple(unchanged))

    def load_batches(self, batches: Iterable[Batch]) -> LoadReport:
        """Load whole sources that are Arrow tables already, small ones together in one transaction."""
        return self._load(load.joined(batches))

    def _load(self, batches: Iterable[Batch]) -> LoadReport:
        self.refuse_reader()
        report = LoadReport()
        for batch in batches:
            self.give_way()
            report += load.load_batch(self._connection, batch, self._now())
        facts.sort(self._connection)
        return report

    def rebuild_facts(self) -> None:
        """Choose all facts anew; loading keeps them in step with their reports."""
        self.refuse_reader()
        facts.rebuild(self._connection)

    # ---- correcting ----

    def correct(
        self, observation_id: int, *, author: str, reason: str, action: str = "change", **changes: Any
    ) -> int:
        """Change, confirm or reject an observation; see :func:`warehouse.corrections.correct`.

        ``w.correct(1200003400, author="李", reason="OCR 误读", value=5065000000, place="新仓镇")``
        """
        self.refuse_reader()
        return corrections.correct(
            self._connection,
            observation_id,
            author=author,
            reason=reason,
            action=action,
            changes=changes,
            recorded=self._now(),
        )

    def corrections(self) -> pd.DataFrame:
        """Return the corrections that count, oldest first."""
        return corrections.listed(self._connection)

    def write_corrections(self, path: str | Path) -> int:
        """Write them as CSV and return their number; :meth:`read_corrections` takes them elsewhere."""
        return correction_files.write_csv(self._connection, Path(path))

    def read_corrections(self, path: str | Path) -> tuple[int, int, int]:
        """Apply a CSV of corrections; see :func:`warehouse.correction_files.read_csv`."""
        self.refuse_reader()
        return correction_files.read_csv(self._connection, Path(path), self._now())

    def write_gold(self, path: str | Path) -> int:
        """Write what persons judged as labels for ``evaluate``; see :mod:`warehouse.correction_files`."""
        return correction_files.write_gold(self._connection, Path(path))

    # ---- asking ----

    def observations(
        self,
        place: str | None = None,
        indicator: str | None = None,
        period: str | None = None,
        status: str | None = None,
        *,
        limit: int | None = None,
        **equal: Any,
    ) -> pd.DataFrame:
        """Return figures as printed; see :func:`warehouse.ask.observations`."""
        return ask.observations(self._connection, place, indicator, period, status, limit=limit, **equal)

    def series(
        self,
        place: str,
        indicator: str,
        *,
        measure: str = "level",
        cumulative: Literal["as printed", "single"] = "as printed",
        derived: bool = False,
        **options: Any,
    ) -> pd.DataFrame:
        """Return one indicator of one place over time; see :func:`warehouse.series.series`.

        Args:
            place: code or name.
            indicator: code or name.
            measure: one of ``series.MEASURES``.
            cumulative: ``single`` splits running totals into single quarters and months: 2024Q1-Q3 and 2024H1
                make 2024Q3. Such rows are derived, and say so.
            derived: add what follows from printed figures, each row with its ``formula``.
            options: as of :func:`warehouse.series.series`.
        """
        found = series.series(self._connection, place, indicator, measure=measure, **options)
        if not derived and cumulative == "as printed":
            return found
        figures = self.derived(
            place,
            indicator,
            activity=options.get("activity", ""),
            status=options.get("status", "actual"),
            only=DERIVATIONS if derived else ["single"],
            as_of=options.get("as_of"),
            recorded=options.get("recorded"),
        )
        both = derive.add_to(found, figures, measure)
        return derive.without_totals(both) if cumulative == "single" else both

    def derived(
        self,
        place: str,
        indicator: str,
        *,
        as_of: str | date | None = None,
        recorded: datetime | None = None,
        **options: Any,
    ) -> pd.DataFrame:
        """Return all that follows from the printed levels; see :func:`warehouse.derive.derive`."""
        past = Past.of(as_of, recorded)
        return derive.derive(self._connection, place, indicator, past=past, **options)

    def compare(
        self, indicator: str | Sequence[str], period: str | Sequence[str], **options: Any
    ) -> pd.DataFrame:
        """Return places side by side, ranked; see :func:`warehouse.compare.compare`."""
        return compare.compare(self._connection, indicator, period, **options)

    def top(self, indicator: str, period: str, n: int = 10, **options: Any) -> pd.DataFrame:
        """Return the first ``n`` places of a comparison."""
        return compare.top(self.compare(indicator, period, **options), n)

    def facts(
        self,
        place: str | None = None,
        indicator: str | None = None,
        period: str | None = None,
        status: str | None = None,
        *,
        limit: int | None = None,
        **equal: Any,
    ) -> pd.DataFrame:
        """Return facts, one value chosen for each; see :func:`warehouse.ask.facts`."""
        return ask.facts(self._connection, place, indicator, period, status, limit=limit, **equal)

    def reports_of(self, observation_id: int) -> pd.DataFrame:
        """Return all reports of the fact an observation is about; see :func:`warehouse.facts.reports`."""
        return facts.reports(self._connection, observation_id)

    def audit(self, checks: Sequence[str] = tuple(CHECKS)) -> pd.DataFrame:
        """Return what does not fit together, with the sentences; see :func:`warehouse.audit.audit`."""
        return audit.audit(self._connection, checks)

    def coverage(self, place: str | None = None) -> pd.DataFrame:
        """Return what is known for which place and period."""
        return ask.coverage(self._connection, place)

    def sources(self) -> pd.DataFrame:
        """Return the loaded files with the number of their observations."""
        return ask.sources(self._connection)

    def sql(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> pd.DataFrame:
        """Return the answer to one SELECT over the documented views; nothing can be changed by it."""
        return ask.query(self._connection, query, parameters)

    # ---- exporting ----

    def export(
        self,
        path: str | Path,
        *,
        kind: str | None = None,
        place: str | None = None,
        indicators: Sequence[str] = (),
    ) -> ExportReport:
        """Write a workbook, CSV, Parquet, SDMX or a data package.

        Args:
            path: file (``.xlsx``, ``.csv``, ``.parquet``), or folder of ``sdmx`` and ``datapackage``.
            kind: one of ``exports.KINDS``; None for what the file's suffix says.
            place: only this place and all that lies in it.
            indicators: only these.

        Raises:
            UnknownName: the kind, place or an indicator is not known.
            WarehouseError: the file cannot be written.
        """
        scope = Scope(self._connection, place, indicators)
        return export(self._connection, Path(path), scope, kind)


__all__ = ["Warehouse"]
