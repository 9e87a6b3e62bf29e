"""How hard a plain sentence is to read. Load it as `plain`."""

from __future__ import annotations

from collections.abc import Callable

from django.template import Library

from trials.language import grade, grade_spanish

register = Library()

HIGHEST = 8  # school grade; the same as for every sentence of the portal itself
GRADES: dict[str, Callable[[str], float]] = {"en": grade.grade, "es": grade_spanish.grade}


@register.inclusion_tag("admin/trials/trial/_grade.html")
def reading_grade(text: str, language: str) -> dict[str, object]:
    """The grade of a sentence, never below 0, and whether it is too high for families."""
    found = round(max(0.0, GRADES[language](text)), 1)
    return {"text": text, "grade": found, "is_hard": found > HIGHEST, "highest": HIGHEST}
