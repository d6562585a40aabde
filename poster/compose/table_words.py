"""The engine's own words about tables, by language: what they are called, and what is said where one goes on."""

TABLES: dict[str, dict[str, str]] = {
    "en": {"continued": "{table}, continued", "goes on": "continued"},
    "de": {"continued": "{table}, Fortsetzung", "goes on": "Fortsetzung"},
    "fr": {"continued": "{table}, suite", "goes on": "suite"},
    "es": {"continued": "{table}, continuación", "goes on": "continuación"},
    "it": {"continued": "{table}, continua", "goes on": "continua"},
    "pt": {"continued": "{table}, continuação", "goes on": "continuação"},
    "nl": {"continued": "{table}, vervolg", "goes on": "vervolg"},
    "sv": {"continued": "{table}, fortsättning", "goes on": "fortsättning"},
    "da": {"continued": "{table}, fortsat", "goes on": "fortsat"},
    "nb": {"continued": "{table}, fortsettelse", "goes on": "fortsettelse"},
    "fi": {"continued": "{table}, jatkoa", "goes on": "jatkoa"},
    "pl": {"continued": "{table}, cd.", "goes on": "cd."},
    "cs": {"continued": "{table}, pokračování", "goes on": "pokračování"},
    "ru": {"continued": "{table}, продолжение", "goes on": "продолжение"},
    "uk": {"continued": "{table}, продовження", "goes on": "продовження"},
    "el": {"continued": "{table}, συνέχεια", "goes on": "συνέχεια"},
}
