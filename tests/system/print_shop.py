"""A print system of its own for tests: a message bus, a printer that keeps what it is sent, CUPS.

Everything lives in one folder, listens on this machine alone and ends with the ``with`` block.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

PATIENCE_SECONDS = 60

BUS = """<busconfig><type>custom</type><listen>unix:path={folder}/bus</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/>
<allow own="*"/><allow user="*"/></policy></busconfig>
"""
KEEP = """#!/bin/sh
# Called by the printer with the file it received and the job's attributes as IPP_* variables.
n="{folder}/received/$IPP_JOB_ID"
env | grep '^IPP_' | sort > "$n.told"
cp "$1" "$n.part" && mv "$n.part" "$n.pdf"
"""
SCHEDULER = """Listen 127.0.0.1:{port}
LogLevel info
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
 Order allow,deny
 Allow from 127.0.0.1
</Location>
<Location /admin>
 Order allow,deny
 Allow from 127.0.0.1
</Location>
<Policy default>
 <Limit All>
  Order deny,allow
 </Limit>
</Policy>
"""
FILES = """ServerRoot {folder}/server
RequestRoot {folder}/requests
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/requests/scratch
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
SystemGroup root
Sandboxing relaxed
"""
FOLDING = """*OpenUI *Booklet/Booklet: PickOne
*OrderDependency: 10 AnySetup *Booklet
*DefaultBooklet: None
*Booklet None/Off: ""
*Booklet True/On: ""
*CloseUI: *Booklet
*cupsIPPFinishings 13/booklet-maker: "*Booklet True"
"""
FILTERS_RUN_AS = "User lp\nGroup lp\n"  # the scheduler refuses to run them as root


class Received(Struct, frozen=True):
    """A file as it reached the printer, and what was asked of it."""

    data: bytes
    told: dict[str, str]


class Shop(Struct, frozen=True):
    """A running print system."""

    folder: Path
    server: str  # for CUPS_SERVER
    printer_uri: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What programs need to print here and nowhere else."""
        home = {"HOME": str(self.folder), "CUPS_SERVER": self.server}
        return {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin", **home}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, whatever that is."""
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def brieflives(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run our own program."""
        return self.run(sys.executable, "-m", "brieflives", *map(str, arguments))

    def received(self, number: int) -> Received:
        """Wait for the printer's job of this number."""
        file = self.folder / "received" / f"{number}.pdf"
        _wait(file.is_file, f"job {number} reaches the printer")
        lines = file.with_suffix(".told").read_text(encoding="utf-8").splitlines()
        return Received(
            file.read_bytes(), dict(line.split("=", 1) for line in lines if "=" in line)
        )

    def count(self) -> int:
        """How many files the printer has received."""
        return len(list((self.folder / "received").glob("*.pdf")))


@contextmanager
def open_shop(printer_options: Sequence[str] = ("-2",)) -> Iterator[Shop]:
    """Run a print system with the queue ``Office``; ``printer_options`` are ippeveprinter's."""
    with tempfile.TemporaryDirectory(prefix="print-shop-") as name, ExitStack() as running:
        folder = Path(name)
        folder.chmod(0o755)  # the filters run as another user
        for part in ("received", "spool", "server", "requests/scratch", "cache", "state", "log"):
            (folder / part).mkdir(parents=True)
        printer, server = _free_port(), _free_port()
        shop = Shop(folder, f"127.0.0.1:{server}", f"ipp://localhost:{printer}/ipp/print")
        _write(folder / "bus.conf", BUS.format(folder=folder))
        _write(folder / "keep", KEEP.format(folder=folder)).chmod(0o755)
        _write(folder / "cupsd.conf", SCHEDULER.format(port=server))
        as_root = FILTERS_RUN_AS if os.geteuid() == 0 else ""
        _write(folder / "cups-files.conf", FILES.format(folder=folder) + as_root)
        if as_root:
            for part in ("server", "requests", "requests/scratch", "cache", "state", "log"):
                shutil.chown(folder / part, "lp", "lp")
        bus = ("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile")
        running.enter_context(_process(shop, "bus", bus))
        _wait((folder / "bus").exists, "the message bus is there")
        machine = ("ippeveprinter", *printer_options, "-k", "-n", "localhost", "-r", "off")
        its_files = ("-f", "application/pdf", "-d", f"{folder}/spool", "-K", f"{folder}")
        keeping = ("-c", f"{folder}/keep", "-p", str(printer), "Office")
        running.enter_context(_process(shop, "printer", (*machine, *its_files, *keeping)))
        _wait(lambda: _listens(printer), "the printer is there")
        files = ("-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")
        running.enter_context(_process(shop, "scheduler", ("cupsd", "-f", *files)))
        _wait(lambda: _listens(server), "the scheduler is there")
        yield shop


def add_queue(shop: Shop) -> None:
    """Set up the queue as a settings dialogue would."""
    added = shop.run("lpadmin", "-p", "Office", "-E", "-v", shop.printer_uri, "-m", "everywhere")
    assert added.returncode == 0, added.stderr


def add_folding_queue(shop: Shop) -> None:
    """Set up the queue ``Folder`` for the same printer, whose driver makes booklets, after it."""
    drivers = shop.folder / "server" / "ppd"
    _wait((drivers / "Office.ppd").is_file, "the driver of the other queue is there")
    driver = (drivers / "Office.ppd").read_text(encoding="utf-8") + FOLDING
    file = _write(shop.folder / "folder.ppd", driver)
    added = shop.run("lpadmin", "-p", "Folder", "-E", "-v", shop.printer_uri, "-P", str(file))
    assert added.returncode == 0, added.stderr


@contextmanager
def _process(shop: Shop, name: str, command: Sequence[str]) -> Iterator[None]:
    """Run a program beside the tests, and end it by its own process id."""
    environment = {
        **shop.environment,
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={shop.folder}/bus",
    }
    with (shop.folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("localhost", port), timeout=1):
            return True
    except OSError:
        return False


def _wait(is_so: Callable[[], bool], what: str) -> None:
    """Look again and again, at most for a minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited in vain until {what}")
        time.sleep(0.05)
