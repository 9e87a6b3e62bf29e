"""One study from the registry's API. The only place that opens a socket."""

from __future__ import annotations

import re
import time

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from trials.registry.document import LARGEST_BYTES
from trials.registry.shape import Unreadable

REGISTRY = "https://clinicaltrials.gov"
AGENT = "Trialside (self-hosted trial portal)"
# A server that drips a byte a second never runs into a time-out of the socket.
DEADLINE_SECONDS = 60.0
_MOVED = re.compile(r"/studies/(NCT\d{8})(?:\?|$)")


class Client:
    """Fetches studies from one host. Follows no redirect but that of a renumbered trial."""

    def __init__(
        self, base: str = REGISTRY, *, deadline: float = DEADLINE_SECONDS, backoff: float = 1.0
    ) -> None:
        self.base, self.deadline = base.rstrip("/"), deadline
        self.pool = urllib3.PoolManager(
            num_pools=1,
            headers={"User-Agent": AGENT, "Accept": "application/json"},
            timeout=urllib3.Timeout(connect=5, read=15),
            retries=urllib3.Retry(
                total=4,
                redirect=0,
                backoff_factor=backoff,
                backoff_max=15,
                status_forcelist=(429, 500, 502, 503, 504),
                raise_on_status=False,
                raise_on_redirect=False,
            ),
        )

    def fetch(self, nct_id: str) -> bytes:
        """The study's JSON as it came. Raises Unreadable with a sentence where none can be had."""
        started = time.monotonic()
        response = self._get(nct_id)
        moved = _MOVED.search(response.headers.get("Location", ""))
        if response.status == 301 and moved:
            response.release_conn()
            response = self._get(moved[1])
        if response.status != 200:
            raise Unreadable(_why(response.status))
        return self._body(response, started)

    def _get(self, nct_id: str) -> BaseHTTPResponse:
        address = f"{self.base}/api/v2/studies/{nct_id}?format=json"
        try:
            return self.pool.request("GET", address, preload_content=False, redirect=False)
        except HTTPError as error:
            raise Unreadable(f"the registry cannot be reached ({type(error).__name__})") from error

    def _body(self, response: BaseHTTPResponse, started: float) -> bytes:
        body = bytearray()
        try:
            for part in response.stream(65_536, decode_content=True):
                body += part
                if len(body) > LARGEST_BYTES:
                    raise Unreadable("the registry's answer is longer than 20 MB")
                if time.monotonic() - started > self.deadline:
                    raise Unreadable(f"the registry took longer than {self.deadline:g} seconds")
        except HTTPError as error:
            raise Unreadable(f"the registry's answer broke off ({type(error).__name__})") from error
        finally:
            response.close()
        return bytes(body)


def _why(status: int) -> str:
    if status == 404:
        return "the registry knows no study of this number"
    if status == 429:
        return "the registry asks us to wait; try again later"
    return f"the registry answered with status {status}"
