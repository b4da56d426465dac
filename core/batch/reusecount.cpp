// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/reusecount.h"
#include "core/batch/resultwords.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {

void ReuseCount::add(const model::ItemResult& result)
{
    if (!result.reused)
        return;
    if (m_taken++ == 0)
        m_first = reuseMark(result);
}

QString ReuseCount::note() const
{
    if (m_taken == 0)
        return {};
    return QCoreApplication::translate("Batch",
        "%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the other formats "
        "say it of each.",
        nullptr, m_taken)
        .arg(m_first);
}

QString ReuseCount::noteBesideReceipts() const
{
    if (m_taken == 0)
        return {};
    return QCoreApplication::translate("Batch",
        "%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the receipts say it "
        "of each.",
        nullptr, m_taken)
        .arg(m_first);
}

} // namespace spyhop::batch
