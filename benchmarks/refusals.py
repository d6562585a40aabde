"""How long hostile pictures take to be refused, and how much memory -> a table, the slowest first.

usage: python benchmarks/refusals.py        each file of tests/images/test_refusals.py, in a process of its own

Exit status 1 where one takes more than 2 s of the processor or 400 MB.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ONE = """
import resource, sys, time
from pathlib import Path
from tests.images.making_pictures import problem
if sys.platform == "linux":  # elsewhere this limit counts nothing
    resource.setrlimit(resource.RLIMIT_DATA, (int(sys.argv[2]), int(sys.argv[2])))
start = time.process_time()
message = problem("a.png", Path(sys.argv[1]))
took = time.process_time() - start
status = Path("/proc/self/status")
if status.exists():  # ru_maxrss would be that of this process's parent, where it was larger
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
print(took, peak, message.replace("\\n", " ")[:60], sep="\\t")
"""


SECONDS, MEBIBYTES = 2.0, 400.0
"""What a refusal may take at most."""


def main() -> int:
    """Refuse every file once."""
    sys.path.insert(0, str(ROOT))
    from tests.images.test_refusals import BAD_FILES

    rows = []
    for name, (content, _) in BAD_FILES.items():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.png").write_bytes(content.encode() if isinstance(content, str) else content)
            run = subprocess.run(
                [sys.executable, "-c", ONE, folder, str(int(MEBIBYTES * (1 << 20)))],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
        took, peak, message = run.stdout.strip().split("\t")
        rows.append((float(took), float(peak), name, message))
    print(f"{'seconds':>8} {'MiB':>6}  file, what is said of it")
    for seconds, mebibytes, name, message in sorted(rows, reverse=True):
        print(f"{seconds:8.3f} {mebibytes:6.0f}  {name}: {message}")
    return int(any(seconds > SECONDS or mebibytes > MEBIBYTES for seconds, mebibytes, _, _ in rows))


if __name__ == "__main__":
    sys.exit(main())
