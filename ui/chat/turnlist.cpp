// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/turnlist.h"

#include "ui/common/words.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QListWidget>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int rowsShown = 12, rowHeight = 32; // design px

} // namespace

TurnList::TurnList(const Theme& theme, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("turnList"));
    m_list->setObjectName(QStringLiteral("turns"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    add(m_list, {});
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && !isHidden())
            Q_EMIT turnRequested(row);
    });
    connect(m_list, &QListWidget::itemClicked, this, &TurnList::choose);
    retranslate();
}

void TurnList::retranslate()
{
    setTitle(tr("Questions of this chat"));
    m_list->setAccessibleName(tr("Questions of this chat"));
}

void TurnList::open(const QStringList& questions, int current, const QRect& at)
{
    const QSignalBlocker quiet(m_list); // where one is already
    m_list->clear();
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const QString line = shownText(questions.at(i).trimmed().section(u'\n', 0, 0).simplified());
        auto* item = new QListWidgetItem(
            QStringLiteral("%1  %2").arg(i + 1).arg(line.isEmpty() ? tr("(only attachments)") : line), m_list);
        item->setSizeHint({0, m_theme.px(rowHeight)});
        item->setToolTip(plainToolTip(questions.at(i).left(600)));
        item->setData(Qt::AccessibleTextRole, tr("Question %1 of %2: %3").arg(i + 1).arg(questions.size()).arg(line));
    }
    const int rows = std::clamp(static_cast<int>(questions.size()), 1, rowsShown);
    m_list->setFixedHeight(rows * m_theme.px(rowHeight) + 2);
    openAt(at);
    m_list->setCurrentRow(std::clamp(current, 0, std::max(0, m_list->count() - 1)));
    m_list->scrollToItem(m_list->currentItem(), QAbstractItemView::PositionAtCenter);
    m_list->setFocus(Qt::PopupFocusReason);
}

//! Also where the row was current all along: something else may lie over its question.
void TurnList::choose()
{
    const int row = m_list->currentRow();
    dismiss(); // whoever hears of the turn may hide who gets the focus back
    if (row >= 0)
        Q_EMIT turnRequested(row);
}

void TurnList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Popover::changeEvent(event);
}

bool TurnList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

} // namespace spyhop::ui
