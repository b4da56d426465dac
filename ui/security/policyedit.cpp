// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/policyedit.h"

#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <algorithm>

namespace spyhop::ui {

//! The strip at the left of the text; the editor paints it.
class LineNumbers : public QWidget {
public:
    explicit LineNumbers(PolicyEdit& edit)
        : QWidget(&edit)
        , m_edit(edit)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent* event) override { m_edit.paintNumbers(event); }

private:
    PolicyEdit& m_edit;
};

PolicyEdit::PolicyEdit(const Theme& theme, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_numbers(new LineNumbers(*this))
{
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true); // Tab leaves; the text is indented with spaces
    connect(&theme, &Theme::changed, this, &PolicyEdit::layOut);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &PolicyEdit::layOut);
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, [this](const QRect&, int) { m_numbers->update(); });
    layOut();
}

int PolicyEdit::numbersWidth() const
{
    const int digits = std::max(2, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(u'0') * digits + m_theme.px(16);
}

void PolicyEdit::layOut()
{
    setFont(m_theme.font(FontRole::Code));
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
    m_numbers->update();
}

void PolicyEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    layOut();
}

void PolicyEdit::paintNumbers(QPaintEvent* event)
{
    QPainter painter(m_numbers);
    const Tokens& tokens = m_theme.tokens();
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber() + 1;
        painter.setPen(line == m_markedLine ? tokens.danger : tokens.text3);
        painter.drawText(QRectF(0, place.top(), m_numbers->width() - m_theme.px(8), fontMetrics().height()),
            Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
    }
}

QTextCursor PolicyEdit::cursorAt(const base::JsonPosition& place) const
{
    const QTextBlock block = document()->findBlockByNumber(std::clamp(place.line - 1, 0, blockCount() - 1));
    const QString before = QString::fromUtf8(block.text().toUtf8().left(std::max(0, place.column - 1)));
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + static_cast<int>(std::min(before.size(), block.text().size())));
    return cursor;
}

void PolicyEdit::setMark(const std::optional<base::JsonPosition>& place)
{
    m_markedLine = place ? place->line : 0;
    QList<QTextEdit::ExtraSelection> marks;
    if (place && !document()->isEmpty()) {
        const Tokens& tokens = m_theme.tokens();
        QTextEdit::ExtraSelection line;
        line.cursor = cursorAt(*place);
        line.cursor.clearSelection();
        line.format.setBackground(tokens.dangerSoft);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        QTextEdit::ExtraSelection from;
        from.cursor = cursorAt(*place);
        from.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        from.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        from.format.setUnderlineColor(tokens.danger);
        marks = {line, from};
    }
    setExtraSelections(marks);
    m_numbers->update();
}

void PolicyEdit::goTo(const base::JsonPosition& place)
{
    setTextCursor(cursorAt(place));
    ensureCursorVisible();
    setFocus(Qt::OtherFocusReason);
}

void PolicyEdit::replaceAll(const QString& text)
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

} // namespace spyhop::ui
