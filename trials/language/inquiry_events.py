"""What happened to a question, as the desk reads it."""

from __future__ import annotations

# By the code of an event: a sentence without its subject, and the sentence where nobody did it.
_DEEDS = {
    "held": "kept it aside as suspicious",
    "let-through": "let it through",
    "read": "read it",
    "assigned": "gave it to",
    "noted": "wrote a note",
    "answered": "answered in writing",
    "rung": "answered by phone",
    "handed": "handed it to",
    "closed": "closed it",
    "reopened": "opened it again",
    "exported": "gave it out to the writer",
    "erased": "erased it",
}
_BY_NOBODY = {
    "arrived": "It arrived",
    "held": "It arrived and was kept aside as suspicious",
    "added": "The writer added something",
    "nudged": "The team was reminded",
    "backup-told": "The backup was told",
    "desk-told": "The portal’s desk was told",
    "withdrawn": "The writer took it back",
    "exported": "It was given out to the writer",
    "erased": "It was erased",
    "let-through": "Its writer proved that it was sent on purpose, so it was let through",
}


def told(kind: str, label: str, who: str, whom: str) -> str:
    """ "Clara Clinic answered by phone". `who` did it, empty for nobody of the staff; `whom` it was
    given or handed to; `label` is what is said of a code without words here."""
    if who and kind in _DEEDS:
        if kind == "assigned" and who == whom:
            return f"{who} took it on"
        return " ".join(filter(None, [who, _DEEDS[kind], whom]))
    return _BY_NOBODY.get(kind, label)
