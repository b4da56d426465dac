// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/settings.h"
#include "core/store/settingsfile.h"

#include <QtCore/QObject>

namespace spyhop::admin {

//! \brief The settings as windows read and change them: theme, language, send key, zoom, first run.
//!
//! Owner: Services. Thread: main.
class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(store::SettingsFile& file);

    [[nodiscard]] const model::Settings& settings() const;
    [[nodiscard]] QString path() const; //!< of the settings file, for a person

    //! Each writes the file and then announces. Errors: Settings, Internal (disk).
    [[nodiscard]] base::Status setTheme(model::ThemeChoice theme);
    [[nodiscard]] base::Status setLanguage(const QString& language);
    [[nodiscard]] base::Status setSendKey(model::SendKey key);
    [[nodiscard]] base::Status setZoomPercent(int percent); //!< clamped to 50…300
    [[nodiscard]] base::Status setFirstRunDone(bool done);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] base::Status save(const model::Settings& settings);

    store::SettingsFile& m_file;
};

} // namespace spyhop::admin
