# Alt, hvad du kan gøre med håndbogen. Kør 'make' for at se listen.

PYTHON ?= python3
VENV := .venv
BENCH := _build/bench-venv
BIN := $(VENV)/bin
READY := $(VENV)/klar
# How tools are installed from a lock file, and how a lock file is made.
HENT := -m pip install --quiet --disable-pip-version-check --require-hashes
LAAS := $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url \
	--no-emit-find-links --python-version 3.11
SPHINX := $(BIN)/sphinx-build -q -c . -d _build/doctrees

MINUTTER ?= 5
MAAL ?= tjekliste
ANTAL ?= 100
N ?= 10 100

.DEFAULT_GOAL := help
.PHONY: help ny-kommune html offentlig tjek test test-hurtig test-browser valider pdf mutation fuzz fuzz-daekning tilfaeldig live adresser bench skema format kontrol laas clean

help: ## Vis denne liste
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

# The tools are installed once from the lock file, and again only when it changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Håndbogen kræver Python 3.11 eller nyere. Prøv: make PYTHON=python3.12 html'; exit 1; }
	@echo 'Henter værktøjerne. Det sker kun første gang.'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(HENT) -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

html: $(READY) ## Byg håndbogen i _build/html, og tjek den
	@$(SPHINX) -b html source _build/html $(SPHINXOPTS)
	@echo 'Åbn _build/html/index.html'

# What is removed is named, so that pages of one's own beside the example's stay. What only shows
# the municipality's objects, as overblik/ does, is kept for the next one.
EKSEMPLET := mandag-morgen.md maalinger/opkald.csv $(addprefix programmer/,beskaeftigelse.md \
	dagtilbud.md digital-post.md e-indkoeb-og-esdh.md folkeskole.md mestring.md)

ny-kommune: ## Sæt en tom kommune ind i stedet for Eksempelkøbing
	@grep -q '^:id: KOM_EKSEMPELKOEBING' source/kommunen/index.md || \
		{ echo 'Det er ikke Eksempelkøbing, der står i source/kommunen/. Intet er ændret.'; exit 1; }
	@cd source/kommunen && rm -f $(EKSEMPLET) && { rmdir maalinger 2>/dev/null || true; }
	@cp -R extensions/gevinst/skabelon/. source/kommunen/
	@echo 'Eksempelkøbing er taget ud. Gå videre med trin 2 i source/skriv/jeres-kommune.md'

offentlig: $(READY) ## Byg den offentlige udgave i _build/offentlig uden det, der er internt
	@$(BIN)/gevinst offentlig

tjek: $(READY) ## Tjek håndbogen uden at bygge siderne
	@$(BIN)/gevinst tjek

test: test-hurtig ## Kør alle test; dem i en browser kræver Chromium og Java
	@if $(BIN)/python -c 'from gevinst.pdf.chromium import find; find()' 2>/dev/null && \
		command -v java >/dev/null; then $(MAKE) --no-print-directory test-browser; else \
		echo 'Testene i en browser er ikke med, for de kræver både Chromium og Java.'; \
		echo 'Installér dem, og kør: make test-browser'; fi

test-hurtig: $(READY) ## Kør de test, der ikke kræver en browser
	@$(BIN)/python -m pytest -m 'not browser' --ignore tests/sprog -n auto --dist loadscope
	@$(BIN)/python -m pytest tests/sprog

test-browser: $(READY) ## Kør de test, der kræver Chromium og Java
	@$(BIN)/python $(HENT) -r tests/browser/requirements.lock
	@$(BIN)/python -m pytest -m browser -n auto --maxprocesses 4

pdf: html ## Skriv håndbogen og hvert program som PDF i _build/pdf (BOG=haandbog: kun den)
	@$(BIN)/gevinst pdf $(BOG)

valider: html ## Spørg Nu Html Checker, om hver side er gyldig HTML (Java skal være installeret)
	@$(BIN)/python $(HENT) -r tests/browser/requirements.lock
	@$(BIN)/python tests/browser/valider.py _build/html

mutation: $(READY) ## Sæt en fejl i reglerne ad gangen, og se, om en test finder den (MODULER="ej ti")
	@$(BIN)/python $(HENT) -r tests/mutation/requirements.lock
	@nice -n 15 $(BIN)/python tests/mutation/koer.py $(MODULER)

fuzz: $(READY) ## Prøv filer, der næsten er rigtige, og se, om noget går i stykker (MINUTTER=30)
	@nice -n 15 $(BIN)/python tests/fuzz/koer.py $(MINUTTER)

fuzz-daekning: $(READY) ## Det samme, men find filer, der når nye linjer i koden (MAAL=tjekliste MINUTTER=30)
	@$(BIN)/python $(HENT) -r tests/fuzz/requirements.lock
	@nice -n 15 $(BIN)/python tests/fuzz/daekning.py $(MAAL) $(MINUTTER)

tilfaeldig: $(READY) ## Ret tilfældigt igen og igen, og se, om hver bygning er som en helt ny (ANTAL=300)
	@nice -n 15 $(BIN)/python tests/fuzz/tilfaeldig.py $(ANTAL) $(VALG)

bench: $(READY) ## Mål, hvad en bygning koster, ved siden af andre programmer (N="10 100")
	@test -d $(BENCH) || $(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python $(HENT) -r tests/bench/requirements.lock
	@$(BIN)/python tests/bench/haandbog.py $(N)

live: $(READY) ## Vis håndbogen i browseren, og byg igen, hver gang du gemmer
	@$(BIN)/sphinx-autobuild -q -c . -d _build/doctrees --watch checklists source _build/html --open-browser

adresser: $(READY) ## Skriv nye adresser på listen, og se, om de gamle virker
	@$(BIN)/gevinst adresser --skriv

skema: $(READY) ## Skriv editorskemaerne igen, når objekttyper eller tjeklisternes nøgler er ændret
	@$(BIN)/gevinst skema --skriv

kontrol: $(READY) ## Kontrollér koden: ruff, mypy og editorskemaerne
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/gevinst skema --tjek

format: $(READY) ## Ret kodens form
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

laas: $(READY) ## Opdatér requirements.lock til de nyeste versioner
	@$(LAAS) --extra udvikling pyproject.toml -o requirements.lock
	@for del in browser mutation fuzz; do $(LAAS) -c requirements.lock \
		tests/$$del/requirements.in -o tests/$$del/requirements.lock || exit 1; done
	@$(LAAS) tests/bench/requirements.in -o tests/bench/requirements.lock

clean: ## Slet alt, der er bygget
	@rm -rf _build
