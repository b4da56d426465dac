// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/common/label.h"
#include "ui/common/pagestack.h"
#include "ui/common/surface.h"
#include "ui/settings/appearancepage.h"
#include "ui/settings/endpointspage.h"
#include "ui/settings/privacypage.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int navWidth = 200, formWidth = 560, navRow = 36;
}

SettingsPage::SettingsPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
{
    const Theme& theme = parts.theme;
    setObjectName(QStringLiteral("settingsPage"));
    auto* side = new Surface(theme, &Tokens::panel, this);
    side->setEdges(Qt::RightEdge);
    side->setFixedWidth(theme.px(navWidth));
    m_nav = new QListWidget(side);
    m_nav->setObjectName(QStringLiteral("settingsNav"));
    m_nav->viewport()->setAutoFillBackground(false);
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(theme.px(8), theme.px(12), theme.px(8), theme.px(12));
    sideColumn->addWidget(m_nav);

    m_stack = new PageStack(this);
    m_endpoints = new EndpointsPage(theme, parts.endpoints, parts.privacy, m_stack);
    m_appearance = new AppearancePage(theme, parts.preferences, m_stack);
    m_privacy = new PrivacyPage({theme, parts.endpoints, parts.privacy, parts.answerCache, parts.consent}, m_stack);
    auto* about = new QWidget(m_stack);
    m_aboutHead = new Label(theme, FontRole::H2, &Tokens::text, about);
    m_aboutText = new Label(theme, FontRole::Ui, &Tokens::text2, about);
    m_aboutText->setWordWrap(true);
    m_aboutText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* aboutColumn = new QVBoxLayout(about);
    aboutColumn->setContentsMargins(0, 0, 0, 0);
    aboutColumn->setSpacing(theme.px(12));
    aboutColumn->addWidget(m_aboutHead);
    aboutColumn->addWidget(m_aboutText);
    aboutColumn->addStretch(1);
    for (QWidget* page : std::initializer_list<QWidget*>{m_endpoints, m_appearance, m_privacy, about})
        m_stack->addWidget(page);

    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("settingsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* form = new QWidget(scroll);
    m_stack->setMaximumWidth(theme.px(formWidth));
    auto* formRow = new QHBoxLayout(form);
    formRow->setContentsMargins(theme.px(32), theme.px(24), theme.px(24), theme.px(24));
    formRow->addWidget(m_stack, 1000);
    formRow->addStretch(1);
    scroll->setWidget(form);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side);
    row->addWidget(scroll, 1);
    connect(&theme, &Theme::changed, this, [this, side] {
        side->setFixedWidth(m_parts.theme.px(navWidth));
        m_stack->setMaximumWidth(m_parts.theme.px(formWidth));
        retranslate(); // its rows grow with the zoom
    });
    connect(m_nav, &QListWidget::currentRowChanged, m_stack, &PageStack::setCurrentIndex);
    // Every page begins at its top, wherever the one before was left.
    connect(m_stack, &PageStack::currentChanged, scroll, [scroll] { scroll->verticalScrollBar()->setValue(0); });
    connect(m_endpoints, &EndpointsPage::turned, scroll, [scroll] { scroll->verticalScrollBar()->setValue(0); });
    connect(m_endpoints, &EndpointsPage::removed, this, &SettingsPage::endpointRemoved);
    connect(m_endpoints, &EndpointsPage::failed, this, &SettingsPage::message);
    connect(m_appearance, &AppearancePage::failed, this, &SettingsPage::message);
    connect(m_privacy, &PrivacyPage::message, this, &SettingsPage::message);
    retranslate();
    m_nav->setCurrentRow(0);
}

void SettingsPage::show(Section section)
{
    m_nav->setCurrentRow(static_cast<int>(section));
}

void SettingsPage::addEndpoint()
{
    show(Section::Endpoints);
    m_endpoints->addNew();
}

void SettingsPage::editEndpoint(const QString& name)
{
    show(Section::Endpoints);
    m_endpoints->edit(name);
}

void SettingsPage::undoRemove()
{
    m_endpoints->undoRemove();
}

void SettingsPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SettingsPage::retranslate()
{
    const QStringList sections{tr("Endpoints"), tr("Appearance"), tr("Privacy"), tr("About")};
    for (int row = 0; row < sections.size(); ++row) {
        if (!m_nav->item(row))
            m_nav->addItem(QString());
        m_nav->item(row)->setText(sections.at(row));
        m_nav->item(row)->setSizeHint(QSize(0, m_parts.theme.px(navRow)));
    }
    m_nav->setAccessibleName(tr("Sections of the settings"));
    m_aboutHead->setText(tr("Spyhop %1").arg(QStringLiteral(SPYHOP_VERSION)));
    m_aboutText->setText(
        tr("A native chat and batch client for OpenAI-style APIs.\nFree software under the GNU General Public License, "
           "version 3 or later.\nSettings file: %1")
            .arg(m_parts.preferences.path()));
}

} // namespace spyhop::ui
