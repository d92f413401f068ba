"""What waits and what is out, as lists to pick from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handlers import words
from handlers.build import beneath, entry, field, heading, paragraph, said
from handlers.messages import Reply
from handlers.publishing import prompts
from handlers.publishing.orders import button
from handlers.publishing.panel import CANCEL, CHANGE, OPEN, WITHDRAW
from knowledge.publishing.model import DraftState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handlers.messages import Block, Button
    from handlers.talk import Talk
    from knowledge.catalogue import Article
    from knowledge.publishing.editors import Person
    from knowledge.publishing.model import Draft, Tally
    from knowledge.publishing.posts import Published

GONE, KEEP, RETRY = "gone", "keep", "retry"

NOTHING_WAITS = "Không có bài nào đang soạn hay hẹn giờ."
NOTHING_OUT = "Chưa có bài nào được đăng. Đồng chí gõ /dangbai để đăng bài."
NOTHING_FAILED = "Không có tin nào gửi lỗi."
KEPT = "Bài được giữ nguyên."
LEFT_ALONE = "Đã thôi, không có gì thay đổi."
NAMELESS = "(bài đã gỡ)"
GONE_ALREADY = "Bài này đã được gỡ trước đó."

_NOBODYS = "người soạn đã xóa tên mình"
_NOT_BY_ITSELF = ", sẽ không tự gửi khi đến giờ"
_ASK = {CHANGE: "Đồng chí muốn sửa bài nào?", WITHDRAW: "Đồng chí muốn gỡ bài nào?"}
_HOW_TO_PICK = "Bấm vào bài, hoặc gõ số thứ tự hay vài từ trong tiêu đề; gõ “hủy” để thôi."
_HOW_TO_OPEN = "Bấm nút, hoặc gõ số thứ tự để mở bài."
_HOW_TO_RETRY = "Bấm nút, hoặc gõ số thứ tự để gửi lại."
_LABEL = 40
_LINE = 160


def waiting(drafts: Sequence[Draft], talk: Talk) -> Reply:
    """Drafts that are being written, and those with an hour."""
    if not drafts:
        return said(NOTHING_WAITS)
    blocks: list[Block] = [heading(f"Có {len(drafts)} bài chờ duyệt:")]
    buttons: list[tuple[Button, ...]] = []
    for number, draft in enumerate(drafts, start=1):
        blocks.append(entry(number, f"{title(draft)} – {standing(draft, talk.person)}"))
        opening = replace(button(f"Mở {number}", OPEN, draft.id), number=number)
        buttons.append((opening, button(f"Hủy {number}", CANCEL, draft.id)))
    return Reply((*blocks, paragraph(_HOW_TO_OPEN)), tuple(buttons))


def cancelled(draft: Draft, person: Person) -> Reply:
    """A draft was given up: which one, and whose where it is not the person's."""
    if not draft.content.title:
        return prompts.stopped()
    named = field("Bài đã hủy", f"{title(draft)} – {standing(draft, person)}")
    return beneath(prompts.stopped(), Reply((named,)))


def picking(order: str, articles: Sequence[Article], note: str = "") -> Reply:
    """Articles that are out, to change or to withdraw one of them."""
    if not articles:
        return said(note or NOTHING_OUT)
    blocks = [*map(paragraph, filter(None, [note])), paragraph(_ASK[order])]
    for number, one in enumerate(articles, start=1):
        blocks.append(entry(number, words.clipped(one.title, _LINE)))
    buttons = [
        replace(button(words.clipped(one.title, _LABEL), order, one.id), number=number)
        for number, one in enumerate(articles, start=1)
    ]
    return Reply((*blocks, paragraph(_HOW_TO_PICK)), tuple((one,) for one in buttons))


def nothing_called(name: str, instead: Sequence[Article] = ()) -> str:
    """No article is called that; others are listed below."""
    told = f"Không có bài nào khớp với “{words.clipped(name, _LINE)}”."
    return f"{told} Dưới đây là các bài đăng gần nhất." if instead else told


def confirming(article: Article, tallies: Sequence[Tally]) -> Reply:
    """Ask once more before an article is withdrawn."""
    sent = sum(one.standing for one in tallies)
    pending = sum(one.due + one.waiting for one in tallies)
    lines = [f"Gỡ bài “{article.title}”? Bot sẽ không trả lời bằng bài này nữa."]
    if sent:
        lines.append(f"{words.count(sent)} tin đã gửi sẽ bị xóa, nơi nào kênh cho phép.")
    if pending:
        lines.append(f"{words.count(pending)} tin chưa gửi sẽ không gửi nữa.")
    ways = (button("Gỡ bài", GONE, article.id), button("Giữ lại", KEEP, article.id))
    return Reply(tuple(map(paragraph, lines)), (ways,))


def withdrawn(done: Published) -> Reply:
    """An article was withdrawn."""
    told = f" Đang xóa {words.count(done.recipients)} tin đã gửi." if done.recipients else ""
    return said(f"Đã gỡ bài.{told}")


def failed(tallies: Sequence[tuple[str, Tally]]) -> Reply:
    """Posts that did not reach everybody, by title."""
    if not tallies:
        return said(NOTHING_FAILED)
    blocks: list[Block] = [heading("Tin chưa gửi được:")]
    buttons = []
    for number, (title, tally) in enumerate(tallies, start=1):
        blocks.append(entry(number, f"{words.clipped(title, _LINE)} – {_failure(tally)}"))
        again = f"Gửi lại {number} ({words.count(tally.failed)} tin)"
        buttons.append((replace(button(again, RETRY, tally.post_id), number=number),))
    return Reply((*blocks, paragraph(_HOW_TO_RETRY)), tuple(buttons))


def retried(count: int) -> Reply:
    """Deliveries are tried again."""
    return said(f"Đang gửi lại {words.count(count)} tin." if count else NOTHING_FAILED)


def _failure(tally: Tally) -> str:
    kinds = (
        (tally.uncertain, "không rõ đã đến hay chưa"),
        (tally.unedited, "đã gửi mà không sửa được"),
        (tally.undeleted, "đã gửi mà không xóa được"),
    )
    parts = [f"{words.count(many)} tin {kind}" for many, kind in kinds if many]
    whereof = f", trong đó {words.joined(parts)}" if parts else ""
    return f"{words.count(tally.failed)} tin{whereof}"


def title(draft: Draft) -> str:
    """What a draft is called."""
    return words.clipped(draft.content.title, _LINE) or "(chưa có tiêu đề)"


def standing(draft: Draft, person: Person) -> str:
    """What a draft waits for, and whose it is where it is not the person's."""
    waits = "sửa bài đã có" if draft.article_id else "đang soạn"
    if draft.state is DraftState.SCHEDULED and draft.due_at is not None:
        waits = f"gửi lúc {words.moment(draft.due_at)}"
    elif draft.due_at is not None:
        waits += f", chưa gửi lúc {words.moment(draft.due_at)}"
    if not draft.person:
        is_due = draft.state is DraftState.SCHEDULED
        return f"{waits}, {_NOBODYS}{_NOT_BY_ITSELF if is_due else ''}"
    is_own = (draft.channel, draft.person) == (person.channel, person.id)
    return waits if is_own else f"{waits}, của {draft.channel}:{draft.person}"
