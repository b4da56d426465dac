// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/jobtitle.h"
#include "core/base/sentences.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace spyhop::batch {
namespace {

constexpr qsizetype longestQuestion = 40; // characters
constexpr qsizetype leastWords = 20; // a word that would leave less is cut

QString shortQuestion(const QString& question)
{
    static const QRegularExpression field(QStringLiteral("\\{\\{[^{}]*\\}\\}"));
    static const QRegularExpression trailing(QStringLiteral("[\\s:：,，;；.。]+$"));
    QString words = QString(question).remove(field).simplified();
    words.remove(trailing);
    if (words.size() <= longestQuestion)
        return words;
    qsizetype end = longestQuestion;
    if (const qsizetype space = words.lastIndexOf(u' ', longestQuestion); space >= leastWords)
        end = space;
    else if (words.at(end - 1).isHighSurrogate())
        --end;
    return words.left(end).remove(trailing) + u'…';
}

} // namespace

QString jobTitle(const QString& source, const QString& question)
{
    QStringList parts{base::oneLine(source), shortQuestion(question)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace spyhop::batch
