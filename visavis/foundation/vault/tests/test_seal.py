"""What is sealed opens with its own key, for its own file, unchanged; and never looks the same twice."""

from __future__ import annotations

import os

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from visavis.foundation.vault.brief import seal_briefly, unseal_briefly
from visavis.foundation.vault.keys import master_key, secret_key
from visavis.foundation.vault.seal import NONCE, box, unbox

KEY, FILE = b"k" * 32, b"file"


@given(st.binary(max_size=300))
def test_what_is_sealed_is_read_again(plain):
    assert unbox(KEY, box(KEY, plain, FILE), FILE) == plain


@given(st.binary(min_size=1, max_size=60), st.data())
def test_one_bit_changed_anywhere_is_noticed(plain, data):
    sealed = bytearray(box(KEY, plain, FILE))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(InvalidTag):
        unbox(KEY, bytes(sealed), FILE)


def test_it_opens_for_no_other_file_and_with_no_other_key():
    sealed = box(KEY, b"un mot", FILE)
    for key, bound_to in ((KEY, b"elsewhere"), (os.urandom(32), FILE)):
        with pytest.raises(InvalidTag):
            unbox(key, sealed, bound_to)


def test_the_same_words_never_look_the_same():
    sealed = {box(KEY, b"un mot", FILE) for _ in range(100)}
    assert len({each[3 : 3 + NONCE] for each in sealed}) == 100
    assert all(b"un mot" not in each for each in sealed)
    assert {len(each) for each in sealed} == {3 + NONCE + len(b"un mot") + 16}, (
        "three signs that name the cipher, 96 bits of nonce, 128 of tag"
    )


def test_the_keys_of_an_installation_have_256_bits_and_more():
    assert len(master_key()) == 32
    assert len(bytes.fromhex(secret_key())) == 48


def test_what_is_sealed_for_a_few_pages_opens_for_its_account_alone():
    sealed = seal_briefly("7G3K-M2QA", "account-1")
    assert unseal_briefly(sealed, "account-1") == "7G3K-M2QA"
    assert unseal_briefly(sealed, "account-2") is None
    assert unseal_briefly("bm90IHNlYWxlZCBhdCBhbGw=" * 3, "account-1") is None
