// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/settings.h"

#include "core/model/names.h"

namespace spyhop::model {
namespace {

constexpr std::array consentNames{
    Name{ConsentKind::Chats, u"chats"},
    Name{ConsentKind::Cache, u"cache"},
    Name{ConsentKind::Batches, u"batches"},
    Name{ConsentKind::Drafts, u"drafts"},
    Name{ConsentKind::AuditPrompts, u"audit-prompts"},
    Name{ConsentKind::Provider, u"provider"},
};

} // namespace

QString consentName(ConsentKind kind)
{
    return wordOf(consentNames, kind);
}

std::optional<ConsentKind> consentFromName(QStringView name)
{
    return valueOf(consentNames, name);
}

QList<ConsentKind> allConsentKinds()
{
    QList<ConsentKind> kinds;
    for (const auto& row : consentNames)
        kinds.append(row.value);
    return kinds;
}

const Endpoint* Settings::endpoint(QStringView name) const
{
    for (const Endpoint& candidate : endpoints) {
        if (candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

} // namespace spyhop::model
