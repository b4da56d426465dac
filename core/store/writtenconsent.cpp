// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writtenconsent.h"

#include "core/base/files.h"
#include "core/store/settingsreader.h"

#include <QtCore/QFileInfo>

namespace spyhop::store {
namespace {

constexpr qint64 largestFile = 4'000'000; // bytes; as the settings' own reader

} // namespace

WrittenConsent::WrittenConsent(const QString& settingsPath)
    : m_path(settingsPath)
{
}

bool WrittenConsent::allows(model::ConsentKind kind)
{
    const QFileInfo file(m_path);
    const QDateTime changed = file.lastModified();
    if (m_size < 0 || changed != m_changed || file.size() != m_size) {
        const base::Expected<QByteArray> text = base::readFile(m_path, largestFile);
        const auto settings = text ? readSettings(*text) : base::failure(text.error());
        m_consent = settings ? settings->consent : model::Consent();
        m_changed = changed;
        m_size = file.size();
    }
    return m_consent.allows(kind);
}

} // namespace spyhop::store
