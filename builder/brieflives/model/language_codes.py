"""Codes of languages as BCP 47 writes them: a screen reader chooses its voice by them."""

from __future__ import annotations

import re

_LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3})(-[A-Z][a-z]{3})?(-(?P<region>[A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*"
)
# every language code of two letters (ISO 639-1); of three there are eight thousand
_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv
cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr
ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw
ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq
sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh
yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_ISO_639_1.split())
# every region code of two letters (ISO 3166-1), and those of states that are no more
_ISO_3166 = """
AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO
BQ BR BS BT BU BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CR CS CU CV CW CX CY CZ
DD DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET FI FJ FK FM FO FR FX GA GB GD GE GF GG GH
GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF
MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NT NU
NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SU SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TP TR TT TV
TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YD YE YT YU ZA ZM ZR ZW
"""
_REGIONS = frozenset(_ISO_3166.split())
_MEANT = {"en-UK": "en-GB"}  # a state may be known by other letters than its code
_NAMES = """
en english, ru russian русский, uk ukrainian українська, de german deutsch, fr french français,
es spanish español, it italian italiano, pl polish polski, ar arabic, he hebrew, zh chinese,
ja japanese, la latin, el greek
"""
_NAMED = {name: code for code, *names in map(str.split, _NAMES.split(",")) for name in names}


def is_language(text: str) -> bool:
    """Tell whether ``text`` is a language code in the form of BCP 47.

    A language or a region of two letters has to be known, so that no ``gr`` (for ``el``) and no
    ``en-UK`` reaches screen readers.
    """
    match = _LANGUAGE.fullmatch(text)
    if match is None:
        return False
    first, region = match["language"], match["region"] or ""
    return (len(first) != 2 or first in _TWO_LETTERS) and (len(region) != 2 or region in _REGIONS)


def language_meant(text: str) -> str:
    """Return the code that somebody meant with ``text``, which is none; nothing if unclear."""
    tag = _in_usual_case(text)
    meant = _MEANT.get(tag) or _NAMED.get(tag, tag)
    return meant if is_language(meant) else ""


def _in_usual_case(tag: str) -> str:
    """Write a language tag as BCP 47 advises (2.1.1): language, script and region by their case."""
    first, *others = tag.strip().replace("_", "-").split("-")
    case = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(case.get(len(s), str.lower)(s) for s in others)])
