// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composeredit.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <cmath>

namespace spyhop::ui {

namespace {

// Some input methods hand on the very Enter that committed, at once after the commit.
constexpr std::chrono::milliseconds commitGrace{30};

} // namespace

ComposerEdit::ComposerEdit(base::Clock& clock, QWidget* parent)
    : QTextEdit(parent)
    , m_committed(clock.makeTimer())
{
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    document()->setDocumentMargin(0);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

int ComposerEdit::contentHeight() const
{
    return static_cast<int>(std::ceil(document()->documentLayout()->documentSize().height()));
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent* event)
{
    m_composing = !event->preeditString().isEmpty();
    if (!event->commitString().isEmpty())
        m_committed->start(commitGrace);
    QTextEdit::inputMethodEvent(event);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasUrls() || QTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData* source)
{
    QStringList files;
    for (const QUrl& url : source->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    // Files come with their addresses as text; pasted text stays text.
    if (!files.isEmpty())
        Q_EMIT filesGiven(files);
    else if (source->hasText())
        insertPlainText(source->text());
}

void ComposerEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT stopRequested();
        return;
    }
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QTextEdit::keyPressEvent(event);
        return;
    }
    if (m_composing || m_committed->isActive()) {
        event->accept();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool sends = !shift && control == (m_sendKey == model::SendKey::CtrlEnter);
    if (!sends) {
        textCursor().insertText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    }
    Q_EMIT sendRequested();
}

} // namespace spyhop::ui
