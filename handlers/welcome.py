"""Greeting, help, and what the bot says of a command or a button that it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from handlers import actions, words
from handlers.build import heading, item, paragraph, rows, said
from handlers.examples import names_to_follow, questions, ways_to_ask
from handlers.menus import PEOPLE
from handlers.messages import Button, Reply
from knowledge.text.fold import fold

if TYPE_CHECKING:
    from handlers.conversation import Pending
    from handlers.menus import Menu
    from handlers.messages import Block
    from knowledge.answering.knowledge import Knowledge

LEAVE = "/thoat"
"""What ends a chat in the terminal."""

HOW_TO_LEAVE = f"Gõ {LEAVE} hoặc nhấn Ctrl-D để kết thúc."

_NEAR_COMMAND = 80
"""Of a hundred, how much a command is like another where it may be a slip of that."""

BACK = paragraph(
    "Đồng chí đã trở lại: bài mới lại được gửi vào đây theo các lựa chọn trước, xem /theodoi."
)
"""What somebody is told who had left and follows something."""


_EDITED = (
    "Tin sửa lại chỉ dùng để hỏi, không dùng để ra lệnh hay trả lời từng bước, nên mọi việc vẫn "
    "như trước khi sửa. Đồng chí gửi nội dung đúng thành một tin mới."
)
_EDITED_DRAFT = "Phần đã ghi trong bài thì sửa bằng nút “Sửa” khi xem lại bài."


def greeting(known: Knowledge, *news: Block) -> Reply:
    """Who the bot is, what is new to the person, what it holds, and questions to begin with."""
    held = known.catalogue
    counts = (
        f"{len(held.tasks)} nhiệm vụ, {len(held.directives)} văn bản và "
        f"{len(known.articles)} bài viết"
    )
    return Reply(
        (
            heading("Kính chào đồng chí!"),
            *news,
            paragraph(f"Tôi là trợ lý tra cứu công tác dân vận, hiện có {counts}."),
            paragraph("Đồng chí cứ hỏi tự nhiên, có dấu hay không dấu đều được."),
        ),
        rows((Button(one, action=actions.ask(one)) for one in questions(known)), 1),
    )


def edited(pending: Pending | None) -> Reply:
    """A message was edited that is no question; `pending` is what is waited for all the same."""
    lines = [_EDITED, _EDITED_DRAFT] if pending and pending.draft_id else [_EDITED]
    return Reply(tuple(map(paragraph, lines)), is_passing=True)


def help_(known: Knowledge, menu: Menu = PEOPLE) -> Reply:
    """How to ask, with examples of what is held, and the commands of a menu."""
    asked = ways_to_ask(known)
    followed = [f"“/theodoi {one}”" for one in names_to_follow(known)]
    return Reply(
        (
            heading("Cách hỏi"),
            *(item(f"Theo {way}: {_quoted(some)}.") for way, some in asked.items() if some),
            heading("Cách nhận bài mới"),
            item("Tất cả bài mới: /theodoi; gõ lần nữa để chọn chủ đề, giờ nhận, giờ yên lặng."),
            item(f"Từng nội dung: {', '.join([*followed, 'hoặc nút 🔔 ở mỗi mục'])}."),
            item("Thôi nhận: /huytheodoi."),
            item("Dùng cả Telegram lẫn Zalo: /lienket, để mỗi bài chỉ đến một nơi."),
            heading("Lệnh"),
            *(item(f"/{name} – {description}") for name, description in menu),
            paragraph(
                "Mọi câu trả lời đều ghi rõ nguồn. Điều gì nguồn không có, tôi sẽ nói là không có."
            ),
        ),
    )


def _quoted(examples: list[str]) -> str:
    return ", ".join(f"“{one}”" for one in examples)


def at_your_service() -> Reply:
    """Somebody says thank you, or just something kind."""
    return said("Rất vui được giúp đồng chí. Cần tra cứu gì thêm, đồng chí cứ hỏi.")


def sorry() -> Reply:
    """Somebody says that an answer was wrong or of no use."""
    return Reply(
        (
            paragraph(
                "Xin lỗi đồng chí. Đồng chí hỏi lại giúp tôi theo số hiệu, nhiệm vụ hoặc nội dung "
                "cần tìm, tôi sẽ tra lại; /trogiup có các cách hỏi."
            ),
            paragraph("Chỗ nào khác văn bản gốc, đồng chí báo quản trị viên để kiểm tra nguồn."),
        )
    )


def software() -> Reply:
    """Somebody asks whether the bot is a person, or who made it."""
    return Reply(
        (
            paragraph(
                "Tôi là phần mềm tra cứu tự động, không phải người. Tôi chỉ trả lời theo các tài "
                "liệu đã nạp và luôn ghi rõ nguồn."
            ),
        )
    )


def only_looks_up() -> Reply:
    """Somebody wants something written, drawn, translated or reckoned."""
    return Reply(
        (
            paragraph(
                "Tôi chỉ tra cứu các tài liệu đã nạp, không soạn thảo, dịch hay tính giúp được. "
                "Đồng chí hỏi số hiệu hoặc nội dung cần dẫn, tôi tìm nguồn để đồng chí viết."
            ),
        )
    )


def named() -> Reply:
    """Somebody asks who the bot is."""
    return said(
        "Tôi là Dân Vận Bot, phần mềm tra cứu tài liệu công tác dân vận. Đồng chí cứ hỏi; "
        "/trogiup có các cách hỏi."
    )


def asked_simply() -> Reply:
    """Somebody does not understand what was said."""
    return Reply(
        (
            paragraph(
                "Đồng chí hỏi giúp tôi một câu ngắn, có số hiệu, số nhiệm vụ hoặc nội dung cần "
                "tìm; /trogiup có ví dụ."
            ),
        )
    )


def until_then() -> Reply:
    """Somebody has heard enough, or says goodbye."""
    return said("Vâng, khi nào cần tra cứu, đồng chí cứ hỏi.")


def wished() -> Reply:
    """Somebody wishes a good night, or a good year."""
    return said("Cảm ơn đồng chí. Khi nào cần tra cứu, đồng chí cứ hỏi.")


def forgiven() -> Reply:
    """Somebody apologizes."""
    return said("Không sao, đồng chí cần tra cứu gì cứ hỏi.")


def sources(known: Knowledge) -> Reply:
    """What all answers are taken from."""
    told = paragraph("Tôi chỉ trả lời theo các tài liệu sau; mỗi câu trả lời ghi nguồn ở cuối:")
    named = [item(words.source_name(one)) for one in known.catalogue.sources.values()]
    return Reply((told, *named, item(f"{len(known.articles)} bài viết đã nạp")))


def nothing_to_stop() -> Reply:
    """Somebody wants to end a dialogue where there is none."""
    return said("Không có việc gì đang làm dở. Đồng chí cần tra cứu gì, cứ hỏi.")


def unknown_command(typed: str) -> Reply:
    """A command that is none of the bot's, with the one of which it may be a slip."""
    near = process.extractOne(
        "".join(fold(typed).split()),
        [name for name, _ in PEOPLE],
        scorer=fuzz.ratio,
        score_cutoff=_NEAR_COMMAND,
    )
    meant = f" Có phải đồng chí muốn gõ /{near[0]}?" if near else ""
    return said(f"Tôi không có lệnh này.{meant} Đồng chí gõ /trogiup để xem cách hỏi.")


