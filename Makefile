# Every command sets itself up: it makes .venv/ from the lock. Only Python 3.11+ and make are needed.
# `make` alone prints this list.

PYTHON ?= python3
export NO_MKDOCS_2_WARNING = 1
export BASE_URL CONTENT
RUN = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help site serve check test bench zensical zip addresses meanings new-term new-report check-links test-deploy audit

help: ## print this list
	@$(PYTHON) scripts/set_up.py help "$(firstword $(MAKEFILE_LIST))"

site: ## build the site once into site/; BASE_URL=https://host/path/ says where it will stand
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/build.py

serve: ## build and serve at http://127.0.0.1:8000/, again after each change
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/serve.py

check: ## print what is there and every fault of the content, without building
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/check.py

test: ## run all tests, a real browser's too
	@$(PYTHON) scripts/browser.py --install
	@$(PYTHON) scripts/set_up.py test
	@status=0; $(RUN) -m ruff check -q . || status=1; $(RUN) -m mypy --no-error-summary || status=1; \
	CHROMIUM="$$($(PYTHON) scripts/browser.py)" $(RUN) -m pytest $(TESTS) || status=1; exit $$status

bench: ## measure time, memory, bytes and paint; 20 minutes at most
	@$(PYTHON) scripts/browser.py --install
	@$(PYTHON) scripts/set_up.py test
	@CHROMIUM="$$($(PYTHON) scripts/browser.py)" $(RUN) scripts/bench.py

zensical: ## build the same pages with Zensical into site-zensical/
	@$(PYTHON) scripts/set_up.py test
	@$(RUN) scripts/zensical.py

zip: ## build the site and pack it for reading from a folder: site-offline.zip
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/build.py
	@$(RUN) scripts/pack.py

addresses: ## build the site and enter its new addresses into addresses.txt, before they are published
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/build.py --enter-addresses

meanings: ## write down what each term means now; later changes of meaning are found against it
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/meanings.py

new-term: ## begin a term: make new-term SLUG=cai-lan-zi ZH=菜篮子 EN="vegetable basket programme"
	@$(PYTHON) scripts/set_up.py site
	@$(if $(and $(SLUG),$(ZH),$(EN)),,echo 'Write: make new-term SLUG=cai-lan-zi ZH=菜篮子 EN="vegetable basket programme"' >&2; exit 1)
	@$(RUN) scripts/new_term.py "$(SLUG)" --zh "$(ZH)" --en "$(EN)"

new-report: ## begin next year's report: make new-report YEAR=2025 FILE=report-2025.txt
	@$(PYTHON) scripts/set_up.py site
	@$(if $(and $(YEAR),$(FILE)),,echo 'Write: make new-report YEAR=2025 FILE=report-2025.txt' >&2; exit 1)
	@$(RUN) scripts/new_report.py "$(YEAR)" "$(FILE)"

check-links: ## ask every linked source whether it is still there (needs the network, changes nothing)
	@$(PYTHON) scripts/set_up.py site
	@$(RUN) scripts/check_links.py

test-deploy: ## serve the built site with nginx by deploy/nginx.conf and check what it answers
	@$(PYTHON) scripts/set_up.py test
	@$(RUN) -m pytest tests/test_deploy.py

audit: ## look for known holes in the locked packages (needs the network)
	@$(PYTHON) scripts/set_up.py test
	@$(RUN) -m pip_audit --require-hashes --disable-pip -r requirements-test.lock
