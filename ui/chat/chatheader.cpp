// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatheader.h"

#include "ui/chat/targetchoices.h"
#include "ui/common/button.h"
#include "ui/common/iconlabel.h"
#include "ui/common/label.h"
#include "ui/common/pill.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int margin = 24, gap = 12, leastTitle = 96; // design px
constexpr int modelsInOneMenu = 8; // more of one endpoint get a menu of their own

QString thinkingWord(model::Thinking thinking)
{
    switch (thinking) {
    case model::Thinking::Default:
        return ChatHeader::tr("Thinking: automatic");
    case model::Thinking::Off:
        return ChatHeader::tr("Thinking: off");
    case model::Thinking::Low:
        return ChatHeader::tr("Thinking: low");
    case model::Thinking::High:
        return ChatHeader::tr("Thinking: high");
    case model::Thinking::Max:
        return ChatHeader::tr("Thinking: most");
    }
    return {};
}

} // namespace

ChatHeader::ChatHeader(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent)
    : Surface(theme, &Tokens::content, parent)
    , m_endpoints(endpoints)
    , m_title(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_target(new Pill(theme, this))
    , m_thinking(new Pill(theme, this))
    , m_turns(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_more(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_private(new IconLabel(theme, Icon::Private, this))
    , m_targetMenu(new QMenu(m_target))
    , m_thinkingMenu(new QMenu(m_thinking))
{
    setEdges(Qt::BottomEdge);
    m_title->setObjectName(QStringLiteral("chatTitle"));
    m_target->setObjectName(QStringLiteral("targetPill"));
    m_thinking->setObjectName(QStringLiteral("thinkingPill"));
    m_title->setElided(true);
    m_target->setMenu(m_targetMenu);
    m_thinking->setMenu(m_thinkingMenu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(margin), 0, theme.px(margin), 0);
    row->setSpacing(theme.px(gap));
    row->addWidget(m_private);
    row->addWidget(m_title, 1);
    row->addWidget(m_target);
    row->addWidget(m_thinking);
    row->addWidget(m_turns);
    row->addWidget(m_more);
    m_private->setObjectName(QStringLiteral("privateMark"));
    m_turns->setObjectName(QStringLiteral("chatTurns"));
    m_turns->setLineIcon(Icon::List);
    connect(m_turns, &QAbstractButton::clicked, this, [this] { Q_EMIT turnsRequested(turnsRect()); });
    m_more->setObjectName(QStringLiteral("chatMore"));
    m_more->setLineIcon(Icon::More);
    connect(m_more, &QAbstractButton::clicked, this,
        [this] { Q_EMIT menuRequested(QRect(m_more->mapToGlobal(QPoint(0, 0)), m_more->size())); });
    connect(&theme, &Theme::changed, this, &ChatHeader::keepTitle);
    connect(m_targetMenu, &QMenu::aboutToShow, this, &ChatHeader::fillTargetMenu);
    connect(m_thinkingMenu, &QMenu::aboutToShow, this, &ChatHeader::fillThinkingMenu);
}

QRect ChatHeader::turnsRect() const
{
    return {m_turns->mapToGlobal(QPoint(0, 0)), m_turns->size()};
}

//! Some letters of it, at any zoom: the pills go short first.
void ChatHeader::keepTitle()
{
    m_title->setMinimumWidth(std::min(m_title->sizeHint().width(), m_theme.px(leastTitle)));
}

void ChatHeader::openTargets()
{
    m_target->click();
}

void ChatHeader::show(const model::Conversation* conversation)
{
    const model::Conversation none;
    const model::Conversation& shown = conversation != nullptr ? *conversation : none;
    m_endpoint = shown.endpoint;
    m_model = shown.model;
    m_level = shown.thinking;
    // A private chat is called so, whatever it is about: one sees at a glance where one is.
    m_title->setText(shown.summary.isPrivate ? tr("Private chat")
            : shown.summary.title.isEmpty()  ? tr("New chat")
                                             : shown.summary.title);
    m_private->setVisible(shown.summary.isPrivate);
    keepTitle();
    // What will answer: what was chosen, else what comes first.
    const bool automatic = m_endpoint.isEmpty();
    const QString endpoint = automatic ? firstTarget(m_endpoints).endpoint : m_endpoint;
    const QString model = m_model.isEmpty() ? m_endpoints.models(endpoint).value(0) : m_model;
    const QString from = automatic ? tr("Auto") : endpoint;
    m_targetName = model.isEmpty() ? endpoint : model;
    const bool oneWord = m_targetName.isEmpty() || m_targetName == from;
    m_target->setText(oneWord ? from : from + QStringLiteral(" · ") + m_targetName);
    m_target->setAccessibleName(tr("Model: %1").arg(m_target->text()));
    m_thinking->setText(thinkingWord(m_level));
    m_thinking->setAccessibleName(m_thinking->text());
    m_more->setVisible(conversation != nullptr && !conversation->messages.isEmpty() && !shown.summary.isPrivate);
    m_turns->setVisible(conversation != nullptr && !conversation->messages.isEmpty());
    m_turns->setToolTip(tr("Questions of this chat (Ctrl+J)"));
    m_turns->setAccessibleName(tr("Questions of this chat"));
    m_more->setToolTip(tr("This chat: pin, project, export, remove"));
    m_more->setAccessibleName(tr("This chat"));
}

void ChatHeader::fillTargetMenu()
{
    m_targetMenu->clear();
    auto* group = new QActionGroup(m_targetMenu);
    const auto add = [&](QMenu* menu, const QString& text, const QString& endpoint, const QString& model) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_endpoint == endpoint && m_model == model);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, endpoint, model] { Q_EMIT targetChosen(endpoint, model); });
    };
    add(m_targetMenu, tr("Auto"), QString(), QString());
    m_targetMenu->addSeparator();
    const QList<model::Endpoint> endpoints = m_endpoints.usable();
    for (const model::Endpoint& endpoint : endpoints) {
        const QStringList models = m_endpoints.models(endpoint.name);
        if (models.isEmpty())
            add(m_targetMenu, endpoint.name, endpoint.name, QString());
        else if (models.size() > modelsInOneMenu) {
            QMenu* sub = m_targetMenu->addMenu(endpoint.name);
            for (const QString& model : models)
                add(sub, model, endpoint.name, model);
        } else {
            for (const QString& model : models)
                add(m_targetMenu, endpoint.name + QStringLiteral(" · ") + model, endpoint.name, model);
        }
    }
}

void ChatHeader::fillThinkingMenu()
{
    m_thinkingMenu->clear();
    auto* group = new QActionGroup(m_thinkingMenu);
    for (const model::Thinking thinking : {model::Thinking::Default, model::Thinking::Off, model::Thinking::Low,
             model::Thinking::High, model::Thinking::Max}) {
        QAction* action = m_thinkingMenu->addAction(thinkingWord(thinking));
        action->setCheckable(true);
        action->setChecked(thinking == m_level);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, thinking] { Q_EMIT thinkingChosen(thinking); });
    }
}

} // namespace spyhop::ui
