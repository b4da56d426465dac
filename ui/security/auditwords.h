// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "ui/common/icons.h"
#include "ui/common/tokens.h"

namespace spyhop::ui {

//! How the end of a call shows: icon, word, colour.
struct AuditLook {
    Icon icon;
    QString word;
    Token color;
};
[[nodiscard]] AuditLook auditLook(admin::AuditCall::State state);
//! "Why", in a word or two: the error of a call that did not end well, the cache, the event.
[[nodiscard]] QString auditReason(const admin::AuditCall& call);
//! An error's word in JSON, for a person.
[[nodiscard]] QString auditErrorText(const QString& word);
[[nodiscard]] QString auditPurposeText(const QString& word);
[[nodiscard]] QString auditTimeText(qint64 ms); //!< local, to the millisecond
[[nodiscard]] QString auditEventText(const admin::AuditCall& event);
//! What a policy denied, and by which rule.
[[nodiscard]] QString auditDenialText(const model::Denial& denial);
//! The name of a request's parameter in an entry, for a person; one that nobody knows stays as it is.
[[nodiscard]] QString auditParameterText(const QString& name);
//! A rule as an entry names it.
[[nodiscard]] QString auditRuleText(const QString& rule);

} // namespace spyhop::ui
