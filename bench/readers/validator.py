"""The Nu HTML checker (vnu) on pages: errors only, as it words them."""

from __future__ import annotations

import json
import subprocess
import tempfile
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors(addresses: list[str]) -> dict[str, list[str]]:
    """What is wrong in each page, by its address; pages without an error are left out."""
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, address in enumerate(addresses):
            path = Path(folder) / f"{number}.html"
            path.write_bytes(_body(address))
            files[path.name] = address
        pages = map(str, sorted(Path(folder).iterdir()))
        command = ["java", "-jar", str(JAR), "--format", "json", "--errors-only", *pages]
        printed = subprocess.run(command, capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {}
    for message in json.loads(printed.stderr)["messages"]:
        address = files[Path(message["url"]).name]
        found.setdefault(address, []).append(
            f"line {message.get('lastLine')}: {message['message']}"
        )
    return found


def _body(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read()
    except HTTPError as refusal:
        return refusal.read()
