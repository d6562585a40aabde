"""Type sizes: can everything be read from where the reader stands? Rules T1 to T4, T6, T9."""

from poster.check.proof import Proof
from poster.check.words import paragraph_of
from poster.model.drawing import Drawing, Glyphs
from poster.model.layout import Layout, Style
from poster.model.units import MM
from poster.problems import Place, Problem, error, warning

TITLE_FLOOR = 72.0
"""Points for the title of a poster: rules T4."""
GOAL_ON_POSTERS, GOAL_IN_THE_HAND = 28.0, 9.5
"""Points from which the body is read with ease: rules T2, T9."""
AUTHORS, AFFILIATIONS, CROWDED = 36.0, 28.0, 24.0
"""Points for those who made a poster, and for either where they are a crowd: rules T6."""
CROWD = 12
"""Authors beyond which they are."""
HAIR = 0.01


def running_styles(layout: Layout) -> list[tuple[str, Style]]:
    """The style of the running text of each area that has any, beside the name of the area; the layout's own first."""
    texts = [area for area in layout.areas.values() if area.styles and any(s.what == "sections" for s in area.show)]
    return [("", layout.styles["body"]), *((area.name, area.styles["body"]) for area in texts if area.styles)]


def body_large_enough(layout: Layout, floor: float) -> list[Problem]:
    """The layout allows a body of `floor` points, the least that can be read from its distance: rules T1, T2, T9."""
    high = layout.fit.body.high
    if high >= floor - HAIR:
        texts = running_styles(layout)
        return [_small(area, style, layout, floor) for area, style in texts if style.size[0].at(high) < floor - HAIR]
    fact = f"'fit: body' goes up to {high:g}pt, but text read from {layout.read / MM / 1000:g} m needs {floor:.4g}pt"
    return [error(layout.fit.place, fact, f"write 'body: {floor:.4g}pt to {2.5 * floor:.3g}pt', or a shorter 'read:'")]


def _small(area: str, style: Style, layout: Layout, floor: float) -> Problem:
    where = f" of area '{area}'" if area else ""
    most = style.size[0].at(layout.fit.body.high)
    fact = (
        f"the body{where} goes up to {most:.4g}pt, but text read from {layout.read / MM / 1000:g} m needs {floor:.4g}pt"
    )
    return error(style.place, fact, "give it a larger 'size', or allow a larger 'fit: body'")


def text_large_enough(proof: Proof) -> list[Problem]:
    """No text is smaller than can be read: rules T3. Scripts are judged by the text they stand in."""
    largest: dict[int, float] = {}
    for page in proof.drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None:
                text = paragraph_of(proof.drawing.tree, item.owner)
                largest[text] = max(largest.get(text, 0.0), item.size)
    problems = []
    for owner, size in largest.items():
        if size < proof.floor - HAIR:
            fact = (
                f"layout '{proof.layout.name}' sets a {proof.drawing.tree[owner].kind} in {size:.1f}pt; "
                f"from {proof.metres:g} m nothing under {proof.floor:.1f}pt can be read"
            )
            problems.append(error(proof.layout.place, fact, "give its style a larger 'size'"))
    return problems[:1]


def title_large_enough(proof: Proof) -> list[Problem]:
    """A poster's title can be read from 3.6 m: rules T4."""
    if not proof.is_poster:
        return []
    drawing = proof.drawing
    title = next((i for i, node in enumerate(drawing.tree) if node.kind == "H1"), None)
    sizes = [item.size for page in drawing.pages for item in page.items if type(item) is Glyphs and item.owner == title]
    if not sizes or min(sizes) >= TITLE_FLOOR - HAIR:
        return []
    fact = (
        f"the title is set in {min(sizes):.0f}pt in layout '{proof.layout.name}'; "
        f"from {TITLE_FLOOR:.0f}pt it can be read from 3.6 m"
    )
    return [warning(proof.content.places.get("title", Place(proof.content.file)), fact, "shorten it")]


def body_comfortable(proof: Proof) -> list[Problem]:
    """The body is read with ease, not only just: rules T2, T9."""
    goal = GOAL_ON_POSTERS if proof.is_poster else GOAL_IN_THE_HAND
    body = min((proof.body, *proof.bodies))
    reads = any(shown.what == "sections" for area in proof.layout.areas.values() for shown in area.show)
    if not reads or body >= goal - HAIR:
        return []
    fact = f"the body is set in {body:.4g}pt in layout '{proof.layout.name}'; it reads well from {goal:g}pt"
    place = proof.content.places.get("sections", Place(proof.content.file))
    return [warning(place, fact, "cut text, or take a larger page or another layout")]


def people_large_enough(proof: Proof) -> list[Problem]:
    """Authors and affiliations of a poster can be read from where people pass: rules T6."""
    authors, affiliations = proof.content.authors, proof.content.affiliations
    if not proof.is_poster or not authors:
        return []
    is_crowd = len(authors) > CROWD
    wanted = {"authors": (authors[0].name.plain, CROWDED if is_crowd else AUTHORS)}
    if affiliations:
        wanted["affiliations"] = (affiliations[0].text.plain, CROWDED if is_crowd else AFFILIATIONS)
    problems = []
    for what, (text, least) in wanted.items():
        size = _size_of(text, proof.drawing)
        if size is not None and size < least - HAIR:
            fact = f"the {what} are set in {size:.4g}pt in layout '{proof.layout.name}'; a poster's want {least:g}pt"
            place = proof.content.places.get(what, Place(proof.content.file))
            problems.append(warning(place, fact, "cut text, or give their style a larger 'size'"))
    return problems


def _size_of(text: str, drawing: Drawing) -> float | None:
    """The largest type of the first paragraph that begins with a text, its marks left out; None where none does."""
    said: dict[int, str] = {}
    sizes: dict[int, float] = {}
    for page in drawing.pages:
        for item in page.items:
            if type(item) is Glyphs and item.owner is not None:
                owner = paragraph_of(drawing.tree, item.owner)
                said[owner] = said.get(owner, "") + "".join(word.text for word in item.words)
                sizes[owner] = max(sizes.get(owner, 0.0), item.size)
    begun = text.replace(" ", "")[:40]
    for owner, own in said.items():
        plain = own.replace(" ", "").replace("\u00a0", "").replace("\u2060", "")
        if drawing.tree[owner].kind == "P" and plain.lstrip("0123456789").startswith(begun):
            return sizes[owner]
    return None
