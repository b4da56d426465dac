// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/securitypage.h"

#include "ui/common/emptystate.h"
#include "ui/common/surface.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int headHeight = 52, headMargin = 12; // the tabs' text begins 24 px from the edge
constexpr std::array allTabs{SecurityPage::Tab::Keys, SecurityPage::Tab::Policy, SecurityPage::Tab::Audit,
    SecurityPage::Tab::Privacy, SecurityPage::Tab::Backup};
} // namespace

SecurityPage::SecurityPage(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_bar(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new EmptyState(theme, Icon::Security, m_stack))
{
    setObjectName(QStringLiteral("securityPage"));
    m_bar->setObjectName(QStringLiteral("securityTabs"));
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    auto* head = new Surface(theme, &Tokens::content, this);
    head->setEdges(Qt::BottomEdge);
    auto* headRow = new QHBoxLayout(head);
    headRow->addWidget(m_bar, 0, Qt::AlignBottom);
    headRow->addStretch(1);
    m_stack->addWidget(m_nothing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_stack, 1);
    const auto restyle = [this, head, headRow] {
        head->setFixedHeight(m_theme.px(headHeight));
        headRow->setContentsMargins(m_theme.px(headMargin), 0, m_theme.px(headMargin), 0);
    };
    restyle();
    connect(&theme, &Theme::changed, head, restyle);
    connect(m_bar, &QTabBar::currentChanged, this, &SecurityPage::chosen);
    retranslate();
}

void SecurityPage::setPanel(Tab tab, QWidget* panel)
{
    QWidget*& place = m_panels.at(static_cast<std::size_t>(tab));
    const Tab shown = currentTab();
    if (place) {
        m_stack->removeWidget(place);
        delete place;
    }
    place = panel;
    if (panel)
        m_stack->addWidget(panel);
    rebuildTabs(shown);
}

void SecurityPage::rebuildTabs(Tab current)
{
    {
        const QSignalBlocker quiet(m_bar);
        while (m_bar->count() > 0)
            m_bar->removeTab(0);
        for (const Tab tab : allTabs) {
            if (panel(tab))
                m_bar->setTabData(m_bar->addTab(title(tab)), static_cast<int>(tab));
        }
        for (int index = 0; index < m_bar->count(); ++index) {
            if (m_bar->tabData(index).toInt() == static_cast<int>(current))
                m_bar->setCurrentIndex(index);
        }
    }
    chosen(m_bar->currentIndex());
}

SecurityPage::Tab SecurityPage::currentTab() const
{
    return m_bar->count() == 0 ? Tab::Keys : static_cast<Tab>(m_bar->tabData(m_bar->currentIndex()).toInt());
}

void SecurityPage::showTab(Tab tab)
{
    for (int index = 0; index < m_bar->count(); ++index) {
        if (m_bar->tabData(index).toInt() == static_cast<int>(tab))
            m_bar->setCurrentIndex(index);
    }
}

void SecurityPage::chosen(int index)
{
    if (index < 0) {
        m_stack->setCurrentWidget(m_nothing);
        return;
    }
    m_stack->setCurrentWidget(panel(currentTab()));
}

void SecurityPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QString SecurityPage::title(Tab tab)
{
    switch (tab) {
    case Tab::Keys:
        return tr("Keys");
    case Tab::Policy:
        return tr("Policy");
    case Tab::Audit:
        return tr("Audit log");
    case Tab::Privacy:
        return tr("Privacy gate");
    case Tab::Backup:
        return tr("Backup");
    }
    Q_UNREACHABLE();
}

void SecurityPage::retranslate()
{
    for (int index = 0; index < m_bar->count(); ++index)
        m_bar->setTabText(index, title(static_cast<Tab>(m_bar->tabData(index).toInt())));
    m_bar->setAccessibleName(tr("Parts of Security"));
    m_nothing->setText(tr("Keys, policy and audit log stand here once they are set up."), {});
}

} // namespace spyhop::ui
