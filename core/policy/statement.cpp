// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/statement.h"

#include "core/policy/words.h"

namespace spyhop::policy {

QString Statement::name() const
{
    const QString place = source.isEmpty() ? text(QT_TRANSLATE_NOOP("Policy", "line %1")).arg(at.line)
                                           : text(QT_TRANSLATE_NOOP("Policy", "%1, line %2")).arg(source).arg(at.line);
    return id.isEmpty() ? text(QT_TRANSLATE_NOOP("Policy", "the rule in %1")).arg(place)
                        : text(QT_TRANSLATE_NOOP("Policy", "the rule “%1” (%2)")).arg(id, place);
}

} // namespace spyhop::policy
