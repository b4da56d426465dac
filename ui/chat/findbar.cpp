// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/findbar.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/searchfield.h"

#include <QtGui/QKeyEvent>

namespace spyhop::ui {

namespace {

constexpr int barHeight = 48, fieldWidth = 320, columnWide = 720, margin = 24, gap = 4; // design px

} // namespace

FindBar::FindBar(const Theme& theme, QWidget* parent)
    : Surface(theme, &Tokens::panel, parent)
    , m_field(new SearchField(theme, this))
    , m_count(new Label(theme, FontRole::Table, &Tokens::text2, this))
    , m_previous(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_next(new Button(theme, Button::Kind::Quiet, QString(), this))
    , m_close(new Button(theme, Button::Kind::Quiet, QString(), this))
{
    setObjectName(QStringLiteral("findBar"));
    setEdges(Qt::BottomEdge);
    m_field->setObjectName(QStringLiteral("findField"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_close->setObjectName(QStringLiteral("findClose"));
    m_previous->setLineIcon(Icon::Up);
    m_next->setLineIcon(Icon::Down);
    m_close->setLineIcon(Icon::Close);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_previous, &QAbstractButton::clicked, this, &FindBar::previousRequested);
    connect(m_next, &QAbstractButton::clicked, this, &FindBar::nextRequested);
    connect(m_close, &QAbstractButton::clicked, this, &FindBar::closed);
    connect(&theme, &Theme::changed, this, &FindBar::place);
    setFixedHeight(theme.px(barHeight));
    retranslate();
    setCount(-1, 0, false);
}

void FindBar::retranslate()
{
    m_field->setPlaceholderText(tr("Find in this chat"));
    m_field->setAccessibleName(m_field->placeholderText());
    const auto name = [](Button* button, const QString& text, const QString& keys) {
        button->setAccessibleName(text);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys));
    };
    name(m_previous, tr("Previous hit"), QKeySequence(Qt::SHIFT | Qt::Key_F3).toString(QKeySequence::NativeText));
    name(m_next, tr("Next hit"), QKeySequence(Qt::Key_F3).toString(QKeySequence::NativeText));
    name(m_close, tr("Close the search"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
}

void FindBar::open(const QString& text)
{
    if (!text.isEmpty())
        m_field->setText(text);
    show();
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::setCount(int current, int count, bool isSearching)
{
    QString words;
    if (!text().isEmpty() && count == 0)
        words = isSearching ? tr("Searching…") : tr("Not found");
    else if (count > 0)
        words = QStringLiteral("%1/%2%3").arg(current < 0 ? QStringLiteral("–") : QString::number(current + 1),
            QString::number(count), isSearching ? QStringLiteral("+") : QString());
    m_count->setText(words);
    m_count->setColor(!text().isEmpty() && count == 0 && !isSearching ? &Tokens::danger : &Tokens::text2);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

QString FindBar::countText() const
{
    return m_count->text();
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT closed();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_F3) {
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                Q_EMIT previousRequested();
            else
                Q_EMIT nextRequested();
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

void FindBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Surface::changeEvent(event);
}

void FindBar::resizeEvent(QResizeEvent*)
{
    place();
}

void FindBar::place()
{
    setFixedHeight(m_theme.px(barHeight));
    const int wide = qMin(m_theme.px(columnWide), qMax(200, width() - 2 * m_theme.px(margin)));
    const int left = (width() - wide) / 2;
    int right = left + wide;
    for (Button* button : {m_close, m_next, m_previous}) {
        const QSize size = button->sizeHint();
        right -= size.width();
        button->setGeometry(right, (QWidget::height() - size.height()) / 2, size.width(), size.height());
        right -= m_theme.px(gap);
    }
    const int field = qMin(m_theme.px(fieldWidth), (right - left) * 2 / 3);
    const int fieldHeight = m_field->sizeHint().height();
    m_field->setGeometry(left, (QWidget::height() - fieldHeight) / 2, field, fieldHeight);
    m_count->setGeometry(left + field + m_theme.px(12), 0, right - left - field - m_theme.px(12), QWidget::height());
}

} // namespace spyhop::ui
