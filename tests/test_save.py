"""All or none: every call to the system fails once, or is the last one before the process is killed."""

import errno
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from poster import lock, save
from poster.undo import BEGINNING, Move, note_text, read_note

ROOT = Path(__file__).parent.parent

CALLS = ("open", "write", "dup", "close", "link", "replace", "rename", "unlink", "mkdir", "rmdir", "listdir", "stat")
"""What is called while files are saved."""

OLD, NEW = b"before", b"a new file, whole"

State = dict[str, bytes]


class Place:
    """Two folders with some of the files in them that are to be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {str(folder / name): NEW for name in ("out/a.pdf", "out/b.pdf", "out/c.pdf", "deep/er/report")}
        (folder / "out").mkdir()
        for name in ("a.pdf", "c.pdf"):
            (folder / "out" / name).write_bytes(OLD)
        self.old = self.state()
        self.new = {**self.old, **self.files}

    def state(self) -> State:
        """All that a person would see: no names that begin with a dot."""
        paths = (path for path in self.folder.rglob("*") if path.is_file() and not path.name.startswith("."))
        return {str(path): path.read_bytes() for path in paths}

    def left(self) -> list[str]:
        return [path.name for path in self.folder.rglob("*") if path.name.startswith(".")]


class Fault:
    """Lets the call with a number fail, and all that follow it if `lasting`."""

    def __init__(self, number: int, lasting: bool = False, act: Callable[[], None] | None = None) -> None:
        self.number, self.lasting, self.act = number, lasting, act
        self.count = 0

    def put_into(self, patch: pytest.MonkeyPatch, calls: tuple[str, ...]) -> None:
        for name in calls:
            patch.setattr(os, name, self.wrapped(getattr(os, name)))

    def wrapped(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **options: object) -> object:
            self.count += 1
            if self.count == self.number or (self.lasting and self.count > self.number):
                if self.act:
                    self.act()
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return call(*arguments, **options)

        return counted


def with_fault(fault: Fault, calls: tuple[str, ...], place: Place) -> object:
    with pytest.MonkeyPatch.context() as patch:
        fault.put_into(patch, calls)
        return save.save(place.files)


@pytest.mark.parametrize("name", [name for name in CALLS if name not in ("close", "stat", "listdir")])
def test_a_call_that_fails_leaves_all_files_or_none(name: str, tmp_path: Path) -> None:
    for number in range(1, 40):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Place(folder)
        fault = Fault(number)
        problem = with_fault(fault, (name,), place)
        assert (place.old if problem else place.new) == place.state(), (number, problem)
        assert save.save(place.files) is None
        assert (place.new, []) == (place.state(), place.left()), number
        if fault.count < number:
            return
    raise AssertionError("more calls than were tried")


@pytest.mark.parametrize("name", ["replace", "unlink", "link"])
def test_what_cannot_be_put_back_is_said_and_mended_by_the_next_build(name: str, tmp_path: Path) -> None:
    for number in range(1, 12):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Place(folder)
        problem = with_fault(Fault(number, lasting=True), (name,), place)
        is_mixed = place.state() not in (place.old, place.new)
        assert is_mixed == ("could not be put back" in str(problem)), (number, problem)
        save.clean((folder / "out", folder / "deep/er"))
        assert (True, []) == (place.state() in (place.old, place.new), place.left()), number


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("then", ["clean", "save", "another"])
def test_what_a_kill_leaves_is_whole_after_the_next_build(then: str, tmp_path: Path) -> None:
    calls = ("open", "write", "link", "replace", "unlink", "mkdir")
    for number in range(1, 60):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Place(folder)
        child = os.fork()
        if not child:
            with_fault(Fault(number, act=lambda: os._exit(9)), calls, place)
            os._exit(0)
        is_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        if then == "clean":
            save.clean((folder / "out", folder / "deep/er", folder / "deep"))
            pdfs = {path: text for path, text in place.state().items() if path.endswith(".pdf")}
            old, new = place.old, {path: text for path, text in place.new.items() if path.endswith(".pdf")}
            assert pdfs in (old, new), number
        elif then == "save":
            assert save.save(place.files) is None
            assert place.new == place.state(), number
        else:
            other = {str(folder / "out/b.pdf"): b"another", str(folder / "deep/er/report"): b"another"}
            assert save.save(other) is None
            assert place.state() in ({**place.old, **other}, {**place.new, **other}), number
        assert [] == place.left(), number
        if not is_killed:
            return
    raise AssertionError("more calls than were tried")


def test_a_signal_while_files_are_written_leaves_none(tmp_path: Path) -> None:
    for number in range(1, 20):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Place(folder)
        looks = [0]

        def has_stopped(looks: list[int] = looks, number: int = number) -> bool:
            looks[0] += 1
            return looks[0] >= number

        try:
            assert save.save(place.files, has_stopped) is None
        except KeyboardInterrupt:
            assert (place.old, []) == (place.state(), place.left())
        else:
            assert (place.new, []) == (place.state(), place.left())
            return
    raise AssertionError("it never looks")


def test_files_in_use_by_another_build_stay(tmp_path: Path) -> None:
    one = save.begin(str(tmp_path), "poster.pdf")
    assert save.save({str(tmp_path / "poster.pdf"): NEW}) is None
    assert [one.part, "poster.pdf"] == sorted(path.name for path in tmp_path.iterdir())
    os.close(one.descriptor)
    assert save.save({str(tmp_path / "poster.pdf"): NEW}) is None
    assert ["poster.pdf"] == [path.name for path in tmp_path.iterdir()]


def test_a_folder_that_another_build_holds_is_waited_for_and_then_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = lock.lock_folder(str(tmp_path), 0.0, save.never)
    monkeypatch.setattr(save, "LONGEST", 0.0)
    problem = save.save({str(tmp_path / "poster.pdf"): NEW})
    assert "another build is writing into it; wait until it has ended" in str(problem)
    lock.unlock_folder(held)
    assert [] == list(tmp_path.iterdir())


def test_only_what_begins_like_ours_is_removed(tmp_path: Path) -> None:
    (tmp_path / f"{BEGINNING}leftover").write_bytes(b"")
    (tmp_path / "my.poster-draft.pdf").write_bytes(b"")
    (tmp_path / ".hidden").write_bytes(b"")
    (tmp_path / f"{BEGINNING}link").symlink_to(tmp_path / ".hidden")
    assert save.save({str(tmp_path / "poster.pdf"): NEW}) is None
    assert [".hidden", "my.poster-draft.pdf", "poster.pdf"] == sorted(path.name for path in tmp_path.iterdir())


NOTES = [
    b"", b"a.pdf", b"a.pdf\0.poster-1\0.poster-2\0", b"../a.pdf\0.poster-1\0.poster-2\0\n",
    b"a.pdf\0b.pdf\0c.pdf\0\n", b"a.pdf\0.poster-1\0../../x\0\n", b"a.pdf\0\n", b"\0\0\0\n", b"..\0.poster-1\0\0\n",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTES)
def test_a_note_that_is_not_whole_or_leads_elsewhere_says_nothing(text: bytes) -> None:
    assert () == read_note(text)


def test_a_note_is_read_as_it_was_written() -> None:
    moves = (Move("ü b.pdf", ".poster-1.part", ""), Move("c\udcff\n.pdf", ".poster-2.part", ".poster-3.old"))
    assert moves == read_note(note_text(moves))


@pytest.mark.parametrize("name", ["a" * 251 + ".pdf", "ä" * 125 + ".pdf"])
def test_the_longest_names_can_be_written(name: str, tmp_path: Path) -> None:
    for content in (OLD, NEW):
        assert save.save({str(tmp_path / name): content, str(tmp_path / f"b{name[1:]}"): content}) is None
    assert [NEW, NEW] == [path.read_bytes() for path in tmp_path.iterdir()]


def test_a_link_in_the_place_of_a_file_is_put_back_as_a_link(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (tmp_path / "kept").write_bytes(OLD)
    (tmp_path / "out/b.pdf").symlink_to(tmp_path / "kept")
    assert with_fault(Fault(3), ("replace",), place) is not None
    assert ((tmp_path / "out/b.pdf").is_symlink(), []) == (True, place.left())
    assert save.save(place.files) is None
    assert (OLD, NEW) == ((tmp_path / "kept").read_bytes(), (tmp_path / "out/b.pdf").read_bytes())


def test_without_second_names_files_are_moved_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_links)
    place = Place(tmp_path)
    assert with_fault(Fault(2), ("replace",), place) is not None
    assert (place.old, []) == (place.state(), place.left())
    assert save.save(place.files) is None
    assert (place.new, []) == (place.state(), place.left())


SENTENCES = {
    errno.ENOSPC: "the disk is full", errno.EROFS: "the disk cannot be written to", errno.EACCES: "allow writing there",
    errno.EPERM: "allow writing there", errno.EXDEV: "write elsewhere", errno.ENOENT: "the folder has gone",
    errno.EDQUOT: "the quota is used up",
}  # fmt: skip


@pytest.mark.parametrize("number", SENTENCES)
@pytest.mark.parametrize("name", ["open", "write", "replace"])
def test_what_goes_wrong_is_one_line_about_the_file(number: int, name: str, tmp_path: Path) -> None:
    def fail(*arguments: object, **_: object) -> None:
        paths: tuple[object, ...] = (arguments[0], None, arguments[1]) if name == "replace" else arguments[:1]
        raise OSError(number, os.strerror(number), *(paths if name != "write" else ()))

    target = str(tmp_path / "out/poster.pdf")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, name, fail)
        problem = save.save({target: NEW})
    assert f"cannot write '{target}': {os.strerror(number)}; {SENTENCES[number]}" in str(problem)
    assert "\n" not in str(problem)
    assert not (tmp_path / "out").exists()


WRITER = """
import sys
from poster.save import save
folder, mark = sys.argv[1:]
for turn in range(15):
    problem = save({f"{folder}/{name}.pdf": f"{mark} {turn}".encode() for name in "abc"})
    assert problem is None, problem
