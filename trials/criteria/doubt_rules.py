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


def _rule(under: Side, reason: Reason, words: str, *, strong: bool = True) -> Rule:
    return Rule(under, reason, strong, re.compile(words, re.IGNORECASE))


_SUBJECT = (
    r"(?:(?:the|all|any|each|both|male|female|women|men|fertile|eligible|research|study|"
    r"sexually active)\b,? (?:(?:or|and|and/or) )?){0,4}(?:participants?|patients?|"
    r"subjects?|women|men|females?|males?|volunteers?|individuals|he or she|they)\b"
)
_AT_LEAST = r"at least|≥|>=|a minimum of"
_TIME = r"\w+ (?:hours?|days?|weeks?|months?|years?)"
_LET_IN = r"\b(?:allowed|permitted|eligible)\b"
_PROOF = rf"histolog|cytolog|documented|confirmed|measured by|{_LET_IN}"
RULES = (
    # A wait that is over lets somebody in; who has not waited is left out.
    _rule(
        Side.EXCLUSION,
        Reason.WAITING_TIME_EXCLUDES,
        rf"^.{{0,60}}?(?<!until )(?<!for )(?:\b|^)(?:{_AT_LEAST}|more than) ?{_TIME} "
        r"(?:must|should|have to|need to|has to|needs to)?\s?(?:have|has) (?:elapsed|passed)\b"
        r"|^.{0,80}?\bmust have (?:elapsed|passed)\b",
    ),
    _rule(
        Side.EXCLUSION,
        Reason.WAITING_TIME_EXCLUDES,
        rf"^(?:{_AT_LEAST}) ?{_TIME} (?:since|after|from|off|between|following)\b[^.;]{{0,80}}?"
        r"(?:therap|treatment|transplant|dos(?:e|ing)\b|surger|radiation|irradiation|vaccin|infusion|"
        r"steroid|immunosuppress|antibod|inhibitor|transfusion|medication)",
    ),
    # Good function is asked for; poor function rules out. "Lack of adequate …" is poor.
    _rule(
        Side.EXCLUSION,
        Reason.GOOD_FUNCTION_EXCLUDES,
        r"^(?:patients? |subjects? |participants? )?(?:must |should )?(?:have |"
        r"has )?(?:an? )?(?:adequate|sufficient|acceptable|"
        r"normal) (?:[\w/,-]+ ){0,5}(?:function|reserve)s?\b(?!.{0,80}\bnot\b)",
    ),
    _rule(Side.EXCLUSION, Reason.GOOD_FUNCTION_EXCLUDES, r"^(?:adequate|sufficient|acceptable)\b"),
    # What somebody must do, be or agree to is a condition. "Patients who must …" are described.
    _rule(
        Side.EXCLUSION,
        Reason.DUTY_EXCLUDES,
        rf"^(?:{_SUBJECT}(?:\([^()]{{0,200}}\)|[^.;:()]){{0,120}}?(?<!who )(?<!that )"
        rf"(?<!which ))?\b(?:must|should|are required to|will be required to) "
        rf"(?:also |both )?(?:(?:agree|be willing|"
        rf"be able|consent|use|practi[cs]e|sign|provide|have|be)\b)(?! (?:excluded|no\b|"
        rf"not\b|discontinued|discussed|considered))"
        rf"|^willing (?:and able )?to\b|^able to (?!become|father|conceive|bear\b)|"
        rf"^signed (?:written )?informed consent|^(?:provision|"
        rf"provided) of? ?(?:signed|written|informed)",
    ),
    # Nobody is taken in because of these.
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        r"^(?:known |current |currently |active |suspected )*(?:pregnan(?:t|"
        r"cy) (?:or|and|and/or|/)? ?(?:\w+ )?(?:breast|lactat|nursing)|"
        r"hypersensitivity to|allergy to|allergic to|contraindications? (?:to|for)|"
        r"inability to (?:give|provide|comply|consent|understand|cooperate)|unable to (?:give|"
        r"provide|comply|consent|participate)|unwilling(?:ness)? (?:or unable )?to|"
        r"refusal (?:to|of)|alcohol (?:or|and|and/or) (?:drug|substance)|(?:drug|"
        r"substance) (?:or alcohol )?abuse|participation in another)",
    ),
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        r"^(?:all |any |currently )?pregnan(?:t|cy)(?: (?:women|females?|girls|patients?|subjects?|"
        r"participants?))?(?=\W*$|,| or\b| and/or\b)",
    ),
    # … but a history of a certain length or proof is asked for, and so is a known marker.
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        rf"^(?:(?:prior|previous|past|known|any|medical|personal|positive) )*history(?=\sof\b)"
        rf"(?!.*?(?:\b(?:of|for|lasting)\s(?:{_AT_LEAST}|>|more than|greater than|over|\w+ or more)"
        rf"|{_PROOF}))",
    ),
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        rf"^known\b(?! history\b)(?!.*?(?:express|mutat|\bamplif|rearrange|fusion|translocat|"
        rf"receptor|status\b|results?\b|genotype|\b(?:CD\d|HER-?2|PD-?L1)|{_LET_IN}))",
    ),
    _rule(
        Side.INCLUSION,
        Reason.DISEASE_INCLUDES,
        r"^(?:(?:prior|previous|past|known|active|current|any|other|uncontrolled|"
        r"severe|significant|serious|clinically significant) )?(?:history of|known|"
        r"pregnan\w*|uncontrolled|hypersensitivity|any other|concurrent|contraindicat\w*|"
        r"malignan\w*|pacemaker|renal failure|severe|unstable)\b",
        strong=False,
    ),
    # A criterion that says its side itself, as a whole, against its heading.
    _rule(
        Side.INCLUSION,
        Reason.SAYS_OTHER_SIDE,
        rf"^{_SUBJECT}[^.;:()]{{0,200}}\b(?:are|is|will be|must be|should be) "
        rf"(?:excluded|ineligible|not eligible)\b(?!\s+(?:for|to receive|candidates))",
    ),
    _rule(
        Side.EXCLUSION,
        Reason.SAYS_OTHER_SIDE,
        rf"^{_SUBJECT}[^.;:,]{{0,60}}\b(?:are|is) (?:required|included) (?:in|for|to)\b",
    ),
)
_NEAR = 30  # letters of the phrase itself that a negation may stand in
_UNSAID = {
    # "Must have a negative test" asks for something; nothing is turned round by it.
    Side.EXCLUSION: re.compile(
        r"\b(?:no|not|without|free of|absence of|unless|except|"
        r"(?<!have )(?<!have a )(?<!provide a )negative|lack of|inadequate|unable|inability|"
        r"unwilling|fail(?:s|ure)?|refus\w+)\b",
        re.IGNORECASE,
    ),
    # Here to be unable is what rules out.
    Side.INCLUSION: re.compile(
        r"\b(?:no|not|without|free of|absence of|negative|unless|except|lack of)\b", re.IGNORECASE
    ),
}


def broken_rule(text: str, side: Side) -> Rule | None:
    """The first rule that the text breaks. A negation turns a phrase round, so it breaks none; that
    of a criterion which says its side itself belongs to what it says."""
    for rule in RULES:
        found = rule.words.search(text) if rule.under is side else None
        if found and (rule.reason is Reason.SAYS_OTHER_SIDE or not _is_unsaid(text, found, side)):
            return rule
    return None


def _is_unsaid(text: str, found: re.Match[str], side: Side) -> bool:
    return bool(_UNSAID[side].search(text[: found.start() + _NEAR]))
