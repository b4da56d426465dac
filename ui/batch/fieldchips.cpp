// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/fieldchips.h"

#include "core/base/sentences.h"
#include "ui/common/chip.h"
#include "ui/common/popover.h"
#include "ui/common/searchfield.h"
#include "ui/common/words.h"
#include "ui/common/wraplayout.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QListWidget>
#include <algorithm>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr int mostLines = 3, gap = 8, rowHeight = 28, listHeight = 280; // design px but for the lines
constexpr qsizetype mostChips = 60; // more do not stand on three lines of a card
} // namespace

FieldChips::FieldChips(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_lines(new WrapLayout(this))
    , m_more(new Chip(theme, {}, this))
{
    setObjectName(QStringLiteral("promptFields"));
    m_more->setObjectName(QStringLiteral("moreFields"));
    m_more->setLineIcon(Icon::Down);
    connect(m_more, &QAbstractButton::clicked, this, &FieldChips::openList);
    connect(&theme, &Theme::changed, this, &FieldChips::rebuild);
}

FieldChips::~FieldChips()
{
    delete m_popover;
}

void FieldChips::setFields(const QStringList& fields)
{
    if (m_fields == fields)
        return;
    m_fields = fields;
    rebuild();
}

void FieldChips::rebuild()
{
    while (QLayoutItem* item = m_lines->takeAt(0))
        delete item;
    for (Chip* chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_lines->setSpacing(m_theme.px(gap));
    for (const QString& field : m_fields.mid(0, mostChips)) {
        const QString text = QStringLiteral("{{%1}}").arg(field);
        auto* chip = new Chip(m_theme, text, this);
        chip->setToolTip(plainToolTip(tr("Insert %1 at the cursor").arg(text)));
        chip->setFont(m_theme.font(FontRole::Code));
        connect(chip, &QAbstractButton::clicked, this, [this, field] { Q_EMIT chosen(field); });
        m_lines->addWidget(chip);
        m_chips.append(chip);
    }
    m_lines->addWidget(m_more);
    if (!m_chips.isEmpty())
        setTabOrder(m_chips.last(), m_more);
    place();
}

//! How many of the chips stand on the lines there may be, with something `last` px wide behind them; 0: with nothing.
//! All in px, broken as the layout does.
qsizetype FieldChips::fitting(int room, int last) const
{
    const int space = m_lines->spacing();
    qsizetype fit = 0;
    int lines = 1, x = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const int width = std::min(m_chips.at(i)->sizeHint().width(), room);
        if (x > 0 && x + width > room) {
            ++lines;
            x = 0;
        }
        if (lines > mostLines)
            break;
        x += width + space;
        if (lines < mostLines || last == 0 || x + last <= room)
            fit = i + 1;
    }
    return fit;
}

void FieldChips::place()
{
    qsizetype shown = fitting(width(), 0);
    const bool all = shown == m_fields.size();
    if (!all) {
        m_more->setText(tr("%n more", nullptr, static_cast<int>(m_fields.size()))); // the longest that it may say
        shown = fitting(width(), m_more->sizeHint().width());
        m_more->setText(tr("%n more", nullptr, static_cast<int>(m_fields.size() - shown)));
    }
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setVisible(i < shown);
    m_more->setVisible(!all);
    m_lines->invalidate();
    updateGeometry();
}

void FieldChips::openList()
{
    if (!m_popover) {
        m_popover = new Popover(m_theme, window());
        m_popover->setObjectName(QStringLiteral("fieldList"));
        m_search = new SearchField(m_theme, m_popover);
        m_search->installEventFilter(this);
        m_list = new QListWidget(m_popover);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setUniformItemSizes(true);
        m_popover->add(m_search, Qt::Alignment());
        m_popover->add(m_list, Qt::Alignment());
        connect(m_search, &QLineEdit::textChanged, this, &FieldChips::fillList);
        const auto take = [this](const QListWidgetItem* item) { choose(m_list->row(item)); };
        connect(m_list, &QListWidget::itemClicked, this, take);
        connect(m_list, &QListWidget::itemActivated, this, take);
    }
    m_popover->setTitle(tr("Fields of each row"));
    m_search->setPlaceholderText(tr("Find a field"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Fields of each row"));
    m_list->setFixedHeight(m_theme.px(listHeight));
    m_search->clear();
    fillList();
    m_popover->openAt(QRect(m_more->mapTo(window(), QPoint(0, 0)), m_more->size()));
    m_search->setFocus(Qt::PopupFocusReason);
}

void FieldChips::fillList()
{
    const QString words = m_search->text().trimmed();
    m_list->clear();
    for (const QString& field : std::as_const(m_fields)) {
        if (!field.contains(words, Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(base::oneLine(field), m_list);
        item->setData(Qt::UserRole, field);
        item->setSizeHint(QSize(0, m_theme.px(rowHeight)));
        item->setToolTip(plainToolTip(field));
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
}

void FieldChips::choose(int row)
{
    const QListWidgetItem* item = m_list->item(row);
    if (!item || m_popover->isHidden()) // a click may be an activation as well
        return;
    const QString field = item->data(Qt::UserRole).toString();
    m_popover->dismiss();
    Q_EMIT chosen(field);
}

//! From the search field the arrows walk the list, and Enter takes what is chosen there.
bool FieldChips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !m_popover || watched != m_search)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentRow());
        return true;
    }
    if (key == Qt::Key_Escape) {
        m_popover->dismiss();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        place();
}

void FieldChips::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
