// Sphinx's own Danish script has empty plurals and throws; this one takes its place.
Documentation.addTranslations({
    "locale": "da",
    "messages": {
        "Hide Search Matches": "Fjern markeringer",
        "Contents": "Indhold",
        "Collapse sidebar": "Skjul menuen",
        "Expand sidebar": "Vis menuen",
        "Link to this heading": "Link til denne overskrift",
        "Link to this definition": "Link til denne definition"
    },
    "plural_expr": "(n != 1) ? 1 : 0"
});
