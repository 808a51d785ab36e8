# make demo   set up, build an atlas of the example papers, print a summary and the page to open
# make test   set up and run the tests
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TOOLS  := $(VENV)/.tools

.PHONY: demo test system lint types resolve lock docs readme train training-check explorer explorer-check soak clean

demo: $(READY)
	$(BIN)/paperatlas demo

test: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

# What the tests of pages and servers need from the system (Debian), as far as it is not there: program:package.
NEEDED := chromium:chromium docker-compose:docker-compose java:openjdk-17-jdk-headless mvn:maven npm:npm \
          openssl:openssl pdflatex:texlive-latex-base

system:
	missing=; for one in $(NEEDED); do \
	  command -v $${one%%:*} >/dev/null || missing="$$missing $${one##*:}"; \
	done; \
	test -z "$$missing" || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TOOLS)
	$(BIN)/mypy

# Dependencies resolve on every Python that we promise, also where no interpreter of it is at hand.
resolve: $(READY)
	$(BIN)/python -c "import tomllib; \
	  print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > $(VENV)/.wanted
	for version in 3.11 3.12 3.13; do \
	  $(BIN)/python -m pip install --quiet --dry-run --ignore-installed --target $(VENV)/.resolve \
	    --only-binary=:all: --python-version $$version -r $(VENV)/.wanted || exit 1; \
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

# The models that ship, from annotated and machine-labelled papers (training/README.md).
TRAIN = $(BIN)/python -m training --gold $(GOLD) --corpus $(CORPUS) $(foreach file,$(LEAVE_OUT),--leave-out $(file))

train: $(READY)
	$(BIN)/python -m pip install --quiet -r training/requirements.txt
	$(TRAIN) training/whole.toml --silver $(SILVER) --start $(START) -o $(OUT)/whole
	$(TRAIN) training/base.toml --silver $(SILVER) --start $(OUT)/whole/model -o $(OUT)/base
	$(BIN)/python -m training.label $(OUT)/base/model $(CORPUS) -o $(OUT)/labels.jsonl.gz
	$(TRAIN) training/small.toml --silver $(OUT)/labels.jsonl.gz --start $(START) -o $(OUT)/small

# One tiny training run; it installs torch, which no other target does.
training-check: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(BIN)/python -m pytest -q tests/training

# The page's front end: build its script into the package, or check that the script there is what the source gives.
explorer:
	cd explorer && npm ci --no-audit --no-fund && npm run types && npm test && npm run build

explorer-check:
	cd explorer && npm ci --no-audit --no-fund && npm run types && npm test && npm run check

soak: $(READY)
	PAPERATLAS_SOAK=1 $(BIN)/python -m pytest -q tests/soak tests/exports/explorer tests/pipeline/test_kill.py

$(READY): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[test]'
	touch $(READY)

# What only those who work on the project need.
$(TOOLS): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[lint,docs]'
	touch $(TOOLS)

clean:
	rm -rf $(VENV) paperatlas-demo paperatlas-demo.html paperatlas-demo-site
