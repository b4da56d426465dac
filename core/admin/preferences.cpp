// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/preferences.h"

#include <algorithm>

namespace spyhop::admin {

Preferences::Preferences(store::SettingsFile& file)
    : m_file(file)
{
    connect(&m_file, &store::SettingsFile::changed, this, &Preferences::changed);
}

const model::Settings& Preferences::settings() const
{
    return m_file.settings();
}

QString Preferences::path() const
{
    return m_file.path();
}

base::Status Preferences::setTheme(model::ThemeChoice theme)
{
    model::Settings settings = m_file.settings();
    settings.theme = theme;
    return save(settings);
}

base::Status Preferences::setLanguage(const QString& language)
{
    model::Settings settings = m_file.settings();
    settings.language = language;
    return save(settings);
}

base::Status Preferences::setSendKey(model::SendKey key)
{
    model::Settings settings = m_file.settings();
    settings.sendKey = key;
    return save(settings);
}

base::Status Preferences::setZoomPercent(int percent)
{
    model::Settings settings = m_file.settings();
    settings.zoomPercent = std::clamp(percent, 50, 300);
    return save(settings);
}

base::Status Preferences::setFirstRunDone(bool done)
{
    model::Settings settings = m_file.settings();
    settings.firstRunDone = done;
    return save(settings);
}

base::Status Preferences::save(const model::Settings& settings)
{
    if (settings == m_file.settings())
        return {};
    return m_file.update(settings);
}

} // namespace spyhop::admin
