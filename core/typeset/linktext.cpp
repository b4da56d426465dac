// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/linktext.h"

#include "core/text/links.h"
#include "core/text/visible.h"

namespace spyhop::typeset {

bool isOpenable(const QString& address)
{
    return text::isSafeLink(address);
}

QString shownTarget(const QString& address)
{
    return text::shownTarget(address);
}

QString openableLink(const text::Inline& run)
{
    return isOpenable(run.link) ? run.link : QString();
}

QString shownText(const QString& text)
{
    return text::visibleText(text, text::TextKind::Prose);
}

} // namespace spyhop::typeset
