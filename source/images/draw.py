"""Draw the two pictures of ``mary-somerville.yaml``: ``python source/images/draw.py``.

Both are plain geometry, drawn three times too large and scaled down, so that the same Pillow gives
the same bytes. Coordinates are pixels of the finished picture, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]
Curve = tuple[Point, Point, Point]  # two control points and the end of a cubic Bézier

OVERSIZE = 3
DPI = 400
INK = "#241d1a"
LACE = "#5d534c"
PAPER = "#f4efe6"
MOUNT = "#e6ddcd"
ACCENT = "#7a1e1e"
GREY = "#8b837a"
WHITE = "#ffffff"


class Canvas:
    """A picture to draw on in finished pixels."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        """Start with one colour all over."""
        self.size = (width, height)
        self._image = Image.new("RGB", (width * OVERSIZE, height * OVERSIZE), ground)
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, points: Iterable[Point], fill: str) -> None:
        """Fill a closed outline."""
        self._draw.polygon(_enlarged(points), fill=fill)

    def stroke(self, points: Iterable[Point], width: float, colour: str) -> None:
        """Draw a line through the points with round joints and ends."""
        line = _enlarged(points)
        radius = width * OVERSIZE / 2
        self._draw.line(line, fill=colour, width=round(2 * radius))
        for x, y in line:
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def text(self, at: Point, words: str, size: float, colour: str, anchor: str = "mm") -> None:
        """Write a short label; ``anchor`` is Pillow's."""
        font = ImageFont.load_default(size * OVERSIZE)
        self._draw.text(_enlarged([at])[0], words, fill=colour, font=font, anchor=anchor)

    def save(self, path: Path) -> None:
        """Scale down and write a PNG."""
        small = self._image.resize(self.size, Image.Resampling.BOX)
        small.save(path, dpi=(DPI, DPI), optimize=True)


def _enlarged(points: Iterable[Point]) -> list[Point]:
    return [(x * OVERSIZE, y * OVERSIZE) for x, y in points]


