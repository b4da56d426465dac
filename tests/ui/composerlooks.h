// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services.h"
#include "core/localserver/localserver.h"
#include "ui/mainwindow/mainwindow.h"

#include <functional>

namespace spyhop::screens {

//! \brief The composer in each of its states: what goes along, what no longer fits, prompts, panel, a task that waits.
class ComposerLooks {
public:
    using Shot = std::function<void(const QString& name)>;

    ComposerLooks(app::Services& services, ui::MainWindow& window, bool chinese, const Shot& shot);
    void all();

private:
    [[nodiscard]] QString say(const char* english, const char* other) const;
    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const;
    void until(const std::function<bool()>& condition);
    void newChat(const QString& endpoint);
    void attachments();
    void tooLong();
    void doubtful();
    void prompts();
    void panel();
    void task();

    app::Services& m_services;
    ui::MainWindow& m_window;
    bool m_chinese;
    Shot m_shot;
    QString m_folder;
    localserver::LocalServer m_tasks;
};

} // namespace spyhop::screens
