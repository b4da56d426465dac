// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Going to places of a transcript: to a character, to what was searched for, from question to question.
#include "ui/chat/findbar.h"
#include "ui/chat/transcriptkeys.h"
#include "ui/chat/transcriptview.h"
#include "ui/chat/turnrail.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollBar>
#include <algorithm>
#include <cmath>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int columnMargin = 24;
constexpr int turnTop = 12; //!< a question that is gone to stands so far below the edge
constexpr qsizetype longestFound = 80; //!< characters of a selection that is searched for
constexpr qsizetype turnLength = 200; //!< characters of a question that the rail gets

} // namespace

bool TranscriptView::event(QEvent* event)
{
    // A window may have these keys as shortcuts, for whatever else has the focus.
    if (event->type() == QEvent::ShortcutOverride && TranscriptKeys::isStep(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return TranscriptCanvas::event(event);
}

QRect TranscriptView::caretRect(int message, qsizetype offset)
{
    return caretRect(TextPlace{message, MessageSection::Body, offset});
}

QRect TranscriptView::caretRect(const TextPlace& place)
{
    m_content.layOutAt(place);
    relayout();
    return m_content.caret(place).translated(columnLeft(), -verticalScrollBar()->value()).toAlignedRect();
}

void TranscriptView::ensureVisible(const TextPlace& place)
{
    if (!place.isValid() || place.item >= m_content.count())
        return;
    MessageItem& item = m_content.item(place.item);
    if (!item.isShown(place.section)) {
        item.setUnfolded(true);
        repaintAll();
    }
    m_content.layOutAt(place);
    m_content.place();
    // Sideways, in the box that it lies in.
    typeset::DocumentLayout& text = item.document(place.section);
    const QRectF inText = text.caret(place.offset);
    if (const typeset::BoxId id = text.boxAt(QPointF(1, inText.center().y())); id.isValid()) {
        const std::optional<typeset::BlockBox> box = text.box(id);
        const qreal room = m_theme.px(columnMargin);
        if (box && inText.left() > box->rect.right() - room)
            text.scrollBox(id, inText.left() - box->rect.right() + 4 * room);
        else if (box && inText.left() < box->rect.left())
            text.scrollBox(id, inText.left() - box->rect.left() - room);
    }
    const QRectF caret = m_content.caret(place);
    QScrollBar* bar = verticalScrollBar();
    const int height = viewport()->height();
    const int margin = qMin(height / 4, 2 * m_theme.lineHeight(FontRole::Body));
    const bool isFar = caret.bottom() < bar->value() - height || caret.top() > bar->value() + 2 * height;
    qreal value = bar->value();
    if (isFar)
        value = caret.top() - height / 3.0; // to be read with what stands before it
    else if (caret.top() < value + margin)
        value = caret.top() - margin;
    else if (caret.bottom() > value + height - margin)
        value = caret.bottom() - height + margin;
    if (qRound(value) == bar->value())
        return refresh();
    // The place itself is what must not move while its surroundings are laid out.
    pin(place, caret.top() - qMax(0.0, value));
}

bool TranscriptView::scrollBox(int item, MessageSection section, const typeset::BoxId& box, qreal by)
{
    if (!m_content.item(item).document(section).scrollBox(box, by))
        return false;
    updateItem(item);
    return true;
}

void TranscriptView::openFind()
{
    const bool wasHidden = m_findBar->isHidden();
    // A few selected words are what is looked for; a whole chat is not read for that.
    const TextPlace from = m_selection.from(), to = m_selection.to();
    QString text;
    if (from.item == to.item && from.section == to.section && to.offset - from.offset <= longestFound)
        text = m_selection.text();
    if (text.contains(u'\n'))
        text.clear();
    m_findBar->open(text);
    placeFrame();
    if (wasHidden)
        viewMoved(m_findBar->height());
    refresh();
    if (m_find.query() != m_findBar->text())
        m_find.setQuery(m_findBar->text(), firstInSight());
}

void TranscriptView::findFrom(const QString& messageId, const QString& text)
{
    const TextPlace place{m_content.indexOf(messageId), MessageSection::Body, 0};
    ensureVisible(place);
    m_findBar->open(text);
    placeFrame();
    refresh();
    m_find.setQueryWithin(text, place.item);
}

void TranscriptView::closeFind()
{
    if (m_findBar->isHidden())
        return;
    // The hit that was looked at is what one goes on with.
    if (m_find.currentIndex() >= 0) {
        const TextRange hit = m_find.hit(m_find.currentIndex());
        m_selection.begin(TextPlace{hit.item, hit.section, hit.from}, TranscriptSelection::Unit::Character);
        m_selection.extendTo(TextPlace{hit.item, hit.section, hit.to});
    }
    leaveFind();
    setFocus(Qt::OtherFocusReason);
}

void TranscriptView::leaveFind()
{
    if (m_findBar->isHidden())
        return;
    m_find.setQuery(QString(), {});
    m_findBar->hide();
    placeFrame();
    viewMoved(-m_findBar->height());
    refresh();
}

void TranscriptView::findNext()
{
    if (m_findBar->isHidden())
        return openFind();
    m_find.goToNext();
}

void TranscriptView::findPrevious()
{
    if (m_findBar->isHidden())
        return openFind();
    m_find.goToPrevious();
}

void TranscriptView::refreshTurns()
{
    m_questions.clear();
    QStringList words;
    for (int i = 0; i < m_content.count(); ++i) {
        if (!m_content.item(i).isUser())
            continue;
        m_questions.append(i);
        words.append(m_content.item(i).source().left(turnLength).simplified());
    }
    m_rail->setTurns(words);
    placeFrame();
}

int TranscriptView::currentTurn() const
{
    if (m_questions.isEmpty())
        return -1;
    const int item = m_content.itemAt(verticalScrollBar()->value() + 2.0 * m_theme.px(turnTop));
    const auto it = std::upper_bound(m_questions.cbegin(), m_questions.cend(), item);
    return static_cast<int>(qMax<std::ptrdiff_t>(0, it - m_questions.cbegin() - 1));
}

void TranscriptView::goToTurn(int turn)
{
    if (turn < 0 || turn >= m_questions.size())
        return;
    pin(m_questions[turn], m_theme.px(turnTop));
    m_rail->setCurrent(turn);
}

void TranscriptView::goToPreviousQuestion()
{
    const int turn = currentTurn();
    if (turn < 0)
        return;
    // In the middle of an answer, its own question comes first.
    const bool isAtIt = m_content.top(m_questions[turn]) >= verticalScrollBar()->value();
    goToTurn(isAtIt ? qMax(0, turn - 1) : turn);
}

void TranscriptView::goToNextQuestion()
{
    if (const int turn = currentTurn(); turn + 1 < m_questions.size())
        goToTurn(turn + 1);
    else
        scrollToEnd();
}

} // namespace spyhop::ui
