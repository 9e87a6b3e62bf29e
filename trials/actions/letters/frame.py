"""What every mail to one who asked says besides its own words."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from trials.models import Inquiry


def frame(inquiry: Inquiry, page: str) -> dict[str, object]:
    """The reference, the link to a page of ours, and whom to ring, in the language of the mail."""
    return {
        "reference": inquiry.reference,
        "link": settings.PORTAL_URL + page,
        "phone": settings.DESK_PHONE,
        "hours": settings.DESK_HOURS_IN.get(get_language()) or settings.DESK_HOURS,
        "portal": settings.PORTAL_NAME,
    }
