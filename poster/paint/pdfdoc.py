"""ReportLab as it is installed -> its classes that write a PDF file, loaded for poster alone.

`import reportlab` runs `~/.reportlab_mods` and modules of such names, takes `~/.reportlab_settings` and `RL_` variables
for its own, walks all folders of fonts and loads thirty modules. Only one of them is used here, `pdfbase.pdfdoc`: its
code runs in a module that `sys.modules` never holds, and what it imports of ReportLab is a stand-in. So nothing can be
set from outside, and a host that uses ReportLab finds it as if poster were not there.
"""

import builtins
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import InspectLoader

__all__ = ["PDFCrossReferenceTable", "PDFFile", "PDFTrailer", "load_pdfdoc"]

VERSIONS = "reportlab>=5.1,<6"
"""As in pyproject.toml: the versions whose `pdfdoc` asks for no more than the stand-ins have."""

PDFDOC = "reportlab.pdfbase.pdfdoc"

STAND_INS: dict[str, dict[str, object]] = {
    "reportlab": {},
    "reportlab.rl_config": {
        "invariant": 1,  # no clock
        "pageCompression": 1,
        "pdfMultiLine": 0,
    },
    "reportlab.lib": {},
    "reportlab.lib.utils": {
        "isBytes": lambda value: isinstance(value, bytes),
        "isUnicode": lambda value: isinstance(value, str),
        **dict.fromkeys(("TimeStamp", "_digester", "annotateException", "bytestr", "isSeq", "isStr")),
        **dict.fromkeys(("makeFileName", "open_for_read")),
    },
    "reportlab.lib.rl_accel": dict.fromkeys(("asciiBase85Decode", "asciiBase85Encode", "escapePDF", "fp_str")),
    "reportlab.pdfbase": {},
    "reportlab.pdfbase.pdfmetrics": {},
    "reportlab.pdfbase.pdfutils": {},
}
"""What `pdfdoc` imports of ReportLab, and what it asks of that while it loads or while it writes header, table and
trailer; None for what only other classes of it call. A parent stands before its parts."""


def load_pdfdoc(stand_ins: Mapping[str, Mapping[str, object]] = STAND_INS) -> ModuleType:
    """ReportLab's `pdfdoc` in a module of its own. Raises ImportError, with a sentence, where it does not fit."""
    package = find_spec("reportlab")  # which runs none of its code
    if package is None or package.submodule_search_locations is None:
        raise ModuleNotFoundError("No module named 'reportlab'", name="reportlab")
    folders = package.submodule_search_locations
    try:
        module = _run(_found(PDFDOC, [f"{folder}/pdfbase" for folder in folders]), _importer(_modules(stand_ins)))
        for name in ("PDFCrossReferenceTable", "PDFFile", "PDFTrailer"):
            getattr(module, name)
    except Exception as fault:  # whatever another version may do
        message = f"the ReportLab in {folders[0]} does not fit: poster needs {VERSIONS} ({fault})"
        raise ImportError(message, name="reportlab") from fault
    # ReportLab's own encoding of text has to be known to all of the process; what is written here is ASCII.
    module.__dict__["pdfdocEnc"] = ascii_bytes
    return module


def ascii_bytes(text: str | bytes) -> bytes:
    """Text as bytes; bytes as they are."""
    return text if isinstance(text, bytes) else text.encode("ascii")


def _found(name: str, folders: Sequence[str]) -> ModuleSpec:
    """The specification of a module in one of the folders, which must have code."""
    spec = PathFinder.find_spec(name, folders)
    if spec is None or spec.loader is None:
        raise ImportError(f"there is no {name}")
    return spec


def _run(spec: ModuleSpec, importer: Callable[..., object]) -> ModuleType:
    """A module whose code has run, and whose imports are the importer's, now and later."""
    loader: InspectLoader = spec.loader  # type: ignore[assignment]
    code = loader.get_code(spec.name)
    assert code is not None
    module = ModuleType(spec.name)
    # `exec` takes the built-in functions of the code from here: the `import` statement is one of them.
    module.__dict__["__builtins__"] = {**vars(builtins), "__import__": importer}
    exec(code, module.__dict__)
    return module


def _modules(stand_ins: Mapping[str, Mapping[str, object]]) -> dict[str, ModuleType]:
    """Modules with these values, each an attribute of its parent too."""
    modules: dict[str, ModuleType] = {}
    for name, values in stand_ins.items():
        modules[name] = ModuleType(name)
        modules[name].__dict__.update(values)
        parent, _, last = name.rpartition(".")
        if parent:
            modules[parent].__dict__[last] = modules[name]
    return modules


def _importer(modules: Mapping[str, ModuleType]) -> Callable[..., object]:
    """An `__import__` that knows these modules of ReportLab and no others, and all that is not ReportLab's."""

    def import_(name: str, scope: object = None, local: object = None, wanted: object = (), level: int = 0) -> object:
        if name.partition(".")[0] != "reportlab":
            return builtins.__import__(name, scope, local, wanted, level)  # type: ignore[arg-type]
        if name not in modules:
            raise ImportError(f"it asks for {name}")
        return modules[name] if wanted else modules["reportlab"]

    return import_


if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFCrossReferenceTable, PDFFile, PDFTrailer
else:
    _pdfdoc = load_pdfdoc()
    PDFCrossReferenceTable = _pdfdoc.PDFCrossReferenceTable
    PDFFile = _pdfdoc.PDFFile
    PDFTrailer = _pdfdoc.PDFTrailer
