"""Takes text apart: paragraphs, sentences, words."""

import re

from bs4 import BeautifulSoup

PARAGRAPHS = ["p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote"]
# A full stop after one of these ends no sentence.
ABBREVIATIONS = re.compile(
    r"\b(e\.g|i\.e|a\.m|p\.m|Dr|Mr|Mrs|Ms|St|approx|vs)\.", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9£€$])")
WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*")


def paragraphs_of(text) -> list[str]:
    """The lines of plain text that say something."""
    return _filled(str(text or "").splitlines())


def paragraphs_of_html(source) -> list[str]:
    """The paragraphs and list items of rich text, without markup."""
    soup = BeautifulSoup(source or "", "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with(" ")
    elements = [
        # One that holds others, such as a list item with a list, would count twice.
        element
        for element in soup.find_all(PARAGRAPHS)
        if not element.find(PARAGRAPHS)
    ]
    return _filled(element.get_text() for element in elements or [soup])


def _filled(texts) -> list[str]:
    texts = (" ".join(text.split()) for text in texts)
    return [text for text in texts if text]


def sentences_of(paragraph: str) -> list[str]:
    """The sentences of a paragraph. Unsure, two are taken for one."""
    text = ABBREVIATIONS.sub(lambda found: found[1], paragraph)
    return [sentence for sentence in SENTENCE_END.split(text) if words_of(sentence)]


def words_of(text: str) -> list[str]:
    """The words of a text; a number or a hyphenated word is one."""
    return WORD.findall(text)


def opening(text: str, length: int = 6) -> str:
    """The first words of a text: enough to find it by."""
    words = text.split()
    if len(words) <= length:
        return text
    return " ".join(words[:length]).rstrip(",;:.") + " …"
