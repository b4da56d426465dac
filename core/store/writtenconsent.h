// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/settings.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

namespace spyhop::store {

//! \brief The consent as it stands in the settings file, whoever has written that.
//!
//! Asking costs a look at the file's time and size; it is read when those have changed. A file that cannot be read says
//! no. Owner: Places. Thread: main.
class WrittenConsent {
public:
    explicit WrittenConsent(const QString& settingsPath);
    [[nodiscard]] bool allows(model::ConsentKind kind);

private:
    QString m_path;
    QDateTime m_changed;
    qint64 m_size = -1; //!< bytes; -1: not looked at yet
    model::Consent m_consent;
};

} // namespace spyhop::store
