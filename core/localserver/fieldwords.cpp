// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/fieldwords.h"

#include "core/basics/keywords.h"
#include "core/basics/segments.h"
#include "core/basics/stopwords.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::localserver {
namespace {

//! Words that mean the same in labels of business papers, English and Chinese, one group a line.
const QList<QStringList>& synonymGroups()
{
    static const QList<QStringList> groups = [] {
        QList<QStringList> result;
        for (const char16_t* line :
            {u"party|supplier|vendor|customer|client|company|counterparty|甲方|乙方|供应商|客户|公司|对方|单位",
                u"amount|total|sum|price|cost|value|金额|总额|合计|总计|总价|价款|费用|总金额|货款",
                u"date|dated|日期|时间|签订日期", u"deadline|due|until|latest|截止|到期|期限|交付日期|截止日期",
                u"author|from|sender|发件人|作者|寄件人", u"recipient|to|收件人", u"title|subject|topic|标题|主题|题目",
                u"person|name|contact|姓名|联系人|负责人",
                u"attendees|participants|present|people|出席|参会|参会人员|与会人员|出席人员",
                u"owner|responsible|负责人|责任人", u"location|place|address|venue|地点|地址|会议室", u"budget|预算",
                u"revenue|sales|turnover|收入|营业收入|销售额", u"profit|利润|净利润",
                u"decision|decisions|agreed|决定|决议", u"action|actions|task|tasks|todo|行动|待办|行动项",
                u"risk|risks|风险", u"urgent|urgency|priority|紧急|优先级", u"rating|score|评分|满意度|得分",
                u"quantity|count|number|数量|人数|件数", u"currency|币种|货币", u"invoice|发票",
                u"contract|agreement|合同|协议", u"summary|gist|摘要|概要|总结"})
            result << QString::fromUtf16(line).split(u'|');
        return result;
    }();
    return groups;
}

QStringList contentWords(const QString& text)
{
    QStringList result;
    for (const basics::Word& word : basics::words(text)) {
        const QString lower = text.mid(word.at, word.length).toLower();
        if (!word.isNumber && lower.size() > 1 && (!basics::isStopWord(lower) || lower == u"to" || lower == u"subject"))
            result << lower;
    }
    return result;
}

} // namespace

FieldWords wordsOf(const WantedField& field)
{
    static const QRegularExpression camel(QStringLiteral("([a-z])([A-Z])"));
    QString name = field.name;
    name.replace(camel, QStringLiteral("\\1 \\2")).replace(u'_', u' ').replace(u'-', u' ');
    FieldWords result;
    result.strong = contentWords(name);
    if (basics::isChinese(field.name))
        result.strong.prepend(field.name);
    const QStringList own = result.strong;
    for (const QStringList& group : synonymGroups()) {
        if (std::any_of(own.begin(), own.end(), [&](const QString& word) { return group.contains(word); }))
            result.strong << group;
    }
    result.strong.removeDuplicates();
    for (const QString& word : contentWords(field.hint)) {
        if (!result.strong.contains(word))
            result.weak << word;
    }
    return result;
}

bool containsWord(const QString& lowerText, const QString& word)
{
    const bool isLatin = !word.isEmpty() && word.front().unicode() < 0x250;
    for (qsizetype at = lowerText.indexOf(word); at >= 0; at = lowerText.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        if (!isLatin)
            return true;
        const bool startsWord = at == 0 || !lowerText.at(at - 1).isLetterOrNumber();
        const bool endsWord
            = end >= lowerText.size() || !lowerText.at(end).isLetterOrNumber() || lowerText.at(end) == u's';
        if (startsWord && endsWord)
            return true;
    }
    return false;
}

double affinity(const QString& lowerText, const FieldWords& words)
{
    double score = 0;
    for (qsizetype i = 0; i < words.strong.size(); ++i)
        score += containsWord(lowerText, words.strong.at(i)) ? (i == 0 ? 4 : 3) : 0;
    for (const QString& word : words.weak)
        score += containsWord(lowerText, word) ? 1 : 0;
    return score;
}

} // namespace spyhop::localserver
