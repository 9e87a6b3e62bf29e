"""The words of a demonstration trial: titles, descriptions, eligibility, data sharing."""

from __future__ import annotations

from trials.registry.demonstrations.plot import Plot
from trials.registry.layout import Json

INVENTED = (
    "This record is a demonstration. The trial, its treatments, its hospitals and its people are "
    "invented. Nobody can join it."
)
WITHHELD_TITLE = "Demonstration: a device that is not yet approved (title withheld)"
_STORIES = {
    "OBSERVATIONAL": "Nobody gets a treatment because of this study. It looks, asks and learns.",
    "EXPANDED_ACCESS": "Not a trial: it gives {new} to people who cannot join a trial of it.",
}
_QUESTIONS = {
    "INTERVENTIONAL": "Its question is whether the treatment {hope}.",
    "OBSERVATIONAL": "Its question is how they fare as the years go by.",
    "EXPANDED_ACCESS": "It asks no question of its own.",
}
_VISITS = """The study has four parts:

* Before: tests of the blood, talk about what is to come, and time to think it over.
* Start: the first visit of the study, about 3 hours long.
* Visits: every 4 weeks, at the hospital; every second one may be by video.
* After: calls twice a year, for 1 year."""


def brief_title(plot: Plot) -> str:
    """Begins with "Demonstration: ", so that it is told wherever a title stands alone."""
    if plot.status == "WITHHELD":
        return WITHHELD_TITLE
    group = plot.illness.group
    if plot.study_type == "OBSERVATIONAL":
        return f"Demonstration: How {group} fare as the years go by"
    if plot.study_type == "EXPANDED_ACCESS":
        return f"Demonstration: {plot.treatment_name} outside a trial for {group}"
    return f"Demonstration: {plot.treatment_name} for {group}"


def official_title(plot: Plot) -> str:
    """The long title, in the manner of sponsors."""
    name, conditions = plot.treatment_name, " and ".join(plot.illness.conditions)
    kind = {
        "OBSERVATIONAL": f"A Long-Term Observational Study of {conditions}",
        "EXPANDED_ACCESS": f"An Expanded Access Program of {name} in {conditions}",
    }
    study = f"{plot.plan.words} Study of {name} in {conditions}"
    return f"Demonstration: {kind.get(plot.study_type, study)}"


def descriptions(plot: Plot) -> Json:
    """The descriptionModule; its first sentence says that all is invented."""
    question = _QUESTIONS[plot.study_type].format(hope=plot.illness.hope)
    story = _STORIES.get(plot.study_type, plot.plan.story).format(new=plot.treatment_name)
    made: Json = {
        "briefSummary": f"{INVENTED}\n\nIt is for {plot.illness.group}. {question}\n\n{story}"
    }
    if plot.study_type == "INTERVENTIONAL":
        made["detailedDescription"] = _VISITS
    return made


def eligibility(plot: Plot) -> Json:
    """The eligibilityModule, both headings in its criteria."""
    illness = plot.illness
    minimum, maximum = illness.ages
    module: Json = {
        "eligibilityCriteria": _criteria(plot),
        "healthyVolunteers": illness.healthy,
        "sex": illness.sex,
    }
    if minimum:
        module["minimumAge"] = minimum
    if maximum:
        module["maximumAge"] = maximum
    module["stdAges"] = _standard_ages(minimum, maximum)
    if plot.study_type == "OBSERVATIONAL":
        module["studyPopulation"] = f"The sites ask {illness.group} at an ordinary visit."
        module["samplingMethod"] = "NON_PROBABILITY_SAMPLE"
    return module


def data_sharing(plot: Plot) -> Json:
    """The ipdSharingStatementModule; the answer changes from trial to trial."""
    if plot.number % 3 == 0:
        return {
            "ipdSharing": "YES",
            "description": "Data without names, for researchers who ask.",
            "infoTypes": ["STUDY_PROTOCOL", "SAP"],
            "timeFrame": "From 1 year after the results, for 5 years.",
            "accessCriteria": "A plan that an ethics board has read.",
        }
    return {"ipdSharing": "NO" if plot.number % 3 == 1 else "UNDECIDED"}


def _criteria(plot: Plot) -> str:
    inclusion = _bullets((*plot.illness.inclusion, "Consent in writing, a parent's for a child"))
    exclusion = _bullets(plot.illness.exclusion)
    return f"Inclusion Criteria:\n\n{inclusion}\n\nExclusion Criteria:\n\n{exclusion}"


def _bullets(criteria: tuple[str, ...]) -> str:
    return "\n".join(f"* {criterion}" for criterion in criteria)


def _standard_ages(minimum: str, maximum: str) -> list[str]:
    youngest, oldest = _years(minimum, 0), _years(maximum, 120)
    ages = {"CHILD": (0, 17), "ADULT": (18, 64), "OLDER_ADULT": (65, 120)}
    return [name for name, (low, high) in ages.items() if youngest <= high and oldest >= low]


def _years(age: str, absent: int) -> int:
    if not age:
        return absent
    number, unit = age.split()
    return int(number) if unit.startswith("Year") else 0
