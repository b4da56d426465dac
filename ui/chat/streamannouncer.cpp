// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/streamannouncer.h"

namespace spyhop::ui {

namespace {

//! Where the last whole sentence ends: after a full stop that something follows, or at a line's end; 0: there is none.
qsizetype sentenceEnd(const QString& text)
{
    for (qsizetype i = text.size(); i > 0; --i) {
        const QChar c = text[i - 1];
        if (c == u'\n' || c == u'。' || c == u'！' || c == u'？')
            return i;
        const bool isStop = c == u'.' || c == u'!' || c == u'?';
        if (isStop && i < text.size() && text[i].isSpace())
            return i;
    }
    return 0;
}

} // namespace

QString StreamAnnouncer::take(const QString& rest, bool isWhole)
{
    const qsizetype end = isWhole ? rest.size() : sentenceEnd(rest);
    m_said += end;
    return rest.left(end).simplified();
}

} // namespace spyhop::ui
