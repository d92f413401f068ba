"""Numbers in a question that are not those of documents: tasks, time, counts, telephones."""

from __future__ import annotations

import pytest

from knowledge.citations.read import read

NO_DOCUMENT = [
    "",
    "xin chào",
    "nghị quyết",
    "số",
    # tasks
    "nhiệm vụ 5",
    "nhiệm vụ số 5",
    "nhiem vu thu 3",
    "nv 5",
    "nvu 10",
    # time
    "năm 2021",
    "2021",
    "năm 2023 có gì",
    "nghị quyết năm 2021",
    "chỉ thị ra năm 1998",
    "giai đoạn 2021-2025",
    "giai đoạn 2021 - 2025",
    "2021-2025",
    "nhiệm kỳ 2020 – 2025",
    "ngày 5/11/2021",
    "5/11/2021",
    "5-11-2021",
    "5/11/21",
    "văn bản 5.11.21",
    "tháng 11/21",
    "ngay 5.11.2021",
    "ngày 21 tháng 11 năm 2025",
    "tháng 11/2021",
    "tháng 12 năm 2011",
    "20/11",
    "24/24",
    "24/7",
    # terms and congresses
    "khóa IX",
    "khóa 9",
    "nhiệm kỳ 13",
    "lần thứ XIII",
    "đại hội 13",
    "lần 2",
    # how many
    "10 năm",
    "10 nam thuc hien nghi quyet",
    "15 năm thực hiện",
    "3 tháng",
    "20 ngày",
    "kế hoạch 90 ngày ra quân",
    "chương trình 10 năm kỷ niệm",
    "2 tuần",
    "3 người",
    "10 xã",
    "5 văn bản",
    "100 triệu đồng",
    "50%",
    "500k",
    "5kg",
    "7h sáng mai",
    "họp 14h00 chiều nay",
    # parts of a text
    "điều 5",
    "khoản 3 điều 12",
    "điểm 2",
    "bước 1",
    # other numbers
    "0912345678",
    "gọi 0383 123 456",
    "số điện thoại 0912345678",
    "37A-123.45",
    "1/2",
    "covid-19",
    "0",
    "nghị quyết 0",
    "nghị quyết 000",
    "1234567-NQ/TU",
    "phòng 5",
    "bão số 3",
    "nghị quyết khắc phục hậu quả cơn bão số 5",
    "ke hoach cua to dan pho so 7",
    "khu phố số 5",
    "tiêu chí số 17",
    "chi so hai hoa cua nguoi dan",
    "mô hình số 2 của xã",
    "nghị quyết về nhân lực công nghệ số năm 2020",
    "van ban ve kinh te so nam 20",
    "luat hoa giai o co so nam o dau",
    "co so nam ngoai",
    "nghị định phát triển đô thị và xã hội số hai năm qua",
]


@pytest.mark.parametrize("text", NO_DOCUMENT)
def test_what_names_no_document(text: str) -> None:
    assert read(text) == []
