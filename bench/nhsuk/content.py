"""The condition's words, as an editor of wagtail-nhsuk-frontend would set them."""

from django.utils.html import format_html, format_html_join
from wagtail.models import Page

from wagtail_osteo.models import PracticeSettings

from ..copies import MATCH_WORDS, UnknownSection, copy_clinic, copy_first_visit
from .models import NhsukPage

__all__ = ["create_nhsuk_page"]

CARE_CARDS = {"emergency": "immediate", "urgent": "urgent", "non_urgent": "primary"}


def create_nhsuk_page(parent: Page, condition) -> NhsukPage:
    """A page that says what ``condition`` says, as nearly as these blocks can."""
    practice = PracticeSettings.objects.get()
    clinic = copy_clinic(practice)
    sections, sources = [], []
    for section in condition.body:
        try:
            blocks_of = SECTIONS[section.block_type]
        except KeyError:
            raise UnknownSection(
                f"Give bench/nhsuk/content.py a counterpart of {section.block_type!r}."
            ) from None
        blocks = [
            _heading(section.value.title),
            *blocks_of(section.value, practice=practice, clinic=clinic),
        ]
        (sources if section.block_type == "references" else sections).extend(blocks)
    body = [
        _opening(condition),
        *sections,
        *_clinic(clinic),
        *_byline(condition),
        *sources,
        _related(condition),
        *_phone_bar(clinic),
    ]
    page = NhsukPage(
        title=condition.title,
        slug="nhsuk",
        also_known_as=", ".join(condition.alternative_names),
        summary=condition.summary,
        lead_image=condition.lead_image,
        body=body,
        practice_name=practice.practice_name,
    )
    return parent.add_child(instance=page)


def _block(name: str, **value) -> dict:
    return {"type": name, "value": value}


def _rich(html) -> dict:
    return {"type": "richtext", "value": str(html)}


def _heading(text: str) -> dict:
    return _rich(format_html("<h2>{}</h2>", text))


def _paragraph(text) -> list[dict]:
    return [_rich(format_html("<p>{}</p>", text))] if text else []


def _items(texts):
    return format_html_join("", "<li>{}</li>", ((text,) for text in texts))


def _list(texts):
    return format_html("<ul>{}</ul>", _items(texts))


def _picture(image) -> list[dict]:
    if not image:
        return []
    alt_text = image.contextual_alt_text
    return [_block("image", content_image=image.pk, alt_text=alt_text)]


def _card(heading: str, html) -> dict:
    return _block(
        "card_feature", feature_heading=heading, heading_level=3, body=str(html)
    )


def _facts(facts) -> dict:
    rows = [{"key": name, "value": text} for name, text in facts if text]
    return _block("summary_list", rows=rows)


def _expander(title: str, html) -> dict:
    return {"title": title, "body": [_rich(html)]}


def _date(day) -> str:
    return f"{day:%-d %B %Y}"


def _opening(condition) -> dict:
    titles = [section.value.title for section in condition.body]
    return _rich(
        format_html(
            "<p>By {}, {} · Checked {}</p><p>Get medical help: signs to look for</p>"
            "<p>On this page</p><p>On this page</p>{}",
            condition.author.name,
            condition.author.job_title,
            _date(condition.last_reviewed),
            _list(titles),
        )
    )


def _overview(value, **_kwargs) -> list[dict]:
    facts = [(fact["question"], fact["answer"]) for fact in value["key_facts"]]
    return [
        _rich(value["text"].source),
        *_picture(value["picture"]),
        *([_facts(facts)] if facts else []),
    ]


def _symptoms(value, **_kwargs) -> list[dict]:
    items = [
        format_html("<b>{}</b> {}", symptom["name"], symptom["detail"])
        for symptom in value["symptoms"]
    ]
    return [
        *_paragraph(value["introduction"]),
        _rich(_list(items)),
        _rich(value["daily_life"].source),
    ]


