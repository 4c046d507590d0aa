"""CUPS, the print system of Linux and macOS: which printers there are, and printing.

Its own programs are called with lists of arguments, never through a shell; what a printer can do is
asked of the server that they use.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
from collections.abc import Sequence
from contextlib import closing
from urllib.parse import quote

from brieflives.printing.ipp import BadAnswerError, answer, question
from brieflives.printing.printers import (
    WANTED,
    CannotPrintError,
    NobodyToAskError,
    Printer,
    printer_of,
)

_PATIENCE_SECONDS = 30


def chosen_printer(name: str | None) -> Printer:
    """Return the printer of this name, else the usual one, else the only one.

    Raises ``CannotPrintError`` where there is none of this name, or several and none is the usual;
    ``NobodyToAskError`` where there is none at all.
    """
    there = _run(["lpstat", "-e"]).split()
    if name is None:
        name = _usual() or (there[0] if len(there) == 1 else None)
    if not there:
        raise NobodyToAskError(_why_none())
    listed = ", ".join(there)
    if name is None:
        message = f"there are several printers; say which: --printer with one of {listed}"
        raise CannotPrintError(message)
    if name not in there:
        raise CannotPrintError(f"there is no printer {name!r}; there is {listed}")
    return _described(name)


def send(command: Sequence[str], data: bytes) -> str:
    """Give a file to ``lp``; return what it says, which names the job."""
    return _run(command, data).strip()


def _why_none() -> str:
    if "not running" in _run(["lpstat", "-r"]):
        return "the print service of this machine is not running"
    return "no printer is set up on this machine: add it in the settings for printers"


def _usual() -> str | None:
    """Return the name of the printer that the user or the system has made the usual one."""
    _, colon, name = _run(["lpstat", "-d"]).partition("destination:")
    return name.strip() if colon else None


def _run(command: Sequence[str], data: bytes | None = None) -> str:
    """Call a program of CUPS and return what it says, in English whatever the user's language."""
    if shutil.which(command[0]) is None:
        message = (
            f"the program {command[0]} is not installed, which hands files to printers on Linux "
            "(package cups-client) and macOS"
        )
        raise NobodyToAskError(message)
    try:
        done = subprocess.run(
            command,
            input=data if data is not None else b"",
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            env={**os.environ, "LC_ALL": "C", "LANG": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"the print service has not answered for {_PATIENCE_SECONDS} seconds"
        raise NobodyToAskError(message) from error
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode and command[0] == "lp":
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("lp: ")
        raise CannotPrintError(f"the print service refuses the job: {reason}")
    return said


def _described(name: str) -> Printer:
    """Ask the server about a printer; one that it does not know yet can do anything."""
    server = _run(["lpstat", "-H"]).strip()
    path = f"/printers/{quote(name)}"
    asked = question(f"ipp://localhost{path}", WANTED)
    try:
        with closing(_connection(server)) as connection:
            connection.request("POST", path, asked, {"Content-Type": "application/ipp"})
            return printer_of(name, answer(connection.getresponse().read()))
    except (OSError, http.client.HTTPException, BadAnswerError):
        return Printer(name)  # found on the network, or on a server that wants more than a question


def _connection(server: str) -> http.client.HTTPConnection:
    """Return a connection to where ``lpstat -H`` says: a socket in the file system or a host."""
    if server.startswith("/"):
        return _LocalConnection(server)
    host, _, port = server.rpartition(":")
    return http.client.HTTPConnection(host.strip("[]"), int(port), timeout=_PATIENCE_SECONDS)


class _LocalConnection(http.client.HTTPConnection):
    """HTTP through a socket in the file system."""

    def __init__(self, path: str) -> None:
        """Take the path of the socket."""
        super().__init__("localhost", timeout=_PATIENCE_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_PATIENCE_SECONDS)
        self.sock.connect(self._path)
