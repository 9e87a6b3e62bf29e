from trials.models.arm import Arm, ArmIntervention, Intervention
from trials.models.contact import CentralContact, Contact, SiteContact
from trials.models.enrolment import Enrolment
from trials.models.entry import Entry
from trials.models.failed_address import FailedAddress
from trials.models.family_text import (
    DecisionWithdrawal,
    EthicsDecision,
    FamilyText,
    TextPublication,
)
from trials.models.for_families import FamilyNote, PlacesReport
from trials.models.glossary import GlossaryEntry
from trials.models.heartbeat import AskedSite, Heartbeat, LinkUse
from trials.models.inquiry import Inquiry, Sender
from trials.models.inquiry_event import InquiryEvent
from trials.models.job import Job
from trials.models.listed import Listed
from trials.models.message import Message
from trials.models.outcome import Outcome
from trials.models.person import ContactChange, Person
from trials.models.plain_sentence import PlainCheck, PlainSentence
from trials.models.record import Collaborator, Identifier, Link, Official, Reference
from trials.models.settlement import Settlement
from trials.models.site import Site
from trials.models.snapshot import Conflict, Snapshot
from trials.models.status_report import StatusReport
from trials.models.terms import Alias, Condition, Keyword
from trials.models.trial import Trial
from trials.models.trial_name import TrialName

__all__ = [
    "Alias",
    "Arm",
    "ArmIntervention",
    "AskedSite",
    "CentralContact",
    "Collaborator",
    "Condition",
    "Conflict",
    "Contact",
    "ContactChange",
    "DecisionWithdrawal",
    "Enrolment",
    "Entry",
    "EthicsDecision",
    "FailedAddress",
    "FamilyNote",
    "FamilyText",
    "GlossaryEntry",
    "Heartbeat",
    "Identifier",
    "Inquiry",
    "InquiryEvent",
    "Intervention",
    "Job",
    "Keyword",
    "Link",
    "LinkUse",
    "Listed",
    "Message",
    "Official",
    "Outcome",
    "Person",
    "PlacesReport",
    "PlainCheck",
    "PlainSentence",
    "Reference",
    "Sender",
    "Settlement",
    "Site",
    "SiteContact",
    "Snapshot",
    "StatusReport",
    "TextPublication",
    "Trial",
    "TrialName",
]
