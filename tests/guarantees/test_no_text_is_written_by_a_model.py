"""Danger: words nobody wrote. Guarantee: nothing here generates text by a model, and the register says so.

Should that change one day, this test is the place: the text must be labelled to both sides and kept with its prompt.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, imports, modules, tree

GENERATORS = {
    "openai", "anthropic", "mistralai", "cohere", "groq", "replicate", "ollama", "litellm", "langchain",
    "langchain-core", "llama-index", "llama-cpp-python", "ctransformers", "gpt4all", "vllm", "transformers", "torch",
    "tensorflow", "keras", "jax", "flax", "onnxruntime", "ctranslate2", "argostranslate", "sentencepiece",
    "tokenizers", "safetensors", "huggingface-hub", "diffusers", "mlx", "google-generativeai", "google-genai",
    "vertexai", "boto3", "spacy", "nltk", "markovify", "textgenrnn", "haystack-ai", "instructor", "dspy", "guidance",
}  # fmt: skip
PLACES = re.compile(
    r"api\.(?:openai|anthropic|mistral|cohere|groq|deepseek|replicate)\.|generativelanguage\.googleapis"
    r"|bedrock-runtime|huggingface\.co|/v1/(?:chat/)?completions|:11434"
)


def names(text: str) -> set[str]:
    """The packages of a lock file, as it calls them."""
    return {one["name"].lower().replace("_", "-") for one in tomllib.loads(text)["package"]}


def generators_in(text: str) -> set[str]:
    return names(text) & GENERATORS


def generating(path: Path) -> list[str]:
    """Imports of a generator, and addresses of services that generate."""
    brought = {name.split(".")[0].replace("_", "-") for _line, name in imports(tree(path))}
    return [*sorted(brought & GENERATORS), *PLACES.findall(path.read_text(encoding="utf-8"))]


def test_no_dependency_generates_text_not_even_one_of_a_dependency():
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert len(names(lock)) > 50
    assert generators_in(lock) == set()


def test_no_module_calls_one():
    read = list(modules())
    assert len(read) > 300
    assert {str(path): found for path in read if (found := generating(path))} == {}


def test_no_script_of_a_page_calls_one():
    scripts = [path for path in (ROOT / "visavis").rglob("*.js") if "node_modules" not in path.parts]
    assert scripts
    assert [str(path) for path in scripts if PLACES.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.django_db
def test_the_register_says_so(client):
    assert (
        "Aucun texte écrit par une intelligence artificielle" in client.get("/algorithmes/").content.decode()
    )


@pytest.mark.parametrize(
    "source",
    [
        "from openai import OpenAI",
        "import transformers",
        "import google_genai",
        'ask("https://api.mistral.ai/v1/chat/completions")',
        'HOST = "http://localhost:11434"',
    ],
)
def test_a_planted_generator_is_found(source, tmp_path):
    path = tmp_path / "planted.py"
    path.write_text(source)
    assert generating(path)


def test_a_planted_dependency_is_found():
    assert generators_in('[[package]]\nname = "torch"\nversion = "2"\n') == {"torch"}