def nothing_held(noun: str) -> Reply:
    """A list of a kind of which the knowledge base holds none."""
    return said(f"Kho tài liệu chưa có {noun} nào.")


def no_more_pages() -> Reply:
    """Another page is asked for of a list that has none."""
    return said("Danh sách chỉ có vậy. Đồng chí cần tra cứu gì thêm, cứ hỏi.")


def nothing_asked() -> Reply:
    """A message without words."""
    return Reply(
        (paragraph("Tôi chưa thấy câu hỏi. Đồng chí gõ nội dung cần tra cứu, hoặc /trogiup."),)
    )


def only_text() -> Reply:
    """A picture, a sticker, a voice message or a file without words."""
    told = (
        "Xin lỗi đồng chí, tôi chỉ đọc được chữ, chưa xem được ảnh, nhãn dán, tin thoại hay tệp; "
        "đồng chí gõ giúp nội dung cần hỏi, hoặc /trogiup để xem cách hỏi."
    )
    return Reply((paragraph(told),), is_passing=True)


def other_list() -> Reply:
    """A button turns a list that is not the one that the person saw last."""
    told = (
        "Nút này thuộc một danh sách cũ, không phải danh sách đồng chí xem gần đây nhất, nên tôi "
        "không chuyển trang được. Để xem lại, đồng chí gửi lại câu hỏi của danh sách đó."
    )
    return said(told)


def gone() -> Reply:
    """A button whose entity is no longer there."""
    return Reply(
        (paragraph("Nội dung này không còn trong kho tài liệu. Đồng chí vui lòng hỏi lại."),)
    )


def suggested(action: str, known: Knowledge) -> str | None:
    """The suggested question that a button asks, None where it asks none."""
    return next((one for one in questions(known) if actions.ask(one) == action), None)