def outline(start: Point, curves: Sequence[Curve], steps: int = 120) -> list[Point]:
    """Turn cubic Bézier curves that follow one another into points."""
    points = [start]
    for first, second, end in curves:
        origin = points[-1]
        for step in range(1, steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            corners = (origin, first, second, end)
            points.append(
                (
                    sum(w * p[0] for w, p in zip(weights, corners, strict=True)),
                    sum(w * p[1] for w, p in zip(weights, corners, strict=True)),
                )
            )
    return points


def ellipse(centre: Point, across: float, down: float) -> list[Point]:
    """Return the outline of an ellipse with these half axes."""
    turns = (math.tau * i / 720 for i in range(721))
    return [(centre[0] + across * math.cos(t), centre[1] + down * math.sin(t)) for t in turns]


def scalloped(edge: Sequence[Point], count: int, depth: float) -> list[Point]:
    """Give a line ``count`` bows of lace, standing out to its left by ``depth``."""
    frilled = []
    for i, (x, y) in enumerate(edge):
        before, after = edge[max(i - 1, 0)], edge[min(i + 1, len(edge) - 1)]
        run, rise = after[0] - before[0], after[1] - before[1]
        length = math.hypot(run, rise) or 1.0
        bow = depth * abs(math.sin(math.pi * count * i / (len(edge) - 1)))
        frilled.append((x + bow * rise / length, y - bow * run / length))
    return frilled


# ---- the portrait --------------------------------------------------------------------------------

PROFILE: Sequence[Curve] = (  # from the hair above the forehead down to the hollow of the throat
    ((352, 372), (338, 398), (338, 430)),  # forehead
    ((338, 446), (337, 454), (331, 466)),  # brow and root of the nose
    ((322, 488), (306, 512), (294, 532)),  # bridge
    ((289, 543), (295, 552), (311, 553)),  # tip and nostril
    ((321, 554), (324, 562), (320, 573)),  # to the upper lip
    ((317, 580), (308, 584), (307, 591)),  # upper lip
    ((308, 597), (314, 599), (320, 601)),  # mouth
    ((313, 605), (310, 612), (314, 620)),  # lower lip
    ((318, 627), (325, 630), (323, 640)),  # hollow below it
    ((319, 652), (317, 668), (326, 680)),  # chin
    ((336, 693), (356, 694), (376, 688)),  # under the chin
    ((398, 684), (416, 692), (424, 712)),  # jaw
    ((432, 744), (430, 776), (420, 806)),  # throat
)
BUST: Sequence[Curve] = (  # on from there, round the cut of the bust, to the nape
    ((402, 842), (362, 862), (330, 904)),
    ((306, 936), (294, 972), (290, 1012)),
    ((368, 1072), (520, 1084), (628, 1026)),
    ((668, 1004), (708, 988), (752, 984)),
    ((748, 922), (716, 868), (664, 842)),
    ((622, 822), (590, 806), (578, 772)),
    ((568, 740), (566, 706), (572, 676)),
)
BACK_OF_HEAD: Sequence[Curve] = (  # from the nape over the crown of the cap to the forehead
    ((600, 668), (636, 640), (654, 596)),
    ((690, 540), (694, 452), (658, 384)),
    ((628, 318), (560, 276), (488, 274)),
    ((436, 272), (392, 294), (366, 340)),
)
FRILL: Sequence[Curve] = (  # the edge of the cap, from above the forehead down behind the jaw
    ((440, 330), (458, 384), (464, 446)),
    ((470, 510), (468, 580), (490, 634)),
    ((502, 662), (532, 682), (572, 684)),
)
RIBBON: Sequence[Curve] = (
    ((520, 360), (544, 470), (534, 560)),
    ((530, 610), (534, 640), (552, 672)),
)
COLLAR: Sequence[Curve] = (((450, 836), (524, 836), (580, 782)),)
YOKE: Sequence[Curve] = (((420, 930), (570, 930), (650, 838)),)


def draw_portrait(path: Path) -> None:
    """Draw a silhouette in an oval, as a profile cutter of the 1830s would have cut it."""
    canvas = Canvas(960, 1200, MOUNT)
    canvas.shape(ellipse((480, 600), 437, 553), GREY)
    canvas.shape(ellipse((480, 600), 434, 550), PAPER)
    canvas.stroke(ellipse((480, 600), 414, 530), 1.5, GREY)
    canvas.shape(placed(outline((366, 340), (*PROFILE, *BUST, *BACK_OF_HEAD))), INK)
    canvas.shape(placed(scalloped(outline((572, 676), BACK_OF_HEAD), 26, -6)), INK)
    draw_curls(canvas)
    draw_lace(canvas)
    canvas.save(path)


def placed(points: Iterable[Point]) -> list[Point]:
    """Move the figure, which was sketched a little low and small, into the middle of the oval."""
    return [(482 + 1.07 * (x - 496), 592 + 1.07 * (y - 664)) for x, y in points]


def draw_curls(canvas: Canvas) -> None:
    """Add the curls of the temple, which stand out before the cap."""
    for centre, radius in (((374, 350), 30), ((362, 391), 25), ((396, 388), 30), ((378, 424), 21)):
        canvas.shape(placed(ellipse(centre, radius, radius * 1.05)), INK)
        for turn in (0.72, 0.42):
            arc = ellipse(centre, radius * turn, radius * turn)[120:620]
            canvas.stroke(placed(arc), 1.6, LACE)


def draw_lace(canvas: Canvas) -> None:
    """Pencil in the frill of the cap, its ribbon and the collar, finer than scissors can."""
    frill = outline((400, 312), FRILL)
    for depth in (22, 11):
        canvas.stroke(placed(scalloped(frill, 17, depth)), 1.8, LACE)
    canvas.stroke(placed(frill), 2.6, LACE)
    for shift in (0, 17):
        ribbon = [(x + shift, y) for x, y in outline((462, 292), RIBBON)]
        canvas.stroke(placed(ribbon), 1.8, LACE)
    for start, curves, count in (((424, 800), COLLAR, 10), ((366, 872), YOKE, 15)):
        line = outline(start, curves)
        for depth in (-17, -8):
            canvas.stroke(placed(scalloped(line, count, depth)), 1.6, LACE)
        canvas.stroke(placed(line), 2.2, LACE)


# ---- the orbits ----------------------------------------------------------------------------------

SUN: Point = (640, 640)
URANUS_AU, NEPTUNE_AU = 19.2, 30.1
URANUS_YEARS, NEPTUNE_YEARS = 84.0, 164.8
CONJUNCTION = 1822.0  # when Uranus overtook Neptune
PIXELS_PER_AU = 18.0


def draw_orbits(path: Path) -> None:
    """Draw why Uranus ran ahead before 1822 and lagged behind after it, seen from the north."""
    canvas = Canvas(1280, 880, WHITE)
    for name, radius, half_turn in (("Uranus", URANUS_AU, 125), ("Neptune", NEPTUNE_AU, 108)):
        track = arc(radius * PIXELS_PER_AU, half_turn)
        canvas.stroke(track, 2, GREY)
        canvas.shape(arrowhead(track[-2], track[-1]), GREY)
        canvas.text((track[0][0], track[0][1] + 26), name, 30, INK)
    canvas.shape(ellipse(SUN, 19, 19), ACCENT)
    canvas.text((SUN[0], SUN[1] + 44), "Sun", 30, INK)
    for year in (1800, 1822, 1846):
        draw_year(canvas, year)
    canvas.save(path)


def arc(radius: float, half_turn: int) -> list[Point]:
    """Return the part of an orbit round the top of the picture, right to left as planets go."""
    turns = (math.radians(angle) for angle in range(-half_turn, half_turn + 1))
    return [(SUN[0] - radius * math.sin(t), SUN[1] - radius * math.cos(t)) for t in turns]


def position(year: float, radius_au: float, period: float) -> Point:
    """Place a planet on a circle; both stood at the top of the picture at the conjunction."""
    turn = math.tau * (year - CONJUNCTION) / period
    reach = radius_au * PIXELS_PER_AU
    return (SUN[0] - reach * math.sin(turn), SUN[1] - reach * math.cos(turn))


def draw_year(canvas: Canvas, year: int) -> None:
    """Draw both planets of one year, the line between them and the pull on Uranus."""
    uranus = position(year, URANUS_AU, URANUS_YEARS)
    neptune = position(year, NEPTUNE_AU, NEPTUNE_YEARS)
    canvas.stroke([uranus, neptune], 2, GREY)
    tip = along(uranus, neptune, 96 / math.dist(uranus, neptune))
    canvas.stroke([uranus, tip], 5, ACCENT)
    canvas.shape(arrowhead(uranus, tip), ACCENT)
    canvas.shape(ellipse(uranus, 11, 11), INK)
    canvas.shape(ellipse(neptune, 15, 15), INK)
    for planet, nearness in ((uranus, 0.84), (neptune, 1.09)):
        canvas.text(along(SUN, planet, nearness), str(year), 30, INK)


def along(start: Point, end: Point, share: float) -> Point:
    """Return the point that lies this share of the way from start to end."""
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))


def arrowhead(start: Point, tip: Point) -> list[Point]:
    """Return a small triangle with its point a little beyond ``tip``."""
    length = math.dist(start, tip)
    run, rise = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
    return [
        (tip[0] + 16 * run, tip[1] + 16 * rise),
        (tip[0] - 8 * run - 10 * rise, tip[1] - 8 * rise + 10 * run),
        (tip[0] - 8 * run + 10 * rise, tip[1] - 8 * rise - 10 * run),
    ]


if __name__ == "__main__":
    here = Path(__file__).parent
    draw_portrait(here / "mary-somerville.png")
    draw_orbits(here / "uranus.png")
