// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/settingscontroller.h"

#include "ui/chat/chatheader.h"
#include "ui/chat/sidepanel.h"

namespace spyhop::ui {

SettingsController::SettingsController(const chat::ContextMeter& meter, ChatHeader& header, SidePanel& panel)
    : m_meter(meter)
    , m_header(header)
    , m_panel(panel)
{
    connectHeader();
    connectPanel();
}

chat::ChatSession& SettingsController::session()
{
    if (!m_session)
        Q_EMIT sessionNeeded();
    Q_ASSERT(m_session);
    return *m_session;
}

void SettingsController::connectHeader()
{
    connect(&m_header, &ChatHeader::targetChosen, this,
        [this](const QString& endpoint, const QString& model) { session().setTarget(endpoint, model); });
    connect(&m_header, &ChatHeader::thinkingChosen, this,
        [this](model::Thinking thinking) { session().setThinking(thinking); });
}

void SettingsController::connectPanel()
{
    connect(&m_panel, &SidePanel::systemPromptChosen, this,
        [this](const QString& text, const QString& role) { session().setSystemPrompt(text, role); });
    connect(&m_panel, &SidePanel::temperatureChosen, this,
        [this](std::optional<double> temperature) { session().setTemperature(temperature); });
    connect(&m_panel, &SidePanel::maxTokensChosen, this,
        [this](std::optional<int> tokens) { session().setMaxTokens(tokens); });
    connect(&m_panel, &SidePanel::thinkingChosen, this,
        [this](model::Thinking thinking) { session().setThinking(thinking); });
    connect(&m_panel, &SidePanel::overflowChosen, this,
        [this](model::Overflow overflow) { session().setOverflow(overflow); });
}

void SettingsController::refreshPanel()
{
    if (m_panel.isHidden())
        return;
    const model::Conversation none;
    m_panel.show(m_session ? &m_session->conversation() : nullptr,
        m_meter.prospect(m_session ? m_session->conversation() : none));
}

} // namespace spyhop::ui
