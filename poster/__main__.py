"""`poster` and `python -m poster`: the command line."""

import sys

try:
    from poster.stop import UNWRITTEN, Stop, open_streams
except KeyboardInterrupt:  # before there is anything that waits for it
    sys.exit(130)


def run() -> None:
    """The command: ready for signals before anything else is imported. It does not return."""
    open_streams()
    stop = Stop()
    try:
        stop.listen()
    except KeyboardInterrupt:
        print(f"poster: stopped; {UNWRITTEN}", file=sys.stderr)
        sys.exit(130)
    from poster import cli  # now, for Ctrl-C may come while all else is loaded

    cli.run(stop)


if __name__ == "__main__":
    run()
