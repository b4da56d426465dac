// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What others do is followed: programs of the profile that change consent or the data key, and whoever opens the
// keychain. Keys are asked for in privacyadmin.cpp.
#include "core/admin/privacystate.h"

#include <QtCore/QPointer>
#include <utility>

namespace spyhop::admin {

void PrivacyAdmin::followSettings()
{
    const model::Consent before = std::exchange(d->followed, d->settings.settings().consent);
    d->wantsKey |= needsKey(d->followed) && !needsKey(before);
    const bool isDestroyed = forgetIfDestroyed();
    d->places.setConsent(d->followed);
    const QPointer<PrivacyAdmin> self(this);
    Q_EMIT changed();
    if (self && isDestroyed)
        Q_EMIT erasedElsewhere();
    if (self)
        followKey();
}

//! Whatever is allowed: nothing is sealed any more with a key that another process has destroyed.
bool PrivacyAdmin::forgetIfDestroyed()
{
    const bool isDestroyed = !d->erasure.isUnderWay() && d->keys.isDataKeyDestroyed();
    if (isDestroyed) {
        d->keys.forgetDataKey();
        d->places.forgetDataKeys();
    }
    return isDestroyed;
}

//! Another program may have destroyed the data key, made another, or put a new one into its place.
void PrivacyAdmin::followKey()
{
    const QString mark = d->keys.dataKeyMark();
    if (mark == d->sought || d->isLoading || d->renewal.isReplacing() || d->erasure.hasBegun())
        return;
    const QPointer<PrivacyAdmin> self(this);
    if (forgetIfDestroyed()) {
        Q_EMIT changed(); // nothing is stored, whatever is allowed
        if (self)
            Q_EMIT erasedElsewhere();
        if (!self || d->isLoading)
            return;
    }
    const bool isMissing = !d->places.hasDataKey() && needsKey(d->followed) && d->keys.hasDataKey();
    if (d->wantsKey && (isMissing || d->keys.isDataKeyReplaced()))
        loadKey(Load::Follow);
    else
        d->sought = mark;
}

//! Whoever opened it: what its key opens needs no further word.
void PrivacyAdmin::keychainOpened()
{
    if (d->isLoading || d->erasure.hasBegun() || d->renewal.isReplacing())
        return;
    if (d->keys.isDataKeyReplaced())
        loadKey(Load::Follow);
    else if (!isUnlocked() && hasDataKey())
        loadKey(Load::Find);
}

} // namespace spyhop::admin
