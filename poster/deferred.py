"""Names of modules -> imports that wait, or do without: a cold start loads no more than a build uses.

PyYAML, qrcode, uharfbuzz and markdown-it-py import at their top what a build never uses: half of their time. Here
such modules load themselves at first use, patterns are compiled at first use, what has a fallback takes it, classes
that are only named are stand-ins while the module that names them loads, and numbers go without names. That is for a
process of our own; a library must not do it to its host.
"""

import enum
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from importlib.abc import Loader  # 15 ms to import


class Entities:
    """The names of HTML's characters without their semicolons: 2,231 of them, loaded when one is looked up."""

    def __contains__(self, name: str) -> bool:
        from html.entities import html5

        return f"{name};" in html5

    def __getitem__(self, name: str) -> str:
        from html.entities import html5

        return html5[f"{name};"]


WAITING: dict[str, dict[str, Any]] = {
    "base64": {},
    "datetime": {},
    "inspect": {
        "CO_OPTIMIZED": 1,
        "CO_NEWLOCALS": 2,
        "CO_VARARGS": 4,
        "CO_VARKEYWORDS": 8,
        "CO_NESTED": 16,
        "CO_GENERATOR": 32,
        "CO_NOFREE": 64,
        "CO_COROUTINE": 128,
        "CO_ITERABLE_COROUTINE": 256,
        "CO_ASYNC_GENERATOR": 512,
    },
    "markdown_it.common.entities": {"entities": Entities()},
}
"""Modules that are imported by name (`import datetime`), with constants that are asked of them at once: those of
`inspect` by every extension module that Cython made."""

WITHOUT = {
    "getopt": ("gettext", "re"),  # its messages stay English
    "hashlib": ("_hashlib", "_md5"),  # OpenSSL's digests are Python's own, 4 ms later
}
"""Modules that do without another where it is missing: that one, and the one whose presence says that they can."""

STAND_INS: dict[str, dict[str, tuple[str, ...]]] = {
    "markdown_it": {"markdown_it.main": ("MarkdownIt",)},
    "markdown_it.ruler": {"dataclasses": ("dataclass", "field")},
    "markdown_it.rules_block": {"logging": ("getLogger",)},
    "markdown_it.rules_inline.state_inline": {"dataclasses": ("dataclass", "field")},
    "markdown_it.token": {"dataclasses": ("dataclass", "field")},
    "markdown_it.utils": {"pathlib": ("Path",)},
    "qrcode.main": {"qrcode.image.base": ("BaseImage",), "qrcode.image.pure": ("PyPNGImage",)},
    "uharfbuzz._harfbuzz": {"pathlib": ("Path",)},
    "yaml.representer": {"datetime": ("date", "datetime")},
}
"""Modules that need classes of others only to say that they take those too, which is not asked of them here: while they
are loaded the others are stand-ins with empty classes."""

LAZY_PATTERNS = frozenset(
    (
        "markdown_it.common.html_re",
        "markdown_it.common.utils",
        "markdown_it.rules_block.html_block",
        "markdown_it.rules_block.table",
        "markdown_it.rules_inline.autolink",
        "markdown_it.rules_inline.entity",
        "markdown_it.rules_inline.linkify",
        "yaml.constructor",
        "yaml.reader",
        "yaml.resolver",
    )
)
"""Modules that compile patterns for what is not done here: reading and making YAML in Python, where there is C; or for
what few texts hold."""

PLAIN_NUMBERS = frozenset(("uharfbuzz._harfbuzz",))
"""Modules whose enumerations are asked for their numbers only: to make twenty of them takes as long as all the rest."""

TABLES = WAITING.keys() | WITHOUT.keys() | STAND_INS.keys() | LAZY_PATTERNS | PLAIN_NUMBERS


class LazyPattern:
    """A regular expression that is compiled when it is used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.said = pattern, flags

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(*self.said), name)


class WaitingModule(ModuleType):
    """A module that loads itself when it is asked for more than is known.

    `LazyLoader` of the standard library loads it at the next import that names it, for a look at its specification.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # the import system asks for what only packages have
        spec = self.__spec__
        assert spec is not None
        assert isinstance(spec.loader, Waiting)
        self.__class__ = ModuleType
        spec.loader.loader.exec_module(self)
        return getattr(self, name)


class Waiting:
    """A loader that gives a module what is known of it, and keeps the loader of the rest."""

    def __init__(self, loader: "Loader") -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return WaitingModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__.update(WAITING[module.__name__])


class Frugal:
    """A loader that loads a module in surroundings that spare it what is not needed."""

    def __init__(self, loader: "Loader", surroundings: Callable[[], AbstractContextManager[None]]) -> None:
        self.loader = loader
        self.surroundings = surroundings

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        with self.surroundings():
            self.loader.exec_module(module)


