// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/chatanswer.h"

#include "core/basics/keywords.h"
#include "core/basics/segments.h"
#include "core/basics/statistics.h"
#include "core/basics/summary.h"
#include "core/localserver/fieldextractor.h"
#include "core/localserver/phrases.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace spyhop::localserver {
namespace {

constexpr qsizetype analysedCharacters = 100'000; // of a document; keeps one request under about 50 ms

bool isDigestible(const QString& text)
{
    return text.size() >= (basics::isChinese(text) ? 80 : 240);
}

QString heading(const QString& title)
{
    return QStringLiteral("## ") + title + QStringLiteral("\n\n");
}

QString tableRow(const QString& left, const QString& right)
{
    return QStringLiteral("| ") + left + QStringLiteral(" | ") + right + QStringLiteral(" |\n");
}

QString joined(QStringList list, int atMost)
{
    list.removeDuplicates();
    return list.mid(0, atMost).join(QStringLiteral(" · ")); // commas stand inside the figures
}

//! Summary, keywords, figures and statistics of a text; the sections the question names, or all of them.
QString digest(const ChatAsk& ask, const QString& text, const Phrases& p)
{
    static const QRegularExpression summaryWords(
        QStringLiteral("summar|摘要|总结|概括|概述"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression keywordWords(
        QStringLiteral("keyword|key words|关键词|关键字"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression statisticWords(
        QStringLiteral("statistic|how many words|word count|统计|字数"), QRegularExpression::CaseInsensitiveOption);
    const QString wish = ask.question.size() > text.size() ? ask.question.left(ask.question.size() - text.size())
                                                           : ask.question.left(120);
    const bool named = wish.contains(keywordWords) || wish.contains(statisticWords);
    const bool isSmall = ask.model.endsWith(u"-small");
    const bool withSummary = !named || wish.contains(summaryWords);
    const bool withKeywords = !named ? !isSmall : wish.contains(keywordWords);
    const bool withStatistics = !named ? !isSmall : wish.contains(statisticWords);

    const QLocale locale(QLocale::English, QLocale::UnitedStates); // "1,250,000" reads well in both languages
    const basics::Statistics figures = basics::statistics(text);
    QString answer;
    if (withSummary) {
        answer += heading(p.summary) + p.reading.arg(figures.words).arg(figures.sentences) + QStringLiteral("\n\n");
        const int count = figures.sentences > 30 ? 5 : figures.sentences > 8 ? 3 : 2;
        for (const QString& sentence : basics::summary(text, count))
            answer += QStringLiteral("- ") + sentence + u'\n';
        answer += u'\n';
    }
    if (withKeywords) {
        QStringList marked;
        for (const QString& word : basics::keywords(text, 8))
            marked << QStringLiteral("**") + word + QStringLiteral("**");
        answer += heading(p.keywords) + marked.join(p.separator) + QStringLiteral("\n\n");
    }
    if (withStatistics) {
        QStringList amounts;
        QStringList dates;
        for (const FoundNumber& number : findNumbers(text)) {
            if (number.isMoney)
                amounts << locale.toString(
                    number.value, 'f', number.value == static_cast<double>(static_cast<qint64>(number.value)) ? 0 : 2);
        }
        for (const FoundDate& date : findDates(text))
            dates << date.iso;
        answer += heading(amounts.isEmpty() && dates.isEmpty() ? p.statistics : p.figures);
        answer += tableRow(p.measure, p.value) + QStringLiteral("| --- | --- |\n");
        if (!amounts.isEmpty())
            answer += tableRow(p.amounts, joined(amounts, 6));
        if (!dates.isEmpty())
            answer += tableRow(p.dates, joined(dates, 6));
        answer += tableRow(p.words, QString::number(figures.words));
        answer += tableRow(p.sentences, QString::number(figures.sentences));
        answer += tableRow(p.paragraphs, QString::number(figures.paragraphs));
        answer += tableRow(p.characters, QString::number(figures.characters)) + u'\n';
    }
    return answer + p.noModel;
}

//! For questions that hold nothing to work on: what this server is and can do.
QString help(const ChatAsk& ask, const Phrases& p, quint64 seed)
{
    static const QRegularExpression greeting(
        QStringLiteral("^\\W*(?:hi|hello|hey|good (?:morning|day|evening)|who are you|what (?:can|do) you do|what are "
                       "you|help|你好|您好|嗨|你是谁|你能做什么|帮助)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QString question = ask.question.left(analysedCharacters).trimmed();
    if (ask.model.endsWith(u"-small"))
        return p.hello + QStringLiteral("\n\n") + p.noModel;
    const QStringList topics = basics::keywords(question, 3);
    QString answer;
    if (question.contains(greeting) || topics.isEmpty())
        answer = p.hello + QStringLiteral("\n\n") + p.abilities + u'\n';
    else
        answer = p.about.arg(topics.join(p.separator)) + QStringLiteral("\n\n");
    // The seed decides which of the two hints comes, and so makes runs with different seeds differ.
    quint64 choice = seed;
    for (const QChar c : question)
        choice = choice * 31 + c.unicode();
    answer += (choice % 2 == 0 ? p.tryThis : p.realModels) + u'\n';
    return answer + p.noModel;
}

//! A first line often holds the question and the beginning of the text: "Who is it with? Contract no. 7".
QString afterTheQuestion(const QString& line)
{
    static const QRegularExpression question(
        QStringLiteral("^.*[?？]\\s*|^(?:\\S+\\s+){3,}\\S+:\\s+|^[\\p{Han}，、]{6,}：\\s*"),
        QRegularExpression::UseUnicodePropertiesOption);
    QString rest = line;
    return rest.remove(question);
}

//! The first line of the text that alone gives the same value; nothing of the question.
QString lineSaying(const WantedField& field, const QJsonValue& value, const QString& text)
{
    constexpr qsizetype linesLookedAt = 400;
    QStringList lines = text.split(u'\n', Qt::SkipEmptyParts).mid(0, linesLookedAt);
    if (!lines.isEmpty())
        lines.first() = afterTheQuestion(lines.first());
    for (const QString& line : std::as_const(lines)) {
        if (extractFields({field}, line).value(field.name) == value)
            return line.trimmed();
    }
    return {};
}

QJsonObject withQuotes(const QJsonObject& values, const QList<WantedField>& fields, const QString& text)
{
    QJsonObject object;
    for (const WantedField& field : fields) {
        const QJsonValue value = values.value(field.name);
        object.insert(field.name,
            QJsonObject{{QStringLiteral("value"), value},
                {QStringLiteral("quote"), value.isNull() ? QString() : lineSaying(field, value, text)}});
    }
    return object;
}

QString fieldsJson(const ChatAsk& ask, const QString& text, const Phrases& p)
{
    QJsonObject object;
    if (!ask.fields.isEmpty()) {
        object = extractFields(ask.fields, text);
        if (ask.wantsQuotes)
            object = withQuotes(object, ask.fields, text);
    } else {
        const basics::Statistics figures = basics::statistics(text);
        object.insert(QStringLiteral("summary"), basics::summary(text, 2).join(u' '));
        object.insert(QStringLiteral("keywords"), QJsonArray::fromStringList(basics::keywords(text, 6)));
        object.insert(QStringLiteral("words"), figures.words);
        object.insert(QStringLiteral("sentences"), figures.sentences);
        object.insert(QStringLiteral("note"), p.noModel.mid(1, p.noModel.size() - 2));
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int tokensOf(const QString& text)
{
    return estimatedTokens(
        text.size(), std::count_if(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; }));
}

//! The longest beginning of the text, in whole pieces, of at most that many tokens.
QString cutToTokens(const QString& text, int tokens)
{
    QString result;
    for (const QString& piece : answerPieces(text)) {
        if (tokensOf(result + piece) > tokens)
            break;
        result += piece;
    }
    return result;
}

} // namespace

ChatAnswer composeAnswer(const ChatAsk& ask, quint64 seed)
{
    const QString text = ask.document.left(analysedCharacters);
    const bool hasText = isDigestible(text);
    const Phrases& p = phrases(basics::isChinese(hasText ? text : ask.question.left(analysedCharacters)));
    ChatAnswer answer;
    if (ask.wantsJson)
        answer.text = fieldsJson(ask, text, p);
    else if (hasText)
        answer.text = digest(ask, text, p);
    else
        answer.text = help(ask, p, seed);
    if (ask.images > 0 && !ask.wantsJson)
        answer.text = p.noImages.arg(ask.images) + QStringLiteral("\n\n") + answer.text;
    if (!ask.begun.isEmpty() && answer.text.startsWith(ask.begun))
        answer.text.remove(0, ask.begun.size());
    if (ask.thinking && ask.begun.isEmpty()) {
        answer.reasoning = p.reasoning.arg(basics::words(ask.question.left(analysedCharacters)).size())
                               .arg(ask.wantsJson ? p.doFields
                                       : hasText  ? p.doDigest
                                                  : p.doHelp);
    }
    answer.promptTokens = estimatedTokens(ask.promptCharacters, ask.promptHan);
    answer.reasoningTokens = tokensOf(answer.reasoning);
    if (ask.maxTokens && tokensOf(answer.text) > *ask.maxTokens) {
        answer.text = cutToTokens(answer.text, *ask.maxTokens);
        answer.wasCutShort = true;
    }
    answer.completionTokens = answer.reasoningTokens + tokensOf(answer.text);
    return answer;
}

} // namespace spyhop::localserver
