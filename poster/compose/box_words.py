"""The engine's own words for boxes by language: what a callout is called, statements of mathematics."""

KEYS = (
    "note", "tip", "important", "warning", "caution", "theorem", "lemma", "corollary", "proposition", "conjecture",
    "definition", "example", "remark", "solution", "proof", "exercise", "answers", "name", "notes",
)  # fmt: skip
"""By which they may be replaced under `words:` of a layout."""

SAID: dict[str, tuple[str, ...]] = {
    "en": (
        "Note", "Tip", "Important", "Warning", "Caution", "Theorem", "Lemma", "Corollary", "Proposition", "Conjecture",
        "Definition", "Example", "Remark", "Solution", "Proof", "Exercise", "Answers", "Name", "Notes",
    ),
    "de": (
        "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht", "Satz", "Lemma", "Korollar", "Proposition", "Vermutung",
        "Definition", "Beispiel", "Bemerkung", "Lösung", "Beweis", "Aufgabe", "Lösungen", "Name", "Notizen",
    ),
    "fr": (
        "Note", "Astuce", "Important", "Avertissement", "Attention", "Théorème", "Lemme", "Corollaire", "Proposition",
        "Conjecture", "Définition", "Exemple", "Remarque", "Solution", "Démonstration", "Exercice",
        "Réponses", "Nom", "Notes",
    ),
    "es": (
        "Nota", "Consejo", "Importante", "Advertencia", "Precaución", "Teorema", "Lema", "Corolario", "Proposición",
        "Conjetura", "Definición", "Ejemplo", "Observación", "Solución", "Demostración", "Ejercicio",
        "Respuestas", "Nombre", "Notas",
    ),
    "it": (
        "Nota", "Suggerimento", "Importante", "Avvertenza", "Attenzione", "Teorema", "Lemma", "Corollario",
        "Proposizione", "Congettura", "Definizione", "Esempio", "Osservazione", "Soluzione", "Dimostrazione",
        "Esercizio", "Risposte", "Nome", "Appunti",
    ),
    "pt": (
        "Nota", "Dica", "Importante", "Aviso", "Cuidado", "Teorema", "Lema", "Corolário", "Proposição", "Conjetura",
        "Definição", "Exemplo", "Observação", "Solução", "Demonstração", "Exercício", "Respostas", "Nome",
        "Notas",
    ),
    "nl": (
        "Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op", "Stelling", "Lemma", "Gevolg", "Propositie",
        "Vermoeden", "Definitie", "Voorbeeld", "Opmerking", "Oplossing", "Bewijs", "Oefening", "Antwoorden",
        "Naam", "Notities",
    ),
    "sv": (
        "Obs", "Tips", "Viktigt", "Varning", "Försiktighet", "Sats", "Lemma", "Följdsats", "Proposition", "Förmodan",
        "Definition", "Exempel", "Anmärkning", "Lösning", "Bevis", "Övning", "Svar", "Namn",
        "Anteckningar",
    ),
    "da": (
        "Bemærk", "Tip", "Vigtigt", "Advarsel", "Forsigtig", "Sætning", "Lemma", "Korollar", "Proposition",
        "Formodning", "Definition", "Eksempel", "Bemærkning", "Løsning", "Bevis", "Øvelse", "Svar", "Navn",
        "Noter",
    ),
    "nb": (
        "Merk", "Tips", "Viktig", "Advarsel", "Forsiktig", "Teorem", "Lemma", "Korollar", "Proposisjon",
        "Formodning", "Definisjon", "Eksempel", "Merknad", "Løsning", "Bevis", "Oppgave", "Svar", "Navn",
        "Notater",
    ),
    "fi": (
        "Huomaa", "Vinkki", "Tärkeää", "Varoitus", "Varo", "Lause", "Lemma", "Seurauslause", "Väite", "Konjektuuri",
        "Määritelmä", "Esimerkki", "Huomautus", "Ratkaisu", "Todistus", "Tehtävä", "Vastaukset", "Nimi",
        "Muistiinpanot",
    ),
    "pl": (
        "Uwaga", "Wskazówka", "Ważne", "Ostrzeżenie", "Ostrożnie", "Twierdzenie", "Lemat", "Wniosek", "Stwierdzenie",
        "Hipoteza", "Definicja", "Przykład", "Uwaga", "Rozwiązanie", "Dowód", "Ćwiczenie", "Odpowiedzi",
        "Imię i nazwisko", "Notatki",
    ),
    "cs": (
        "Poznámka", "Tip", "Důležité", "Varování", "Pozor", "Věta", "Lemma", "Důsledek", "Tvrzení", "Hypotéza",
        "Definice", "Příklad", "Poznámka", "Řešení", "Důkaz", "Cvičení", "Odpovědi", "Jméno", "Poznámky",
    ),
    "ru": (
        "Примечание", "Совет", "Важно", "Предупреждение", "Осторожно", "Теорема", "Лемма", "Следствие",
        "Утверждение", "Гипотеза", "Определение", "Пример", "Замечание", "Решение", "Доказательство",
        "Упражнение", "Ответы", "Имя", "Заметки",
    ),
    "uk": (
        "Примітка", "Порада", "Важливо", "Попередження", "Обережно", "Теорема", "Лема", "Наслідок", "Твердження",
        "Гіпотеза", "Означення", "Приклад", "Зауваження", "Розв’язання", "Доведення", "Вправа",
        "Відповіді", "Ім’я", "Нотатки",
    ),
    "el": (
        "Σημείωση", "Συμβουλή", "Σημαντικό", "Προειδοποίηση", "Προσοχή", "Θεώρημα", "Λήμμα", "Πόρισμα", "Πρόταση",
        "Εικασία", "Ορισμός", "Παράδειγμα", "Παρατήρηση", "Λύση", "Απόδειξη", "Άσκηση", "Απαντήσεις",
        "Όνομα", "Σημειώσεις",
    ),
}  # fmt: skip
"""In the order of `KEYS`."""

BOXES: dict[str, dict[str, str]] = {lang: dict(zip(KEYS, said, strict=True)) for lang, said in SAID.items()}
