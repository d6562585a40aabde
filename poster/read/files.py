"""The name of a layout -> its file; the file -> its nodes, those of all it extends and of its theme merged in."""

import os
from typing import NamedTuple

from poster.cache import Cache
from poster.problems import Place, Problem, error
from poster.reach import WAY_OUT, Reach, is_within, project_of
from poster.read.nodes import Entry, Node, read_nodes
from poster.read.source import read_text
from poster.read.suggest import did_you_mean, either, quoted

LONGEST_CHAIN = 8
"""Layouts that extend each other."""

ENDINGS = (".yaml", ".yml")


def _shipped() -> str:
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "_shipped", "layouts")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "layouts")


SHIPPED = _shipped()
"""The folder of the layouts that ship: beside the package in a checkout, inside it in a wheel."""


OUTSIDE = "lies outside the project's folder"


def by_hand(name_or_path: str, beside: str) -> str | None:
    """The path of a layout or a theme that a person names at the prompt or in a program; None where it is a name."""
    if not name_or_path.endswith(ENDINGS) or "\0" in name_or_path:
        return None
    sought = os.path.join(beside, name_or_path)
    return sought if not _exists(name_or_path) and _exists(sought) else name_or_path


def _exists(path: str) -> bool:
    """Whether something is there; what one may not look at is, and will be told when it is read."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True
    return True


def _file(name_or_path: str, beside: str, folder: str, reach: Reach | None = None) -> str | None:
    if "\0" in name_or_path or not name_or_path.strip():
        return None
    if name_or_path.endswith(ENDINGS):
        own = by_hand(name_or_path, beside) or ""
        is_by_hand = reach is None or os.path.realpath(own) in reach.files
        path = own if is_by_hand else os.path.join(beside, name_or_path)
        return os.path.normpath(path) if _exists(path) else None
    if "/" in name_or_path or os.sep in name_or_path or name_or_path.startswith("."):
        return None
    for layouts in (os.path.join(beside, "layouts"), SHIPPED):
        for ending in ENDINGS:
            path = os.path.join(layouts, folder, name_or_path + ending)
            if _exists(path):
                return os.path.normpath(path)
    return None


def is_outside(name_or_path: str, beside: str, reach: Reach) -> bool:
    """Whether a layout or theme is named by a path on which nothing may be read, be there a file or not."""
    if not name_or_path.endswith(ENDINGS) or "\0" in name_or_path:
        return False
    own = by_hand(name_or_path, beside) or ""
    return os.path.realpath(own) not in reach.files and not is_within(os.path.join(beside, name_or_path), reach)


def find_layout(name_or_path: str, beside: str, reach: Reach | None = None) -> str | None:
    """The file of a layout: a name is sought in `layouts/` in the folder `beside`, then among those that ship.

    A path begins at `beside`; where the reach has the file, or there is no reach, at the current folder first.
    """
    return _file(name_or_path, beside, "", reach)


def find_theme(name_or_path: str, beside: str, reach: Reach | None = None) -> str | None:
    """The file of a theme, sought in `layouts/themes/` as layouts are in `layouts/`."""
    return _file(name_or_path, beside, "themes", reach)


def _names(beside: str, folder: str, reach: Reach | None = None) -> tuple[str, ...]:
    found: set[str] = set()
    for layouts in (os.path.join(beside, "layouts", folder), os.path.join(SHIPPED, folder)):
        if reach is None or is_within(layouts, reach):
            stems = (os.path.splitext(name) for name in _listed(layouts))
            found.update(stem for stem, ending in stems if ending in ENDINGS)
    return tuple(sorted(found))


def _listed(folder: str) -> list[str]:
    """Names in a folder; none where there is no folder, or one that may not be read."""
    try:
        return os.listdir(folder)
    except OSError:
        return []


def layout_names(beside: str, reach: Reach | None = None) -> tuple[str, ...]:
    """The names of all layouts that can be built, in alphabetical order; `base` is there to be extended only."""
    return tuple(name for name in _names(beside, "", reach) if name != "base")


def theme_names(beside: str, reach: Reach | None = None) -> tuple[str, ...]:
    """The names of all themes, in alphabetical order."""
    return _names(beside, "themes", reach)


class Sources(NamedTuple):
    """The files that make a layout, and their nodes merged."""

    files: tuple[tuple[str, str], ...]
    """Path and text of each: the layout, what it extends, its theme. What caches are keyed by."""
    root: Node | None
    """None where a file cannot be used."""
    problems: tuple[Problem, ...]


def merge(under: Node, over: Node) -> Node:
    """Maps merged by key, `over` winning; anything else is replaced."""
    if under.kind != "map" or over.kind != "map":
        return over
    entries = dict(under.entries)
    for key, entry in over.entries.items():
        below = entries.get(key)
        if below and entry.node.is_empty and not entry.node.comment:
            continue  # a key with nothing behind it says nothing
        entries[key] = Entry(entry.place, merge(below.node, entry.node)) if below else entry
    return over._replace(entries=entries)


def spelled_out(root: Node) -> Node:
    """The map with `pages: 1 to 8` written as `pages: {count: 1 to 8}`, so that it merges with page maps."""
    pages = root.entries.get("pages")
    if pages is None or pages.node.kind != "text" or pages.node.is_empty:
        return root
    count = Node("map", pages.node.place, entries={"count": Entry(pages.place, pages.node)})
    return root._replace(entries={**root.entries, "pages": Entry(pages.place, count)})


def _nodes(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    root, problems = read_nodes(path, text)
    return spelled_out(root) if root else None, problems


class _Collector:
    """Reads the files of one layout."""

    def __init__(self, beside: str, cache: Cache, reach: Reach) -> None:
        self.beside = beside
        self.reach = reach
        self.cache = cache
        self.files: list[tuple[str, str]] = []
        self.problems: list[Problem] = []

    def read(self, path: str) -> Node | None:
        text, problems = read_text(path, self.cache, self.reach)
        self.problems += problems
        if text is None:
            return None
        self.files.append((path, text))
        root, found = self.cache.get("read nodes", (path, text), lambda: _nodes(path, text))
        self.problems += found
        return root

    def named(self, root: Node, key: str, folder: str, known: str) -> tuple[str, Place] | None:
        """The file that a key of the map names."""
        entry = root.entries.get(key)
        if entry is None or entry.node.is_empty or entry.node.kind == "refused":
            return None
        node = entry.node
        if node.kind != "text":
            fact = f"here belongs the name of {known}, not a {node.kind}"
            self.problems.append(error(node.place, fact, "write one name"))
            return None
        path = self.sought(node, folder)
        if path is not None and not is_within(path, self.reach):
            fact = f"the {known[2:]} {quoted(node.text)} {OUTSIDE}"
            self.problems.append(error(node.place, fact, WAY_OUT))
            return None
        if path is None:
            names = _names(self.beside, folder, self.reach)
            hint = did_you_mean(node.text, names, f"there is {either(names, 'and')}")
            self.problems.append(error(node.place, f"there is no {known[2:]} {quoted(node.text)}", hint))
            return None
        return path, node.place

    def sought(self, node: Node, folder: str) -> str | None:
        """The path of what a node names: beside its own file, then beside the content; None where there is nothing."""
        if not node.text.endswith(ENDINGS) or "\0" in node.text:
            return _file(node.text, self.beside, folder, self.reach)
        own, beside = (
            os.path.normpath(os.path.join(each, node.text)) for each in (os.path.dirname(node.place.file), self.beside)
        )
        may = [path for path in (own, beside) if is_within(path, self.reach)]
        return next((path for path in may if _exists(path)), None) if may else own

    def chain(self, path: str) -> list[Node]:
        """The maps of the layout and of all it extends, the layout's own first."""
        roots: list[Node] = []
        seen = [path]
        following: str | None = path
        while following is not None:
            root = self.read(following)
            if root is None:
                return []
            roots.append(root)
            named = self.named(root, "extends", "", "a layout")
            following = None
            if named is not None:
                following, place = named
                names = [os.path.splitext(os.path.basename(file))[0] for file in [*seen, following]]
                if any(os.path.realpath(following) == os.path.realpath(file) for file in seen):
                    fact = f"layouts extend each other in a circle: {' > '.join(names)}"
                    self.problems.append(error(place, fact, "take one 'extends:' out"))
                    return []
                seen.append(following)
                if len(seen) > LONGEST_CHAIN:
                    fact = f"more than {LONGEST_CHAIN} layouts extend each other: {' > '.join(names)}"
                    self.problems.append(error(place, fact, "extend one of the earlier ones"))
                    return []
        return roots


