// Sphinx's own Danish script has empty plurals and throws; this one takes its place.
Documentation.addTranslations({
    "locale": "da",
    "messages": {
        "Search": "Søg",
        "Search Results": "Fundet",
        "Searching": "Søger",
        "Preparing search...": "Gør klar til at søge …",
        "Search Page": "Søg",
        "Hide Search Matches": "Fjern markeringer",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Der er ingen sider med de ord. Prøv et kortere ord, eller se listen over begreber.",
        "Search finished, found one page matching the search query.": [
            "Fandt én side.",
            "Fandt ${resultCount} sider."
        ],
        ", in ": ", i ",
        "In ": "I ",
        "Contents": "Indhold",
        "Collapse sidebar": "Skjul menuen",
        "Expand sidebar": "Vis menuen",
        "Link to this heading": "Link til denne overskrift",
        "Link to this definition": "Link til denne definition",
        "Please activate JavaScript to enable the search functionality.": "Søgning kræver, at JavaScript er slået til i browseren."
    },
    "plural_expr": "(n != 1) ? 1 : 0"
});
