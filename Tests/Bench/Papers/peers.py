"""The same papers by python-docx, docxtpl and XlsxWriter: `peers.py COUNT TEMPLATE ROWS`.

Prints `name milliseconds-each` lines.
"""
import io
import sys
import time

count = int(sys.argv[1])
rows = int(sys.argv[3])
problem = {
    "事实": "该案于2024年9月9日立案，处罚决定书载明的日期为2024年12月11日，自立案之日起已超过九十日。" * 2,
    "出处": "《立案审批表》第1页“2024年9月9日”；《行政处罚决定书》第3页“2024年12月11日”",
    "依据": "《中华人民共和国行政处罚法》第六十条",
    "整改要求": "书面说明超期原因，对同期办理的案件逐件核对办案期限，并建立期限预警制度",
}


def measured(name, work, count=count):
    if count > 1:
        work(0)
    start = time.perf_counter()
    for number in range(count):
        work(number)
    print(name, (time.perf_counter() - start) * 1000 / count, flush=True)


def built(number):
    document = docx.Document()
    for text in ["示例区司法局", f"示司评〔2025〕{number}号", "整改通知书", "示例区市场监督管理局："]:
        document.add_paragraph(text)
    for index in range(12):
        document.add_heading(f"（{index + 1}）作出处罚决定超过法定期限", 2)
        document.add_paragraph(problem["事实"])
        document.add_paragraph(f"上述事实见{problem['出处']}。该情形不符合{problem['依据']}的规定。")
        document.add_paragraph(f"整改要求：{problem['整改要求']}。完成期限：2025年2月14日。")
    for text in ["示例区司法局", "2025年1月14日"]:
        document.add_paragraph(text)
    document.save(io.BytesIO())


def filled(number):
    template = docxtpl.DocxTemplate(sys.argv[2])
    template.render({"number": f"示司评〔2025〕{number}号", "problems": [problem] * 12}, autoescape=True)
    template.save(io.BytesIO())


def written(_):
    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    sheet = book.add_worksheet()
    body = book.add_format({"font_name": "宋体", "font_size": 10, "border": 1, "valign": "vcenter"})
    sheet.set_column(0, 15, 14)
    for row in range(rows):
        for column in range(16):
            if column % 2:
                sheet.write_number(row, column, row * 16 + column, body)
            else:
                sheet.write_string(row, column, f"示市监罚〔2024〕{row}号", body)
    book.close()


def attempt(module, work):
    try:
        globals()[module] = __import__(module)
    except ImportError:
        print(f"{module} is not installed", file=sys.stderr)
    else:
        work()


attempt("docx", lambda: measured("python-docx", built))
attempt("docxtpl", lambda: measured("docxtpl", filled))
attempt("xlsxwriter", lambda: measured("XlsxWriter", written, count=1))
