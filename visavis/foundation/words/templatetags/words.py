"""`{% load words %}`: `{{ day|day }}`, `{{ at|moment }}`, `{{ amount|money }}`, `{{ number|phone }}`…"""

from django import template

from visavis.foundation.words import show

register = template.Library()
for each in (
    show.day,
    show.short_day,
    show.weekday,
    show.month,
    show.hour,
    show.moment,
    show.day_from,
    show.money,
    show.number,
    show.percent,
    show.phone,
    show.phone_link,
    show.size,
):
    register.filter(each.__name__, each)


@register.filter
def label(words: str) -> str:
    """The words before a value: « Durée : », “Duration:”. A question keeps its own mark."""
    from visavis.decisions.shared.sentence import spaced as put_spaces

    words = str(words)
    return (
        words
        if words.endswith(("?", ":"))
        else words + (put_spaces(" :", "fr") if show.language() == "fr" else ":")
    )


@register.filter
def spaced(text: str) -> str:
    """French typography for words from elsewhere: no break before « : ; ! ? € % »."""
    from visavis.decisions.shared.sentence import spaced as put_spaces

    return put_spaces(str(text), show.language())
