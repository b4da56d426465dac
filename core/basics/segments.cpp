// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/basics/segments.h"

#include <QtCore/QRegularExpression>
#include <memory>
#include <unicode/ubrk.h>

namespace spyhop::basics {
namespace {

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, CloseIterator>;

//! Opening an iterator loads tables and costs 30 µs, setting its text next to nothing: one per thread and kind.
UBreakIterator* wordIterator()
{
    UErrorCode error = U_ZERO_ERROR;
    thread_local const Iterator iterator(ubrk_open(UBRK_WORD, "", nullptr, 0, &error));
    return iterator.get();
}

UBreakIterator* sentenceIterator()
{
    UErrorCode error = U_ZERO_ERROR;
    thread_local const Iterator iterator(ubrk_open(UBRK_SENTENCE, "", nullptr, 0, &error));
    return iterator.get();
}

bool setText(UBreakIterator* iterator, const QString& text)
{
    if (!iterator || text.size() > std::numeric_limits<int32_t>::max())
        return false;
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator, QStringView(text).utf16(), static_cast<int32_t>(text.size()), &error);
    return U_SUCCESS(error);
}

bool endsSentence(QStringView line)
{
    return line.isEmpty() || QStringView(u".!?:;。！？：；…|").contains(line.back());
}

bool startsBlock(QStringView line)
{
    static const QRegularExpression marker(
        QStringLiteral("^(?:[-*+#>|]|\\d+[.)、]|[A-Za-z][A-Za-z ]{0,24}:|\\S{1,8}：)"));
    return line.isEmpty() || marker.match(line.toString()).hasMatch();
}

//! Joins lines that somebody wrapped at about the same column.
QString unwrapped(const QString& text)
{
    constexpr qsizetype wrappedFrom = 50; // shorter lines end where their author meant them to
    QString result;
    result.reserve(text.size());
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i).trimmed();
        result += line;
        if (i + 1 == lines.size())
            break;
        const QStringView next = lines.at(i + 1).trimmed();
        const bool isWrapped
            = line.size() >= wrappedFrom && !endsSentence(line) && !startsBlock(next) && !line.startsWith(u'#');
        result += isWrapped ? u' ' : u'\n';
    }
    return result;
}

} // namespace

QList<Word> words(const QString& text)
{
    QList<Word> result;
    UBreakIterator* const iterator = wordIterator();
    if (!setText(iterator, text))
        return result;
    int32_t from = ubrk_first(iterator);
    for (int32_t to = ubrk_next(iterator); to != UBRK_DONE; from = to, to = ubrk_next(iterator)) {
        const int32_t kind = ubrk_getRuleStatus(iterator);
        if (kind >= UBRK_WORD_NUMBER)
            result.append({from, to - from, kind < UBRK_WORD_NUMBER_LIMIT});
    }
    return result;
}

QStringList sentences(const QString& text)
{
    QStringList result;
    const QString joined = unwrapped(text);
    UBreakIterator* const iterator = sentenceIterator();
    if (!setText(iterator, joined))
        return result;
    int32_t from = ubrk_first(iterator);
    for (int32_t to = ubrk_next(iterator); to != UBRK_DONE; from = to, to = ubrk_next(iterator)) {
        const QStringView sentence = QStringView(joined).sliced(from, to - from).trimmed();
        if (!sentence.isEmpty())
            result << sentence.toString();
    }
    return result;
}

bool isChinese(QStringView text)
{
    qsizetype han = 0;
    qsizetype letters = 0;
    for (const QChar c : text) {
        if (c.script() == QChar::Script_Han)
            ++han;
        else if (c.isLetter())
            ++letters;
    }
    return han > 0 && han * 3 >= letters;
}

} // namespace spyhop::basics
