// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/maskedline.h"

#include "core/batch/maskedreading.h"

namespace spyhop::ui {

MaskedLine::MaskedLine(const Theme& theme, batch::BatchManager& manager, QWidget* parent)
    : Label(theme, FontRole::Small, &Tokens::text2, parent)
    , m_manager(manager)
{
    setObjectName(QStringLiteral("jobMasked"));
    setWordWrap(true);
    hide();
}

MaskedLine::~MaskedLine() = default;

void MaskedLine::showJob(const model::JobSummary& job)
{
    if (job.spec.id != m_wanted.first) {
        m_tally = {};
        m_reading.reset();
    }
    m_rows = job.spec.rows;
    m_wanted = {job.spec.id, job.updatedAt};
    say(); // in today's language
    if (!m_reading && m_wanted != m_read)
        read();
}

//! One at a time: a job that runs changes ten times a second.
void MaskedLine::read()
{
    m_read = m_wanted;
    m_reading = m_manager.readMasked(m_wanted.first);
    connect(m_reading.get(), &batch::MaskedReading::read, this, [this](const model::MaskedTally& tally) {
        m_endedReading = std::move(m_reading);
        m_tally = tally;
        say();
        if (m_wanted != m_read)
            read();
    });
}

void MaskedLine::say()
{
    setText(batch::maskedText(m_tally, m_rows));
    setVisible(!m_tally.values.isEmpty());
}

} // namespace spyhop::ui
