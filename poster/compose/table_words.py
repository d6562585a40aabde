"""The engine's own words about tables, by language: what they are called, and what is said where one goes on."""

TABLES: dict[str, dict[str, str]] = {
    "en": {"table": "Table {number}", "continued": "{table}, continued", "goes on": "continued"},
    "de": {"table": "Tab. {number}", "continued": "{table}, Fortsetzung", "goes on": "Fortsetzung"},
    "fr": {"table": "Tableau {number}", "continued": "{table}, suite", "goes on": "suite"},
    "es": {"table": "Tabla {number}", "continued": "{table}, continuación", "goes on": "continuación"},
    "it": {"table": "Tab. {number}", "continued": "{table}, continua", "goes on": "continua"},
    "pt": {"table": "Tabela {number}", "continued": "{table}, continuação", "goes on": "continuação"},
    "nl": {"table": "Tabel {number}", "continued": "{table}, vervolg", "goes on": "vervolg"},
    "sv": {"table": "Tabell {number}", "continued": "{table}, fortsättning", "goes on": "fortsättning"},
    "da": {"table": "Tabel {number}", "continued": "{table}, fortsat", "goes on": "fortsat"},
    "nb": {"table": "Tabell {number}", "continued": "{table}, fortsettelse", "goes on": "fortsettelse"},
    "fi": {"table": "Taulukko {number}", "continued": "{table}, jatkoa", "goes on": "jatkoa"},
    "pl": {"table": "Tab. {number}", "continued": "{table}, cd.", "goes on": "cd."},
    "cs": {"table": "Tab. {number}", "continued": "{table}, pokračování", "goes on": "pokračování"},
    "ru": {"table": "Табл. {number}", "continued": "{table}, продолжение", "goes on": "продолжение"},
    "uk": {"table": "Табл. {number}", "continued": "{table}, продовження", "goes on": "продовження"},
    "el": {"table": "Πίν. {number}", "continued": "{table}, συνέχεια", "goes on": "συνέχεια"},
}
