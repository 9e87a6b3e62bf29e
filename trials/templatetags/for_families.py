"""What a site tells families besides its status. Load it as `for_families`."""

from __future__ import annotations

from django.template import Library

from trials.models import Site
from trials.queries.for_families import ForFamilies

register = Library()


@register.filter
def at_site(families: dict[int, ForFamilies], site: Site) -> ForFamilies | None:
    """What this one of them tells; None for a site that has no say here."""
    return families.get(site.pk) if families else None
