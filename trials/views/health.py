"""For who watches the portal: whether the process lives, and whether it can do its work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from trials.actions import health
from trials.queries.health import Check

TEXT = "text/plain; charset=utf-8"


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers. The database is not asked."""
    return HttpResponse("alive\n", content_type=TEXT)


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """A line for each check; 503 where one fails that does not only warn."""
    found = health.look(now=timezone.now())
    is_ready = all(check.is_well or check.only_warns for check in found)
    lines = "".join(f"{check.name}: {_word(check)}\n" for check in found)
    return HttpResponse(lines, status=200 if is_ready else 503, content_type=TEXT)


def _word(check: Check) -> str:
    if check.is_well:
        return "ok"
    return "warning" if check.only_warns else "failed"