@contextmanager
def replaced(others: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """Other modules stand in the place of these, unless they are loaded already; None where they cannot be found."""
    usual = {name: sys.modules.get(name) for name in others}
    usual = {name: module for name, module in usual.items() if module is None or isinstance(module, WaitingModule)}
    sys.modules.update({name: others[name] for name in usual})  # type: ignore[misc]
    try:
        yield
    finally:
        for name, module in usual.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


class Silent:
    """Takes what it is made of and what it is told, and does nothing."""

    def __init__(self, *given: Any) -> None: ...

    def debug(self, *given: Any) -> None: ...


class Fresh(NamedTuple):
    """A default that is made anew for each object."""

    factory: Callable[[], Any] | None
    """None where there is no default after all."""


def fresh(*, default_factory: Callable[[], Any] | None = None, **asked: Any) -> Fresh:
    """In the place of `dataclasses.field`."""
    return Fresh(default_factory)


def plain_class(made: Any = None, **asked: Any) -> Any:
    """In the place of `dataclasses.dataclass`: gives a class its `__init__` and no more, at a fraction of the time."""
    if made is None:
        return plain_class
    takes, does, scope = ["self"], [], {}
    for name in made.__annotations__:
        default = made.__dict__.get(name, Fresh(None))
        makes = default.factory if isinstance(default, Fresh) else None
        scope[f"_{name}"] = makes or default
        has_default = makes is not None or not isinstance(default, Fresh)
        takes.append(f"{name}={None if makes else '_' + name}" if has_default else name)
        does.append(f"self.{name} = _{name}() if {name} is None else {name}" if makes else f"self.{name} = {name}")
    does += ["self.__post_init__()"] if hasattr(made, "__post_init__") else []
    exec(f"def __init__({', '.join(takes)}): {'; '.join(does)}", scope)
    made.__init__ = scope["__init__"]
    return made


KNOWN: dict[str, Any] = {"dataclass": plain_class, "field": fresh}
"""What stand-ins have that is used."""


def stand_in(name: str, classes: Iterable[str]) -> ModuleType:
    """A module with empty classes, or with what does as well."""
    module = ModuleType(name)
    module.__dict__.update({each: KNOWN.get(each) or type(each, (Silent,), {"__module__": name}) for each in classes})
    return module


@contextmanager
def lazy_patterns() -> Iterator[None]:
    """`re.compile` gives patterns that wait."""
    usual = re.compile
    re.compile = LazyPattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = usual


class Numbers(type):
    """A class that is asked, as an enumeration is, for its numbers in their order."""

    def __iter__(cls) -> Iterator[int]:
        return iter(dict.fromkeys(value for value in vars(cls).values() if type(value) is int))

    def __len__(cls) -> int:
        return sum(1 for _ in cls)


class Bits(Numbers):
    """As enumerations of flags do, it leaves out of its numbers what is no single bit."""

    def __iter__(cls) -> Iterator[int]:
        return (value for value in super().__iter__() if value.bit_count() == 1)


class Number(int, metaclass=Numbers):
    """Stands for `IntEnum`: its members are numbers without a name."""


class Flag(int, metaclass=Bits):
    """Stands for `IntFlag`."""


@contextmanager
def plain_numbers() -> Iterator[None]:
    """Classes that are said to be enumerations of numbers are none."""
    usual = enum.IntEnum, enum.IntFlag
    enum.IntEnum, enum.IntFlag = Number, Flag  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        enum.IntEnum, enum.IntFlag = usual  # type: ignore[misc]


class Deferrer:
    """A finder for `sys.meta_path` that knows the modules of the tables only."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module's own spec with a loader that spares or waits; None for all modules that are in no table."""
        if name not in TABLES:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = frugal(name, spec.loader)  # type: ignore[assignment]
        return spec


def frugal(name: str, loader: "Loader") -> "Loader | Waiting | Frugal":
    """The loader that loads less."""
    if name in WAITING:
        return Waiting(loader)
    if name in LAZY_PATTERNS:
        return Frugal(loader, lazy_patterns)
    if name in PLAIN_NUMBERS:
        loader = Frugal(loader, plain_numbers)  # type: ignore[assignment]
    if name in STAND_INS:
        others = {other: stand_in(other, classes) for other, classes in STAND_INS[name].items()}
        return Frugal(loader, lambda: replaced(others))
    if name not in WITHOUT:
        return loader
    missing, instead = WITHOUT[name]
    return Frugal(loader, lambda: replaced({missing: None})) if find_spec(instead) else loader


def defer_imports() -> None:
    """Let the modules of the tables wait, or do without, from now on and in the whole process."""
    if Deferrer not in sys.meta_path:
        sys.meta_path.insert(0, Deferrer)
