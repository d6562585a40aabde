"""SVG's shapes and path data -> segments, and its transforms -> matrices."""

import re
from collections.abc import Iterator
from itertools import islice
from math import acos, atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

from poster.images.source import PictureError
from poster.model.picture import Matrix, Segment, Segments

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
NOISE = re.compile(r"[^-+.,\d\seE]")
FLAG = re.compile("[01]")
CALL = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")

KAPPA = 4 / 3 * (sqrt(2) - 1)
"""Length of the handles of a quarter of a unit circle."""

ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

MOST_SEGMENTS = 150_000
"""Of one path: some microseconds each."""
MOST_CALLS = 1000
"""Of a `transform`."""

LARGEST, SMALLEST = 1e15, 1e-15
"""Numbers of any attribute: between them three can be multiplied without loss."""

FARTHEST = 1e7
"""Largest number of a path: beyond it PDF readers lose precision."""


def number_of(text: str) -> float:
    """A number as SVG writes it; one next to nothing is nothing. Raises PictureError where it is beyond all bounds."""
    number = float(text)
    if not -LARGEST <= number <= LARGEST:
        raise PictureError(f"has the number '{text[:20]}', which is too large", "export it again")
    return number if abs(number) > SMALLEST else 0.0


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(segments: Segments, matrix: Matrix) -> Segments:
    """The segments in the units that the matrix leads to."""
    a, b, c, d, e, f = matrix
    steps: list[Segment] = []
    for step, p in segments:
        if len(p) == 2:
            x, y = p
            steps.append((step, (a * x + c * y + e, b * x + d * y + f)))
        elif p:
            x, y, u, v, s, t = p
            steps.append((step, (a * x + c * y + e, b * x + d * y + f, a * u + c * v + e, b * u + d * v + f,
                                 a * s + c * t + e, b * s + d * t + f)))  # fmt: skip
        else:
            steps.append((step, ()))
    return tuple(steps)


def matrix_of(text: str) -> Matrix:
    """A `transform` attribute as a matrix. Raises PictureError where it is none."""
    matrix = IDENTITY
    if text.count("(") > MOST_CALLS:
        raise PictureError(f"has a transform of more than {MOST_CALLS} steps", "export it again")
    if CALL.sub("", text).strip(" \t\r\n,"):
        raise PictureError(f"has a transform that cannot be read: '{text[:40]}'", "export it again")
    for name, given in CALL.findall(text):
        matrix = times(_called(name, [number_of(found) for found in NUMBER.findall(given)], text), matrix)
    return matrix


def _called(name: str, given: list[float], text: str) -> Matrix:
    match name, given:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *y] if len(y) < 2:
            return 1, 0, 0, 1, x, y[0] if y else 0
        case "scale", [x, *y] if len(y) < 2:
            return x, 0, 0, y[0] if y else x, 0, 0
        case "rotate", [angle]:
            turn = radians(angle)
            return cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0
        case "rotate", [angle, x, y]:
            turned = times(_called(name, [angle], text), (1, 0, 0, 1, x, y))
            return times((1, 0, 0, 1, -x, -y), turned)
        case "skewX", [angle]:
            return 1, 0, tan(radians(angle)), 1, 0, 0
        case "skewY", [angle]:
            return 1, tan(radians(angle)), 0, 1, 0, 0
    raise PictureError(f"has a transform that cannot be read: '{text[:40]}'", "export it again")


