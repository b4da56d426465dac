// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composeredit.h"

#include "core/chat/attachments.h"
#include "core/chat/pastedcells.h"
#include "ui/common/dropped.h"

#include <QtCore/QMimeData>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <cmath>

namespace spyhop::ui {

namespace {

// Some input methods hand on the very Enter that committed, at once after the commit.
constexpr std::chrono::milliseconds commitGrace{30};
// Below this a text is decoded here, to see how many lines it has.
constexpr qsizetype mostBytesLookedAt = 1'000'000;
const QString utf8Text = QStringLiteral("text/plain;charset=utf-8");

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
    connect(this, &QTextEdit::textChanged, this, [this] { m_cells.reset(); });
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
    return source->hasUrls() || source->hasImage() || QTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData* source)
{
    const QStringList files = filesIn(*source);
    // Files come with their addresses as text; pasted text stays text. A spreadsheet offers a picture of its cells too.
    if (!files.isEmpty())
        Q_EMIT filesGiven(files);
    else if (source->hasText() || source->hasFormat(utf8Text))
        insertText(*source);
    else if (source->hasImage())
        Q_EMIT pictureGiven(qvariant_cast<QImage>(source->imageData()));
}

void ComposerEdit::insertText(const QMimeData& source)
{
    // As bytes where they are offered: to make a string of megabytes, on this thread, would hold the window up.
    if (source.hasFormat(utf8Text) && !source.hasHtml()) {
        const QByteArray bytes = source.data(utf8Text);
        if (bytes.size() > mostBytesLookedAt) {
            Q_EMIT longBytesGiven(bytes);
            return;
        }
    }
    const QString text = source.text();
    const bool areCells = source.hasHtml() ? chat::isCells(source.html(), text)
                                           : text.size() <= mostBytesLookedAt && chat::isCells(text);
    if (areCells) {
        m_cells = text;
        Q_EMIT cellsGiven(text);
    } else if (chat::Attachments::isLong(text)) {
        Q_EMIT longTextGiven(text);
    } else {
        insertPlainText(text);
    }
}

//! Undo brings back what was pasted as it was.
bool ComposerEdit::takesBackCells(const QKeyEvent& event)
{
    if (!m_cells || !event.matches(QKeySequence::Undo))
        return false;
    const QString text = *std::exchange(m_cells, std::nullopt);
    insertPlainText(text);
    Q_EMIT cellsTakenBack();
    return true;
}

void ComposerEdit::setHistoryText(const QString& text)
{
    setPlainText(text);
    moveCursor(QTextCursor::End);
    m_historyText = text;
}

bool ComposerEdit::takesHistory() const
{
    return !m_composing && (document()->isEmpty() || (m_historyText && *m_historyText == toPlainText()));
}

void ComposerEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_composing) // else it is the input method's
            Q_EMIT stopRequested();
        return;
    }
    if (takesBackCells(*event))
        return;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) && takesHistory()) {
        Q_EMIT historyRequested(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        const bool begins = event->text() == u"/" && document()->isEmpty() && !m_composing;
        QTextEdit::keyPressEvent(event);
        if (begins)
            Q_EMIT promptsRequested(); // the sign stays if none is chosen
        return;
    }
    if (m_composing || m_committed->isActive()) {
        event->accept();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (control && shift) {
        Q_EMIT taskRequested();
        return;
    }
    if (event->modifiers().testFlag(Qt::AltModifier)) {
        Q_EMIT severalRequested();
        return;
    }
    const bool sends = !shift && control == (m_sendKey == model::SendKey::CtrlEnter);
    if (!sends) {
        textCursor().insertText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    }
    Q_EMIT sendRequested();
}

} // namespace spyhop::ui
