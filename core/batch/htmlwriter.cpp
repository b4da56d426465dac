// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/htmlwriter.h"
#include "core/base/moneysums.h"
#include "core/batch/columns.h"
#include "core/batch/proofs.h"
#include "core/batch/resultwords.h"

#include <QtCore/QLocale>

namespace spyhop::batch {
namespace {

//! The file speaks both languages at once, whatever the interface speaks: its words stand here and not in a catalogue.
struct Both {
    const char16_t* english;
    const char16_t* chinese;
};

constexpr Both question{u"Question", u"问题"};
constexpr Both items{u"Items", u"条目"};
constexpr Both done{u"Done", u"完成"};
constexpr Both failed{u"Failed", u"失败"};
constexpr Both pending{u"Waiting", u"等待中"};
constexpr Both running{u"Running", u"进行中"};
constexpr Both unknown{u"Outcome unknown", u"结果未知"};
constexpr Both cost{u"Cost", u"费用"};
constexpr Both itemHead{u"Item", u"条目"};
constexpr Both stateHead{u"State", u"状态"};
constexpr Both answerHead{u"Answer", u"回答"};
constexpr Both receiptWord{u"Receipt", u"凭据"};
constexpr Both missing{u"This quote was not found in the source.", u"来源中找不到这段引文。"};
constexpr Both unquoted{u"This came without a quote.", u"这一项没有引文。"};
constexpr Both accepted{u"Accepted by a person", u"已由人确认"};
constexpr Both corrected{u"Corrected by a person; the model wrote:", u"已由人更正；模型原先写的是："};

constexpr auto style = R"(
:root{color-scheme:light dark;--ground:#fff;--text:#17202a;--soft:#4b5866;--line:#e1e6ec;--head:#f5f7f9;--mark:#ffe89a;
--good:#1a7342;--bad:#b3261e;--warn:#8a5300}
@media(prefers-color-scheme:dark){:root{--ground:#1a2129;--text:#e7ecf2;--soft:#b3beca;--line:#2c3742;--head:#141a20;
--mark:#5a4a12;--good:#5ccb8c;--bad:#ff8f85;--warn:#f0b35a}}
body{font:15px/1.6 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei UI",sans-serif;margin:0 auto;
padding:24px;max-width:1200px;background:var(--ground);color:var(--text)}
h1{font-size:22px;margin:8px 0}.soft{color:var(--soft);font-size:13px}
pre.question{white-space:pre-wrap;font:inherit;border-left:3px solid var(--line);padding-left:12px;margin:8px 0 16px}
dl.figures{display:flex;gap:32px;flex-wrap:wrap;margin:16px 0}dl.figures dt{color:var(--soft);font-size:12px}
dl.figures dd{margin:0;font-size:22px;font-weight:600}dl.figures div{display:flex;flex-direction:column-reverse}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:8px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{background:var(--head);font-weight:600;position:sticky;top:0}td.number{text-align:right;white-space:nowrap}
tr.receipt td{border-bottom:1px solid var(--line);padding-top:0}tr.item td{border-bottom:0}
.text{white-space:pre-wrap}blockquote{margin:4px 0 0;font-size:13px}blockquote span{background:var(--mark)}
.done{color:var(--good)}.failed{color:var(--bad)}.unknown,.missing{color:var(--warn)}
summary{cursor:pointer;color:var(--soft);font-size:13px}
.switch{float:right}input[name=language]{position:absolute;opacity:0}label{cursor:pointer;padding:4px 8px;border-radius:6px}
#english:checked~.page label[for=english],#chinese:checked~.page label[for=chinese]{background:var(--head);font-weight:600}
#english:focus-visible~.page label[for=english],#chinese:focus-visible~.page label[for=chinese]{outline:2px solid}
#english:checked~.page .zh,#chinese:checked~.page .en{display:none}
@media print{.switch{display:none}details>*{display:block}th{position:static}}
)";

QString html(const QString& text)
{
    return text.toHtmlEscaped();
}

QString words(const Both& both)
{
    return QStringLiteral("<span class=\"en\" lang=\"en\">%1</span><span class=\"zh\" lang=\"zh-CN\">%2</span>")
        .arg(QString::fromUtf16(both.english), QString::fromUtf16(both.chinese));
}

const Both& stateWords(model::ItemState state)
{
    switch (state) {
    case model::ItemState::Pending:
        return pending;
    case model::ItemState::Running:
        return running;
    case model::ItemState::Done:
        return done;
    case model::ItemState::Failed:
        return failed;
    case model::ItemState::Unknown:
        break;
    }
    return unknown;
}

QString figure(const Both& word, const QString& value)
{
    return QStringLiteral("<div><dt>%1</dt><dd>%2</dd></div>").arg(words(word), html(value));
}

QString quoteHtml(const model::ItemResult& result, qsizetype column)
{
    if (isUnquoted(result, column))
        return QStringLiteral("<div class=\"missing\">%1</div>").arg(words(unquoted));
    const model::Proof proof = result.proofs.value(column);
    if (proof.quote.isEmpty())
        return {};
    const QString place = proof.found ? html(proof.place) : words(missing);
    return QStringLiteral("<blockquote%1><span>%2</span>%3</blockquote>")
        .arg(proof.found ? QString() : QStringLiteral(" class=\"missing\""), html(proof.quote),
            place.isEmpty() ? QString() : QStringLiteral("<br>") + place);
}

QString moneyOf(const QList<base::Money>& sums)
{
    return sums.isEmpty() ? QStringLiteral("—") : base::display(sums);
}

} // namespace

HtmlWriter::HtmlWriter(QIODevice& device, const model::JobSummary& job)
    : ItemWriter(device, job)
{
}

void HtmlWriter::begin(const QList<TableColumn>& /*columns*/)
{
    const model::BatchSpec& spec = job().spec;
    const bool chinese = QLocale().language() == QLocale::Chinese;
    const QString heading = html(title());
    write(QStringLiteral("<!doctype html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                         "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
                         "<title>%2</title><style>%3</style></head><body>\n")
              .arg(chinese ? QStringLiteral("zh-CN") : QStringLiteral("en"), heading, QString::fromUtf8(style)));
    write(QStringLiteral("<input type=\"radio\" name=\"language\" id=\"english\"%1><input type=\"radio\" "
                         "name=\"language\" id=\"chinese\"%2>\n<div class=\"page\"><div class=\"switch\"><label "
                         "for=\"english\" lang=\"en\">English</label> <label for=\"chinese\" "
                         "lang=\"zh-CN\">中文</label></div>\n")
              .arg(chinese ? QString() : QStringLiteral(" checked"), chinese ? QStringLiteral(" checked") : QString()));
    write(QStringLiteral("<h1>%1</h1>\n<div class=\"soft\">%2</div><pre class=\"question\">%3</pre>\n")
              .arg(heading, words(question), html(spec.prompt.trimmed())));
    const QLocale locale;
    const model::ItemCounts& counts = job().items; // what nobody can tell did not fail: it may have been charged
    write(QStringLiteral("<dl class=\"figures\">%1%2%3%4%5</dl>\n")
              .arg(figure(items, locale.toString(counts.total())), figure(done, locale.toString(counts.done)),
                  figure(failed, locale.toString(counts.failed)),
                  counts.unknown > 0 ? figure(unknown, locale.toString(counts.unknown)) : QString(),
                  figure(cost, (job().costEstimated ? QStringLiteral("≈ ") : QString()) + moneyOf(job().cost))));
    write(QStringLiteral("<div class=\"wide\"><table><thead><tr><th>%1</th><th>%2</th>")
              .arg(words(itemHead), words(stateHead)));
    for (const model::Column& column : spec.columns)
        write(QStringLiteral("<th>%1</th>").arg(html(column.name)));
    if (spec.columns.isEmpty())
        write(QStringLiteral("<th>%1</th>").arg(words(answerHead)));
    write(QStringLiteral("</tr></thead><tbody>\n"));
}

QString HtmlWriter::itemText(const model::BatchItem& entry, const model::ItemResult& result) const
{
    const QList<model::Column>& columns = job().spec.columns;
    const qsizetype count = std::max<qsizetype>(1, columns.size());
    QString text = QStringLiteral("<tr class=\"item\"><td>%1</td><td class=\"%2\">%3</td>")
                       .arg(html(entry.name), model::itemStateName(result.state), words(stateWords(result.state)));
    if (result.state == model::ItemState::Done || result.hasCells()) {
        for (qsizetype i = 0; i < count; ++i) {
            const bool number = i < columns.size() && columns.at(i).type == model::ColumnType::Number;
            text += QStringLiteral("<td class=\"%1\"><span class=\"text\">%2</span>%3</td>")
                        .arg(number ? QStringLiteral("number") : QString(), html(result.shownCells().value(i)),
                            quoteHtml(result, i));
        }
    } else {
        text += QStringLiteral("<td colspan=\"%1\">%2</td>").arg(count).arg(html(result.error));
    }
    text += QStringLiteral("</tr>\n<tr class=\"receipt\"><td colspan=\"%1\"><details><summary>%2</summary>")
                .arg(count + 2)
                .arg(words(receiptWord));
    text += QStringLiteral("<div class=\"soft\">%1</div>").arg(html(receiptText(result)));
    for (const QString& part : result.parts)
        text += QStringLiteral("<div class=\"soft\">%1</div>").arg(html(part));
    if ((result.state == model::ItemState::Done || result.hasCells()) && !result.error.isEmpty())
        text += QStringLiteral("<div class=\"missing\">%1</div>").arg(html(result.error));
    if (result.review.verdict == model::Review::Verdict::Accepted)
        text += QStringLiteral("<div class=\"done\">%1</div>").arg(words(accepted));
    if (result.review.verdict == model::Review::Verdict::Corrected)
        text += QStringLiteral("<div>%1 <span class=\"text\">%2</span></div>")
                    .arg(words(corrected), html(result.cells.join(QStringLiteral(" · "))));
    return text + QStringLiteral("</details></td></tr>\n");
}

base::Status HtmlWriter::finish()
{
    write(QStringLiteral("</tbody></table></div></div></body></html>\n"));
    return ItemWriter::finish();
}

} // namespace spyhop::batch
