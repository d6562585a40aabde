"""A Vector -> the operators of a form, its resources, and the gradients that they name."""

from itertools import pairwise

from poster.model.color import Color
from poster.model.picture import Gradient, Matrix, Part, Path, Segments, Stroke, Vector
from poster.paint.objects import real


def operators_of(picture: Vector) -> tuple[bytes, str, tuple[Part, ...]]:
    """Operators, resources, and parts from number 1 on; the units are points of the picture, y upwards."""
    writer = _Writer(picture.height)
    for path in picture.paths:
        writer.paint(path)
    return "".join(writer.operators).encode("ascii"), writer.resources(), tuple(writer.parts)


class _Writer:
    """Collects operators and what they need."""

    def __init__(self, height: float) -> None:
        self.operators: list[str] = []
        self.opacities: dict[str, str] = {}
        self.parts: list[Part] = []
        self.shadings: dict[str, int] = {}
        self.written: dict[Segments, str] = {}
        self.upright: Matrix = (1, 0, 0, -1, 0, height)

    def resources(self) -> str:
        states = "".join(f"/{name}<<{entries}>>" for entries, name in self.opacities.items())
        shadings = "".join(f"/S{number}\0{number}\0" for number in range(1, len(self.parts) + 1))
        parts = (("/ExtGState", states), ("/Shading", shadings))
        return "".join(f"{kind}<<{entries}>>" for kind, entries in parts if entries)

    def paint(self, path: Path) -> None:
        add = self.operators.append
        add(f"q {_numbers(self.upright)} cm\n")
        for clip in path.clips:
            # A clip without an outline hides all: a path of no area does that in PDF.
            add(f"{self.outline(clip.segments) or '0 0 0 0 re '}W{'*' if clip.even_odd else ''} n\n")
        add(f"{_numbers(path.matrix)} cm\n")
        outline = self.outline(path.segments)
        star = "*" if path.even_odd else ""
        if isinstance(path.fill, Gradient):
            add(f"q {self.opacity('ca', path.opacity)}{outline}W{star} n {_numbers(path.fill.matrix)} cm ")
            add(f"/S{self.shading(path.fill)} sh Q\n")
        fill = path.fill if isinstance(path.fill, Color) else None
        if fill is not None:
            add(f"{_color(fill)} rg {self.opacity('ca', path.opacity)}")
        if path.stroke is not None:
            add(f"{_line(path.stroke)}{self.opacity('CA', path.stroke.opacity)}")
        if fill is not None and path.stroke is not None:
            add(f"{outline}B{star} Q\n")
        elif fill is not None:
            add(f"{outline}f{star} Q\n")
        elif path.stroke is not None:
            add(f"{outline}S Q\n")
        else:
            add("Q\n")

    def outline(self, segments: Segments) -> str:
        """The path; one that comes again, as the letters of a plot do, is written out once."""
        found = self.written.get(segments)
        if found is None:
            found = self.written[segments] = _outline(segments)
        return found

    def opacity(self, key: str, value: float) -> str:
        if value >= 1:
            return ""
        name = self.opacities.setdefault(f"/{key} {real(value, 3)}", f"G{len(self.opacities)}")
        return f"/{name} gs "

    def shading(self, gradient: Gradient) -> int:
        """A gradient's number. It goes on beyond its ends in their colors, as SVG has it."""
        kind = 2 if len(gradient.circles) == 4 else 3
        stops = gradient.stops
        if stops[0][0] > 0:
            stops = ((0.0, stops[0][1]), *stops)
        if stops[-1][0] < 1:
            stops = (*stops, (1.0, stops[-1][1]))
        functions = " ".join(
            f"<</FunctionType 2/Domain[0 1]/N 1/C0[{_color(one)}]/C1[{_color(other)}]>>"
            for (_, one), (_, other) in pairwise(stops)
        )
        bounds = " ".join(real(at, 5) for at, _ in stops[1:-1])
        encode = " ".join("0 1" for _ in stops[1:])
        function = f"<</FunctionType 3/Domain[0 1]/Functions[{functions}]/Bounds[{bounds}]/Encode[{encode}]>>"
        body = (
            f"<</ShadingType {kind}/ColorSpace/DeviceRGB/Coords[{' '.join(real(n, 5) for n in gradient.circles)}]"
            f"/Function {function}/Extend[true true]>>"
        )
        number = self.shadings.setdefault(body, len(self.parts) + 1)
        if number > len(self.parts):
            self.parts.append(Part(body, None))
        return number


def _outline(segments: Segments) -> str:
    parts = []
    for step, points in segments:
        parts += [real(number, 4) for number in points]
        parts.append(step)
    return " ".join(parts) + "\n" if parts else ""


def _numbers(matrix: Matrix) -> str:
    return " ".join(real(number, 6) for number in matrix)


def _color(color: Color) -> str:
    return " ".join(f"{channel / 255:.3g}" for channel in color)


def _line(stroke: Stroke) -> str:
    dashes = " ".join(real(dash, 4) for dash in stroke.dashes)
    return (
        f"{_color(stroke.color)} RG {real(stroke.width, 5)} w {stroke.cap} J {stroke.join} j {real(stroke.miter, 3)} M "
        f"[{dashes}] {real(stroke.offset, 4)} d "
    )
