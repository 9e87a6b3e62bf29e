"""The client against a server on this machine that misbehaves in the ways that servers do."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from trials.registry.client import Client
from trials.registry.shape import Unreadable

STUDY = json.dumps({"protocolSection": {"identificationModule": {"nctId": "NCT99900001"}}}).encode()


class Registry(BaseHTTPRequestHandler):
    """Answers as the number asks; counts what it was asked."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        number = self.path.partition("/studies/")[2][:11]
        getattr(self, ANSWERS[number])()

    def log_message(self, *args: object) -> None:
        """Nothing is logged."""

    def answer(self, status: int, body: bytes = STUDY, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def well(self) -> None:
        self.answer(200)

    def squeezed(self) -> None:
        self.answer(200, gzip.compress(STUDY), Content_Encoding="gzip")

    def busy_once(self) -> None:
        first = self.asked.count(self.path) == 1
        self.answer(429 if first else 200, Retry_After="0")

    def down(self) -> None:
        self.answer(503, b"")

    def missing(self) -> None:
        self.answer(404, b"")

    def renumbered(self) -> None:
        self.answer(301, b"", Location="/api/v2/studies/NCT99900001?format=json")

    def elsewhere(self) -> None:
        self.answer(301, b"", Location="http://127.0.0.1:9/secret")

    def bomb(self) -> None:
        self.answer(200, gzip.compress(b" " * 60_000_000), Content_Encoding="gzip")

    def torn(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "99999")
        self.end_headers()
        self.wfile.write(STUDY)

    def dripping(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "400")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"       ")
            self.wfile.flush()
            time.sleep(0.05)


ANSWERS = {
    "NCT99900001": "well",
    "NCT99900002": "squeezed",
    "NCT99900003": "busy_once",
    "NCT99900004": "down",
    "NCT99900005": "missing",
    "NCT99900006": "renumbered",
    "NCT99900007": "elsewhere",
    "NCT99900008": "bomb",
    "NCT99900009": "torn",
    "NCT99900010": "dripping",
}


@pytest.fixture(scope="module")
def registry() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(registry) -> Client:
    return Client(registry, backoff=0, deadline=1)


@pytest.mark.parametrize("number", ["NCT99900001", "NCT99900002", "NCT99900003", "NCT99900006"])
def test_a_study_comes_as_it_was_sent(client, number):
    assert client.fetch(number) == STUDY


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("NCT99900004", "status 503"),
        ("NCT99900005", "knows no study of this number"),
        ("NCT99900007", "status 301"),
        ("NCT99900008", "longer than 20 MB"),
        ("NCT99900009", "broke off"),
        ("NCT99900010", "took longer than 1 seconds"),
    ],
)
def test_an_answer_that_is_none_is_said_in_a_sentence(client, number, sentence):
    with pytest.raises(Unreadable, match=sentence):
        client.fetch(number)


def test_a_server_that_is_down_is_asked_a_few_times_and_left_alone(client):
    Registry.asked.clear()

    with pytest.raises(Unreadable):
        client.fetch("NCT99900004")

    assert len(Registry.asked) == 5


def test_a_registry_that_nobody_serves_is_said_in_a_sentence():
    with pytest.raises(Unreadable, match="cannot be reached"):
        Client("http://127.0.0.1:9", backoff=0).fetch("NCT99900001")
