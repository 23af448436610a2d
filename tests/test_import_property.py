"""Whatever a report holds, its bytes come back from what the import wrote; whatever a file holds, nothing is raised."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.content.entry import PARAGRAPH
from explainer.importing.received import RefusedError, lines_of
from explainer.importing.scalars import block, inline
from explainer.importing.write import imported, reproduce, save
from import_report import main

SIGNS = (
    "一二三四五六（）()[]〔〕①②1234567890.．、：:；。，“”‘’\"'\\-—*#|<>/^!&%％万亿元亩"
    " 　\t各位代表注释增长\u2028\x85\ufeff𠀀é"
)
PIECES = st.sampled_from((
    "各位代表：", "一、2030年工作回顾", "（一）抓产业。推进改革。", "二、2031年工作安排", "粮食增长3.5％，总产9亿斤。",
    "“双塘”（1）", "“双塘”[1]", "部分名词注释：", "1．“双塘”：两口塘。", "[^1]: 双塘：两口塘。", "---",
    "①双塘：两口塘。", "<sup>1</sup>", "**三、加强政府自身建设**", "附件2", "- 3 -", "2.", "《",
    "一是稳增长；二是调结构。", "| 甲 | 乙 |", "title: 工作报告", "附：", "**名词解释**", "**两件实事**", "## 回顾",
    "第一部分　回顾", "1.“双塘”。两口塘。2.“三账”。三本账。", "一、“双塘”：两口塘。", "（按先后为序）", "1、把路修好",
))
ENDS = st.sampled_from(("\n", "\n\n", "\r\n", "\r", "\n \n", "\n　　"))
LINES = st.one_of(PIECES, st.text(alphabet=SIGNS, max_size=30), st.text(max_size=10))
TEXTS = st.lists(st.tuples(LINES, ENDS), max_size=25).map(
    lambda pairs: "各位代表：\n" + "".join(line + end for line, end in pairs))
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def again(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        save(imported(data).files, Path(place) / "2031")
        return reproduce(Path(place) / "2031")


@FEW
@given(TEXTS, st.sampled_from(("utf-8", "utf-8-sig", "gb18030", "utf-16")))
def test_bytes_come_back(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
        result = imported(data)
    except (RefusedError, UnicodeEncodeError):
        return
    assert again(data) == data
    for name, written in result.files.items():
        if name.endswith(".yaml"):
            yaml.safe_load(written)


@FEW
@given(TEXTS)
def test_paragraphs_are_numbered_in_the_order_of_the_text(text: str) -> None:
    try:
        result = imported(text.encode())
    except (RefusedError, UnicodeEncodeError):
        return
    items = [item for name, written in sorted(result.files.items()) if name.startswith("text/")
             for item in yaml.safe_load(written)["paragraphs"]]
    items.sort(key=lambda item: int(item["id"][1:]))
    assert all(PARAGRAPH.fullmatch(item["id"]) for item in items)
    assert [item["zh"] for item in items] == [line.text for line in result.shape.paragraphs]


@FEW
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_nothing_is_raised(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        file, folder = Path(place) / "report.txt", Path(place) / "2031"
        file.write_bytes(data)
        assert main([str(file), "--into", str(folder)]) == (0 if folder.exists() else 1)


@given(st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=("Cs",))), max_size=60))
def test_scalars_come_back(text: str) -> None:
    assert yaml.safe_load(f"key: {inline(text)}\n")["key"] == text
    if text.strip() and "\n" not in text:
        assert yaml.safe_load(f"key: {block(text, '  ')}\n")["key"] == text


@given(TEXTS)
def test_lines_and_what_is_between_are_the_text(text: str) -> None:
    lines, tail = lines_of(text)
    assert "".join(f"{line.before}{line.text}" for line in lines) + tail == text


LONG = ("“" * 100_000, "（1）" * 50_000, "\t" * 200_000, "| " * 100_000, "1.5" * 100_000, " " * 300_000 + "一")


@pytest.mark.parametrize("line", LONG, ids=("quotes", "markers", "tabs", "bars", "numbers", "blanks"))
def test_long_lines_take_no_time(line: str) -> None:
    assert again(f"各位代表：\n{line}\n".encode()) == f"各位代表：\n{line}\n".encode()