def _red_flags(value, practice, **_kwargs) -> list[dict]:
    cards = []
    for card in value.cards(practice.get_jurisdiction()):
        parts = [format_html("<p>{}</p>", card.level.band)]
        for group in card.groups:
            if len(group.signs) > 1:
                parts.append(format_html("<p><b>{}</b></p>", MATCH_WORDS[group.match]))
            parts.append(_list(group.signs))
        for line in card.level.lines:
            parts.append(
                format_html('<p><a href="tel:{}">{}</a></p>', line.tel, line.label)
            )
        parts += [advice.source for advice in card.advice]
        others = [
            format_html(
                '<a href="{}">{}</a>{}',
                line.url or f"tel:{line.tel}",
                line.label,
                line.description and f" – {line.description}",
            )
            for line in card.level.other_ways
        ]
        if others:
            parts.append(_list(others))
        cards.append(
            _block(
                "care_card",
                type=CARE_CARDS[card.level.urgency],
                heading_level=3,
                title=card.level.heading,
                body=[_rich("".join(map(str, parts)))],
            )
        )
    return cards


def _self_care(value, **_kwargs) -> list[dict]:
    blocks = _paragraph(value["introduction"])
    for measure in value["measures"]:
        blocks.append(_rich(format_html("<h3>{}</h3>", measure["name"])))
        blocks += _picture(measure["picture"])
        blocks += _paragraph(measure["how"])
        if measure["caution"]:
            blocks += _paragraph(
                format_html("<b>Take care:</b> {}", measure["caution"])
            )
    return blocks


def _causes(value, **_kwargs) -> list[dict]:
    cards = []
    for cause in value["causes"]:
        html = format_html("<p>{}</p>", cause["explanation"])
        if cause["prevention"]:
            tips = _list(cause["prevention"])
            html += format_html("<h4>What you can do</h4>{}", tips)
        if cause["whom_to_ask"]:
            html += format_html("<h4>Whom to ask</h4><p>{}</p>", cause["whom_to_ask"])
        cards.append(_card(cause["name"], html))
    return [*_paragraph(value["introduction"]), _block("card_group", body=cards)]


def _prevention(value, **_kwargs) -> list[dict]:
    items = [
        format_html("<b>{}</b> {}", tip["name"], tip["detail"]) for tip in value["tips"]
    ]
    return [*_paragraph(value["introduction"]), _rich(_list(items))]


def _exercise(value, **_kwargs) -> list[dict]:
    blocks = _paragraph(value["purpose"])
    for step in value["steps"]:
        blocks += [*_paragraph(step["text"]), *_picture(step["picture"])]
    facts = [
        ("How much", value["repetitions"]),
        ("How often", value["how_often"]),
        ("What you need", value["equipment"]),
    ]
    return [
        *blocks,
        _facts(facts),
        *_paragraph(format_html("<b>Take care:</b> {}", value["caution"])),
        *_paragraph("Tick when done:"),
        _rich(_list(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])),
    ]


def _first_visit(value, practice, **_kwargs) -> list[dict]:
    visit = copy_first_visit(value, practice.default_clinic)
    facts = [
        ("How long it takes", visit.length),
        ("What it costs", visit.price),
        ("What to wear", visit.clothing),
        ("How you may feel afterwards", visit.afterwards),
        ("When to ask us first", visit.not_suitable),
        ("Bringing somebody with you", visit.chaperone),
        ("If you cannot come", visit.cancelling),
    ]
    return [_rich(visit.what_happens), _facts(facts)]


def _faq(value, **_kwargs) -> list[dict]:
    expanders = [
        _expander(item["question"], item["answer"].source)
        for item in value["questions"]
    ]
    return [_block("expander_group", expanders=expanders)]


def _treatment(value, **_kwargs) -> list[dict]:
    cards = []
    for group in value.groups():
        items = []
        for option in group.options:
            item = format_html("<b>{}</b> {}", option["name"], option["effect"])
            if option["ask_first"]:
                item += format_html(" Ask first if {}.", option["ask_first"])
            items.append(item)
        cards.append(_card(str(group.heading), _list(items)))
    return [*_paragraph(value["introduction"]), _block("card_group", body=cards)]


