"""Tells which indicators an area, a company, a project, a park, a bank or an institution can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from patterns.phrases import Phrases

if TYPE_CHECKING:
    from extractor.link.draft import Draft
    from extractor.link.items import Item

_PHRASES = Phrases("ownership")
BANKS = _PHRASES.words("banks")
"""Endings of the names of banks, which have other indicators than institutions or companies."""

OF_AREAS = frozenset(
    {
        "gdp",
        "gdp_per_capita",
        "fiscal_revenue",
        "budget_revenue",
        "budget_expenditure",
        "fixed_investment",
        "retail_sales",
        "income_per_capita",
        "village_income",
        "price_index",
        "population",
        "energy_intensity",
        "housing_sales",
    }
)
"""Indicators that only an area has, whoever was named before."""
OF_ZONES = frozenset({"gdp", "fiscal_revenue", "budget_revenue", "fixed_investment"})
"""Those of them that a zone with a government of its own has too."""
OF_PROJECTS = frozenset(
    {"planned_investment", "investment", "land_area", "floor_area", "capacity", "fund_size"}
)
"""What is told of a project while it is planned or built."""
OF_PLANNED_PROJECTS = frozenset(
    {
        "output_value",
        "sales_revenue",
        "operating_revenue",
        "profit",
        "tax",
        "output_volume",
        "employment",
        "exports",
        "dividend",
        "income_per_capita",
        "tourism_visits",
        "tourism_revenue",
    }
)
"""What a project will yield once it is built."""
OF_PARKS = frozenset(
    {
        "foreign_investment",
        "contracted_foreign_investment",
        "enterprise_count",
        "project_count",
        "output_value",
        "tax",
        "sales_revenue",
        "operating_revenue",
        "land_area",
        "floor_area",
        "trade",
        "exports",
        "imports",
        "planned_investment",
        "investment",
        "employment",
        "value_added",
        "tourism_visits",
        "tourism_revenue",
        "talent_count",
        "capacity",
        "other_economic",
    }
)
OF_COMPANIES = frozenset(
    {
        "output_value",
        "sales_revenue",
        "operating_revenue",
        "profit",
        "tax",
        "exports",
        "capacity",
        "output_volume",
        "employment",
        "rd_spending",
        "patents",
        "wage",
        "planned_investment",
    }
)
"""What a sentence that names nobody tells of the company named before."""
OF_BOOKS = frozenset({"profit", "operating_revenue", "rd_spending"})
"""Indicators of a company's books, of which a next part of the sentence goes on to speak."""
OF_BANKS = frozenset(
    {"deposits", "loans", "profit", "operating_revenue", "tax", "other_economic", "fund_size"}
)
OF_INSTITUTIONS = frozenset({"fund_size", "talent_count", "project_count", "patents", "output_volume"})

RARELY_OF_PROJECTS = frozenset({"other_economic", "budget_expenditure", "fund_size"})
"""What is told of a project only right beside its name."""
_NEVER_OF_COMPANIES = frozenset({"enterprise_count", "project_count", "deposits", "loans"})


def can_own(owner: Item, draft: Draft) -> bool:
    """Whether a figure can be an owner's: a bank has deposits, a company counts no enterprises."""
    indicator, activity = draft.head.indicator, draft.head.activity
    if owner.owner == "project" and indicator == "investment" and activity:
        return False
    if owner.text.endswith(BANKS):
        return indicator in OF_BANKS
    if owner.owner == "enterprise":
        return indicator not in _NEVER_OF_COMPANIES and not activity.endswith("投资")
    if owner.owner == "park":
        return indicator in OF_PARKS or indicator in OF_ZONES
    if owner.owner == "institution":
        return indicator in OF_INSTITUTIONS
    if indicator in OF_PROJECTS or indicator in RARELY_OF_PROJECTS:
        return True
    return indicator in OF_PLANNED_PROJECTS and draft.status != "actual"
