from __future__ import annotations

import pytest

ALWAYS = {
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Embedder-Policy",
    "Permissions-Policy",
    "X-Frame-Options",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/nowhere/", 404), ("/staff/", 302), ("/static/css/tokens.css", 200)],
)
def test_every_answer_has_the_whole_set(client, path, status):
    answer = client.get(path)
    answer.close()

    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == status
    assert set(answer.headers) >= ALWAYS
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_an_unknown_host_gets_no_page(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
