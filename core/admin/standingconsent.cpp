// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/standingconsent.h"

#include "core/base/files.h"
#include "core/store/settingsfile.h"
#include "core/store/settingsreader.h"

namespace spyhop::admin {
namespace {

using namespace std::chrono_literals;

constexpr qint64 largestFile = 4'000'000; // bytes; as the settings' own reader
constexpr std::chrono::milliseconds patience = 2s; // settings are written in some milliseconds, and calls wait behind

} // namespace

StandingConsent::StandingConsent(const QString& settingsPath)
    : m_path(settingsPath)
    , m_lock(store::SettingsFile::lockPath(settingsPath))
{
}

bool StandingConsent::hold()
{
    if (!m_lock.take(patience).value_or(false))
        return false;
    const base::Expected<QByteArray> text = base::readFile(m_path, largestFile);
    const auto settings = text ? store::readSettings(*text) : base::failure(text.error());
    const bool stands = settings && settings->consent.allows(model::ConsentKind::AuditPrompts);
    if (!stands)
        release();
    return stands;
}

void StandingConsent::release()
{
    m_lock.giveBack();
}

} // namespace spyhop::admin
