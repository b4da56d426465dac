// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/testview.h"

#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

QString millisecondsText(double milliseconds)
{
    return QStringLiteral("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

// One step: a state icon, its name, what was seen, its time at the right.
class StepLine : public QWidget {
public:
    StepLine(const Theme& theme, const admin::TestStep& step, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_step(step)
    {
        setFixedHeight(theme.px(24));
        setToolTip(step.detail);
        setAccessibleName(step.name + QStringLiteral(": ") + step.detail);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = m_theme.tokens();
        const QColor state = m_step.passed ? tokens.success : tokens.danger;
        const int size = m_theme.px(16);
        painter.drawPixmap(QRect(0, (height() - size) / 2, size, size),
            iconPixmap(m_step.passed ? Icon::Done : Icon::Failed, size, state, devicePixelRatioF()));
        painter.setPen(tokens.text);
        const int nameLeft = m_theme.px(24), detailLeft = m_theme.px(136);
        painter.drawText(QRect(nameLeft, 0, detailLeft - nameLeft, height()), Qt::AlignVCenter, m_step.name);
        painter.setFont(m_theme.font(FontRole::Table));
        const QString time = millisecondsText(m_step.milliseconds);
        const int timeWidth = painter.fontMetrics().horizontalAdvance(time);
        painter.setPen(tokens.text3);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, time);
        painter.setPen(tokens.text2);
        const QRect area(detailLeft, 0, width() - detailLeft - timeWidth - m_theme.px(12), height());
        painter.drawText(
            area, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_step.detail, Qt::ElideRight, area.width()));
    }

private:
    const Theme& m_theme;
    admin::TestStep m_step;
};

} // namespace

TestView::TestView(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_steps(new QVBoxLayout)
    , m_state(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_result(new Banner(theme, Banner::Kind::Success, Icon::Done, this))
    , m_copy(new Button(theme, Button::Kind::Quiet, {}, this))
{
    setObjectName(QStringLiteral("testView"));
    m_result->setObjectName(QStringLiteral("testResult"));
    m_steps->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addLayout(m_steps);
    column->addWidget(m_state);
    column->addWidget(m_result);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    m_copy->setLineIcon(Icon::Copy);
    connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_report); });
    clear();
    m_copy->setText(tr("Copy the report for IT"));
    m_state->setText(tr("Testing"));
}

void TestView::run(std::unique_ptr<admin::EndpointTest> test)
{
    clear();
    m_test = std::move(test);
    m_state->show();
    connect(m_test.get(), &admin::EndpointTest::stepDone, this, &TestView::addStep);
    connect(m_test.get(), &admin::EndpointTest::finished, this, &TestView::conclude);
}

void TestView::clear()
{
    m_test.reset();
    m_report.clear();
    while (QLayoutItem* item = m_steps->takeAt(0)) {
        if (QWidget* widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    m_state->hide();
    m_result->hide();
    m_copy->hide();
}

void TestView::addStep(const admin::TestStep& step)
{
    m_steps->addWidget(new StepLine(m_theme, step, this));
}

void TestView::conclude(const admin::TestResult& result)
{
    const admin::TestResult kept = result;
    m_test.release()->deleteLater(); // it is the sender: gone at the next turn
    m_state->hide();
    m_report = admin::testReport(kept);
    m_copy->show();
    m_result->show();
    if (kept.error) {
        m_result->setKind(Banner::Kind::Danger, Icon::Failed);
        m_result->setText(tr("Does not answer yet"), kept.error->sentence());
    } else {
        m_result->setKind(Banner::Kind::Success, Icon::Done);
        QString rest = tr("%n model(s)", nullptr, static_cast<int>(kept.models.size()));
        if (!kept.balance.isEmpty())
            rest += QStringLiteral(" · ") + tr("balance %1").arg(kept.balance);
        m_result->setText(tr("Works"), rest);
    }
    Q_EMIT finished(kept);
}

void TestView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_copy->setText(tr("Copy the report for IT"));
        m_state->setText(tr("Testing"));
    }
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
