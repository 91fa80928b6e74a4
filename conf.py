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

html_theme = "pydata_sphinx_theme"
html_title = "Gevinsthåndbogen"
html_short_title = "Håndbog"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_domain_indices = False
html_theme_options = {
    "logo": {"text": "Gevinsthåndbogen"},
    "header_dropdown_text": "Mere",
    "disable_search": True,  # the search is our own
    "navbar_persistent": ["soegeknap"],
    "navbar_align": "left",
    "navbar_end": ["theme-switcher"],
    "secondary_sidebar_items": ["page-toc"],
    "header_links_before_dropdown": 6,
    "footer_start": ["bund"],
    "footer_end": [],
    "show_prev_next": False,
    "use_edit_page_button": False,
    "back_to_top_button": False,
}
