"""The handbook's Sphinx configuration: what a municipality may want to change stands at the top."""

import os
from pathlib import Path

import gevinst

# The address the handbook is published at, with a closing slash. It is what copied and mailed
# links begin with.
html_baseurl = os.environ.get("GEVINST_ADRESSE", "https://gevinsthaandbogen.example/")

# The day the rules count from. The example municipality has a fixed day, so that its result does
# not age; your own handbook leaves it empty, which means today.
gevinst_dato = "2026-06-15"

# Who answers for the handbook, and how to reach them: at the foot of its pages, and in the
# accessibility statement. The example's are invented.
gevinst_ansvarlig = "Digitalisering, Eksempelkøbing Kommune"
gevinst_kontakt = "haandbog@eksempelkoebing.example"
gevinst_telefon = "00 00 00 00"

# Your main colour and your logo. The build says so when the colour cannot be read.
gevinst_farve = "#0f5c6e"
gevinst_logo = ""  # a file beside this one, .svg or .png

project = "Gevinsthåndbogen"
author = "Gevinsthåndbogen"
copyright = ""
language = "da"
# Sphinx reads these before any extension is loaded, so the path must stand here, and be absolute.
locale_dirs = [str(Path(gevinst.__file__).parent / "sphinx_ext/locale")]

extensions = ["myst_parser", "sphinx_design", "gevinst.sphinx_ext"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["**/_*"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
# Headings get ASCII anchors and can be linked to; permanent links go to the ids of objects.
myst_heading_anchors = 4
myst_heading_slug_func = "docutils.nodes.make_id"
smartquotes = False

html_theme = "gevinst"
html_title = "Gevinsthåndbogen"
html_copy_source = False
html_permalinks_icon = "#"
html_use_index = False
html_domain_indices = False
