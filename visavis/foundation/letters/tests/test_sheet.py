"""The printed letter can be read by everyone, and is the same on every machine."""

from __future__ import annotations

import io
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from pypdf import PdfReader

from visavis.foundation.letters.parts import Paragraph, Picture
from visavis.foundation.letters.sheet import Letter, UnreadableLetter, pdf


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def structure(content: bytes) -> list[str]:
    """The tags of the document in reading order."""
    names: list[str] = []

    def walk(node: object) -> None:
        if hasattr(node, "get_object"):
            node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                names.append(str(node["/S"])[1:])
            walk(node.get("/K"))

    walk(read(content).trailer["/Root"]["/StructTreeRoot"])
    return names


def test_the_letter_is_tagged_titled_and_says_its_language(letter: Letter) -> None:
    document = read(pdf(letter))
    root = document.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"].startswith("fr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert document.metadata.title == letter.title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_a_screen_reader_finds_the_headings_in_order(letter: Letter) -> None:
    headings = [tag for tag in structure(pdf(letter)) if tag.startswith("H") and tag[1:].isdigit()]

    assert headings == ["H1", "H2", "H2", "H2", "H3", "H3", "H3", "H3"]


def test_figures_come_first_then_disagreement_then_the_human_across(letter: Letter) -> None:
    text = words(pdf(letter))
    order = [
        "Vis-à-vis", "Madame Nadia Belkacem", "7G3K-M2QA", "Nous avons bien reçu", "40,81 €",
        "Pourquoi ce chiffre", "Si vous n’êtes pas d’accord", "Inès Moreau, votre conseillère",
        "En face de vous", "Au guichet", "01 99 00 39 49", "Rendez-vous sur place", "On vous rappelle",
    ]  # fmt: skip

    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_letter_is_one_a4_page_within_a_second(letter: Letter) -> None:
    start = time.perf_counter()
    content = pdf(letter)
    took = time.perf_counter() - start

    (page,) = read(content).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert took < 1


def test_the_same_letter_makes_the_same_bytes(letter: Letter) -> None:
    assert pdf(letter) == pdf(letter)


@pytest.mark.parametrize("title", ["", "   "])
def test_a_letter_without_a_title_is_refused(letter: Letter, title: str) -> None:
    with pytest.raises(UnreadableLetter, match="title"):
        pdf(replace(letter, title=title))


def test_a_picture_without_words_is_refused(letter: Letter) -> None:
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    assert words(pdf(replace(letter, parts=(Picture(square, "Un carré noir"),))))

    with pytest.raises(UnreadableLetter, match="words that say the same"):
        pdf(replace(letter, parts=(Picture(square, " "),)))


def test_the_printer_itself_refuses_a_picture_without_words(
    letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from visavis.foundation.letters import sheet

    bare = b'#set document(title: "x")\n= x\n#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"))'
    monkeypatch.setattr(sheet, "_source", lambda: bare)
    with pytest.raises(UnreadableLetter, match="alt text"):
        pdf(letter)


def test_what_a_person_wrote_is_never_run_as_markup(letter: Letter) -> None:
    wicked = '#panic("x") *gras* = titre $x$ @ref <label> \\ // `code` [crochets]'
    text = words(pdf(replace(letter, parts=(Paragraph(wicked),))))

    assert '#panic("x") *gras* = titre $x$ @ref <label> \\ // `code` [crochets]' in text


def test_a_long_letter_numbers_its_pages_and_keeps_the_human_block_whole(letter: Letter) -> None:
    long = replace(letter, parts=tuple(Paragraph(f"Phrase {i}. " * 25) for i in range(30)))
    pages = [page.extract_text() for page in read(pdf(long)).pages]

    assert len(pages) > 1
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, start=1))
    (last,) = [page for page in pages if "En face de vous" in page]
    assert "On vous rappelle" in last


def test_an_english_letter_is_english(letter: Letter) -> None:
    head = replace(letter.head, salutation="")
    content = pdf(replace(letter, language="en", head=head))

    assert read(content).trailer["/Root"]["/Lang"].startswith("en")
    assert "If you do not agree" in words(content).replace("’", "'")
    assert "Madame, Monsieur" not in words(content)


def test_letters_printed_at_the_same_time_by_several_threads_are_each_whole(letter: Letter) -> None:
    letters = [replace(letter, title=f"{letter.title} {number}") for number in range(12)]
    alone = [pdf(each) for each in letters]

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(pdf, letters)) == alone
