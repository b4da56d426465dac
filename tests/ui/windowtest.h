// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/windowparts.h"
#include "core/localserver/localserver.h"
#include "tests/support/testmain.h"
#include "ui/chat/chatpage.h"
#include "ui/common/language.h"
#include "ui/common/spyhopstyle.h"
#include "ui/settings/settingspage.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>
#include <vector>

namespace spyhop::testsupport {

//! \brief The real window over the real services, with built-in servers as its endpoints: what tests of it begin with.
//!
//! A test calls openProfile(), adds its servers, then openWindow(); closeAll() after each function.
class WindowTest : public QObject {
protected:
    WindowTest() { QApplication::setStyle(new ui::SpyhopStyle(m_theme)); }
    ~WindowTest() override { QApplication::setStyle(QStringLiteral("Fusion")); } // that one knows no theme of ours

    //! A new profile; `folder`: that one again, as after a restart.
    void openProfile(const QString& folder = {})
    {
        static int number = 0;
        m_window.reset();
        m_services.reset();
        m_profile = folder.isEmpty() ? TestWorld::makeFolder(QStringLiteral("profile%1").arg(++number)) : folder;
        m_services = std::move(*app::Services::open(m_profile));
    }
    //! An endpoint of the profile, served in this process.
    void addServer(const localserver::ServerOptions& options, model::Endpoint endpoint = {})
    {
        m_servers.push_back(std::make_unique<localserver::LocalServer>(options, m_clock));
        QVERIFY(m_servers.back()->listen());
        if (endpoint.name.isEmpty())
            endpoint.name = QStringLiteral("first");
        endpoint.url = m_servers.back()->url();
        if (endpoint.models.isEmpty())
            endpoint.models = QStringList{QStringLiteral("spyhop-local")};
        QVERIFY(m_services->endpoints.add(endpoint));
    }
    //! In English.
    void openWindow()
    {
        QVERIFY(m_services->preferences.setLanguage(QStringLiteral("en")));
        m_window = std::make_unique<ui::MainWindow>(app::windowParts(*m_services, m_theme, m_language, QString()));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    //! The settings at their page about privacy.
    void showPrivacy()
    {
        m_window->showRoom(ui::MainWindow::RoomId::Settings);
        m_window->findChild<ui::SettingsPage*>()->show(ui::SettingsPage::Section::Privacy);
    }
    void closeAll()
    {
        m_window.reset();
        m_services.reset();
        m_servers.clear();
    }

    [[nodiscard]] ui::ChatPage* page() const { return m_window->findChild<ui::ChatPage*>(QStringLiteral("chatPage")); }
    [[nodiscard]] QPushButton* sendButton() const
    {
        return m_window->findChild<QPushButton*>(QStringLiteral("sendButton"));
    }
    //! Nothing is being answered.
    [[nodiscard]] bool settled() const { return sendButton()->text() == QStringLiteral("Send"); }

    ui::Theme m_theme;
    ui::Language m_language;
    base::SystemClock m_clock;
    QString m_profile;
    std::vector<std::unique_ptr<localserver::LocalServer>> m_servers;
    std::unique_ptr<app::Services> m_services;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace spyhop::testsupport
