"""The one table of search rules: `data/search-rules.json`. The build folds by it here, the page by it in `search.js`.

Patterns are written so that Python and JavaScript read them alike (no lookbehind); replacements use `$1`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

import opencc

# What folding does after NFKC, lower case, ü → v, marks off and simplified characters, in this order.
CLEAN: tuple[tuple[str, str], ...] = (
    (r"[\[(][0-9]{1,3}[\])]", " "),  # the report's note markers
    (r"([a-z])['’ʼ](?=[a-z])", "$1"),
    (r"([0-9]),(?=[0-9]{3})", "$1"),
    (r"[.+](?![0-9])", " "),
    (r"(^|[^0-9])[.+]+", "$1 "),
    (r"[^0-9a-z.+\u3007\u3400-\u9fff]+", " "),
)

# A question around the words that are asked for; both ends are tried until nothing more comes off. What remains is
# searched beside the question as typed, so that a name that happens to end like a question loses nothing.
ASK_HEAD = (
    "请问", "请解释一下", "请解释", "解释一下", "解释", "介绍一下", "介绍", "我想知道", "想知道", "我想了解", "想了解",
    "了解一下", "查一下", "搜索", "谁知道", "到底", "报告(?:里|中)?(?:说)?的", "政府工作报告(?:里|中)?(?:说)?的",
    "什么叫做", "什么叫", "什么是", "啥是", "啥叫", "何谓", "何为", "何叫", "(?:怎么|如何|怎样)理解",
)
ASK_HEAD_LATIN = (
    "what is meant by", "what(?: is|['’]?s| are| was| were| does| do)?", "define", "explain", "describe",
    "tell me about", "who(?: is| are| was)?", "where(?: is| are)?", "how(?: does| do| is| are)?", "why(?: is| are)?",
    "which", "can you explain", "(?:meaning|definition|explanation) of", "the", "an?", "term",
)
ASK_TAIL = (
    "是(?:个|一个)?(?:什么|啥|何)(?:意思|东西|政策|含义|内容|工程|行动|概念|地方|公司|企业)?",
    "(?:是)?(?:指|代表|意味着)(?:的是|的)?(?:什么|啥|哪些|哪几个|哪几项)?(?:意思)?",
    "(?:都|具体|分别)?(?:包括|包含|有|是|指)(?:了)?(?:哪些|哪几个|哪几项|哪几种|什么|几个)(?:内容|方面|东西)?",
    "什么意思", "啥意思", "何意", "什么含义", "的(?:意思|含义|定义|解释|内容|说明|具体内容)",
    "(?:应该|应当)?(?:怎么|怎样|如何)(?:理解|解释|翻译|讲|说|说明|算|做|办|译成英文|用英语说)",
    "(?:英文|英语)(?:怎么说|是什么|怎么翻译|翻译)?", "在(?:哪里|哪儿|哪|什么地方)", "(?:是)?多少",
    "具体", "都", "分别", "到底", "呢", "吗", "啊", "呀", "的",
)
ASK_TAIL_LATIN = (
    "mean(?:s|ing)?", "stands? for", "refers? to", "in chinese", "in english", "in the report", "exactly", "about",
    "work", "explained", "definition", "is", "are",
)
NOTE = (
    r"^[\s#(\[{<【〔〈《「『]*(?:注释|脚注|附注|尾注|注|编号|条目|第|(?:foot|end)?notes?(?: no)?|fn|no)?"
    r"[\s.:#(\[【〔第号]*"
    r"([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*(?:号|条|个|项|款)?(?:注释|脚注|注)?[\s)\]}>】〕〉》」』.、]*$"
)
NUMBERS = "一二三四五六七八九"

STOP = (
    "a an the of and or to in on for with by from at as is are was were be what which who how does do did mean means "
    "stand stands it its this that s"
)

RULES: dict[str, object] = {
    "clean": [list(pair) for pair in CLEAN],
    "head": rf"^[\s,，:：“”\"'‘’「」]*(?:(?:{'|'.join(ASK_HEAD)})|(?:{'|'.join(ASK_HEAD_LATIN)})(?=\s))[\s:：,，]*",
    "tail": rf"(?:[\s,，]*(?:{'|'.join(ASK_TAIL)})|\s+(?:{'|'.join(ASK_TAIL_LATIN)}))[\s?？!！。.…]*$",
    # A note by its number, read before anything else: 47, (47), [47], 注47, 第47条, note 47, #47.
    "note": NOTE,
    "notNote": r"^\s*(?:[一二三四五六七八九十]+(?:个|项|款|号|条)?|第?[0-9一二三四五六七八九十]+(?:个|项))\s*$",
    # A paragraph by its number: 第12段, p12, para 12.
    "paragraph": r"^\s*(?:(?:p|paragraph|para)[\s.]*([0-9]{1,3})|第?\s*([0-9]{1,3})\s*(?:自然)?段)\s*$",
    "digits": NUMBERS,
    "stop": STOP.split(),
    # How much a hit is worth. A share of the name that was asked for adds up to `cover`.
    "weight": {
        "number": 2000, "whole": 1000, "begin": 600, "part": 500, "spread": 400, "cover": 90,
        "pinyin": 880, "initials": 840, "pinyinBegin": 560, "pinyinPart": 450, "initialsPart": 430,
        "text": 465, "longText": 600, "word": 300, "definition": 400, "held": 250, "heldCover": 190, "near": 310,
        "words": 130, "moreWords": 40, "sentence": 420,
        "settled": 800,  # from here on the question is answered by a name, and no text need be fetched
        "weak": 400,  # below this, names that nearly fit are looked for
    },
    # Which name of an entry was hit: its title, its name in the other language, a further name.
    "name": {"title": 1, "other": 0.985, "alias": 0.97},
    # What is hit: Term, Indicator, Entity, Section, tHeme, pa(G)e, Paragraph, paragraph of an Older report,
    # Commitment, checK.
    # `partial`: the same for a hit that is no whole name, where a term goes further before all else.
    "kind": {"t": 1, "i": 0.96, "e": 0.97, "s": 0.8, "h": 0.5, "g": 0.8, "p": 0.97, "o": 0.9, "c": 0.7, "k": 0.7},
    "partial": {"t": 1, "i": 0.84, "e": 0.84, "s": 0.75, "h": 0.5, "g": 0.75, "p": 0.97, "o": 0.9, "c": 0.7, "k": 0.7},
    "numbered": 1.03,  # a term with a note goes before one without
    "numberedPart": 1.06,  # the same where a part of the name is asked for
    "fuzzy": [[4, 1], [6, 2]],  # a Latin word of so many letters and more may have so many slips
    "slips": [[3, 1], [6, 2]],  # the same for a run of Chinese characters
    "limit": 40,
}


def table(texts: Iterable[str]) -> dict[str, object]:
    """The rules, with the traditional forms of the characters that occur in `texts` or in the rules themselves."""
    occurring = set("".join(texts)) | set(json.dumps(RULES, ensure_ascii=False))
    pairs = [(old, new) for old, new in traditional().items() if new in occurring and old not in occurring]
    return {**RULES, "simple": ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]}


@cache
def traditional() -> dict[str, str]:
    """Traditional characters in common use (those of Big5) with their simplified forms."""
    converter = opencc.OpenCC("t2s")
    found = {}
    for code in range(0x4E00, 0xA000):
        sign = chr(code)
        try:
            sign.encode("big5")
        except UnicodeEncodeError:
            continue
        plain = converter.convert(sign)
        if plain != sign and len(plain) == 1:
            found[sign] = plain
    return found


def light(text: str, rules: Mapping[str, object]) -> str:
    """NFKC, lower case, ü → v, no tone marks, simplified characters."""
    split = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    flat = re.sub("[\u0300-\u036f]", "", split.replace("u\u0308", "v"))
    old, new = simple(rules)
    return flat.translate(str.maketrans(old, new))


def fold(text: str, rules: Mapping[str, object]) -> str:
    """`text` as words and runs of characters with single blanks between them, without marks of any kind."""
    done = light(text, rules)
    for pattern, into in CLEAN:
        done = re.sub(pattern, into.replace("$1", r"\1"), done)
    return done.strip()


def tight(text: str, rules: Mapping[str, object]) -> str:
    return fold(text, rules).replace(" ", "")


def simple(rules: Mapping[str, object]) -> tuple[str, str]:
    pair = rules["simple"]
    assert isinstance(pair, list)
    return pair[0], pair[1]