def reach_by_hand(reach: Reach, path: str) -> Reach:
    """The reach, and a layout that is named by hand with its folder; of a link also that of what it leads to."""
    return reach.with_file(path).with_folder(os.path.dirname(path) or ".").with_folder(project_of(path))


def collect(
    path: str, beside: str, cache: Cache, theme: str = "", reach: Reach | None = None
) -> tuple[Sources, Node | None]:
    """The files of the layout at `path` merged, and the map of its theme, if it has one, by itself.

    `theme` is the file of a theme that takes the place of the one it names. A theme stands over what the layout is
    based on and under all else: `base` is made of what themes change, a layout says what it cannot do without.
    """
    if reach is None:
        reach = reach_by_hand(Reach((os.path.realpath(beside), os.path.realpath(SHIPPED)), (), set()), path)
        reach = reach.with_file(theme) if theme else reach
    collector = _Collector(beside, cache, reach)
    roots = collector.chain(path)
    if not roots:
        return Sources(tuple(collector.files), None, tuple(collector.problems)), None
    whole = _merged(roots, cache)
    if not theme:
        named = collector.named(whole, "theme", "themes", "a theme")
        theme = named[0] if named else ""
    themed = collector.read(theme) if theme else None
    if themed:
        has_base = len(roots) > 1 and draws_nothing(roots[-1])
        whole = _merged([*roots[:-1], themed, roots[-1]] if has_base else [*roots, themed], cache)
    return Sources(tuple(collector.files), whole, tuple(collector.problems)), themed


def _merged(roots: list[Node], cache: Cache) -> Node:
    """Maps merged by key, the first of them winning. They are known again by their identity: caches hold them."""
    table = cache.table("merged nodes")
    key = tuple([id(root) for root in roots])
    if key not in table:
        table[key] = (roots, _merge_all(roots))
    merged: Node = table[key][1]
    return merged


def _merge_all(roots: list[Node]) -> Node:
    whole = roots[-1]
    for root in reversed(roots[:-1]):
        whole = merge(whole, root)
    return whole


def draws_nothing(root: Node) -> bool:
    """Whether a layout has no page maps: it is there to be extended, not built."""
    pages = root.entries.get("pages")
    return pages is None or pages.node.kind != "map" or not set(pages.node.entries) - {"count"}
