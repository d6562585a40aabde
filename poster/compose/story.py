"""Content and layout -> story: which content goes to which area, shaped and numbered, and the tree in reading order."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from poster.blocks.display import Display
from poster.blocks.head import Head, Running
from poster.blocks.kinds import repeats
from poster.blocks.panel import PanelBlock
from poster.cache import Cache
from poster.compose.bodies import own_bodies, scale_of
from poster.compose.boxes import labels_of
from poster.compose.copies import Case, Copyist
from poster.compose.doubles import shown_nowhere, shown_twice, unknown
from poster.compose.figures import FigureWriter
from poster.compose.foot import foot
from poster.compose.grounds import surroundings
from poster.compose.marks import marked
from poster.compose.people import OCCASION, PeopleWriter, together
from poster.compose.prose import ProseWriter
from poster.compose.references import lifted_in, numbered, standing
from poster.compose.remarks import listed_in
from poster.compose.resources import ResourceWriter
from poster.compose.spans import over_columns
from poster.compose.tree import Tree
from poster.compose.words import words_for
from poster.model.answers import without_answers
from poster.model.color import WHITE, Color, contrast
from poster.model.content import Content, Section, Text
from poster.model.layout import Area, Layout, Panel
from poster.model.references import figures_in, referables
from poster.model.seats import FURNITURE, NOBODY, leaves, part_of, seated, seats_of
from poster.model.story import Copy, Entry, Gap, Ground, Story
from poster.model.units import Length
from poster.problems import Place, warning
from poster.text.fonts import Fonts
from poster.text.ink import ink_reach

if TYPE_CHECKING:
    from poster.compose.pictures import Pictures

Entries = tuple[Entry, ...]

ABOVE = {"top": 0.0, "bottom": 1.0}
"""Share of the height that text in a fitted size leaves which is above it; where it stands nowhere else, half."""
CLOSING = ("figures",)
"""Parts of which a layout may name one that the content lacks: its area stays empty, and its track closes."""
SEEN = 1.5
"""Least contrast at which a rule is told from its ground."""


def compose(content: Content, layout: Layout, fonts: Fonts, cache: Cache) -> Story:
    """The story of `content` in `layout`.

    The structure follows the content, whatever the layout's order: title, subtitle, authors, affiliations, event, date,
    number, sections, takeaway, facts, resources, acknowledgements, funding, contact, logos.
    """
    return _Composer(content, layout, fonts, cache).story()


class _Composer:
    """One composition: the values that all its steps read, and what they gather."""

    def __init__(self, content: Content, layout: Layout, fonts: Fonts, cache: Cache) -> None:
        layout = seated(layout, content)
        self.layout, self.cache = layout, cache
        self.words = words_for(content.lang, layout.words)
        self.shown = seats_of(layout, content)
        content = content if layout.answers == "last" else without_answers(content)
        content = numbered(content, self.words, standing(content, self.shown))
        self.content, remarks, self.codes = marked(content, layout, self.shown)
        content = self.content
        self.labels = labels_of(content, self.words)
        self.tree = Tree()
        self.copyist = Copyist(layout, content.lang, fonts, self.tree, cache, remarks)
        self.inks, self.grounds = surroundings(layout)
        self._cases: dict[str, Case] = {}
        authors = self._area("authors")
        fold = authors.fold if authors else 0
        self.people = PeopleWriter(self.content, layout.height, self.words, self.copyist, fold)
        self.running: list[Running] = []
        self.writer: ProseWriter | None = None  # of the last section
        self.displays: dict[str, Display] = {}
        """Texts in a fitted size that stand in areas of their own, by what they are: title, subtitle, takeaway."""
        self.titled: set[str] = set()
        """Directories that show theirs in a cell."""
        self.marks: list[tuple[int, str, int]] = []
        lifted = {
            place: (name, layout.areas[area], self._case(area)) for place, name, area in lifted_in(content, self.shown)
        }
        self.figures = FigureWriter(layout, self.words, referables(content), self.tree, lambda: self.pictures, lifted)
        self.problems = shown_twice(layout, content)
        self._pictures: Pictures | None = None

    def story(self) -> Story:
        material = {
            ("title", ""): self._title(),
            ("subtitle", ""): self._subtitle(),
            ("authors", ""): self._by("authors", self.content.authors, self.people.authors),
            ("affiliations", ""): self._by("affiliations", self._places_of_work(), self.people.affiliations),
            **self._occasion(),
            **self._sections(),
            **{("figures", name): (entry,) for name, entry in self.figures.aside.items()},
            ("takeaway", ""): self._takeaway(),
            **self._facts(),
            **self._resources(),
            **self._lines("thanks", (("acknowledgements", "paragraph"), ("funding", "item"), ("contact", "item"))),
            ("logos", ""): self._logos(),
        }
        names = leaves(self.layout)
        bare = {name: self._flow(self.layout.areas[name], material) for name in names}
        remarks = listed_in(bare, self.shown, self.copyist.remarks)
        flows = {
            name: bare[name] + remarks[name] + foot(self.content, self.layout.areas[name], self._case(name))
            for name in names
        }
        filled = [name for name, flow in flows.items() if any(not repeats(entry.block) for entry in flow)]
        self.problems += shown_nowhere(filled, self.layout)
        grounds = self._grounds(flows)
        pictures = self._pictures
        return Story(
            self.content.title.plain,
            self.content.lang,
            {name: flow for name, flow in flows.items() if flow},
            tuple(self.running),
            tuple(self.tree.nodes),
            tuple(self.marks),
            (*self.problems, *self.figures.problems, *self.copyist.problems, *(pictures.problems if pictures else ())),
            grounds,
            tuple(pictures.places) if pictures else (),
            ", ".join(author.name.plain for author in self.content.authors),
            own_bodies(self.layout, self.copyist.fonts),
            tuple(pictures.inks.items()) if pictures else (),
            tuple(pictures.lettered.items()) if pictures else (),
            tuple(self.copyist.said),
            self.content.about,
        )

    def _flow(self, area: Area, material: dict[tuple[str, str], Entries]) -> Entries:
        entries: list[Entry] = []
        for shown in area.show:
            key = part_of(shown, self.content)
            is_titled = area.name in self.titled and shown.what in self.displays
            if key[1] == NOBODY or shown.what in FURNITURE or is_titled:
                continue
            if key not in material:
                problem = unknown(shown, material)
                self.problems.append(problem._replace(level="warning") if shown.what in CLOSING else problem)
                continue
            entries.extend(over_columns(material[key], shown, area))
        return tuple(entries)

    def _case(self, name: str) -> Case:
        """What the text of an area is set with."""
        if name not in self._cases:
            styles = self.layout.areas[name].styles or self.layout.styles
            scale = scale_of(styles, self.layout.styles)
            self._cases[name] = Case(self.copyist, styles, self.inks.get(name), scale, self.grounds.get(name), name)
        return self._cases[name]

    def _area(self, what: str, identity: str = "") -> Area | None:
        """The area that shows something; a section goes with the others unless an area names it."""
        found = self.shown.get((what, identity)) or self.shown.get((what, ""))
        return self.layout.areas[found] if found else None

    def _title(self) -> Entries:
        node = self.tree.add("H1", 0)
        self.marks.append((node, self.content.title.plain, 0))
        return self._display(self.content.title, "title", node)

    def _subtitle(self) -> Entries:
        if self.content.subtitle is None:
            return ()
        return self._display(self.content.subtitle, "subtitle", self.tree.add("P", 0))

    def _takeaway(self) -> Entries:
        if self.content.takeaway is None:
            return ()
        return self._display(self.content.takeaway, "takeaway", self.tree.add("P", 0))

    def _places_of_work(self) -> bool:
        """Whether there is anything to say about where authors work, or what their marks mean."""
        marked = any(author.corresponding or author.equal for author in self.content.authors)
        return bool(self.content.affiliations) or marked

    def _by(self, what: str, there: object, write: Callable[[Area, Case], Entries]) -> Entries:
        area = self._area(what)
        if not there:
            return ()
        if area is None:
            self._leave_out(what)
            return ()
        return write(area, self._case(area.name))

    def _lines(self, style: str, named: tuple[tuple[str, Gap], ...]) -> dict[tuple[str, str], Entries]:
        """Paragraphs of their own."""
        material: dict[tuple[str, str], Entries] = {}
        for what, gap in named:
            texts: tuple[Text, ...] = getattr(self.content, what)
            area = self._area(what)
            if texts and area is None:
                self._leave_out(what)
            own = self.people.lines(texts, style, area, self._case(area.name), gap) if texts and area else ()
            material[what, ""] = own
        return material

    def _occasion(self) -> dict[tuple[str, str], Entries]:
        """Event, date and number: in one line where one area shows them all."""
        areas = {what: self._area(what) for what, _ in OCCASION if getattr(self.content, what)}
        return self.people.occasion(areas, self._case) or self._lines("affiliation", OCCASION)

    def _facts(self) -> dict[tuple[str, str], Entries]:
        shown = []
        for fact in self.content.facts:
            area = self._area("facts", fact.id)
            if area is None:
                self._leave_out("facts")
                continue
            shown.append((fact, self._case(area.name), self._rule_color(area)))
        entries = self.people.facts(shown)
        own = {key: (entry,) for key, entry in entries.items() if ("facts", key) in self.shown}
        rest = together(tuple(entry for key, entry in entries.items() if key not in own))
        return {("facts", ""): rest, **{("facts", key): each for key, each in own.items()}}

    def _rule_color(self, area: Area) -> Color:
        """The accent, or the ink where the accent would not show on the area's ground."""
        colors, heading = self.layout.colors, self.layout.heading
        accent = colors.get("accent", heading.color)
        ground = self.grounds.get(area.name, colors.get("paper", WHITE))
        return accent if contrast(accent, ground) >= SEEN else self.inks.get(area.name, heading.color)

    def _display(self, text: Text, what: str, node: int) -> Entries:
        area = self._area(what)
        if area is None:
            self._leave_out(what)
            return ()
        panel = area.panel if what == "takeaway" else None
        case = self._case(area.name)
        box = panel or (area.directory.title if area.directory else None)
        case = case._replace(ink=box.ink, ground=box.ground) if box else case
        copy = case.copy(text, case.styles[what], node)
        if panel:
            return (Entry(self._panel(panel, copy, what in dict(area.spans)), "panel", False, -1),)
        display = self.displays[what] = Display(
            copy, area.most * self.layout.height, ABOVE.get(area.stand, 0.5), self._ink(copy)
        )
        return (Entry(display, "paragraph", False, -1),)

    def _ink(self, copy: Copy) -> tuple[float, float]:
        """How far the ink of a text in a fitted size reaches beyond its cap line and its last baseline, in em."""
        above, below = ink_reach(copy.galley, self.cache)
        return max(above - copy.face.cap_height, 0.0), below

    def _displays_of(self, area: Area) -> tuple[Display, ...]:
        """The texts in a fitted size that an area shows."""
        return tuple(self.displays[shown.what] for shown in area.show if shown.what in self.displays)

    def _panel(self, panel: Panel, copy: Copy, spans: bool) -> PanelBlock:
        """A panel in the color of the paper has no sides to keep away from: its text aligns with the column."""
        top, right, bottom, left = panel.padding
        if panel.ground == self.layout.colors.get("paper", WHITE):
            right = left = Length()
        return PanelBlock(copy, panel.ground, (top, right, bottom, left), panel.most, self.layout.grounds, spans)

    def _leave_out(self, what: str) -> None:
        if what in self.layout.omit:
            return
        place = self.content.places.get(what) or Place(self.content.file)
        fact = f"layout '{self.layout.name}' shows no {what}"
        self.problems.append(warning(place, fact, f"name it under 'show:' of an area in {self.layout.file}"))

    def _sections(self) -> dict[tuple[str, str], Entries]:
        material: dict[tuple[str, str], Entries] = {}
        rest: list[Entry] = []
        shown = [(section, self._area("sections", section.id)) for section in self.content.sections]
        self._tell_sections([section for section, area in shown if area is None])
        number = 0
        for section, area in shown:
            if area is None:
                continue
            number += section.title is not None
            entries = self._section(section, number, area)
            material["sections", section.id] = entries
            if ("sections", section.id) not in self.shown:
                rest.extend(entries)
            last = section.id
        if self.labels.answers and self.writer:
            answers = self.writer.answers(self.tree.add("Sect", 0, title=self.words["answers"]))
            material["sections", last] += answers
            rest.extend(answers if ("sections", last) not in self.shown else ())
        material["sections", ""] = tuple(rest)
        self._figures_of([section for section, area in shown if area is None])
        return material

    def _figures_of(self, hidden: list[Section]) -> None:
        """The figures that areas show though their sections are not shown."""
        for figure in figures_in(tuple(section.blocks for section in hidden)):
            if figure.place in self.figures.lifted:
                _, area, case = self.figures.lifted[figure.place]
                self.figures.write(figure, 0, case, 0.0, area)

    def _tell_sections(self, hidden: list[Section]) -> None:
        """Warns of the sections that no area shows."""
        if len(hidden) == len(self.content.sections):
            if hidden:
                self._leave_out("sections")
            return
        for section in hidden if "sections" not in self.layout.omit else ():
            fact = f"layout '{self.layout.name}' does not show section '{section.id}'"
            hint = f"name it under 'show:' of an area in {self.layout.file}: 'sections.{section.id}', or 'sections'"
            self.problems.append(warning(section.place, fact, hint))

    def _section(self, section: Section, number: int, area: Area) -> Entries:
        case = self._case(area.name)
        sect = self.tree.add("Sect", 0, title=section.title.plain if section.title else "", name=section.id)
        entries: list[Entry] = []
        if section.title:
            running = self._head(section.title, number, area, sect, case)
            entries.append(Entry(running.head, "head", True, len(self.running)))
            self.running.append(running)
        position = len(self.running) - 1 if section.title else -1
        level = 2 if section.title else 1
        self.writer = ProseWriter(case, position, level, self.labels, area, self.figures)
        return (*entries, *self.writer.write(section.blocks, sect, "text" if section.title else "head"))

    def _head(self, title: Text, number: int, area: Area, sect: int, case: Case) -> Running:
        styles, heading = case.styles, self.layout.heading
        node = self.tree.add("H2", sect)
        self.marks.append((node, title.plain, 1))
        copy = case.copy(title, styles["heading"], node)
        numeral = case.words(str(number), styles["number"]) if area.numbers else None
        running = more = again = None
        if area.continued:
            again = case.words(str(number), styles["small"]) if area.numbers else None
            more = case.words("…", styles["small"])
            plain = Text(tuple(run._replace(url="") for run in title.runs), title.places)
            running = case.copy(plain, styles["small"], None)
        color = case.ink or heading.color
        head = Head(copy, numeral, heading.rule, heading.rule_gap, color)
        return Running(head, running, more, heading.thin, again)

    def _resources(self) -> dict[tuple[str, str], Entries]:
        if not self.content.resources:
            return {("resources", ""): ()}
        writer = ResourceWriter(
            self.content,
            self.layout,
            self.words,
            self.copyist,
            self.grounds,
            self._displays_of,
            self.cache,
            self.codes,
        )
        own = {key[1] for key in self.shown if key[0] == "resources" and key[1]}
        unnamed = any(not {each.id, each.group} & own for each in self.content.resources)
        if ("resources", "") not in self.shown and unnamed:
            self._leave_out("resources")
        material = writer.write(self.shown, self._case)
        self.problems.extend(writer.problems)
        self.titled = writer.titled
        return material

    def _logos(self) -> Entries:
        if not self.content.logos:
            return ()
        area = self._area("logos")
        if area is None:
            self._leave_out("logos")
            return ()
        from poster.compose.logos import write_logos  # opening pictures has imports that most builds do without

        return write_logos(self.content.logos, area, self.pictures, self.tree)

    def _grounds(self, flows: dict[str, Entries]) -> dict[str, Ground]:
        """The pictures that cover areas which have something to show."""
        grounds: dict[str, Ground] = {}
        for name, area in self.layout.areas.items():
            if area.picture and self._shows(area, flows):
                figure = self.tree.add("Figure", 0, alt=area.picture.alt) if area.picture.alt else None
                ground = self.pictures.ground(area, figure)
                if ground:
                    grounds[name] = ground
        return grounds

    def _shows(self, area: Area, flows: dict[str, Entries]) -> bool:
        if area.map:
            return any(self._shows(self.layout.areas[cell.area], flows) for cell in area.map.cells)
        if area.continues:
            return self._shows(self.layout.areas[area.continues], flows)
        return bool(flows[area.name]) or not area.show

    @property
    def pictures(self) -> "Pictures":
        """What opens pictures."""
        if self._pictures is None:
            from poster.compose.pictures import Pictures  # only where there is a picture: it imports their readers

            self._pictures = Pictures(self.content, self.layout, self.copyist.fonts, self.cache)
        return self._pictures
