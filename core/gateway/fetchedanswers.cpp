// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/fetchedanswers.h"

namespace spyhop::gateway {

//! Than what is there already, if anything is.
bool FetchedAnswers::outweighs(const wire::JobAnswer& answer) const
{
    if (const auto line = m_lines.constFind(answer.customId); line != m_lines.constEnd())
        return line->isError && !answer.error;
    if (const auto whole = m_whole.constFind(answer.customId); whole != m_whole.constEnd())
        return whole->error && !answer.error;
    return true;
}

void FetchedAnswers::add(const QList<wire::JobAnswer>& answers)
{
    for (const wire::JobAnswer& answer : answers) {
        if (!outweighs(answer))
            continue;
        m_lines.remove(answer.customId);
        m_whole.insert(answer.customId, answer);
    }
}

void FetchedAnswers::add(const QByteArray& file, const QList<wire::AnswerLine>& lines)
{
    if (m_files.isEmpty() || m_files.constLast().constData() != file.constData())
        m_files.append(file);
    for (const auto& [answer, at, length] : lines) {
        if (!outweighs(answer))
            continue;
        m_whole.remove(answer.customId);
        m_lines.insert(answer.customId, Line{m_files.size() - 1, at, length, answer.error.has_value()});
    }
}

wire::JobAnswer FetchedAnswers::take(const QString& customId)
{
    const auto line = m_lines.constFind(customId);
    if (line == m_lines.constEnd())
        return m_whole.take(customId);
    const wire::JobAnswer answer
        = wire::AnswerLines::read(QByteArrayView(m_files.at(line->file)).sliced(line->at, line->length));
    m_lines.erase(line);
    return answer;
}

void FetchedAnswers::clear()
{
    *this = {};
}

} // namespace spyhop::gateway
