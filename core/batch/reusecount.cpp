// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/reusecount.h"
#include "core/batch/resultwords.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

QString said(int taken, const QString& first, const char* sentence)
{
    if (taken == 0)
        return {};
    return QCoreApplication::translate("Batch", sentence, nullptr, taken).arg(first);
}

} // namespace

void ReuseCount::add(const model::ItemResult& result)
{
    if (!result.reused)
        return;
    if (m_taken++ == 0)
        m_first = reuseMark(result);
}

QString ReuseCount::note() const
{
    return said(m_taken, m_first,
        QT_TRANSLATE_N_NOOP("Batch",
            "%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the other formats "
            "say it of each."));
}

QString ReuseCount::noteBesideReceipts() const
{
    return said(m_taken, m_first,
        QT_TRANSLATE_N_NOOP("Batch",
            "%n answer(s) were taken from earlier jobs (the first from %1) and not paid for again; the receipts say it "
            "of each."));
}

} // namespace spyhop::batch
