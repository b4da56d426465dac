// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/streamannouncer.h"

namespace spyhop::ui {

namespace {

//! Where the last whole sentence ends: after a full stop that something follows, or at a line's end.
qsizetype sentenceEnd(const QString& text, qsizetype from)
{
    for (qsizetype i = text.size(); i > from; --i) {
        const QChar c = text[i - 1];
        if (c == u'\n' || c == u'。' || c == u'！' || c == u'？')
            return i;
        const bool isStop = c == u'.' || c == u'!' || c == u'?';
        if (isStop && i < text.size() && text[i].isSpace())
            return i;
    }
    return from;
}

} // namespace

QString StreamAnnouncer::take(const QString& text, bool isWhole)
{
    m_said = qMin(m_said, text.size()); // a stream's end may take back what it held for more
    const qsizetype end = isWhole ? text.size() : sentenceEnd(text, m_said);
    const QString words = text.mid(m_said, end - m_said).simplified();
    m_said = end;
    return words;
}

} // namespace spyhop::ui
