"""The same notices by python-docx and docxtpl: `peers.py COUNT TEMPLATE`; prints `name milliseconds-each` lines."""
import io
import sys
import time

count = int(sys.argv[1])
problem = {
    "事实": "该案于2024年9月9日立案，处罚决定书载明的日期为2024年12月11日，自立案之日起已超过九十日。" * 2,
    "出处": "《立案审批表》第1页“2024年9月9日”；《行政处罚决定书》第3页“2024年12月11日”",
    "依据": "《中华人民共和国行政处罚法》第六十条",
    "整改要求": "书面说明超期原因，对同期办理的案件逐件核对办案期限，并建立期限预警制度",
}


def measured(name, work):
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


try:
    import docx

    measured("python-docx", built)
except ImportError:
    print("python-docx is not installed", file=sys.stderr)
try:
    import docxtpl

    measured("docxtpl", filled)
except ImportError:
    print("docxtpl is not installed", file=sys.stderr)
