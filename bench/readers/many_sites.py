"""python -m bench.readers.many_sites NCT99980400: an invented trial with 400 sites, published."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django.utils import timezone

from trials.actions import publication
from trials.actions.studies import take_in
from trials.models import Trial
from trials.registry import demonstrations
from trials.registry.document import Document, read

SITES = 400


def with_sites(number: int, nct_id: str) -> Document:
    """A demonstration whose sites are repeated until there are so many."""
    study = next(each for each in demonstrations.documents(4, 1) if len(_sites(each)) == 40)
    known = _sites(study)
    module = study["protocolSection"]["contactsLocationsModule"]  # type: ignore[index]
    module["locations"] = [{**known[n % len(known)], "zip": str(n)} for n in range(number)]
    study["protocolSection"]["identificationModule"]["nctId"] = nct_id  # type: ignore[index]
    return read(json.dumps(study))


def _sites(study: dict[str, object]) -> list[dict[str, object]]:
    module = study["protocolSection"].get("contactsLocationsModule", {})  # type: ignore[attr-defined]
    return list(module.get("locations", []))


def main() -> None:
    now, nct_id = timezone.now(), sys.argv[1]
    trial = take_in(document=with_sites(SITES, nct_id), now=now).trial
    Trial.objects.filter(pk=trial.pk).update(is_demonstration=True)
    publication.publish(trial=trial, by=None, now=now)


if __name__ == "__main__":
    main()
