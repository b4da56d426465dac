// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/fieldextractor.h"

#include "core/basics/keywords.h"
#include "core/basics/segments.h"
#include "core/basics/stopwords.h"
#include "core/basics/summary.h"
#include "core/localserver/fieldwords.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <algorithm>
#include <array>
#include <cmath>

namespace spyhop::localserver {
namespace {

//! A text cut into lines once, for all fields.
struct Lines {
    explicit Lines(const QString& source)
        : text(source)
    {
        qsizetype from = 0;
        for (const QStringView line : QStringView(source).split(u'\n')) {
            starts << from;
            shown << line.trimmed().toString();
            lower << shown.last().toLower();
            from += line.size() + 1;
        }
    }
    [[nodiscard]] qsizetype lineAt(qsizetype at) const
    {
        return std::distance(starts.begin(), std::upper_bound(starts.begin(), starts.end(), at)) - 1;
    }

    QString text;
    QList<qsizetype> starts;
    QStringList shown;
    QStringList lower;
};

//! "**Supplier:** Acme", "供应商：…", "| Supplier | Acme |": the value beside a label that speaks for the field.
QString labelledValue(const Lines& lines, const FieldWords& words)
{
    static const QRegularExpression label(
        QStringLiteral("^(?:[-*>#\\d.]+\\s+)?\\*{0,2}([^:：|]{1,40}?)\\*{0,2}\\s*[:：]\\*{0,2}\\s*(.+)$"));
    static const QRegularExpression row(QStringLiteral("^\\|\\s*([^|]{1,40}?)\\s*\\|\\s*([^|]+?)\\s*\\|"));
    static const QRegularExpression markup(QStringLiteral("<[^>]{1,200}>"));
    QString best;
    double bestScore = 0;
    for (qsizetype i = 0; i < lines.shown.size(); ++i) {
        QString line = lines.shown.at(i);
        line.replace(markup, QStringLiteral(" "));
        QRegularExpressionMatch match = label.match(line.trimmed());
        if (!match.hasMatch())
            match = row.match(line.trimmed());
        if (!match.hasMatch())
            continue;
        const QString value = match.captured(2).trimmed().remove(QStringLiteral("**"));
        const QString name = match.captured(1).toLower();
        // A long label that merely holds the word says less than one that is the word.
        const double score = affinity(name, {words.strong, {}}) - 0.05 * static_cast<double>(name.size());
        if (score > bestScore + 0.3 && score >= 2 && !value.isEmpty()) {
            best = value;
            bestScore = score;
        }
    }
    return best;
}

QString organisation(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "((?:[A-Z][\\w&'’-]*\\s+){1,5}(?:Ltd|Limited|Inc|GmbH|LLC|Corp|Corporation|AG|Co|Company|Group|Partners|Works|"
        "Logistics|University)\\b\\.?"
        "|[\\x{4e00}-\\x{9fff}（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|集团|公司|大学|医院|研究院|研究所))"));
    static const QRegularExpression lead(
        QStringLiteral("^.*(?:由|向|与|供应商|客户|委托)(?=[\\x{4e00}-\\x{9fff}]{4})"));
    return pattern.match(text).captured(1).trimmed().remove(lead);
}

QString shortened(const QString& value)
{
    constexpr qsizetype longestValue = 240; // a cell of a table, not a chapter
    return value.size() <= longestValue ? value : value.left(longestValue - 1).trimmed() + u'…';
}

QString firstHeading(const Lines& lines)
{
    static const QRegularExpression marks(QStringLiteral("^#+\\s*|<[^>]{1,200}>"));
    for (const QString& line : lines.shown) {
        QString heading = line;
        heading.remove(marks);
        if (!heading.trimmed().isEmpty())
            return heading.trimmed();
    }
    return {};
}

bool speaksOf(const FieldWords& words, std::initializer_list<const char16_t*> wanted)
{
    return std::any_of(wanted.begin(), wanted.end(),
        [&](const char16_t* word) { return words.strong.contains(QString::fromUtf16(word)); });
}

