// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services.h"
#include "ui/mainwindow/mainwindow.h"

#include <functional>

class QDialog;

namespace spyhop::screens {

//! \brief What is about trust and not in the Security room's first four tabs: backups, what stays at providers, what
//! the privacy gate says above the composer.
class TrustLooks {
public:
    using Shot = std::function<void(QWidget& widget, const QString& name)>;

    TrustLooks(app::Services& services, ui::MainWindow& window, bool chinese, const Shot& shot);
    void all();

private:
    [[nodiscard]] QString say(const char* english, const char* other) const;
    [[nodiscard]] QDialog* dialog(const QString& name) const;
    void until(const std::function<bool()>& condition);
    void providers();
    void gate();
    void backups();

    app::Services& m_services;
    ui::MainWindow& m_window;
    bool m_chinese;
    Shot m_shot;
};

} // namespace spyhop::screens
