"""The faces of a font file as they describe themselves -> those that can be used, and what is wrong with the others."""

from poster.text.font_files import FontFace

LONGEST = 32
"""Axes of a face: those with most have a dozen."""
TALLEST = 8.0
"""Em of a face over or under its baseline: Arabic ones with long flourishes have 3."""


def sorted_out(faces: tuple[FontFace, ...]) -> tuple[tuple[FontFace, ...], tuple[str, ...]]:
    """The faces that can be used, and a message for each of the others."""
    faults = [(face, fault_of(face)) for face in faces]
    messages = (f"font file '{face.path}' is damaged: {fault}" for face, fault in faults if fault)
    return tuple(face for face, fault in faults if not fault), tuple(dict.fromkeys(messages))


def fault_of(face: FontFace) -> str:
    """What is wrong with what a face says of itself; empty where it makes sense."""
    tags = [axis.tag for axis in face.axes]
    if len(tags) > LONGEST:
        return f"it has {len(tags)} axes"
    odd = next((tag for tag in tags if not is_tag(tag)), "")
    if odd:
        return f"the name of an axis, {odd!a}, makes no sense"
    if len(set(tags)) < len(tags):
        return "two of its axes have one name"
    if max(abs(n) for n in (face.cap_height, face.x_height, face.ascent, face.descent)) > TALLEST:
        return f"it says that its letters are more than {TALLEST:g} em tall"
    return ""


def is_tag(tag: str) -> bool:
    """Whether four letters may name an axis: letters and digits, then spaces. Source: OpenType 1.9.1, axis tags."""
    return len(tag) == 4 and tag.isascii() and tag.rstrip(" ").isalnum()
