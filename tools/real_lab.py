"""A real JupyterLab and a real browser, driven from Python; shared by the browser tests and the benchmark.

The server listens on 127.0.0.1 only, behind a token of its own, and keeps its settings in a folder that
is made for it, so that what a person has set up on this machine neither helps nor disturbs.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SYSTEM_CHROMIUM = "/usr/bin/chromium"
START_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """A running JupyterLab: where it is, its token, and the folder that it serves."""

    url: str
    token: str
    folder: Path

    def request(self, method: str, path: str) -> bytes:
        """Ask the server's own interface, for example ``request("GET", "/api/sessions")``."""
        headers = {"Authorization": f"token {self.token}"}
        asked = urllib.request.Request(self.url + path, method=method, headers=headers)
        with urllib.request.urlopen(asked, timeout=10) as answer:
            body: bytes = answer.read()
        return body

    def shut_down_kernels(self) -> None:
        """End all kernels, as a night does."""
        for session in json.loads(self.request("GET", "/api/sessions")):
            self.request("DELETE", f"/api/sessions/{session['id']}")


@contextlib.contextmanager
def serve(folder: Path, settings: Path, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run JupyterLab on ``folder`` with fresh settings in ``settings``; end it and its kernels afterwards."""
    port, token = _free_port(), secrets.token_hex(16)
    server = Server(f"http://127.0.0.1:{port}", token, folder)
    own = {
        name: str(settings / name.lower())
        for name in (
            "JUPYTER_CONFIG_DIR",
            "JUPYTER_DATA_DIR",
            "JUPYTER_RUNTIME_DIR",
            "JUPYTERLAB_SETTINGS_DIR",
            "JUPYTERLAB_WORKSPACES_DIR",
            "IPYTHONDIR",
        )
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *("--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
        *(f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"),
    ]
    settings.mkdir(parents=True, exist_ok=True)
    log = settings / "server.log"
    with log.open("w") as written:
        process = subprocess.Popen(
            command,
            env={**os.environ, **own, **(environment or {})},
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a process group of its own, ended whole
        )
        try:
            _wait_for(server, process, log)
            yield server
        finally:
            _end(process)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium without a window: the system's where there is one, else Playwright's own."""
    path = os.environ.get("OSTEOSPINE_CHROMIUM") or shutil.which(SYSTEM_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            server.request("GET", "/api/status")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()  # JupyterLab then ends its kernels
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait(5)
