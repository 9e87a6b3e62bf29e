"""The clinician's card: a page of its own, to read on one screen and print on one side."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from trials.exports.vcard import vcard
from trials.models import Site, Trial
from trials.queries.direct import direct_numbers, for_the_whole_trial
from trials.queries.one_side import sites_on_paper
from trials.queries.pasted import pasted
from trials.queries.refer import card_of
from trials.queries.trials import Ring, trial_page
from trials.views.trial import of_published_trial, today


@of_published_trial
def refer(request: HttpRequest, trial: Trial) -> HttpResponse:
    day = today()
    page, card = trial_page(trial, timezone.now(), with_contacts=True), card_of(trial, day)
    numbers, address = direct_numbers(page.lines), _address("trial-refer", trial.nct_id)
    context = {
        "page": page,
        "trial": trial,
        "today": day,
        "card": card,
        "numbers": numbers,
        "first": next((direct for direct in numbers if direct.ring), None),
        "on_paper": sites_on_paper(card, numbers),
        "contacts": for_the_whole_trial(page.contacts, numbers),
        "address": address,
        "scanned": f"{address}#text-{page.registry_date}" if page.registry_date else address,
        "pasted": pasted(page, card, numbers, address=address, today=day),
    }
    return render(request, "trials/refer.html", context)


@require_safe
def contact(request: HttpRequest, nct_id: str, site: int) -> HttpResponse:
    """The number of one open site as a vCard. 404 where it has none, or is not open any more."""
    trial = get_object_or_404(Trial.objects.published(), nct_id=nct_id)
    page = trial_page(trial, timezone.now(), with_contacts=True)
    for direct in direct_numbers(page.lines):
        if direct.line.site.pk == site and direct.ring:
            card = _vcard(trial, direct.line.site, direct.ring, direct.is_for_clinicians)
            answer = HttpResponse(card, content_type="text/vcard; charset=utf-8")
            answer["Content-Disposition"] = f'attachment; filename="{nct_id}-{site}.vcf"'
            return answer
    raise Http404


def _vcard(trial: Trial, site: Site, ring: Ring, is_for_clinicians: bool) -> str:
    note = [
        gettext("This trial is invented.") if trial.is_demonstration else "",
        gettext("For clinicians who refer.") if is_for_clinicians else "",
        gettext("Ask for {person}.").format(person=ring.called) if ring.called else "",
        gettext("Hours: {hours}").format(hours=ring.hours)
        if ring.hours
        else gettext("Hours not known."),
        gettext("The site may have closed since: look at the page first. Not for emergencies."),
    ]
    return vcard(
        name=f"{trial.nct_id}: {site}",
        organisation=site.facility or site.city,
        phone=_dialled(ring),
        note=[line for line in note if line],
        url=_address("trial-refer", trial.nct_id),
        uid=_uid(trial, site),
    )


def _uid(trial: Trial, site: Site) -> str:
    """The same in every language, so that a card taken in twice is one card."""
    with translation.override(settings.LANGUAGE_CODE):
        return _address("trial-refer-contact", trial.nct_id, site.pk)


def _dialled(ring: Ring) -> str:
    """A number that a phone can dial, else as it is written; its extension in words, for each
    phone has another way to dial one."""
    number, _, within = ring.tel.partition(";ext=")
    within = within or ring.extension
    phone = number or ring.phone
    if not within:
        return phone
    return gettext("{phone} ext. {extension}").format(phone=phone, extension=within)


def _address(name: str, *args: object) -> str:
    return f"{settings.PORTAL_URL}{reverse(name, args=args)}"
