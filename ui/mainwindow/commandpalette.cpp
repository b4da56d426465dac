// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commandpalette.h"

#include "ui/common/searchfield.h"
#include "ui/common/surface.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {
constexpr int paletteWidth = 560, rowHeight = 32, mostRows = 10, topShare = 6;
constexpr int indexRole = Qt::UserRole;
} // namespace

int fuzzyScore(QStringView typed, QStringView name)
{
    int score = 0;
    qsizetype at = -1;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const qsizetype found = name.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        score += found == at + 1 ? 5 : 1; // letters in a row
        if (found == 0 || name.at(found - 1).isSpace())
            score += 3; // a word's first letter
        at = found;
    }
    return score;
}

int paletteScore(const QString& typed, const QString& name, const QString& otherNames)
{
    const int own = fuzzyScore(typed, name);
    const QString words = typed.simplified();
    if (words.isEmpty() || !otherNames.contains(words, Qt::CaseInsensitive))
        return own;
    return std::max(own, static_cast<int>(words.size()) * 4); // above letters that merely lie about in another name
}

CommandPalette::CommandPalette(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_input(new SearchField(theme, this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    m_input->setObjectName(QStringLiteral("commandInput"));
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false); // the palette is raised, the list has no ground of its own
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addWidget(m_input);
    column->addWidget(m_list);
    m_input->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::open(const QList<QAction*>& actions)
{
    m_actions = actions;
    if (!m_input->hasFocus())
        m_before = QApplication::focusWidget();
    m_input->setPlaceholderText(tr("What do you want to do?"));
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->clear();
    filter();
    show();
    raise();
    m_input->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, int>> hits; // (minus the score, index): the best first, else the given order
    for (int index = 0; index < m_actions.size(); ++index) {
        const QAction* action = m_actions.at(index);
        const int score = paletteScore(m_input->text(), action->text(), action->property(wordsProperty).toString());
        if (action->isEnabled() && score >= 0)
            hits.emplace_back(-score, index);
    }
    std::sort(hits.begin(), hits.end());
    m_list->clear();
    for (const auto& [score, index] : hits) {
        const QAction* action = m_actions.at(index);
        QString text = action->text();
        text.remove(u'&');
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(indexRole, index);
        item->setSizeHint(QSize(0, m_theme.px(rowHeight)));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            item->setText(text + QStringLiteral("   ") + keys);
    }
    if (hits.empty()) {
        auto* nothing = new QListWidgetItem(tr("No command of this name"), m_list);
        nothing->setFlags(Qt::NoItemFlags);
        nothing->setData(indexRole, -1);
        nothing->setSizeHint(QSize(0, m_theme.px(rowHeight)));
    }
    m_list->setCurrentRow(0);
    place();
}

// As high as what it lists.
void CommandPalette::place()
{
    const int rows = std::clamp(m_list->count(), 1, mostRows);
    const int width = std::min(m_theme.px(paletteWidth), parentWidget()->width() - m_theme.px(48));
    const int height = m_theme.px(12 + 32 + 8 + rows * rowHeight + 12);
    setGeometry((parentWidget()->width() - width) / 2, parentWidget()->height() / topShare, width,
        std::min(height, parentWidget()->height() * 2 / 3));
}

void CommandPalette::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    QAction* action = item ? m_actions.value(item->data(indexRole).toInt()) : nullptr;
    close();
    if (action)
        action->trigger();
}

void CommandPalette::close()
{
    hide();
    if (m_before && m_before->isVisible() && m_before->window() == window())
        m_before->setFocus(Qt::PopupFocusReason);
    else
        parentWidget()->setFocus();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawBox(painter, rect(), m_theme.px(12), m_theme.tokens().raised, m_theme.tokens().lineStrong, 1);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::FocusOut) {
        hide();
    } else if (watched == m_input && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            choose();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        hide();
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
