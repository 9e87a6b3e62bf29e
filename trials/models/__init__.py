from trials.models.arm import Arm, ArmIntervention, Intervention
from trials.models.contact import CentralContact, Contact, SiteContact
from trials.models.inquiry import Inquiry
from trials.models.listed import Listed
from trials.models.message import Message
from trials.models.outcome import Outcome
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
    "Identifier",
    "Inquiry",
    "Intervention",
    "Keyword",
    "Link",
    "Listed",
    "Message",
    "Official",
    "Outcome",
    "Reference",
    "Settlement",
    "Site",
    "SiteContact",
    "Snapshot",
    "StatusReport",
    "Trial",
]
