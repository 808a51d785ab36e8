# make demo   set up, build an atlas of the example papers, print a summary and the page to open
# make test   set up and run the tests
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TOOLS  := $(VENV)/.tools

.PHONY: demo test system lint types resolve lock docs readme soak clean

demo: $(READY)
	$(BIN)/paperatlas demo

test: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

# What the tests of pages and servers need from the system (Debian): a browser, Java with Maven, Docker's config check.
system:
	test "$$(command -v chromium mvn java docker-compose pdflatex | wc -l)" = 5 || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	    chromium docker-compose maven openjdk-17-jdk-headless texlive-latex-base >/dev/null; }

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TOOLS)
	$(BIN)/mypy

# Dependencies resolve on every Python that we promise, also where no interpreter of it is at hand.
resolve: $(READY)
	for version in 3.11 3.12 3.13; do \
	  $(BIN)/python -m pip install --quiet --dry-run --ignore-installed --target $(VENV)/.resolve \
	    --only-binary=:all: --python-version $$version $$($(BIN)/python -c "import tomllib; \
	    print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'])") || exit 1; \
	  echo "Python $$version: dependencies resolve"; \
	done

# The versions that make and CI install.
lock: $(TOOLS)
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --all-extras --output-file requirements.lock pyproject.toml

docs: $(TOOLS)
	$(BIN)/python -m sphinx -W --keep-going -q docs build/docs

readme:
	$(PYTHON) docs/assemble_readme.py

soak: $(READY)
	PAPERATLAS_SOAK=1 $(BIN)/python -m pytest -q tests/soak

$(READY): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[test]'
	touch $(READY)

# What only those who work on the project need.
$(TOOLS): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[lint,docs]'
	touch $(TOOLS)

clean:
	rm -rf $(VENV) paperatlas-demo paperatlas-demo.html
