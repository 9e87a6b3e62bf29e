"""The design of a demonstration trial: designModule, arms with interventions, outcomes."""

from __future__ import annotations

from trials.registry.crossrefs import name_in_arm
from trials.registry.demonstrations.plot import Plot
from trials.registry.demonstrations.treatments import MASKING, ROLES
from trials.registry.layout import Json

OVER = frozenset({"COMPLETED", "TERMINATED", "ACTIVE_NOT_RECRUITING"})
DRUGS = frozenset({"DRUG", "BIOLOGICAL"})
_QUESTIONS = {
    "type": "OTHER",
    "name": "Questions and records",
    "description": "Questions twice a year, and a look into the hospital's record.",
}


def design_module(plot: Plot) -> Json:
    """The designModule; an expanded access has neither phases nor a number of participants."""
    module: Json = {"studyType": plot.study_type}
    if plot.study_type == "EXPANDED_ACCESS":
        return module | {"expandedAccessTypes": _access(plot)}
    if plot.study_type == "OBSERVATIONAL":
        return module | _observation(plot) | {"enrollmentInfo": _enrollment(plot)}
    phases = plot.rng.choice(plot.plan.phases) if plot.treatment.type in DRUGS else ("NA",)
    return module | {
        "phases": list(phases),
        "designInfo": _design_info(plot),
        "enrollmentInfo": _enrollment(plot),
    }


def arms_module(plot: Plot) -> Json:
    """The armsInterventionsModule, cross references in both directions."""
    if plot.study_type == "EXPANDED_ACCESS":
        return {"interventions": [_intervention(plot, "new")]}
    if plot.study_type == "OBSERVATIONAL":
        return _cohorts(plot)
    roles = dict.fromkeys(role for _, _, given in plot.plan.arms for role in given)
    return {
        "armGroups": [_arm(plot, *arm) for arm in plot.plan.arms],
        "interventions": [_intervention(plot, role) | _labels(plot, role) for role in roles],
    }


def outcomes_module(plot: Plot) -> Json:
    """The first measure of the illness is the primary outcome, the others are secondary."""
    first, *others = (
        {"measure": measure, "description": description, "timeFrame": time_frame}
        for measure, description, time_frame in plot.illness.measures
    )
    return {"primaryOutcomes": [first], "secondaryOutcomes": others}


def _access(plot: Plot) -> Json:
    return {plot.rng.choice(("individual", "intermediate", "treatment")): True}


def _observation(plot: Plot) -> Json:
    made: Json = {"patientRegistry": plot.rng.random() < 0.5}
    if made["patientRegistry"]:
        made["targetDuration"] = "5 Years"
    return made | {
        "designInfo": {
            "observationalModel": plot.rng.choice(("COHORT", "CASE_CONTROL", "NATURAL_HISTORY")),
            "timePerspective": plot.rng.choice(("PROSPECTIVE", "CROSS_SECTIONAL")),
        },
        "bioSpec": {
            "retention": "SAMPLES_WITH_DNA",
            "description": "Blood that is left over from care.",
        },
    }


def _design_info(plot: Plot) -> Json:
    plan = plot.plan
    masking: Json = {"masking": MASKING[len(plan.masked)]}
    if plan.masked:
        masking["whoMasked"] = list(plan.masked)
    return {
        "allocation": plan.allocation,
        "interventionModel": plan.model,
        "primaryPurpose": plot.treatment.purpose,
        "maskingInfo": masking,
    }


def _enrollment(plot: Plot) -> Json:
    if plot.status == "WITHDRAWN":
        return {"count": 0, "type": "ACTUAL"}
    count = plot.site_count * plot.rng.randint(3, 15)
    return {"count": count, "type": "ACTUAL" if plot.status in OVER else "ESTIMATED"}


def _arm(plot: Plot, label: str, kind: str, roles: tuple[str, ...]) -> Json:
    made: Json = {"label": _named(plot, label), "type": kind}
    named = [_intervention(plot, role) for role in roles]
    if not named:
        return made | {"description": "Nothing for now; the treatment is offered after the study."}
    listed = " and ".join(one["name"] for one in named)
    return made | {
        "description": f"People in this group get: {listed}.",
        "interventionNames": [name_in_arm(one["type"], one["name"]) for one in named],
    }


def _intervention(plot: Plot, role: str) -> dict[str, str]:
    if role == "new":
        return {
            "type": plot.treatment.type,
            "name": plot.treatment_name,
            "description": plot.treatment.description,
        }
    kind, name, description = ROLES[role]
    return {"type": kind, "name": name, "description": _named(plot, description)}


def _labels(plot: Plot, role: str) -> Json:
    labels = [_named(plot, label) for label, _, roles in plot.plan.arms if role in roles]
    made: Json = {"armGroupLabels": labels}
    if role == "new" and plot.treatment.type in DRUGS:
        made["otherNames"] = [f"DEMO-{plot.number % 1000:03}", f"{plot.treatment_name} (invented)"]
    return made


def _cohorts(plot: Plot) -> Json:
    labels = ["With the illness", "Brothers and sisters without it"]
    names = [name_in_arm(_QUESTIONS["type"], _QUESTIONS["name"])]
    return {
        "armGroups": [
            {"label": labels[0], "description": "At every site.", "interventionNames": names},
            {"label": labels[1], "description": "Where willing.", "interventionNames": names},
        ],
        "interventions": [_QUESTIONS | {"armGroupLabels": labels}],
    }


def _named(plot: Plot, text: str) -> str:
    return text.format(new=plot.treatment_name)
