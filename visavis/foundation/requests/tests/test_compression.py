"""What leaves in brotli, what in gzip, what as it is."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.test import RequestFactory

from visavis.foundation.requests.compression import Brotli

PAGE = b"<p>Bonjour, une personne est en face de vous.</p>" * 100
OPENED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def answered(accepts: str, response: HttpResponse | None = None) -> HttpResponse:
    """What a browser gets through both compressions, in the order of the settings."""
    answer = response or HttpResponse(PAGE)
    chain = GZipMiddleware(Brotli(lambda request: answer))
    return chain(RequestFactory().get("/", headers={"accept-encoding": accepts}))


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=1.0, gzip", "br"),
        ("br;q=0.5, gzip", "br"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0.5, br;q=0.0", "gzip"),
        ("gzip, deflate", "gzip"),
        ("", ""),
        ("brotli", ""),
    ],
)
def test_a_browser_gets_the_best_it_takes_and_reads_the_same_page(accepts, encoding):
    response = answered(accepts)
    assert response.headers.get("Content-Encoding", "") == encoding
    assert OPENED[encoding](response.content) == PAGE
    assert response.headers["Vary"] == "Accept-Encoding"


def test_brotli_is_lighter_than_gzip():
    assert len(answered("br").content) < len(answered("gzip").content)


def test_a_long_page_is_worth_more_work():
    page = b"".join(
        b"<p>%d, une personne est en face de vous.</p>" % (number * 7919) for number in range(1200)
    )
    assert len(answered("br", HttpResponse(page)).content) < len(brotli.compress(page, quality=5))


def test_the_announced_length_is_that_of_what_leaves():
    response = answered("br")
    assert response.headers["Content-Length"] == str(len(response.content))


def test_the_length_of_a_page_is_not_the_same_twice():
    lengths = {len(answered("br").headers["X-Padding"]) for _ in range(50)}
    assert len(lengths) > 5
    assert max(lengths) < 100


def test_a_short_answer_and_one_already_encoded_are_left_alone():
    assert "Content-Encoding" not in answered("br", HttpResponse(b"ok")).headers
    encoded = HttpResponse(PAGE, headers={"Content-Encoding": "identity"})
    assert answered("br", encoded).content == PAGE


def test_a_stream_is_left_to_gzip():
    stream = StreamingHttpResponse([PAGE])
    assert answered("br, gzip", stream).headers["Content-Encoding"] == "gzip"


def test_a_strong_etag_becomes_weak():
    assert answered("br", HttpResponse(PAGE, headers={"ETag": '"a"'})).headers["ETag"] == 'W/"a"'