def _contact(clinic) -> list[dict]:
    call = format_html(
        '<p><a href="tel:{0}">Call {0}</a></p>',
        clinic.telephone,
    )
    book = _block("action_link", text="Book a visit", external_url=clinic.booking_url)
    return [_rich(call), book]


def _call_to_action(value, clinic, **_kwargs) -> list[dict]:
    return [*_paragraph(value["text"]), *_contact(clinic)]


def _references(value, **_kwargs) -> list[dict]:
    items = []
    for source in value["references"]:
        title = source["title"]
        if source["url"]:
            title = format_html('<a href="{}">{}</a>', source["url"], title)
        publisher = source["publisher"] and f". {source['publisher']}"
        year = f", {source['year']}" if source["year"] else ""
        read = f" (read on {_date(source['read_on'])})" if source["read_on"] else ""
        items.append(format_html("{}{}{}{}", title, publisher, year, read))
    return [_rich(format_html("<ol>{}</ol>", _items(items)))]


def _rich_text(value, **_kwargs) -> list[dict]:
    return [_rich(value["text"].source)]


SECTIONS = {
    "overview": _overview,
    "symptoms": _symptoms,
    "red_flags": _red_flags,
    "self_care": _self_care,
    "causes": _causes,
    "prevention": _prevention,
    "exercise": _exercise,
    "treatment": _treatment,
    "first_visit": _first_visit,
    "faq": _faq,
    "call_to_action": _call_to_action,
    "references": _references,
    "rich_text": _rich_text,
}


def _clinic(clinic) -> list[dict]:
    address = [clinic.street_address, clinic.locality, clinic.postal_code]
    rows = [
        {"cells": [{"text": time.day}, {"text": time.hours}]}
        for time in clinic.opening_times.all()
    ]
    photo = _block("image", content_image=clinic.photo_id, alt_text=clinic.photo.title)
    directions = _expander("How to get here", clinic.directions)
    return [
        photo,
        _heading(clinic.name),
        *_paragraph(clinic.private_line),
        *_paragraph(" ".join(address)),
        *_paragraph("Opening hours"),
        _block("table", caption="Opening hours", head=[], rows=rows),
        *_contact(clinic),
        *_paragraph(clinic.price),
        *_links("Directions in: ", clinic.map_links),
        *_paragraph(format_html("<b>Parking:</b> {}", clinic.parking)),
        *_paragraph(format_html("<b>Access:</b> {}", clinic.access)),
        _block("expander_group", expanders=[directions]),
        *_links("", clinic.profile_links),
    ]


def _links(words: str, links) -> list[dict]:
    anchors = format_html_join(" ", '<a href="{}">{}</a>', links)
    return _paragraph(format_html("{}{}", words, anchors)) if links else []


def _byline(condition) -> list[dict]:
    """The by-line of an author who is also the reviewer, as the demo's is."""
    person = condition.author
    text = format_html(
        "<p>Written and last checked by <b>{}</b>, {} {} Registration number {} "
        '(<a href="{}">check the register</a>)</p>',
        person.name,
        person.job_title,
        person.qualifications,
        person.registration_number,
        person.register_url,
    )
    links = [
        format_html('<a href="{}">{}</a>', link.value["url"], link.value["label"])
        for link in person.profile_links
    ]
    photo = _block("image", content_image=person.photo_id, alt_text="")
    return [
        _heading("About this page"),
        photo,
        _rich(text),
        _rich(_list(links)),
        *_paragraph(f"Page last checked {_date(condition.last_reviewed)}"),
        *_paragraph(f"Next check due {_date(condition.next_review_due)}"),
    ]


def _related(condition) -> dict:
    links = [
        format_html('<a linktype="page" id="{}">{}</a>', page.pk, page.title)
        for page in condition.related_conditions.all()
    ]
    return _rich(format_html("<h2>Related conditions</h2>{}", _list(links)))


def _phone_bar(clinic) -> list[dict]:
    call = format_html('<a href="tel:{}">Call clinic</a>', clinic.telephone)
    return [*_paragraph("Medical help"), *_paragraph(call)]