def rectangle(x: float, y: float, width: float, height: float, rx: float = 0, ry: float = 0) -> Segments:
    """A rectangle, its corners rounded by rx and ry."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        corners = ((x + width, y), (x + width, y + height), (x, y + height))
        return (("m", (x, y)), *(("l", corner) for corner in corners), ("h", ()))
    right, foot, kx, ky = x + width, y + height, rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        ("m", (x + rx, y)), ("l", (right - rx, y)),
        ("c", (right - kx, y, right, y + ky, right, y + ry)), ("l", (right, foot - ry)),
        ("c", (right, foot - ky, right - kx, foot, right - rx, foot)), ("l", (x + rx, foot)),
        ("c", (x + kx, foot, x, foot - ky, x, foot - ry)), ("l", (x, y + ry)),
        ("c", (x, y + ky, x + kx, y, x + rx, y)), ("h", ()),
    )  # fmt: skip


def ellipse(x: float, y: float, rx: float, ry: float) -> Segments:
    """An ellipse around a point."""
    return rectangle(x - rx, y - ry, 2 * rx, 2 * ry, rx, ry)


def polygon(points: str, is_closed: bool) -> Segments:
    """Corners, as `points` lists them; an odd number at the end is left out, as browsers do."""
    numbers = _numbers(points)
    pairs = list(zip(numbers[::2], numbers[1::2]))
    lines: list[Segment] = [("l" if at else "m", pair) for at, pair in enumerate(pairs)]
    return tuple([*lines, ("h", ())] if is_closed and lines else lines)


def path(data: str) -> Segments:
    """Path data. What follows an error in it is left out, as SVG has it (SVG 1.1, F.2).

    Raises PictureError where it is too long.
    """
    pen = _Pen()
    for command, numbers in _steps(data):
        pen.draw(command, numbers)
        if len(pen.segments) > MOST_SEGMENTS:
            raise too_long()
    return tuple(pen.segments)


def too_long() -> PictureError:
    """What is said of more segments than are drawn."""
    return PictureError(f"draws more than {MOST_SEGMENTS} points", "save it as PNG with enough pixels")


def _numbers(text: str) -> list[float]:
    numbers = [number_of(found[0]) for found in islice(NUMBER.finditer(text), 6 * MOST_SEGMENTS)]
    if len(numbers) == 6 * MOST_SEGMENTS:
        raise too_long()
    return numbers


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; a command that is not repeated is spelled out."""
    for found in COMMAND.finditer(data):
        command, given = found.groups()
        count = ARGUMENTS[command.upper()]
        if not count:
            yield command, []
            continue
        numbers = _arc_numbers(given) if command in "Aa" else _numbers(given)
        if numbers and (max(numbers) > FARTHEST or min(numbers) < -FARTHEST):
            numbers = [max(-FARTHEST, min(FARTHEST, n)) for n in numbers]
        for at in range(0, len(numbers) - count + 1, count):
            yield command, numbers[at : at + count]
            command = {"M": "L", "m": "l"}.get(command, command)
        if len(numbers) % count or NOISE.search(given):
            break


def _arc_numbers(given: str) -> list[float]:
    """The numbers of arcs, whose two flags need no space after them: `a11 0 01-1 2`."""
    numbers: list[float] = []
    at = 0
    while at < len(given):
        if len(numbers) > 3 * MOST_SEGMENTS:  # most arcs become two curves or more
            raise too_long()
        found = (FLAG if len(numbers) % 7 in (3, 4) else NUMBER).match(given, at)
        if found:
            numbers.append(number_of(found[0]))
        elif given[at] not in " \t\r\n,":
            break
        at = found.end() if found else at + 1
    return numbers


