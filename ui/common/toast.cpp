// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toast.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/surface.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>

namespace spyhop::ui {
namespace {
constexpr std::chrono::milliseconds shownFor{6000}; // long enough to read a sentence and reach for Undo
constexpr std::chrono::milliseconds wordShownFor{2000}; // "Copied" is read at once
constexpr int longestWord = 16; // characters
constexpr int widest = 360;
constexpr int side = 16, actionSide = 8, spacing = 12;

void installToastAccessibility()
{
    static bool isInstalled = false;
    if (std::exchange(isInstalled, true))
        return;
    QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
        auto* toast = qobject_cast<Toast*>(object);
        return toast != nullptr ? new QAccessibleWidget(toast, QAccessible::AlertMessage) : nullptr;
    });
}
} // namespace

Toast::Toast(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_timer(clock.makeTimer())
    , m_text(new Label(theme, FontRole::Ui, &Tokens::text, this))
    , m_action(new Button(theme, Button::Kind::Quiet, {}, this))
{
    installToastAccessibility();
    setObjectName(QStringLiteral("toast"));
    m_text->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("toastAction"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(side), theme.px(8), theme.px(actionSide), theme.px(8));
    row->setSpacing(theme.px(spacing));
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_timer.get(), &base::Timer::fired, this, &Toast::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        const QString id = std::exchange(m_id, {});
        m_timer->stop();
        giveFocusBack();
        hide();
        Q_EMIT actionTriggered(id);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        if (now == m_action && before != nullptr)
            m_before = before;
        if (now == m_action || before == m_action)
            count();
    });
    parent->installEventFilter(this);
    hide();
}

Toast::~Toast()
{
    disconnect(qApp, nullptr, this, nullptr); // the keys may be at its action until the last
}

void Toast::show(const QString& text, const QString& action, const QString& id)
{
    m_id = id;
    giveFocusBack(); // Enter does what was read, or nothing
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    setAccessibleDescription(action);
    place(); // first: where it stood before, it might come up under the mouse
    setVisible(true);
    raise();
    place();
    count();
    // The next Tab reaches what it offers.
    if (QWidget* here = QApplication::focusWidget();
        !action.isEmpty() && here != nullptr && here != m_action && here->window() == window())
        setTabOrder(here, m_action);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::act()
{
    if (!m_id.isEmpty())
        m_action->click();
}

//! Time stands still while somebody is at it.
void Toast::count()
{
    if (isHidden())
        return;
    if (underMouse() || m_action->hasFocus())
        m_timer->stop();
    else
        m_timer->start(m_action->isHidden() && m_text->text().size() <= longestWord ? wordShownFor : shownFor);
}

//! To where Tab came from.
void Toast::giveFocusBack()
{
    if (m_action->hasFocus() && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void Toast::keepAbove(QWidget* widget)
{
    m_below = widget;
    widget->installEventFilter(this);
}

void Toast::dismiss()
{
    m_id.clear();
    hide();
}

//! No wider than its words: it may stand over a link of the page.
int Toast::wantedWidth() const
{
    const int words = m_text->fontMetrics().size(0, m_text->text()).width() + 2; // of rounding
    const int action
        = m_action->isHidden() ? m_theme.px(side) : m_theme.px(spacing + actionSide) + m_action->sizeHint().width();
    return std::min(m_theme.px(widest), m_theme.px(side) + words + action);
}

void Toast::place()
{
    const int margin = m_theme.px(16);
    const int width = std::min(wantedWidth(), parentWidget()->width() - 2 * margin);
    const int height = std::max(layout()->heightForWidth(width), m_theme.px(44));
    // Above the status strip and the foot with a page's buttons.
    int foot = parentWidget()->height() - m_theme.px(28 + 64);
    if (m_below && m_below->isVisible())
        foot = std::min(foot, m_below->mapTo(parentWidget(), QPoint(0, 0)).y());
    setGeometry(parentWidget()->width() - width - margin, std::max(margin, foot - height - margin), width, height);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawBox(painter, rect(), m_theme.px(8), m_theme.tokens().raised, m_theme.tokens().lineStrong, 1);
}

void Toast::enterEvent(QEnterEvent* event)
{
    QWidget::enterEvent(event);
    count();
}

void Toast::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    count();
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    const bool moves = event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show
        || event->type() == QEvent::Hide;
    if ((watched == parent() || watched == m_below.data()) && moves && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace spyhop::ui
