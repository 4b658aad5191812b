"""The words of the workload's rulesets, in both languages."""

from __future__ import annotations

from benchmarks.workload.model import (
    CertificateHeld,
    DocumentHeld,
    LabelMark,
    MetalSum,
    Requirement,
    SubstanceLimit,
)

Words = dict[str, str]

TITLES: dict[str, Words] = {
    "substances": {"en": "Substances in materials, for measuring", "zh": "材料中的有害物质（测速用）"},
    "packaging": {"en": "Heavy metals in packaging, for measuring", "zh": "包装中的重金属（测速用）"},
    "labels": {"en": "Marks and texts on labels, for measuring", "zh": "标签上的标志与文字（测速用）"},
    "certificates": {"en": "Certificates, for measuring", "zh": "证书（测速用）"},
    "documents": {"en": "Papers that have to be held, for measuring", "zh": "须持有的文件（测速用）"},
}
INSTRUMENT: dict[str, object] = {
    "name": {"en": "Limits chosen for the benchmark", "zh": "性能测试自拟要求"},
    "reference": "benchmarks/workload/requirements.py",
    "url": "https://certcheck.example/benchmarks/workload",
    "language": "en",
}
"""What the rulesets cite: the table itself, no act. The address is of a kind that never leads anywhere."""
REST: Words = {
    "en": "This is a workload for measuring, not law; the rulesets of the market hold the law.",
    "zh": "此处仅为测速用的自拟要求，并非法律规定；法律要求见各市场规则集。",
}
HEAD = """\
# A made-up workload: limits, dates and scopes were chosen for the benchmark. It is no law, and no act is cited for it.
# Its one source is the table in benchmarks/workload/requirements.py: "official" below means that table, nothing else.
# Written by `python -m benchmarks.workload`. Licence: CC-BY-4.0
"""
_SUBJECTS = {"substances": "materials", "packaging": "packaging"}
_KINDS_ZH = {
    "plastic": "塑料",
    "metal": "金属",
    "leather": "皮革",
    "paper-and-board": "纸和纸板",
    "glass": "玻璃",
}


def subject_of(shape: str) -> str:
    """What a ruleset of this shape looks at."""
    return _SUBJECTS.get(shape, "product")


def texts_of(one: Requirement) -> dict[str, Words]:
    """Title, explanation and remedy."""
    match one:
        case SubstanceLimit():
            return _substance(one)
        case MetalSum():
            return _metals(one)
        case LabelMark():
            return _label(one)
        case CertificateHeld():
            return _certificate(one)
        case DocumentHeld():
            return _document(one)


def _texts(title: Words, explain: Words, remedy: Words) -> dict[str, Words]:
    return {"title": title, "explain": explain, "remedy": remedy}


def _where(kind: str, accessible: bool) -> tuple[str, str]:
    en = f"{'accessible ' if accessible else ''}{kind + ' ' if kind else ''}materials"
    return en, f"{'可触及的' if accessible else ''}{_KINDS_ZH.get(kind, '')}材料"


def _substance(one: SubstanceLimit) -> dict[str, Words]:
    en, zh = _where(one.kind, one.accessible)
    figure = f"{one.limit / 1000:g}" if one.limit < 1_000_000 else str(one.limit // 1000)
    word_en, word_zh = ("less than", "低于") if one.strict else ("at most", "不超过")
    return _texts(
        {"en": f"{one.substance} in {en} ({one.id})", "zh": f"{zh}中的 {one.substance}（{one.id}）"},
        {
            "en": f"Each of the {en} holds {word_en} {figure} mg/kg of {one.substance}.",
            "zh": f"每种{zh}中 {one.substance} 的含量{word_zh} {figure} mg/kg。",
        },
        {"en": "Replace the material.", "zh": "更换该材料。"},
    )


def _metals(one: MetalSum) -> dict[str, Words]:
    en = f"{one.kind} packaging components" if one.kind else "packaging components"
    zh = f"{_KINDS_ZH.get(one.kind, '')}包装组件"
    return _texts(
        {"en": f"Four heavy metals in {en} ({one.id})", "zh": f"{zh}中的四项重金属（{one.id}）"},
        {
            "en": f"Lead, cadmium, mercury and chromium(VI) make up at most {one.limit / 1000:g} mg/kg of {en}.",
            "zh": f"{zh}中铅、镉、汞、六价铬合计不超过 {one.limit / 1000:g} mg/kg。",
        },
        {"en": "Change the ink, pigment or recyclate.", "zh": "更换油墨、颜料或再生料。"},
    )


def _label(one: LabelMark) -> dict[str, Words]:
    what = one.mark or one.shows
    return _texts(
        {"en": f"{what} on a label ({one.id})", "zh": f"标签上的 {what}（{one.id}）"},
        {
            "en": f"A label shows {what} in the languages and at the height that are named.",
            "zh": f"标签须按规定的语言和高度标示 {what}。",
        },
        {"en": "Add it to the label.", "zh": "在标签上补充标示。"},
    )


def _certificate(one: CertificateHeld) -> dict[str, Words]:
    schemes = ", ".join(one.schemes)
    return _texts(
        {"en": f"Certificate of {schemes} ({one.id})", "zh": f"{schemes} 证书（{one.id}）"},
        {
            "en": f"A certificate of {schemes} is valid today{' and names the model' if one.model else ''}.",
            "zh": f"持有在有效期内的 {schemes} 证书{'，且证书列明该型号' if one.model else ''}。",
        },
        {"en": "Renew the certificate.", "zh": "更新证书。"},
    )


def _document(one: DocumentHeld) -> dict[str, Words]:
    return _texts(
        {"en": f"{one.document} ({one.id})", "zh": f"文件 {one.document}（{one.id}）"},
        {"en": f"The paper {one.document} is held.", "zh": f"须持有文件 {one.document}。"},
        {"en": "Obtain the paper.", "zh": "取得该文件。"},
    )
