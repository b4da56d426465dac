// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/rtfstories.h"

#include "core/docs/say.h"

#include <QtCore/QRegularExpression>

namespace spyhop::docs {

RtfStories::RtfStories()
    : m_stories(1)
{
}

void RtfStories::open()
{
    m_stories.emplace_back();
}

void RtfStories::close(Kind kind)
{
    endParagraph();
    const QString text = inOneLine(story().flow.document().text);
    m_stories.pop_back();
    if (text.isEmpty())
        return;
    if (kind == Kind::Note) {
        // The note repeats its own mark.
        static const QRegularExpression ownMark(QStringLiteral(R"(^(\[\^\d+\]\s*)+)"));
        m_notes.append(QStringLiteral("[^%1]: %2").arg(m_notes.size() + 1).arg(QString(text).remove(ownMark)));
        return;
    }
    const QString line = said(kind == Kind::Header ? QT_TRANSLATE_NOOP("Documents", "Header: %1")
                                                   : QT_TRANSLATE_NOOP("Documents", "Footer: %1"))
                             .arg(text);
    if (!m_margins.contains(line))
        m_margins.append(line);
}

void RtfStories::endMark()
{
    const QString mark = m_mark.trimmed();
    m_mark.clear();
    if (mark.isEmpty())
        return;
    story().line += (mark.size() == 1 && !mark.front().isLetterOrNumber() ? QStringLiteral("-") : mark) + u' ';
}

QString RtfStories::noteMark() const
{
    return QStringLiteral("[^%1]").arg(m_notes.size() + 1);
}

void RtfStories::endParagraph()
{
    Story& here = story();
    if (!here.cells.isEmpty()) {
        here.cells.append(here.line);
        here.flow.row(here.cells);
        here.cells.clear();
    } else if (here.heading > 0) {
        here.flow.heading(here.heading, here.line);
    } else {
        here.flow.paragraph(here.line);
    }
    here.line.clear();
}

void RtfStories::plainParagraph()
{
    story().inTable = false;
    story().heading = 0;
}

void RtfStories::endCell()
{
    story().cells.append(story().line);
    story().line.clear();
}

void RtfStories::endRow()
{
    story().flow.row(story().cells);
    story().cells.clear();
    story().line.clear();
}

base::Expected<Document> RtfStories::take()
{
    endParagraph();
    TextFlow& body = m_stories.front().flow;
    if (!m_notes.isEmpty() || !m_margins.isEmpty())
        body.gap();
    for (const QString& line : m_notes + m_margins)
        body.paragraph(line);
    if (m_isCutOff)
        body.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "its end: the file is cut off")));
    for (int i = 0; i < m_pictures; ++i)
        body.pictureLeftOut();
    if (m_deletions > 0) {
        body.leaveOut(said(
            QT_TRANSLATE_N_NOOP("Documents", "%n tracked deletion(s), insertions count as accepted"), m_deletions));
    }
    if (m_hidden > 0)
        body.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n piece(s) of hidden text"), m_hidden));
    if (m_comments > 0)
        body.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n comment(s)"), m_comments));
    return body.take();
}

} // namespace spyhop::docs
