"""`python -m poster`: the command line."""

from poster.cli import run

if __name__ == "__main__":
    run()
