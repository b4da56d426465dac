// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusVariant>

namespace spyhop::app {

//! \brief What a Linux desktop says of light and dark and of contrast, now and as it changes: the settings portal's
//! namespace org.freedesktop.appearance. Without a portal the theme goes on as the palette told it.
//!
//! Owner: Program. Thread: main. Nobody waits for the answers.
class DesktopAppearance : public QObject {
    Q_OBJECT
public:
    DesktopAppearance(ui::Theme& theme, const QDBusConnection& session);

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& key);
    void apply(const QString& key, const QVariant& value);

    ui::Theme& m_theme;
    QDBusConnection m_session;
};

} // namespace spyhop::app
