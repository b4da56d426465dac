// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/givenconsent.h"

#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::admin {

QStringList consentWords(const model::Consent& consent)
{
    QStringList words;
    for (const model::ConsentKind kind : model::allConsentKinds()) {
        if (consent.allows(kind))
            words.append(model::consentName(kind));
    }
    return words;
}

bool needsKey(const model::Consent& consent)
{
    const QSet<model::ConsentKind>& kinds = consent.kinds;
    return std::any_of(
        kinds.begin(), kinds.end(), [](model::ConsentKind kind) { return kind != model::ConsentKind::Provider; });
}

GivenConsent::GivenConsent(store::SettingsFile& settings, store::Places& places)
    : m_settings(settings)
    , m_places(places)
{
}

base::Status GivenConsent::grant(const QList<model::ConsentKind>& kinds)
{
    model::Settings settings = m_settings.settings();
    settings.consent.asked = true;
    for (const model::ConsentKind kind : kinds)
        settings.consent.kinds.insert(kind);
    const bool needs = needsKey({true, QSet(kinds.begin(), kinds.end())});
    if (needs && !m_before)
        m_before = m_settings.settings().consent;
    else if (!needs && m_before) // a grant under way that fails yet takes only its own back
        m_before->kinds.insert(model::ConsentKind::Provider);
    return m_settings.update(settings);
}

void GivenConsent::withdraw()
{
    // Consent that nothing can be sealed with would promise what does not happen.
    if (!m_before)
        return;
    model::Settings settings = m_settings.settings();
    settings.consent = *m_before;
    m_before.reset();
    if (!m_settings.update(settings))
        m_places.setConsent(settings.consent);
}

base::Status GivenConsent::revoke(const QList<model::ConsentKind>& kinds)
{
    model::Settings settings = m_settings.settings();
    settings.consent.asked = true;
    for (const model::ConsentKind kind : kinds) {
        settings.consent.kinds.remove(kind);
        if (m_before) // a grant that fails yet must not bring it back
            m_before->kinds.remove(kind);
    }
    return m_settings.update(settings);
}

} // namespace spyhop::admin
