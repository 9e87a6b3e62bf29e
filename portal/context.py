"""What every template may say about the portal itself: settings only, no query."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    return {
        "portal": {
            "name": settings.PORTAL_NAME,
            "operator": settings.PORTAL_OPERATOR,
            "desk_email": settings.DESK_EMAIL,
            "desk_phone": settings.DESK_PHONE,
            "desk_country": settings.DESK_COUNTRY,
            "desk_hours": settings.DESK_HOURS,
            "emergency_number": settings.EMERGENCY_NUMBER,
        }
    }
