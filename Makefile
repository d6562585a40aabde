# make poster   make the environment in .venv if need be, then build content.yaml into out/
# make test     the same, then run all tests
# For work on the program: lint, format, types, conformance, bench, schemas, picture, lock, clean.

.DEFAULT_GOAL := poster
.PHONY: poster test lint format types conformance bench schemas picture lock clean

python := .venv/bin/python
pip := $(python) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes

# Compiled first: a cold start that compiles all modules itself takes a third longer (0.28 s, not 0.21).
poster: .venv/ready
	@$(python) -m compileall -q poster
	@$(python) -m poster build content.yaml

test: poster .venv/ready-dev
	$(python) -m pytest -n auto --dist loadfile

lint: .venv/ready-dev
	$(python) -m ruff check .
	$(python) -m ruff format --check .

format: .venv/ready-dev
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

types: .venv/ready-dev
	$(python) -m mypy --strict poster

# veraPDF, zbar and the wheel: the checks that need Java, Debian's libzbar0 or the network. A missing tool fails.
conformance: .venv/ready-ci
	$(python) -m pytest -m conformance

bench: .venv/ready
	$(python) benchmarks/run.py

schemas: .venv/ready
	$(python) -m poster.read.schema schemas

# The pictures of the README, from the real output.
picture: poster .venv/ready-dev
	$(python) docs/picture.py out/poster.pdf docs/poster.png
	$(python) docs/family.py content.yaml docs/family.png

# Renews the lock files from the .in files beside them; needs the network.
lock: .venv/ready-ci
	for name in requirements requirements-dev requirements-ci; do \
		$(python) -m piptools compile --quiet --upgrade --generate-hashes --no-header --allow-unsafe --strip-extras \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
			--output-file $$name.lock $$name.in || exit 1; \
	done

clean:
	rm -rf .venv out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The environment. Each stamp is younger than the lock it was made from; the first is made anew with its folder.
# `poster` in .venv/bin runs the program of this checkout from any folder; -P keeps modules of that folder out.
.venv/ready: requirements.lock
	@for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$each; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "poster needs Python 3.11 or newer; none was found on the PATH." >&2; exit 1; fi; \
	echo "Making the environment in .venv (once) ..." >&2; \
	$$found -m venv --clear .venv || { echo "Python's venv module does not work here; on Debian: apt install python3-venv" >&2; exit 1; }
	@$(pip) -r requirements.lock
	@$(python) -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > .venv/packages
	@pwd > "$$(cat .venv/packages)/poster.pth"
	@printf '#!/bin/sh\nexec "%s/$(python)" -P -m poster "$$@"\n' "$$(pwd)" > .venv/bin/poster && chmod +x .venv/bin/poster
	@touch .venv/ready

.venv/ready-dev: .venv/ready requirements-dev.lock
	@$(pip) -r requirements-dev.lock
	@touch .venv/ready-dev

.venv/ready-ci: .venv/ready-dev requirements-ci.lock
	@$(pip) -r requirements-ci.lock
	@touch .venv/ready-ci