"""


def test_two_builds_into_one_folder_each_leave_a_whole_set(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), mark], env=environment) for mark in "12"]
    assert [0, 0] == [writer.wait() for writer in writers]
    assert ["a.pdf", "b.pdf", "c.pdf"] == sorted(path.name for path in tmp_path.iterdir())
    assert 1 == len({path.read_bytes() for path in tmp_path.iterdir()})


SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL") if hasattr(signal, name)]

CONTENT = """title: Reeds bend
sections: [{title: One, text: We counted them.}]
layouts: [handout, handout-2up]
"""


SHOOT = """
import os, sys
from poster.stop import Stop
number, moment = int(sys.argv[1]), int(sys.argv[2])
count = [-1]
def shoot(event, details):
    if count[0] >= 0:
        count[0] += 1
        if count[0] == moment:
            os.kill(os.getpid(), number)
sys.addaudithook(shoot)
listen = Stop.listen
def begin(stop):
    listen(stop)
    count[0] = 0
Stop.listen = begin
if not number:
    leave = os._exit
    os._exit = lambda status: (os.write(1, b"%d" % count[0]), leave(status))
sys.argv = ["poster", "build", "--quiet"]
from poster.__main__ import run
run()
"""
"""A build that gets a signal at a moment: so many imports, openings, renames and the like after it began."""


def shot(number: int, moment: int, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-c", SHOOT, str(number), str(moment)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def project(folder: Path) -> Path:
    (folder / "out").mkdir(parents=True)
    (folder / "content.yaml").write_text(CONTENT)
    (folder / "out/handout.pdf").write_bytes(OLD)
    return folder


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many moments a build has."""
    return int(shot(0, 0, project(tmp_path_factory.mktemp("moments") / "p")).stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("seed", range(16))
def test_a_signal_at_any_moment_leaves_a_whole_set_and_a_true_line(seed: int, moments: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    number = SIGNALS[seed % len(SIGNALS)]
    folder = project(tmp_path / "p")
    # Three of four while files are written, which is in the last twenty moments.
    done = shot(number, chance.randint(1, moments) if seed < 4 else chance.randint(moments - 20, moments), folder)
    if number != signal.SIGKILL:
        is_new = (folder / "out/handout-2up.pdf").exists()
        assert is_new == ((folder / "out/handout.pdf").read_bytes() != OLD)
        truth = "all PDFs are written" if is_new else "what was being built is not written"
        expected = (128 + number, f"poster: stopped; {truth}")
        assert expected == (done.returncode, done.stderr.splitlines()[-1])
        assert [] == [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")]
    assert 0 == shot(0, 0, folder).returncode
    assert ["handout-2up.pdf", "handout.pdf"] == sorted(path.name for path in (folder / "out").iterdir())
