from trials.models.arm import Arm, ArmIntervention, Intervention
from trials.models.contact import CentralContact, Contact, SiteContact
from trials.models.enrolment import Enrolment
from trials.models.glossary import GlossaryEntry
from trials.models.inquiry import Inquiry
from trials.models.listed import Listed
from trials.models.message import Message
from trials.models.outcome import Outcome
from trials.models.plain_sentence import PlainCheck, PlainSentence
from trials.models.record import Collaborator, Identifier, Link, Official, Reference
from trials.models.settlement import Settlement
from trials.models.site import Site
from trials.models.snapshot import Conflict, Snapshot
from trials.models.status_report import StatusReport
from trials.models.terms import Alias, Condition, Keyword
from trials.models.trial import Trial

__all__ = [
    "Alias",
    "Arm",
    "ArmIntervention",
    "CentralContact",
    "Collaborator",
    "Condition",
    "Conflict",
    "Contact",
    "Enrolment",
    "GlossaryEntry",
    "Identifier",
    "Inquiry",
    "Intervention",
    "Keyword",
    "Link",
    "Listed",
    "Message",
    "Official",
    "Outcome",
    "PlainCheck",
    "PlainSentence",
    "Reference",
    "Settlement",
    "Site",
    "SiteContact",
    "Snapshot",
    "StatusReport",
    "Trial",
]
