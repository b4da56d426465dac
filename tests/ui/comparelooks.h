// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services.h"
#include "core/localserver/localserver.h"
#include "ui/mainwindow/mainwindow.h"

#include <functional>

namespace spyhop::ui {
class ChatPage;
class ComparePane;
} // namespace spyhop::ui

namespace spyhop::screens {

//! \brief Answers side by side in each of their states, a private chat, the list of questions.
class CompareLooks {
public:
    using Shot = std::function<void(const QString& name)>;

    CompareLooks(app::Services& services, ui::MainWindow& window, bool chinese, const Shot& shot);
    void all();

private:
    [[nodiscard]] QString say(const char* english, const char* other) const;
    void until(const std::function<bool()>& condition);
    void addEndpoint(const QString& name, const localserver::LocalServer& server, const QStringList& models);
    void newChat();
    void send(const QString& text);
    void sendTo(const QStringList& choices);
    void picker();
    void columns();
    void privateChat();
    void turns();
    void menus();
    [[nodiscard]] bool isIdle() const;

    app::Services& m_services;
    ui::MainWindow& m_window;
    ui::ChatPage* m_page;
    ui::ComparePane* m_pane;
    bool m_chinese;
    Shot m_shot;
    localserver::LocalServer m_whole, m_running, m_refusing;
};

} // namespace spyhop::screens
