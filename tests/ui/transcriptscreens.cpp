// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/transcriptscreens.h"

#include "ui/chat/transcriptview.h"

#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

namespace spyhop::tests {

namespace {

using namespace Qt::StringLiterals;

model::ConversationMessage message(model::Role role, const QString& text)
{
    static int number = 0;
    model::ConversationMessage result;
    result.id = u"shown-%1"_s.arg(++number);
    result.message.role = role;
    result.message.text = text;
    if (role == model::Role::Assistant) {
        result.outcome = model::Outcome();
        result.outcome->endpoint = u"deepseek"_s;
        result.outcome->askedModel = u"deepseek-flash"_s;
        result.outcome->timings.total = 4'200;
    }
    return result;
}

const QString code = uR"(Three ways to count words:

```python
def count(text: str) -> dict[str, int]:
    """How often each word occurs."""
    words: dict[str, int] = {}
    for word in text.lower().split():  # 中文注释也可以
        words[word] = words.get(word, 0) + 1
    return words
```

```cpp
std::map<std::string, int> count(std::istream& in) {
    std::map<std::string, int> words; // ordered, so that the output is the same every time it is run, whatever the input
    for (std::string word; in >> word;)
        ++words[word];
    return words;
}
```

```sql
SELECT word, COUNT(*) AS n FROM words WHERE length(word) > 3 GROUP BY word ORDER BY n DESC LIMIT 20;
```
)"_s;

const QString table = uR"(The quarter at a glance, by region:

| Region | Revenue | Growth | Customers | Churn | Comment | Owner | Next review | Forecast |
|---|---:|---:|---:|---:|---|---|---|---:|
| North | 1,280,000 | +12.5% | 1,204 | 2.1% | **Two** large contracts signed in March | Kim | 2026-12-01 | 1,400,000 |
| 华东 | 980,500 | +8.0% | 980 | 1.9% | 新签合同较多，回款正常 | 王芳 | 2026-12-03 | 1,050,000 |
| South | 450,000 | −3.2% | 610 | 4.4% | `SKU-42` was out of stock | Lee | 2026-12-08 | 470,000 |

- [x] figures checked against the ledger
- [ ] forecast agreed with *Finance*, see [the sheet](https://example.org/sheet)

> “What is measured gets managed.”
)"_s;

const QString formula = uR"(The transform of a Gaussian, and its inverse:

$$
\hat f(\xi) = \int_{-\infty}^{\infty} e^{-\pi x^2} e^{-2\pi i x \xi}\,dx = e^{-\pi \xi^2}, \qquad f(x) = \int_{-\infty}^{\infty} \hat f(\xi)\, e^{2\pi i x \xi}\,d\xi = \sum_{n=0}^{\infty} \frac{f^{(n)}(0)}{n!}\,x^n + R_n(x) + \mathcal{O}\!\left(x^{n+1}\right)
$$

Inline, $\alpha_i^2 + \sqrt{\frac{a}{b}} \le \|x\|_2$ stands in its line, and cases with Chinese:

$$
f(x) = \begin{cases} x^2, & x \ge 0 \text{（非负）} \\ -x, & \text{其他} \end{cases} \qquad A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}
$$

1. first, $E = mc^2$
2. then $\ce{H2O -> H+ + OH-}$
)"_s;

const QString scripts = uR"(## 多语言 · Languages · لغات

中文与 English 混排：标点、数字 128 和 `code` 之间的间距应当自然。下一行是阿拉伯语：

مرحبًا بالعالم — هذا نص عربي يقرأ من اليمين إلى اليسار، مع 42 رقمًا.

日本語のテキストと한국어 텍스트. Emoji: 🙂 👩‍👩‍👧 🇨🇳 🚀 ✅ and ℃ ½ € ¥ “quotes” … — em dash.

*斜体中文以粗体显示*，**粗体**，~~删除线~~，链接 [示例](https://例子.测试/路径)。
)"_s;

} // namespace

void photographTranscript(const ui::Theme& theme, base::Clock& clock, bool chinese,
    const std::function<void(QWidget& widget, const QString& name)>& shot)
{
    ui::TranscriptView view(theme, clock, nullptr);
    view.resize(1000, 780);
    view.show();
    const QString question = chinese ? u"请给出一个例子"_s : u"Please give me an example"_s;
    const auto show = [&](const QString& answer, const QString& reasoning) {
        model::ConversationMessage shown = message(model::Role::Assistant, answer);
        shown.message.reasoning = reasoning;
        view.setMessages({message(model::Role::User, question), shown});
        view.verticalScrollBar()->setValue(0);
        QTest::qWait(600); // formulas come from their thread
        return shown.id;
    };
    const auto hover = [&](qsizetype offset) {
        QTest::mouseMove(view.viewport(), view.caretRect(1, offset).center());
        QTest::qWait(50);
    };

    show(code, {});
    hover(code.indexOf(u"words; //"_s));
    shot(view, u"transcript-code"_s);
    show(table, {});
    hover(60);
    shot(view, u"transcript-table"_s);
    show(formula, {});
    shot(view, u"transcript-formula"_s);
    // What cannot be broken scrolls, and of a long table the middle.
    const QString matrix = u"$$\nA = \\begin{pmatrix} "_s + u"a_{1} + b_{2} & "_s.repeated(16) + u"c \\\\ "_s
        + u"\\frac{1}{2} & "_s.repeated(16) + u"d \\end{pmatrix} \\tag{7}\n$$\n\n"_s;
    QString rows = u"| No. | 名称 | Words | 金额 |\n|---:|---|---|---:|\n"_s;
    for (int i = 1; i <= 1'000; ++i)
        rows += u"| %1 | 第 %1 行 | some **words** of row %1 | %2 |\n"_s.arg(i).arg(i * 13.5);
    show(u"A matrix that does not fit:\n\n"_s + matrix + rows + u"\nThe end.\n"_s, {});
    QTest::keyClick(&view, Qt::Key_Right);
    shot(view, u"transcript-wide"_s);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    QTest::qWait(50);
    shot(view, u"transcript-longtable"_s);
    const QString id = show(scripts, u"The person wants to see scripts side by side.\n\nFirst Chinese, then Arabic."_s);
    view.setThinkingTime(id, std::chrono::milliseconds(12'300));
    view.actions().toggleReasoning(1);
    view.selection().begin({1, ui::MessageSection::Body, 40}, ui::TranscriptSelection::Unit::Character);
    view.selection().extendTo({1, ui::MessageSection::Body, 120});
    view.selectionChanged();
    shot(view, u"transcript-scripts"_s);

    QList<model::ConversationMessage> all;
    for (const QString& answer : {code, table, formula, scripts, code, table}) {
        all.append(message(model::Role::User, question));
        all.append(message(model::Role::Assistant, answer));
    }
    view.setMessages(all);
    view.setMessageActions(all[6].id,
        {{u"p"_s, u"‹"_s, ui::Icon::Left, {}, false, true}, {u"n"_s, {}, {}, u"2/3"_s, false, true},
            {u"x"_s, u"›"_s, ui::Icon::Right, {}, true, true}});
    view.goToTurn(3);
    view.openFind();
    view.findChild<QLineEdit*>(u"findField"_s)->setText(chinese ? u"中文"_s : u"text"_s);
    QTest::qWait(600);
    shot(view, u"transcript-find"_s);
    view.closeFind();
    view.resize(560, 700);
    view.goToTurn(5);
    QTest::qWait(300);
    shot(view, u"transcript-narrow"_s);
}

} // namespace spyhop::tests
