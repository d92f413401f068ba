"""A draft as subscribers will see it, what an editor should know of it, and what can be done."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from handlers import actions, words
from handlers.build import field, item, paragraph, rows, said, warning
from handlers.messages import Button, Reply
from handlers.notices import notice
from handlers.publishing import fields, orders, reach
from handlers.publishing.fields import Field
from handlers.publishing.orders import button
from knowledge.catalogue import Article
from knowledge.publishing.merging import content_of
from knowledge.publishing.model import DraftState
from knowledge.search.lexicon import Kind
from knowledge.text.local import local_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from handlers.messages import Block
    from handlers.publishing.desk import View
    from knowledge.answering.knowledge import Knowledge
    from knowledge.publishing.model import Content, Draft, Post
    from knowledge.publishing.outlook import Outlook
    from knowledge.publishing.posts import Published, Withdrawn

CHANGED = "Bài vừa có thay đổi so với bản đồng chí xem. Xin xem lại rồi bấm lần nữa."
TRIED = "Đây là tin gửi thử nên nút chưa dùng được; nút sẽ dùng được khi bài đã đăng."
_OVERTAKEN = (
    "bài này đã được đăng trong lúc chờ",
    "Muốn sửa bài đã đăng theo bản này, đồng chí bấm nút bên dưới rồi chọn “Lưu thay đổi”.",
)
_REVISED = (
    "bài này đã được sửa trong lúc chờ",
    "Đồng chí bấm nút bên dưới để xem lại; nếu bản này đúng thì chọn “Gửi ngay”.",
)
_WITHDRAWN = (
    "bài này đã bị gỡ trong lúc chờ",
    "Nếu vẫn muốn đăng lại, đồng chí bấm nút bên dưới rồi chọn “Gửi ngay”.",
)
_DISMISSED = (
    "người hẹn giờ không còn quyền đăng bài",
    "Nếu vẫn muốn đăng, đồng chí bấm nút bên dưới để xem lại rồi chọn “Gửi ngay” hoặc hẹn giờ mới.",
)
_ONCE_MORE = "Nếu vẫn muốn đăng, đồng chí trao đổi với người đã hủy rồi soạn lại bằng /dangbai."
_NAMELESS = ("người hẹn giờ đã xóa tên mình", _DISMISSED[1])
_LONGEST_NAMED = 120
_LINKS = (attrgetter("tasks"), attrgetter("directives"), attrgetter("topics"))

SEND, SAVE, LATER, EDIT, SET, CLEAR = "go", "save", "due", "edit", "set", "clear"
LINKS, TOGGLE, TRY, TRIAL, CANCEL = "links", "toggle", "try", "trial", "no"
OPEN, APART, CHANGE, WITHDRAW = "open", "apart", "change", "cut"

_NAMED = {
    "Gửi ngay": SEND,
    "Hẹn giờ": LATER,
    "Đổi giờ": LATER,
    "Lưu thay đổi": SAVE,
    "Lưu, không gửi": SAVE,
    "Tách thành bài mới": APART,
    "Sửa": EDIT,
    "Liên kết": LINKS,
    "Gửi thử cho tôi": TRY,
    "Bỏ sửa": CANCEL,
    "Hủy": CANCEL,
}
"""The orders of a preview, by what its buttons are called."""


def panel(view: View, known: Knowledge, notes: Iterable[str] = ()) -> Reply:
    """The preview of a draft, with buttons for everything that may be done with it."""
    seen = _notice(view.draft, known)
    blocks = [*_first(view), *map(paragraph, filter(None, notes)), *seen.blocks]
    return Reply((*blocks, *_around(view, known)), _buttons(view), seen.photo)


def ordered(text: str) -> str:
    """The order of a preview that is typed without one: `gửi ngay`; "" where none is."""
    ways = tuple(button(label, name) for label, name in _NAMED.items())
    order = orders.chosen(text, ways)
    return order.name if order else ""


def trial(draft: Draft, known: Knowledge) -> Reply:
    """The message that subscribers will get; its buttons do nothing yet, the last leads back."""
    seen = _notice(draft, known)
    inert = tuple(
        tuple(button(one.label, TRIAL, draft.id) if one.action else one for one in row)
        for row in seen.buttons
    )
    return replace(seen, buttons=(*inert, (back(draft.id),)))


def editing(draft: Draft) -> Reply:
    """The fields of a draft, to choose the one to write."""
    content = draft.content
    held = [field(fields.NAMES[one], fields.shown(content, one) or "(chưa có)") for one in Field]
    buttons = [button(fields.NAMES[one], SET, draft.id, one) for one in Field]
    blocks = (paragraph("Đồng chí muốn sửa phần nào?"), *held)
    return Reply(blocks, (*rows(buttons, 2), (back(draft.id),)))


def sent(done: Published, outlook: Outlook) -> Reply:
    """A draft was published."""
    nobody = "Hiện chưa có ai theo dõi nội dung này."
    told = " ".join(reach.told(outlook)) if done.recipients else nobody
    show = Button("Xem bài", action=actions.show(Kind.ARTICLE, done.article_id))
    return Reply(
        (paragraph(f"Đã đăng bài. {told}"),),
        rows([show, button("Sửa", CHANGE, done.article_id), cut(done.article_id)], 3),
    )


def saved(done: Published) -> Reply:
    """A change of an article was made."""
    told = f" Đang sửa {words.count(done.recipients)} tin đã gửi." if done.recipients else ""
    show = Button("Xem bài", action=actions.show(Kind.ARTICLE, done.article_id))
    return Reply((paragraph(f"Đã lưu thay đổi.{told}"),), ((show,),))


def scheduled(draft: Draft, outlook: Outlook) -> Reply:
    """A draft goes out by itself."""
    told = [f"Đã hẹn gửi “{draft.content.title}” lúc {words.moment(draft.due_at or 0)}."]
    told += reach.later(outlook)
    ways = [button("Đổi giờ", LATER, draft.id), button("Hủy bài", CANCEL, draft.id)]
    return Reply((paragraph(" ".join(told)),), ((back(draft.id),), tuple(ways)))


def held(draft: Draft, known: Knowledge, posts: Collection[Post]) -> Reply:
    """A draft did not go out at its hour; `posts` are those that its article went out by before."""
    is_there = draft.article_id in known.articles
    return _unsent(draft, *((_OVERTAKEN if posts else _REVISED) if is_there else _WITHDRAWN))


def orphaned(draft: Draft) -> Reply:
    """A draft did not go out at its hour, for its author may publish no more."""
    return _unsent(draft, *(_DISMISSED if draft.person else _NAMELESS))


def cancelled(draft: Draft) -> Reply:
    """Somebody else cancelled a scheduled draft: told to its author."""
    named = f"“{words.clipped(draft.content.title, _LONGEST_NAMED)}”"
    at = words.moment(draft.due_at or 0)
    who = draft.cancelled_by or "Một quản trị viên"
    told = f"{who} đã hủy bài {named} mà đồng chí hẹn gửi lúc {at}, nên bài sẽ không được gửi."
    return Reply((paragraph(told), paragraph(_ONCE_MORE)))


def _unsent(draft: Draft, why: str, then: str) -> Reply:
    named = f"“{words.clipped(draft.content.title, _LONGEST_NAMED)}”"
    at = words.moment(draft.due_at or 0)
    told = f"Đến {at} tôi chưa gửi bài {named}, vì {why}. Bản soạn vẫn được giữ."
    return Reply((paragraph(told), paragraph(then)), ((back(draft.id),),))


def closed(draft: Draft | None) -> Reply:
    """A button of a draft that can be changed no more."""
    if draft is None:
        return said("Bản soạn này không còn.")
    if draft.state is DraftState.CANCELLED:
        return said("Bản soạn này đã hủy.")
    return said("Bài này đã được đăng hoặc lưu trước đó, tôi không gửi lần nữa.")


def already(twin: Article) -> str:
    """An article is there already."""
    when = f", đăng ngày {words.day(twin.day)}" if twin.day else ""
    return f"Bài này có vẻ đã có: “{twin.title}”{when}."


def existing(twin: Article) -> Button:
    """Open the article that is there already."""
    return Button("Mở bài đã có", action=actions.show(Kind.ARTICLE, twin.id))


def cut(article_id: int) -> Button:
    """Withdraw an article."""
    return button("Gỡ", WITHDRAW, article_id)


def back(draft_id: int) -> Button:
    """Return to the preview."""
    return button("◀ Xem lại bài", OPEN, draft_id)


def _notice(draft: Draft, known: Knowledge) -> Reply:
    content = draft.content
    article = Article(
        draft.article_id or 0,
        content.title,
        content.url,
        content.summary,
        content.text,
        content.published,
        frozenset(content.tasks),
        frozenset(content.directives),
        frozenset(content.topics),
        content.photo,
    )
    return notice(article, known)


def _first(view: View) -> list[Block]:
    """What must be seen before anything else: that the article is already there."""
    return [warning(already(view.twin))] if view.twin else []


def _around(view: View, known: Knowledge) -> list[Block]:
    draft = view.draft
    blocks = [paragraph("— Hết phần xem trước —"), *_of_article(view)]
    blocks += [field("Liên kết", _linked(draft.content)), *_unsure(view, known)]
    if draft.state is DraftState.SCHEDULED and draft.due_at is not None:
        blocks.append(field("Hẹn gửi", words.moment(draft.due_at)))
    if view.is_out:
        return [*blocks, field("Tin đã gửi sẽ được sửa", words.count(view.out))]
    return [*blocks, *reach.foreseen(view.outlook)]


def _of_article(view: View) -> list[Block]:
    """Which article that is there the draft becomes, and what a change writes over in it."""
    if view.held and view.is_out:
        return _replaced(content_of(view.held), view.draft.content)
    if view.held:
        title = view.held.title
        return [
            item(f"Bài đã có trong danh mục: “{title}”. Đăng sẽ điền vào đó, không tạo bài mới.")
        ]
    if view.draft.article_id and view.held is None:
        return [warning("Bài gốc đã được gỡ; đăng sẽ đưa bài trở lại và gửi lần nữa.")]
    return [warning(_before(view.withdrawn))] if view.withdrawn else []


def _before(gone: Withdrawn) -> str:
    """The same article went out before, and was withdrawn."""
    out, cut = words.day(local_day(gone.posted_at)), words.day(local_day(gone.withdrawn_at))
    when = f"đã gửi ngày {out} và gỡ ngày {cut}" if out != cut else f"đã gửi và gỡ ngày {cut}"
    return f"Bài này {when}; đăng sẽ gửi lần nữa thành bài mới."


def _replaced(held: Content, new: Content) -> list[Block]:
    """What a change writes over, as the article that is out says it now, whoever wrote it."""
    differ = [one for one in Field if fields.value(held, one) != fields.value(new, one)]
    told = [f"{fields.NAMES[one].lower()} “{_now(held, one)}”" for one in differ]
    if any(set(one(held)) != set(one(new)) for one in _LINKS):
        told.append(f"liên kết “{_linked(held)}”")
    return [field("Sẽ thay trong bài đang đăng", "; ".join(told))] if told else []


def _now(held: Content, one: Field) -> str:
    return words.clipped(fields.shown(held, one), _LONGEST_NAMED) or "chưa có"


def _linked(content: Content) -> str:
    counts = (
        (len(content.directives), "văn bản"),
        (len(content.tasks), "nhiệm vụ"),
        (len(content.topics), "chủ đề"),
    )
    return words.joined(f"{many} {noun}" for many, noun in counts if many) or "chưa có"


def _unsure(view: View, known: Knowledge) -> list[Block]:
    held = known.catalogue.directives
    numbers = dict.fromkeys(str(held[id_].citation) for id_ in view.unsure)
    return [
        warning(f"Số {number} là của nhiều văn bản; bấm “Liên kết” để chọn.") for number in numbers
    ]


def _buttons(view: View) -> tuple[tuple[Button, ...], ...]:
    draft = view.draft
    buttons = [
        *_out(view),
        *(_way(label, draft) for label in ("Sửa", "Liên kết", "Gửi thử cho tôi")),
        _way("Bỏ sửa" if view.is_out else "Hủy", draft),
    ]
    first = [(existing(view.twin),)] if view.twin else []
    return (*first, *rows(buttons, 2))


def _out(view: View) -> list[Button]:
    """The ways out of the desk: sent, saved, or later."""
    draft = view.draft
    if view.is_out:
        return [_way("Lưu thay đổi", draft, view.mark)]
    later = "Đổi giờ" if draft.state is DraftState.SCHEDULED else "Hẹn giờ"
    ways = [_way("Gửi ngay", draft, view.mark), _way(later, draft)]
    if view.held:
        ways += [_way("Lưu, không gửi", draft, view.mark), _way("Tách thành bài mới", draft)]
    return ways


def _way(label: str, draft: Draft, mark: str = "") -> Button:
    return button(label, _NAMED[label], draft.id, mark)