class _Pen:
    """Where a path has got to."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.handle: tuple[float, float, str] = (0.0, 0.0, "")
        """Last handle, and whether it was of a cubic or a quadratic curve."""

    def draw(self, command: str, given: list[float]) -> None:
        step = command.upper()
        if not self.segments and step != "M":
            return
        n = self._absolute(step, given) if command.islower() else given
        before, self.handle = self.handle, (0.0, 0.0, "")
        if self.segments and self.segments[-1][0] == "h" and step not in "MZ":
            self.segments.append(("m", (self.x, self.y)))
        if step == "M":
            self.start = (n[0], n[1])
            self._to("m", n[0], n[1])
        elif step == "L":
            self._to("l", n[0], n[1])
        elif step == "H":
            self._to("l", n[0], self.y)
        elif step == "V":
            self._to("l", self.x, n[0])
        elif step == "Z":
            self.segments.append(("h", ()))
            self.x, self.y = self.start
        elif step == "A":
            self._arc(*n)
        else:
            self._curve(step, n, before)

    def _absolute(self, step: str, given: list[float]) -> list[float]:
        if step == "H":
            return [given[0] + self.x]
        if step == "V":
            return [given[0] + self.y]
        first = 5 if step == "A" else 0
        return [n if i < first else n + (self.y if (i - first) % 2 else self.x) for i, n in enumerate(given)]

    def _to(self, step: str, x: float, y: float) -> None:
        self.segments.append((step, (x, y)))
        self.x, self.y = x, y

    def _curve(self, step: str, n: list[float], before: tuple[float, float, str]) -> None:
        kind = "cubic" if step in "CS" else "quadratic"
        if step in "ST":
            x, y, of = before
            n = [2 * self.x - x, 2 * self.y - y, *n] if of == kind else [self.x, self.y, *n]
        if kind == "cubic":
            self.handle = (n[2], n[3], kind)
        else:
            hx, hy, x, y = n
            self.handle = (hx, hy, kind)
            n = [(self.x + 2 * hx) / 3, (self.y + 2 * hy) / 3, (x + 2 * hx) / 3, (y + 2 * hy) / 3, x, y]
        self.segments.append(("c", tuple(n)))
        self.x, self.y = n[4], n[5]

    def _arc(self, rx: float, ry: float, tilt: float, large: float, sweep: float, x: float, y: float) -> None:
        """An arc of an ellipse as curves of at most a quarter each. Source: SVG 1.1, F.6.5."""
        rx, ry, turn = abs(rx), abs(ry), radians(tilt)
        if (self.x, self.y) == (x, y):
            return
        if not rx or not ry:
            self._to("l", x, y)
            return
        half_x, half_y = (self.x - x) / 2, (self.y - y) / 2
        px, py = cos(turn) * half_x + sin(turn) * half_y, cos(turn) * half_y - sin(turn) * half_x
        grow = sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
        rx, ry = rx * grow, ry * grow
        square = (rx * py) ** 2 + (ry * px) ** 2
        root = sqrt(max(0.0, ((rx * ry) ** 2 - square) / square)) * (-1 if bool(large) == bool(sweep) else 1)
        cx, cy = root * rx * py / ry, -root * ry * px / rx
        first = atan2((py - cy) / ry, (px - cx) / rx)
        swept = _angle((px - cx) / rx, (py - cy) / ry, (-px - cx) / rx, (-py - cy) / ry)
        if not sweep and swept > 0:
            swept -= 2 * pi
        elif sweep and swept < 0:
            swept += 2 * pi
        left = cos(turn) * cx - sin(turn) * cy + (self.x + x) / 2
        top = sin(turn) * cx + cos(turn) * cy + (self.y + y) / 2
        place = (rx * cos(turn), rx * sin(turn), -ry * sin(turn), ry * cos(turn), left, top)
        self.segments += moved(_unit_arc(first, swept), place)
        self.x, self.y = x, y


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    size = hypot(ux, uy) * hypot(vx, vy)
    angle = acos(max(-1.0, min(1.0, (ux * vx + uy * vy) / size)))
    return -angle if ux * vy - uy * vx < 0 else angle


def _unit_arc(first: float, swept: float) -> Segments:
    parts = max(1, ceil(abs(swept) / (pi / 2) - 1e-9))
    step = swept / parts
    reach = 4 / 3 * tan(step / 4)
    curves: list[Segment] = []
    for part in range(parts):
        start, end = first + part * step, first + (part + 1) * step
        handles = (cos(start) - reach * sin(start), sin(start) + reach * cos(start),
                   cos(end) + reach * sin(end), sin(end) - reach * cos(end))  # fmt: skip
        curves.append(("c", (*handles, cos(end), sin(end))))
    return tuple(curves)
