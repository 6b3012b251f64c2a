"""An XForm, read into a plan: the questions in their order, their words in every language, and their expressions as trees.

Whatever a plan cannot say is refused with its name. The reader opens no entity, fetches nothing, and gives up on what is too deep.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from nhipcau.surveys.plans.expressions import Outside, Tree, read

Plan = dict[str, Any]
Node = dict[str, Any]
XF, H, JR, ODK, EV = (
    "{http://www.w3.org/2002/xforms}", "{http://www.w3.org/1999/xhtml}", "{http://openrosa.org/javarosa}",
    "{http://www.opendatakit.org/xforms}", "{http://www.w3.org/2001/xml-events}",
)  # fmt: skip
MOST_BYTES, MOST_QUESTIONS, MOST_CHOICES, MOST_DEEP = 400_000, 200, 2000, 6
KINDS: Final = {"string": "text", "int": "int", "decimal": "decimal", "date": "date", "geopoint": "point", "": "text"}
NO_KIND: Final = {
    "binary": "ảnh, ghi âm, tệp", "geotrace": "vẽ đường", "geoshape": "vẽ vùng", "barcode": "quét mã vạch", "time": "giờ", "dateTime": "ngày giờ",
    "upload": "ảnh, ghi âm, tệp", "range": "thanh kéo", "rank": "xếp hạng", "trigger": "xác nhận", "odk:rank": "xếp hạng", "secret": "mật khẩu",
    "boolean": "đúng sai", "intent": "mở ứng dụng khác",
}  # fmt: skip
PRELOADS: Final = {("timestamp", "start"): "start", ("timestamp", "end"): "end", ("date", "today"): "today", ("uid", ""): "uid"}
_BINDS: Final = {
    "nodeset", "type", "relevant", "constraint", "required", "readonly", "calculate", f"{JR}constraintMsg", f"{JR}requiredMsg", f"{JR}preload",
    f"{JR}preloadParams",
}  # fmt: skip
_CONTROLS: Final = {f"{XF}{name}" for name in ("input", "select1", "select", "group", "repeat")}
_ITEMSET: Final = re.compile(r"instance\('([\w.\-]+)'\)/root/item(?:\[(.*)\])?", re.DOTALL)
_ITEXT: Final = re.compile(r"jr:itext\('(.*)'\)", re.DOTALL)
_LANGUAGE: Final = re.compile(r"\(([a-z]{2,3})[^)]*\)\s*$")


class Unreadable(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """It is no XForm that can be read."""


class Hostile(Exception):  # noqa: N818 (as above)
    """It declares what no form declares: a document type, an entity."""


@dataclass
class _Form:
    """What is known of a form while it is read."""

    root: str
    controls: dict[str, etree._Element] = field(default_factory=dict)
    repeats: dict[str, etree._Element] = field(default_factory=dict)
    binds: dict[str, etree._Element] = field(default_factory=dict)
    sets: dict[str, str] = field(default_factory=dict)
    texts: list[dict[str, etree._Element]] = field(default_factory=list)
    kinds: dict[str, bool] = field(default_factory=dict)  # path: it is a group
    choices: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


def parsed(content: bytes) -> etree._Element:
    """Return the tree of XML that is safe to look at.

    Raises:
        Hostile, Unreadable: as they say.
    """
    if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Hostile
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True, "remove_pis": True}
    try:
        root = etree.fromstring(content, etree.XMLParser(**options))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise Unreadable from error
    if root.getroottree().docinfo.doctype:
        raise Hostile
    return root


def plan_of(xml: str) -> Plan:
    """Return the plan of an XForm.

    Raises:
        Hostile, Unreadable: as they say; Outside: it asks or works out what our phones cannot.
    """
    root = parsed(xml.encode())
    model, body = root.find(f"{H}head/{XF}model"), root.find(f"{H}body")
    data = next(iter(root.iterfind(f"{H}head/{XF}model/{XF}instance/*")), None)
    if model is None or body is None or data is None:
        raise Unreadable
    form = _Form(_name(data))
    langs = _read_texts(form, model)
    _read_model(form, model)
    _read_body(form, body, "", 0)
    _know(form, data, "")
    nodes = [node for one in data if (node := _node(form, one, "")) is not None]
    _check_whole(form, nodes)
    return {
        "id": data.get("id", ""), "version": data.get("version", ""), "title": root.findtext(f"{H}head/{H}title") or "", "root": form.root, "langs": langs,
        "nodes": nodes, "choices": {key: lines for key, lines in form.choices.items() if key in form.used},
    }  # fmt: skip


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _read_texts(form: _Form, model: etree._Element) -> list[str]:
    langs: list[str] = []
    for translation in model.iterfind(f"{XF}itext/{XF}translation"):
        code = _LANGUAGE.search(translation.get("lang", ""))
        name = code.group(1) if code else "vi" if not langs else translation.get("lang", "")[:20]
        texts = {one.get("id", ""): one for one in translation.iterfind(f"{XF}text")}
        if translation.get("default") == "true()":
            langs.insert(0, name)
            form.texts.insert(0, texts)
        else:
            langs.append(name)
            form.texts.append(texts)
    return langs or ["vi"]


def _read_model(form: _Form, model: etree._Element) -> None:
    for one in model:
        tag = one.tag
        if tag == f"{XF}bind":
            _read_bind(form, one)
        elif tag == f"{XF}setvalue":
            if not set((one.get("event") or one.get(f"{EV}event") or "").split()) <= {"odk-instance-first-load", "odk-new-repeat"}:
                raise Outside("ghi khi câu khác đổi (trigger) chưa dùng được", "setting a value when another changes (trigger) does not work yet")
            form.sets[_path(form, one.get("ref", ""))] = one.get("value") or ""
        elif tag == f"{XF}instance" and one.get("id"):
            _read_choices(form, one)
        elif tag not in {f"{XF}itext", f"{XF}instance", f"{XF}submission"}:
            raise Outside(f"phần “{_name(one)}” chưa dùng được", f"the part “{_name(one)}” does not work yet")


def _read_bind(form: _Form, bind: etree._Element) -> None:
    strange = [str(name) for name in bind.attrib if name not in _BINDS]
    path = _path(form, bind.get("nodeset", ""))
    if strange and not path.startswith("meta/"):
        name = strange[0].rpartition("}")[2]
        raise Outside(f"câu “{path}”: “{name}” chưa dùng được", f"question “{path}”: “{name}” does not work yet")
    form.binds[path] = bind


def _read_choices(form: _Form, instance: etree._Element) -> None:
    if instance.get("src"):
        raise Outside(f"danh sách từ tệp ngoài “{instance.get('src')}” chưa dùng được", f"the outside list “{instance.get('src')}” does not work yet")
    lines = []
    for item in instance.iterfind(f"{XF}root/{XF}item"):
        parts = {_name(one): one for one in item}
        told = {name: "".join(one.itertext()) for name, one in parts.items()}
        label = _itext(form, told["itextId"]) if "itextId" in told else _label_of(form, parts.get("label"))
        more = {name: value for name, value in told.items() if name not in {"name", "label", "itextId"}}
        lines.append({"v": told.get("name", ""), "l": label} | ({"x": more} if more else {}))
    form.choices[instance.get("id", "")] = lines


def _read_body(form: _Form, parent: etree._Element, inside: str, deep: int) -> None:
    if deep > MOST_DEEP:
        raise Outside("nhóm lồng quá sâu", "groups are nested too deep")
    for one in parent:
        if one.tag in {f"{XF}label", f"{XF}hint", f"{XF}help", f"{XF}itemset", f"{XF}item"}:
            continue
        name = _name(one)
        if one.tag not in _CONTROLS or one.get("intent") or "search(" in one.get("appearance", "") or one.get("query"):
            what = NO_KIND.get("intent" if one.get("intent") else name, name)
            raise Outside(f"loại câu “{what}” chưa dùng được trên điện thoại", f"questions of kind “{name}” do not work on phones yet")
        ref = one.get("nodeset") or one.get("ref")
        path = _path(form, ref) if ref else inside
        if one.tag == f"{XF}repeat":
            form.repeats[path] = one
        elif ref:
            form.controls[path] = one
        if one.tag in {f"{XF}group", f"{XF}repeat"}:
            _read_body(form, one, path, deep + 1)


def _path(form: _Form, ref: str) -> str:
    steps = ref.strip().split("/")
    if len(steps) < 3 or steps[0] or steps[1] != form.root:  # noqa: PLR2004 ("", root, step)
        raise Unreadable
    return "/".join(steps[2:])


def _know(form: _Form, parent: etree._Element, inside: str) -> None:
    """Learn which paths there are, before any expression is read."""
    for one in parent:
        path = f"{inside}{_name(one)}"
        form.kinds[path] = len(one) > 0 or path in form.repeats
        _know(form, one, f"{path}/")


def _node(form: _Form, element: etree._Element, inside: str) -> Node | None:
    path = f"{inside}{_name(element)}"
    if not inside and _name(element) == "meta":
        _check_meta(element)
        return None
    if path in form.repeats and element.get(f"{JR}template") is None and _has_template(element):
        return None  # the first round; the template says what each is made of
    node: Node = {"n": _name(element), "p": path}
    repeat = form.repeats.get(path)
    _told(form, node)
    if repeat is not None or len(element):
        node["k"] = "repeat" if repeat is not None else "group"
        node["c"] = [made for one in element if (made := _node(form, one, f"{path}/")) is not None]
        if repeat is not None and repeat.get(f"{JR}count"):
            node["cnt"] = _tree(form, repeat.get(f"{JR}count", ""), path)
        if "field-list" in (form.controls[path].get("appearance", "") if path in form.controls else ""):
            node["pg"] = 1
        return node
    _ask(form, node, element)
    return node


def _has_template(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and any(one.tag == element.tag and one.get(f"{JR}template") is not None for one in parent)


def _check_meta(meta: etree._Element) -> None:
    for one in meta:
        if _name(one) in {"audit", "entity"}:
            raise Outside(f"phần “{_name(one)}” chưa dùng được", f"the part “{_name(one)}” does not work yet")


def _told(form: _Form, node: Node) -> None:
    """Put in the words, and what holds of it."""
    path = node["p"]
    control, bind = form.controls.get(path), form.binds.get(path)
    if control is not None:
        for key, tag in (("l", "label"), ("h", "hint")):
            words = _label_of(form, control.find(f"{XF}{tag}"), path)
            if any(words):
                node[key] = words
    if bind is None:
        return
    for key, name in (("rel", "relevant"), ("con", "constraint"), ("req", "required"), ("ro", "readonly"), ("calc", "calculate")):
        text = (bind.get(name) or "").strip()
        if text and text not in {"false()", "false"}:
            node[key] = 1 if text in {"true()", "true"} and key in {"req", "ro"} else _tree(form, text, path)
    for key, name in (("msg", f"{JR}constraintMsg"), ("rmsg", f"{JR}requiredMsg")):
        if bind.get(name):
            node[key] = _words(form, bind.get(name, ""), path)


def _ask(form: _Form, node: Node, element: etree._Element) -> None:
    """Put in what kind of question it is."""
    path = node["p"]
    control, bind = form.controls.get(path), form.binds.get(path)
    kind = (bind.get("type") or "") if bind is not None else ""
    preload = (bind.get(f"{JR}preload") or "", bind.get(f"{JR}preloadParams") or "") if bind is not None else ("", "")
    if preload[0]:
        if preload not in PRELOADS:
            what = preload[1] or preload[0]
            raise Outside(f"câu “{path}”: máy không tự ghi “{what}”", f"question “{path}”: “{what}” is not filled in by itself")
        node |= {"k": "hidden", "pre": PRELOADS[preload]}
        return
    if kind in NO_KIND or kind not in KINDS:
        what = NO_KIND.get(kind, kind)
        raise Outside(f"câu “{path}”: loại “{what}” chưa dùng được trên điện thoại", f"question “{path}”: kind “{kind}” does not work on phones yet")
    node["t"] = KINDS[kind]
    if control is None:
        node["k"] = "hidden"
    elif control.tag == f"{XF}input":
        node["k"] = "note" if node.get("ro") and "calc" not in node and not element.text else KINDS[kind]
    else:
        node["k"] = "one" if control.tag == f"{XF}select1" else "many"
        _choose(form, node, control)
    if path in form.sets:
        node["def"] = _tree(form, form.sets[path], path)
    elif element.text and element.text.strip():
        node["dv"] = element.text.strip()


def _choose(form: _Form, node: Node, control: etree._Element) -> None:
    itemset = control.find(f"{XF}itemset")
    if itemset is None:
        name = f"{node['p']}:"
        form.choices[name] = [
            {"v": (one.findtext(f"{XF}value") or ""), "l": _label_of(form, one.find(f"{XF}label"), node["p"])} for one in control.iterfind(f"{XF}item")
        ]
    else:
        found = _ITEMSET.fullmatch((itemset.get("nodeset") or "").strip())
        if found is None or found.group(1) not in form.choices:
            raise Outside(f"câu “{node['p']}”: cách lấy danh sách này chưa dùng được", f"question “{node['p']}”: this way of listing choices does not work yet")
        name = found.group(1)
        if found.group(2):
            node["fi"] = _tree(form, found.group(2), node["p"], columns=True)
    if not form.choices[name]:
        raise Outside(f"câu “{node['p']}” không có gì để chọn", f"question “{node['p']}” has no choices")
    form.used.add(name)
    node["ls"] = name


def _label_of(form: _Form, label: etree._Element | None, path: str = "") -> list[list[Any]]:
    if label is None:
        return [[] for _ in form.texts] or [[]]
    if label.get("ref"):
        return _words(form, label.get("ref", ""), path)
    return [_parts(form, label, path)] * max(1, len(form.texts))


def _words(form: _Form, told: str, path: str) -> list[list[Any]]:
    found = _ITEXT.fullmatch(told.strip())
    return _itext(form, found.group(1), path) if found else [[told]] * max(1, len(form.texts))


def _itext(form: _Form, key: str, path: str = "") -> list[list[Any]]:
    return [_parts(form, _plain(texts[key]), path) if key in texts else [] for texts in form.texts]


def _plain(text: etree._Element) -> etree._Element:
    """Return the words of a text; a picture or a sound beside them is outside of what phones can show."""
    values = list(text.iterfind(f"{XF}value"))
    for one in values:
        if one.get("form") and one.get("form") != "guidance":
            raise Outside(f"“{one.get('form')}” đi kèm câu hỏi chưa dùng được", f"“{one.get('form')}” beside a question does not work yet")
    return next((one for one in values if not one.get("form")), text)


def _parts(form: _Form, element: etree._Element, path: str) -> list[Any]:
    """Return words as texts with trees between them."""
    parts: list[Any] = [element.text or ""]
    for one in element:
        if one.tag == f"{XF}output":
            parts += [_tree(form, one.get("value") or "", path), one.tail or ""]
    if all(isinstance(one, str) for one in parts):
        return ["".join(parts).strip()] if "".join(parts).strip() else []
    parts[0], parts[-1] = parts[0].lstrip(), parts[-1].rstrip() if isinstance(parts[-1], str) else parts[-1]
    return [one for one in parts if one != ""]


def _tree(form: _Form, text: str, path: str, *, columns: bool = False) -> Tree:
    """Return an expression's tree, as it is asked from a path; a fault says at which question it stands."""

    def leads(absolute: bool, steps: list[str]) -> Tree:
        return _led(form, path, absolute, steps)

    try:
        return read(text, leads, columns=columns)
    except Outside as error:
        if error.vi.startswith("câu “"):
            raise
        raise Outside(f"câu “{path}”: {error.vi}", f"question “{path}”: {error.en}") from error


