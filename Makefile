## make demo      set up the example, load its content and serve it (PORT=8000)
## make example   the same without serving it
## make test      run the tests in .venv, without those of make test-projects
## make test-projects  try the wheel and other people's projects (slow)
## make test-browser  show the pages to Chromium and check them
## make test-databases  run the migrations on PostgreSQL and MariaDB too
## make test-all  run the tests on every supported Python, Django and Wagtail (tox)
## make bench     measure the speed of a condition page and of its form
## make css       build the stylesheet from its parts
## make pictures  draw the demo's pictures from their SVG files (needs Chromium)
## make docs-pictures  copy the documentation's pictures from those that test-browser took
## make lint      check the style of the Python code, and who imports whom

PYTHON ?= python3
PORT ?= 8000
ROUNDS ?= 100

.DEFAULT_GOAL := help
.PHONY: help port example demo test test-projects test-browser test-databases test-all bench css pictures docs-pictures lint

help:
	@sed -n 's/^## //p' Makefile

# The first Python that is new enough and can make a virtualenv; the user's choice first.
pythons = $(PYTHON) python3.13 python3.12 python3.11 python3.10 .venv/bin/python
usable = import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))
first_usable = $(shell for p in $(pythons); do $$p -c '$(usable)' 2>/dev/null && echo $$p && break; done)
no_python = Python 3.10 or newer is needed (on Debian and Ubuntu also python3-venv). Install it, or name it: make PYTHON=/path/to/python3
python = $(or $(first_usable),$(error $(no_python)))

# What the example needs. Done again only when the package's requirements change.
.venv/.stamp: setup.cfg pyproject.toml
	@.venv/bin/python -m pip --version >/dev/null 2>&1 || $(python) -m venv --clear .venv
	.venv/bin/python -m pip install -qq --upgrade pip
	.venv/bin/python -m pip install -qq --editable '.[handout,hours]'
	@touch $@

.venv/.stamp-test: .venv/.stamp
	.venv/bin/python -m pip install -qq --editable '.[test]'
	@touch $@

.venv/.stamp-browser: .venv/.stamp-test
	.venv/bin/python -m pip install -qq --editable '.[test,browser]'
	@touch $@

.venv/bin/ruff .venv/bin/tox: .venv/.stamp
	.venv/bin/python -m pip install -qq $(@F)

.venv/bin/lint-imports: .venv/.stamp
	.venv/bin/python -m pip install -qq import-linter

example: .venv/.stamp
	@.venv/bin/python example_project/manage.py migrate --verbosity 0
	@.venv/bin/python example_project/manage.py load_demo

# Asked before anything is set up, so that nobody waits for the answer.
bind = import socket; socket.create_server(("127.0.0.1", $(PORT)))
port:
	@$(if $(shell $(python) -c '$(bind)' 2>/dev/null && echo free),,$(error Port $(PORT) cannot be used, something else may be listening there. Choose another: make demo PORT=8001))

demo: port example
	@for page in conditions/ conditions/muscle-spasms/ conditions/rheumatic-pain/ admin/; do echo "http://localhost:$(PORT)/$$page"; done
	@echo "Stop it with Ctrl-C. To start afresh, delete the folder var."
	@.venv/bin/python example_project/manage.py runserver --noreload 127.0.0.1:$(PORT)

test: .venv/.stamp-test
	.venv/bin/python -m pytest -n auto -m "not projects"

test-projects: .venv/.stamp-test
	.venv/bin/python -m pytest -n auto -m projects

test-browser: .venv/.stamp-browser .venv/bin/tox
	@.venv/bin/python tools/browser_tools.py
	OSTEO_TEST_BROWSER=1 .venv/bin/python -m pytest -n 2 --ds=tests.browser.settings tests/browser
	OSTEO_TEST_BROWSER=1 .venv/bin/python -m tox -e py310-wagtail74-django52 -- -n 2 --ds=tests.browser.settings tests/browser/admin

test-databases: .venv/.stamp-test
	.venv/bin/python -m pip install -qq psycopg[binary] PyMySQL
	OSTEO_TEST_DATABASES=1 .venv/bin/python -m pytest -n auto tests/projects -k server

test-all: .venv/bin/tox
	.venv/bin/python -m tox

bench: .venv/.stamp-test
	.venv/bin/python -m bench --rounds $(ROUNDS)

css: .venv/.stamp
	.venv/bin/python tools/build_css.py

pictures: .venv/.stamp
	.venv/bin/python tools/draw_pictures.py

docs-pictures: .venv/.stamp
	.venv/bin/python tools/docs_pictures.py

lint: .venv/bin/ruff .venv/bin/lint-imports
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/lint-imports --no-logo
