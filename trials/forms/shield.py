from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from trials.actions.suspicion import Sent
from trials.language.proof_of_work import is_proof

# A proof is good for as long as a form that was left open.
PROOF_LASTS = dt.timedelta(days=2)


class Shield(forms.Form):
    """What tells a person from a script, around a question form. Nothing in it is to be filled in,
    and nothing about it refuses a question.

    The stamp says when the form was opened. It is signed together with the form's key, so that it
    is good for that form alone; it is also what the proof of work is about.
    """

    homepage = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        form_key: str,
        sent: Mapping[str, str],
        *,
        now: dt.datetime,
        asks_proof: bool = False,
    ) -> None:
        """`sent`: what was sent; nothing where the form is first shown. `asks_proof`: whether the
        page asks the browser for the proof."""
        self.form_key = form_key
        self.sent = sent
        self.opened_at = _opened_at(form_key, sent.get("stamp", ""))
        self.asks_proof = asks_proof
        self.is_proven = self._is_proven(now)
        stamp = sent["stamp"] if self.opened_at else _stamp(form_key, now)
        proof = sent["proof"] if self.is_proven else ""
        super().__init__(initial={"stamp": stamp, "proof": proof})
        self.fields["proof"].widget.attrs["data-bits"] = settings.PROOF_BITS

    def told(self, address: str) -> Sent:
        """How the form was sent, from this network address."""
        filled = bool(self.sent.get("homepage", "").strip())
        return Sent(self.form_key, address, filled, self.opened_at, self.is_proven)

    def _is_proven(self, now: dt.datetime) -> bool:
        if self.opened_at is None or now - self.opened_at > PROOF_LASTS:
            return False
        return is_proof(self.sent["stamp"], self.sent.get("proof", ""), settings.PROOF_BITS)


def _signer(form_key: str) -> Signer:
    return Signer(salt=f"trials.forms.shield {form_key}")


def _stamp(form_key: str, now: dt.datetime) -> str:
    return _signer(form_key).sign(str(int(now.timestamp())))


def _opened_at(form_key: str, stamp: str) -> dt.datetime | None:
    """When the form was opened, to the second; None where the stamp is not ours, or another's."""
    try:
        return dt.datetime.fromtimestamp(int(_signer(form_key).unsign(stamp)), dt.UTC)
    except BadSignature:
        return None
