"""Concepts, code lists and the data structure of the SDMX export."""

from __future__ import annotations

from pathlib import Path

from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.model import (
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    Dataflow,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Role,
)

AGENCY = "TOWN_INDICATORS"
DATAFLOW = f"{AGENCY}:DF_INDICATORS(1.0.0)"

# Our word → code and name.
TRANSFORMATIONS = {
    "level": ("N", "总量"),
    "growth": ("G", "增长率"),
    "change": ("D", "增减额"),
    "share": ("S", "比重"),
    "multiple": ("M", "倍数"),
    "rank": ("R", "位次"),
}
BASES = {
    "": ("_Z", "不适用"),
    "yoy": ("Y", "同比"),
    "comparable": ("YC", "同比，可比价"),
    "mom": ("M", "环比"),
    "cagr": ("A", "年均"),
    "since": ("T", "比所述时期"),
    "gap": ("P", "比其他地区"),
}
STATUSES = {
    "actual": ("A", "实际"),
    "forecast": ("F", "预计"),
    "target": ("T", "目标"),
    "planned": ("L", "计划"),
}
UNITS = {
    "CNY": ("CNY", "元"),
    "USD": ("USD", "美元"),
    "HKD": ("HKD", "港元"),
    "EUR": ("EUR", "欧元"),
    "JPY": ("JPY", "日元"),
    "GBP": ("GBP", "英镑"),
    "%": ("PT", "%"),
    "pp": ("PP", "个百分点"),
    "times": ("X", "倍"),
    "rank": ("RK", "位次"),
    "count": ("NR", "个"),
    "m2": ("M2", "平方米"),
    "mu": ("MU", "亩"),
    "km": ("KM", "公里"),
    "m3": ("M3", "立方米"),
    "t": ("TN", "吨"),
    "kWh": ("KWH", "千瓦时"),
}
_SUBJECT_KINDS = {
    "AREA": "地区",
    "ENTERPRISE": "企业",
    "PROJECT": "项目",
    "PARK": "园区",
    "INSTITUTION": "机构",
}
_FIXED = {
    "TRANSFORMATION": dict(TRANSFORMATIONS.values()),
    "PRICE_BASE": dict(BASES.values()),
    "OBS_STATUS": dict(STATUSES.values()),
    "SUBJECT_KIND": _SUBJECT_KINDS,
}

# Concept → name; dimensions have code lists but for the last.
_DIMENSIONS = {
    "REF_AREA": "Reference area",
    "INDICATOR": "Indicator",
    "ACTIVITY": "Activity or part that narrows the indicator",
    "TRANSFORMATION": "Level, growth, change, share, multiple or rank",
    "PRICE_BASE": "What growth is measured against",
    "REFERENCE": "What a share or rank is of",
    "UNIT_MEASURE": "Unit of measure",
    "OBS_STATUS": "Actual, forecast, target or planned",
    "SUBJECT_KIND": "Kind of subject",
    "SUBJECT": "Enterprise, project, park or institution",
    "TIME_PERIOD": "Time period; running totals are time ranges",
}
_ATTRIBUTES = {
    "UNIT_MULT": ("Unit multiplier", DataType.INTEGER),
    "DECIMALS": ("Decimals as printed", DataType.INTEGER),
    "CONTRADICTED": ("Whether another report says otherwise", DataType.BOOLEAN),
    "PUBLISHED": ("Publication date, day or month", DataType.STRING),
    "SOURCE": ("File the figure was read from", DataType.STRING),
    "COMMENT_OBS": ("Sentence the figure stands in", DataType.STRING),
    "OBSERVATION_ID": ("Number of the observation in the warehouse", DataType.STRING),
}
COLUMNS = (*_DIMENSIONS, "OBS_VALUE", *_ATTRIBUTES)


def write(path: Path, used: dict[str, dict[str, str]]) -> None:
    """Write the structures as SDMX-ML 3.0; ``used`` has the codes of the lists that depend on the data."""
    lists = {
        concept: Codelist(
            id=f"CL_{concept}",
            name=_DIMENSIONS[concept],
            agency=AGENCY,
            version="1.0.0",
            items=[Code(id=code, name=name) for code, name in sorted(codes.items())],
        )
        for concept, codes in {**used, **_FIXED}.items()
    }
    scheme = ConceptScheme(
        id="CS_INDICATORS",
        name="Concepts of town indicators",
        agency=AGENCY,
        version="1.0.0",
        items=[Concept(id=name, name=text) for name, text in _names().items()],
    )
    definition = DataStructureDefinition(
        id="DSD_INDICATORS",
        name="Economic indicators of towns",
        agency=AGENCY,
        version="1.0.0",
        components=Components(_components(lists)),
    )
    flow = Dataflow(
        id="DF_INDICATORS",
        name="Economic indicators of towns",
        agency=AGENCY,
        version="1.0.0",
        structure=definition,
    )
    write_sdmx([*lists.values(), scheme, definition, flow], Format.STRUCTURE_SDMX_ML_3_0, str(path))


def _names() -> dict[str, str]:
    return {**_DIMENSIONS, "OBS_VALUE": "Value", **{name: text for name, (text, _) in _ATTRIBUTES.items()}}


def _components(lists: dict[str, Codelist]) -> list[Component]:
    def concept(name: str) -> ItemReference:
        return ItemReference(
            sdmx_type="Concept", agency=AGENCY, id="CS_INDICATORS", version="1.0.0", item_id=name
        )

    dimensions = [
        Component(
            id=name,
            required=True,
            role=Role.DIMENSION,
            concept=concept(name),
            local_dtype=DataType.STRING if name in lists else DataType.PERIOD,
            local_codes=lists.get(name),
        )
        for name in _DIMENSIONS
    ]
    value = Component(
        id="OBS_VALUE",
        required=True,
        role=Role.MEASURE,
        concept=concept("OBS_VALUE"),
        local_dtype=DataType.DOUBLE,
    )
    attributes = [
        Component(
            id=name,
            required=False,
            role=Role.ATTRIBUTE,
            concept=concept(name),
            local_dtype=kind,
            attachment_level="O",
        )
        for name, (_, kind) in _ATTRIBUTES.items()
    ]
    return [*dimensions, value, *attributes]


__all__ = ["AGENCY", "BASES", "COLUMNS", "DATAFLOW", "STATUSES", "TRANSFORMATIONS", "UNITS", "write"]