def _led(form: _Form, path: str, absolute: bool, steps: list[str]) -> Tree:
    here = path.split("/") if path else []
    if absolute:
        if steps[0] != form.root:
            raise Outside(f"đường dẫn “/{'/'.join(steps)}” không có", f"there is no path “/{'/'.join(steps)}”")
        at, steps, least = [], steps[1:], 0
    else:
        at, least = list(here), len(here)
    for step in steps:
        if step == "..":
            if not at:
                raise Outside("đường dẫn đi ra ngoài biểu mẫu", "a path leads out of the form")
            at.pop()
            least = min(least, len(at))
        elif step != ".":
            at.append(step)
    found = "/".join(at)
    if found not in form.kinds or found.startswith("meta"):
        raise Outside(f"không có câu “{found}”", f"there is no question “{found}”")
    shared = 0 if absolute else least
    if form.kinds[found]:
        return ["group", found, found in form.repeats and found in [*_prefixes(path)], shared]
    return ["r", found, shared]


def _prefixes(path: str) -> list[str]:
    steps = path.split("/")
    return ["/".join(steps[:many]) for many in range(1, len(steps) + 1)]


def _check_whole(form: _Form, nodes: list[Node]) -> None:
    asked = list(questions(nodes))
    if not any(one["k"] not in {"hidden", "note"} for one in asked):
        raise Outside("biểu mẫu không hỏi gì", "the form asks nothing")
    if len(asked) > MOST_QUESTIONS:
        raise Outside(f"biểu mẫu có hơn {MOST_QUESTIONS} câu", f"the form has more than {MOST_QUESTIONS} questions")
    if sum(len(lines) for lines in form.choices.values()) > MOST_CHOICES:
        raise Outside(f"các danh sách có hơn {MOST_CHOICES} dòng", f"the lists have more than {MOST_CHOICES} lines")
    for one in (*asked, *groups(nodes)):
        for tree in (one.get(key) for key in ("rel", "con", "req", "ro", "calc", "def", "fi", "cnt")):
            if isinstance(tree, list) and tree[0] == "group":
                raise Outside(f"câu “{one['p']}”: cần một câu hỏi, không phải cả nhóm", f"question “{one['p']}”: a question is needed, not a whole group")


def questions(nodes: list[Node]) -> list[Node]:
    """Return every question of a plan, in its order."""
    return [one for node in nodes for one in (questions(node["c"]) if "c" in node else [node])]


def groups(nodes: list[Node]) -> list[Node]:
    """Return every group and repeat of a plan, in its order."""
    return [one for node in nodes if "c" in node for one in (node, *groups(node["c"]))]