QJsonValue textValue(const Lines& lines, const FieldWords& words)
{
    if (speaksOf(words, {u"summary", u"摘要"})) {
        const QStringList sentences = basics::summary(lines.text, 2);
        if (!sentences.isEmpty())
            return sentences.join(basics::isChinese(lines.text) ? QString() : QStringLiteral(" "));
    }
    const QString labelled = labelledValue(lines, words);
    const bool wantsParty = speaksOf(words, {u"party", u"公司"});
    if (!labelled.isEmpty()) {
        const QString name = wantsParty ? organisation(labelled) : QString();
        return shortened(name.isEmpty() ? labelled : name); // "Acme Ltd., 4 Canal Row" without the address
    }
    if (speaksOf(words, {u"title", u"标题"}))
        return shortened(firstHeading(lines));
    if (wantsParty) {
        QString found = organisation(lines.text);
        if (found.isEmpty()) // a letter's other party is who wrote it
            found = labelledValue(lines, {{QStringLiteral("from"), QStringLiteral("发件人")}, {}});
        if (!found.isEmpty())
            return shortened(found);
    }
    if (speaksOf(words, {u"currency", u"币种"})) {
        static const QRegularExpression dollars(QStringLiteral("\\$|USD|美元"));
        static const QRegularExpression euros(QStringLiteral("€|EUR|欧元"));
        static const QRegularExpression yuan(QStringLiteral("¥|￥|CNY|RMB|元"));
        return lines.text.contains(dollars) ? QStringLiteral("USD")
            : lines.text.contains(euros)    ? QStringLiteral("EUR")
            : lines.text.contains(yuan)     ? QJsonValue(QStringLiteral("CNY"))
                                            : QJsonValue(QJsonValue::Null);
    }
    QString best;
    double bestScore = 0;
    for (const QString& sentence : basics::sentences(lines.text.left(100'000))) {
        const double score = affinity(sentence.toLower(), words);
        if (score > bestScore && !sentence.startsWith(u'|')) {
            bestScore = score;
            best = sentence;
        }
    }
    if (best.isEmpty())
        best = basics::summary(lines.text, 1).value(0);
    if (best.isEmpty())
        best = firstHeading(lines);
    return best.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(shortened(best));
}

//! How well a place in the text suits the field: its line, the line before it, and how near the word stands.
double nearness(const Lines& lines, qsizetype at, const FieldWords& words)
{
    const qsizetype line = lines.lineAt(at);
    double score = 2 * affinity(lines.lower.at(line), words);
    if (line > 0)
        score += 0.3 * affinity(lines.lower.at(line - 1), words);
    // What stands before a figure names it; what follows names its unit, or already the next figure.
    constexpr qsizetype before = 24, after = 10; // characters: about a label
    const qsizetype from = std::max(lines.starts.at(line), at - before);
    score += 3 * affinity(lines.text.mid(from, at - from).toLower(), words);
    score += affinity(lines.text.mid(at, after).toLower(), words);
    return score;
}

QJsonValue numberValue(const Lines& lines, const FieldWords& words)
{
    const bool wantsMoney = speaksOf(words, {u"amount", u"金额", u"budget", u"revenue", u"profit"});
    const bool wantsPercent
        = speaksOf(words, {u"percent", u"percentage", u"rate", u"share", u"比例", u"百分比", u"占比"});
    std::optional<double> best;
    double bestScore = -1e9;
    for (const FoundNumber& number : findNumbers(lines.text)) {
        double score = nearness(lines, number.at, words);
        score += number.isMoney ? (wantsMoney ? 6 : -1) : 0;
        score += number.isPercent ? (wantsPercent ? 6 : -3) : 0;
        const bool isYear = !number.isMoney && number.value >= 1900 && number.value <= 2100
            && number.value == std::floor(number.value);
        score -= isYear ? 4 : 0;
        if (wantsMoney && number.isMoney) // a total is larger than its parts
            score += 0.2 * std::log10(1 + std::abs(number.value));
        if (score > bestScore) {
            bestScore = score;
            best = number.value;
        }
    }
    if (!best)
        return QJsonValue::Null;
    return *best;
}

QJsonValue dateValue(const Lines& lines, const FieldWords& words)
{
    QString best;
    double bestScore = -1;
    for (const FoundDate& date : findDates(lines.text)) {
        const double score = nearness(lines, date.at, words);
        if (score > bestScore) { // the first of equals: papers begin with their date
            bestScore = score;
            best = date.iso;
        }
    }
    return best.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(best);
}

qsizetype occurrences(const QString& lowerText, const QStringList& words)
{
    qsizetype count = 0;
    for (const QString& word : words)
        count += lowerText.count(word.toLower());
    return count;
}

//! Words that stand for a usual choice where the text does not name it.
QStringList signsOf(const QString& choice)
{
    static const QList<std::pair<QStringList, QStringList>> table = [] {
        const auto list = [](const char16_t* words) { return QString::fromUtf16(words).split(u'|'); };
        return QList<std::pair<QStringList, QStringList>>{
            {list(u"positive|good|正面|积极|满意"),
                list(u"thank|great|pleased|happy|growth|increase|improv|excellent|success|on "
                     u"time|exceed|recommend|感谢|增长|满意|提升|顺利|优秀|推荐|超额|按时")},
            {list(u"negative|bad|负面|消极|不满意"),
                list(u"complain|delay|unhappy|disappoint|damage|fail|late|loss|declin|refund|broken|投诉|延迟|延误|"
                     u"不满|下降|亏损|损坏|退款|失望|故障")},
            {list(u"neutral|mixed|中性|一般"), list(u"minutes|schedule|notice|通知|会议纪要|安排")},
            {list(u"high|urgent|高|紧急"),
                list(u"urgent|immediately|as soon as possible|critical|asap|紧急|尽快|立即|严重")},
            {list(u"low|低"), list(u"no hurry|minor|whenever|不急|轻微")},
            {list(u"invoice|发票"), list(u"invoice|payable|bank|发票|付款")},
            {list(u"contract|agreement|合同|协议"), list(u"contract|agreement|hereby|party|合同|协议|甲方|乙方")},
            {list(u"report|报告"), list(u"report|quarter|revenue|报告|季度|营业收入")},
            {list(u"minutes|meeting|会议纪要|纪要|会议"),
                list(u"minutes|attendees|agenda|action items|纪要|参会|议题|会议")},
            {list(u"email|e-mail|mail|letter|邮件|信函"), list(u"subject:|from:|dear|regards|发件人|收件人|此致")},
            {list(u"survey|问卷|调查"), list(u"survey|respondent|rating|问卷|调查|评分")}};
    }();
    for (const auto& [names, signs] : table) {
        if (names.contains(choice.toLower()))
            return signs;
    }
    return {};
}

QJsonValue choiceValue(const Lines& lines, const WantedField& field, const FieldWords& words)
{
    if (field.choices.isEmpty())
        return QJsonValue::Null;
    const QString label = labelledValue(lines, words).toLower();
    const QString lower = lines.text.left(100'000).toLower();
    QString best;
    double bestScore = 0;
    for (const QString& choice : field.choices) {
        double score = static_cast<double>(occurrences(lower, {choice})) * 1.5
            + static_cast<double>(occurrences(lower, signsOf(choice)));
        if (!label.isEmpty() && label.contains(choice.toLower()))
            score += 100;
        if (score > bestScore) {
            bestScore = score;
            best = choice;
        }
    }
    if (!best.isEmpty())
        return best;
    static const QStringList otherwise
        = QStringLiteral("other others unknown none neutral medium normal n/a 其他 其它 未知 无 中性 中 一般 普通")
              .split(u' ');
    for (const QString& choice : field.choices) {
        if (otherwise.contains(choice.toLower()))
            return choice;
    }
    return field.choices.first();
}

QJsonValue boolValue(const Lines& lines, const FieldWords& words)
{
    const QString label = labelledValue(lines, words).toLower();
    static const QRegularExpression yes(QStringLiteral("^(?:yes|true|y|是|有|已)(?:\\b|$|[^a-z])"));
    static const QRegularExpression no(QStringLiteral("^(?:no|false|n|none|否|无|未|没有|不)(?:\\b|$|[^a-z])"));
    if (yes.match(label).hasMatch())
        return true;
    if (no.match(label).hasMatch())
        return false;
    static const QRegularExpression negation(QStringLiteral(
        "\\b(?:no|not|never|without|none|neither|cannot|isn't|wasn't|hasn't)\\b|未|没有|并非|不再|无需|不"));
    int yesCount = 0;
    int noCount = 0;
    for (const QString& sentence : basics::sentences(lines.text.left(100'000))) {
        const QString lower = sentence.toLower();
        if (affinity(lower, words) < 2)
            continue;
        ++(lower.contains(negation) ? noCount : yesCount);
    }
    return yesCount > noCount;
}

QJsonValue listValue(const Lines& lines, const FieldWords& words)
{
    const QString label = labelledValue(lines, words);
    static const QRegularExpression separator(QStringLiteral("\\s*(?:[,，、;；]|\\band\\b)\\s*"));
    QStringList items = label.split(separator, Qt::SkipEmptyParts);
    if (items.size() < 2)
        items = basics::keywords(lines.text, 5);
    return QJsonArray::fromStringList(items);
}

} // namespace

QJsonObject extractFields(const QList<WantedField>& fields, const QString& text)
{
    const Lines lines(text);
    QJsonObject result;
    for (const WantedField& field : fields) {
        const FieldWords words = wordsOf(field);
        QJsonValue value;
        switch (field.type) {
        case WantedField::Type::Text:
            value = textValue(lines, words);
            break;
        case WantedField::Type::Number:
            value = numberValue(lines, words);
            break;
        case WantedField::Type::Date:
            value = dateValue(lines, words);
            break;
        case WantedField::Type::Bool:
            value = boolValue(lines, words);
            break;
        case WantedField::Type::Choice:
            value = choiceValue(lines, field, words);
            break;
        case WantedField::Type::List:
            value = listValue(lines, words);
            break;
        }
        result.insert(field.name, value);
    }
    return result;
}

} // namespace spyhop::localserver
