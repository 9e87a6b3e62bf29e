"""What a criterion is about, so that a family finds its rules together.

A topic orders the page and judges nothing: a criterion in the wrong place still says what it says.
What no rule recognises is given as OTHER.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from trials.criteria.facts.fact import Fact, FactKind
from trials.criteria.nodes import Side


class Topic(StrEnum):
    """In the order of the page."""

    AGE = "age"
    ILLNESS = "illness"
    EARLIER_TREATMENT = "earlier-treatment"
    WAITING_TIMES = "waiting-times"
    ORGANS = "organs"
    OTHER_ILLNESSES = "other-illnesses"
    PREGNANCY_AND_CONSENT = "pregnancy-and-consent"
    OTHER = "other"


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})", re.IGNORECASE)


_SCOPE = _words(
    "cohort", "parts? ", "phase ", "arm ", "strat(?:um|a)", "group", "stage ", "for ",
    "(?:participant|patient|subject|volunteer|donor)s?\\b(?! characteristics)",
)  # fmt: skip
_SILENT = re.compile(
    r"\W*(?:patient characteristics|others?|criteria|general|notes?|overall|all \w+)\W*",
    re.IGNORECASE,
)
_HEADINGS = (
    (Topic.WAITING_TIMES, _words("wash-?out", "waiting", "time since")),
    (Topic.PREGNANCY_AND_CONSENT, _words("pregnan", "contracept", "consent", "reproducti",
        "fertility", "lactation")),
    (Topic.ORGANS, _words("organ\\b", "organ func", "renal", "hepatic", "liver", "kidney", "cardi",
        "pulmonary", "bone marrow func", "laborator", "performance",
        "h(?:a)?emato(?:log|poie)", "life exp")),
    (Topic.EARLIER_TREATMENT, _words("prior", "previous", "concurrent", "concomitant",
        "[\\w ]*therapy\\b", "surgery", "treatment history")),
    (Topic.OTHER_ILLNESSES, _words("infection", "comorbid", "medical condition", "other condition",
        "other illness", "medical history", "psychiatric")),
    (Topic.ILLNESS, _words("diagnos", "disease", "histolog", "patholog", "tumou?r")),
    (Topic.AGE, _words("ages?\\b")),
)  # fmt: skip
_BODY = _words(
    "(?:adequate|normal|sufficient|impaired|inadequate|abnormal|poor) (?:[\\w/-]+ ){0,3}func",
    "(?:renal|hepatic|liver|kidney|cardiac|heart|pulmonary|lung|organ|marrow) (?:func|fail|insuff|"
    "impair|dysfunc)",
    "performance (?:status|score|level)", "ECOG", "Karnofsky", "Lansky",
    "ejection fraction", "creatinine", "bilirubin", "platelet", "neutrophil", "h(?:a)?emoglobin",
    "blood count", "transaminas", "QTc?\\b", "life expectancy",
)  # fmt: skip
_TREATMENT = _words(
    "(?:prior|previous|earlier|concurrent|concomitant|current|ongoing|other)(?:ly)? (?:[\\w/-]+ )"
    "{0,4}(?:therap|treat|transplant|chemo|radi|surg|regimen|medication|drug|agent|use|exposure|steroid|"
    "immunosupp|vaccin|trial|stud)",
    "(?:has|have|had)(?: not)? (?:previously )?(?:received|undergone|been treated|taken)",
    "previously (?:treated|received|untreated)", "treatment[- ]na[iï]ve",
    "(?:receiving|taking) (?!part\\b)",
    "(?:treatment|therapy) with", "(?:use|receipt) of", "participat\\w+ in (?:another|any|other)",
    "(?:investigational|experimental) (?:drug|agent|product|therap)", "prior (?!to\\b|\\d)",
)  # fmt: skip
_ILLNESS = _words(
    "diagnos", "histolog", "cytolog", "patholog", "confirmed", "(?:patient|participant|subject|"
    "people|child|adult)\\w* with", "measurable", "metasta", "relaps", "refractory", "recurrent",
    "newly", "express", "mutation", "positive for", "leuk(?:a)?emia", "lymphoma", "tumou?r",
    "cancer", "carcinoma", "sarcoma", "blastoma", "glioma", "myeloma", "remission", "disease",
    "syndrome", "disorder", "symptom", "severity",
)  # fmt: skip
_OTHER_ILLNESS = _words(
    "history of", "disease", "disorder", "infect", "syndrome", "condition", "illness", "allerg",
    "hypersensitiv", "malignan", "cancer", "epilep", "seizure", "asthma", "diabet", "hypertens",
    "stroke", "hepatitis", "abuse", "depend", "psychi", "suicid", "contraindicat", "uncontrolled",
    "abnormal", "injur", "defect", "failure", "active ", "toleran", "impair", "bleed", "metasta",
)  # fmt: skip
_CONSENT = _words(
    "informed consent", "written consent", "assent", "pregnan", "contracept", "breast-?feed",
    "lactat", "childbearing", "willing", "able to (?:comply|understand|give|read|follow|attend|"
    "complete|cooperate|communicate)", "ability to (?:comply|understand|give|read|follow)",
    "(?:unable|inability|unwilling\\w*) (?:or \\w+ )?to (?:comply|understand|give|consent|provide|"
    "follow|attend|complete|cooperate|communicate)", "legal(?:ly)? (?:guardian|"
    "representative|auth)",
)  # fmt: skip
_OF_KIND = (
    (Topic.PREGNANCY_AND_CONSENT, frozenset({FactKind.CONSENT, FactKind.PREGNANCY,
        FactKind.CONTRACEPTION})),
    (Topic.WAITING_TIMES, frozenset({FactKind.WASHOUT})),
    (Topic.EARLIER_TREATMENT, frozenset({FactKind.PRIOR_THERAPY})),
)  # fmt: skip
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_MEASURED = frozenset({FactKind.LAB, FactKind.VITAL})
_AT_THE_HEAD = 60  # letters: an age this near the start is what the criterion is about


def topic_of_heading(heading: str) -> Topic | None:
    """The topic that a sub-heading of the registry names; None where it names none."""
    if not heading or _SCOPE.search(heading):
        return None
    return next((topic for topic, words in _HEADINGS if words.search(heading)), None)


def says_for_whom(heading: str) -> bool:
    """True of a sub-heading that names neither a topic nor nothing, such as a cohort: the criteria
    below it may be for some people only, so it must stay above them."""
    return topic_of_heading(heading) is None and not _SILENT.fullmatch(heading)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a criterion stands: on which side, under which sub-heading, from which character of
    the source on, and in a trial of which illnesses."""

    side: Side
    heading: str
    start: int
    illnesses: Collection[str] = ()


