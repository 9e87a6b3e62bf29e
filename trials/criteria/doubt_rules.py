"""What people write on one side only, and so casts doubt where it stands on the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trials.criteria.nodes import Reason, Side


@dataclass(frozen=True, slots=True)
class Rule:
    """`words` read like the other side than `under`. A strong rule doubts its own criterion; a
    weak one counts only where most criteria of a section speak against their heading."""

    under: Side
    reason: Reason
    strong: bool
    words: re.Pattern[str]


def _rule(under: Side, reason: Reason, strong: bool, words: str) -> Rule:
    return Rule(under, reason, strong, re.compile(words, re.IGNORECASE))


_SUBJECT = (
    r"(?:(?:the|all|any|each|both|male|female|women|men|fertile|eligible|research|study|"
    r"sexually active)\b,? (?:(?:or|and|and/or) )?){0,4}(?:participants?|patients?|"
    r"subjects?|women|men|females?|males?|volunteers?|individuals|he or she|they)\b"
)
RULES = (
    # A wait that is over lets somebody in; who has not waited is left out.
    _rule(
        Side.EXCLUSION,
        Reason.WAITING_TIME_EXCLUDES,
        True,
        r"^.{0,60}?(?<!until )(?<!for )(?:\b|^)(?:at least|≥|>=?|a minimum of|"
        r"more than) ?\w+ (?:hours?|days?|weeks?|months?|years?) (?:must|should|"
        r"have to|need to|has to|needs to)?\s?(?:have|has) (?:elapsed|passed)\b"
        r"|^.{0,80}?\bmust have (?:elapsed|passed)\b",
    ),
    # Good function is asked for; poor function rules out. "Lack of adequate …" is poor.
    _rule(
        Side.EXCLUSION,
        Reason.GOOD_FUNCTION_EXCLUDES,
        True,
        r"^(?:patients? |subjects? |participants? )?(?:must |should )?(?:have |"
        r"has )?(?:an? )?(?:adequate|sufficient|acceptable|"
        r"normal) (?:[\w/,-]+ ){0,5}(?:function|reserve)s?\b(?!.{0,80}\bnot\b)",
    ),
    # What somebody must do or agree to is a condition, unless it is not to be able to.
    _rule(
        Side.EXCLUSION,
        Reason.DUTY_EXCLUDES,
        True,
        rf"^{_SUBJECT}[^.;:]{{0,120}}\b(?:must|should|"
        rf"are required to|will be required to) (?:also |both )?(?:agree|be willing|"
        rf"be able|consent|use|practi[cs]e|sign|provide|have a negative)\b",
    ),
    _rule(
        Side.EXCLUSION,
        Reason.DUTY_EXCLUDES,
        False,
        rf"^(?:{_SUBJECT} )?(?:must|should) (?:be|have|agree)\b(?! (?:excluded|no\b|"
        rf"not\b))|^(?:willing|able) (?:and able )?to\b|"
        rf"^signed (?:written )?informed consent|^(?:provision|"
        rf"provided) of? ?(?:signed|written|informed)",
    ),
    _rule(
        Side.EXCLUSION,
        Reason.GOOD_FUNCTION_EXCLUDES,
        False,
        r"^(?:adequate|sufficient|acceptable)\b",
    ),
    # Nobody is taken in because of these.
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        True,
        r"^(?:known |current |currently |active |suspected )*(?:pregnan(?:t|"
        r"cy) (?:or|and|and/or|/)? ?(?:\w+ )?(?:breast|lactat|nursing)|"
        r"hypersensitivity to|allergy to|allergic to|contraindications? (?:to|for)|"
        r"inability to (?:give|provide|comply|consent|understand)|unable to (?:give|"
        r"provide|comply|consent)|unwilling(?:ness)? (?:or unable )?to|"
        r"refusal (?:to|of)|alcohol (?:or|and|and/or) (?:drug|substance)|(?:drug|"
        r"substance) (?:or alcohol )?abuse|participation in another)",
    ),
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        False,
        r"^(?:(?:prior|previous|past|known|active|current|any|other|uncontrolled|"
        r"severe|significant|serious|clinically significant) )?(?:history of|known|"
        r"pregnan|uncontrolled|hypersensitivity|any other|concurrent|contraindicat|"
        r"malignan|pacemaker|renal failure|severe|unstable)\b",
    ),
    # A criterion that says its side itself, as a whole, against its heading.
    _rule(
        Side.INCLUSION,
        Reason.SAYS_OTHER_SIDE,
        True,
        rf"^{_SUBJECT}[^.;:()]{{0,200}}\b(?:are|is|will be|must be|should be) "
        rf"(?:excluded|ineligible|not eligible)\b(?!\s+(?:for|to receive|candidates))",
    ),
    _rule(
        Side.EXCLUSION,
        Reason.SAYS_OTHER_SIDE,
        True,
        rf"^{_SUBJECT}[^.;:,]{{0,60}}\b(?:are|is) (?:required|included) (?:in|for|to)\b",
    ),
)
_NEAR = 30  # letters of the phrase itself that a negation may stand in
_UNSAID = re.compile(
    r"\b(?:no|not|without|free of|absence of|negative|unless|except|lack of|"
    r"inadequate|unable|inability|unwilling|fail(?:s|ure)?|refus\w+)\b",
    re.IGNORECASE,
)


def broken_rule(text: str, side: Side) -> Rule | None:
    """The first rule that the text breaks. A negation turns a phrase round, so it breaks none."""
    for rule in RULES:
        found = rule.words.search(text) if rule.under is side else None
        if found and not _UNSAID.search(text[: found.start() + _NEAR]):
            return rule
    return None