def topic_of(text: str, facts: Iterable[Fact], place: Place) -> Topic:
    """The topic of a criterion, with all that stands below it: `text` its words, `facts` those in
    it."""
    facts = list(facts)
    kinds = {fact.kind for fact in facts}
    if place.side is Side.INCLUSION and topic_of_heading(place.heading) is Topic.ILLNESS:
        kinds.discard(FactKind.PRIOR_THERAPY)  # it says which course of the illness is meant
    for topic, own in _OF_KIND:
        if kinds & own and not (topic is Topic.WAITING_TIMES and _CONSENT.match(text)):
            return topic
    head = place.start + _AT_THE_HEAD
    if any(fact.kind is FactKind.AGE and fact.span.start < head for fact in facts):
        return Topic.AGE
    if FactKind.INFECTION in kinds:
        return Topic.OTHER_ILLNESSES
    found = topic_of_heading(place.heading) or _by_words(text, place)
    if found is Topic.OTHER and kinds & _MEASURED:
        return Topic.ORGANS
    return found


def _by_words(text: str, place: Place) -> Topic:
    for topic, words in (
        (Topic.PREGNANCY_AND_CONSENT, _CONSENT),
        (Topic.ORGANS, _BODY),
        (Topic.EARLIER_TREATMENT, _TREATMENT),
    ):
        if words.search(text):
            return topic
    is_stop = place.side is Side.EXCLUSION
    if not is_stop and (_ILLNESS.search(text) or _names_one(text, place.illnesses)):
        return Topic.ILLNESS
    return Topic.OTHER_ILLNESSES if _OTHER_ILLNESS.search(text) else Topic.OTHER


def _names_one(text: str, illnesses: Iterable[str]) -> bool:
    """True where the text has a word of five letters or more of the trial's illnesses."""
    words = {word for illness in illnesses for word in _LONG_WORD.findall(illness.lower())}
    return not words.isdisjoint(_LONG_WORD.findall(text.lower()))
