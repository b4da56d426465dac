// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a job is made of what is on the page. The rest is in newjobpage.cpp.
#include "ui/batch/newjobpage.h"

#include "core/batch/jobtitle.h"
#include "ui/batch/askcard.h"
#include "ui/batch/checkcard.h"
#include "ui/batch/whatcard.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"

namespace spyhop::ui {

QString NewJobPage::title() const
{
    const bool isTemplates = !m_template.title.isEmpty() && m_template.prompt == m_ask->prompt();
    return batch::jobTitle(m_what->title(), isTemplates ? m_template.title : m_ask->prompt());
}

base::Status NewJobPage::write(model::BatchSpec& spec) const
{
    spec.title = title();
    m_ask->fill(spec);
    spec.scans = m_what->scans();
    spec.rows = m_what->inputs().rows;
    spec.inputColumns = m_what->inputs().columns;
    return m_check->fill(spec, m_parts.clock.wallTime());
}

base::Expected<model::BatchSpec> NewJobPage::spec() const
{
    model::BatchSpec spec;
    if (const base::Status written = write(spec); !written)
        return base::failure(written.error());
    return spec;
}

//! The same where a term is wrong at the moment: that one may then be as it is at first, and all others are there.
model::BatchSpec NewJobPage::question() const
{
    model::BatchSpec asked;
    static_cast<void>(write(asked));
    return asked;
}

//! A maximum is in the money that the account is charged in: that is known before there is a job, also if Start is
//! pressed before the estimate has come.
void NewJobPage::start(bool trial)
{
    const base::Expected<model::BatchSpec> wanted = spec();
    if (!wanted)
        return created(trial, base::failure(wanted.error()));
    if (!wanted->maxCost)
        return make(trial);
    setBusy(trial, !trial);
    m_place = m_parts.manager.readPlace(*wanted);
    connect(m_place.get(), &batch::PlaceReading::found, this, [this, trial] {
        if (const QString currency = m_place->currency(); !currency.isEmpty())
            m_check->setCharged(currency);
        make(trial);
    });
}

void NewJobPage::setBusy(bool tries, bool starts)
{
    m_trial->setBusy(tries);
    m_start->setBusy(starts);
}

void NewJobPage::make(bool trial)
{
    base::Expected<model::BatchSpec> wanted = spec();
    if (!wanted)
        return created(trial, base::failure(wanted.error()));
    if (!wanted->callbackUrl.isEmpty()) {
        const auto address = m_callbacks.addressFor(wanted->callbackUrl);
        if (!address)
            return created(trial, base::failure(address.error()));
        wanted->callbackUrl = *address;
    }
    m_creating = m_parts.manager.creating(*wanted, m_what->inputs());
    setBusy(trial, !trial);
    connect(m_creating.get(), &batch::Creating::finished, this,
        [this, trial](const base::Expected<QString>& id) { created(trial, id); });
}

void NewJobPage::created(bool trial, const base::Expected<QString>& id)
{
    m_endedCreating = std::move(m_creating);
    setBusy(false, false);
    base::Status status;
    if (!id)
        status = base::failure(id.error());
    else
        status = trial ? m_parts.manager.startTrial(*id, trialItems) : m_parts.manager.start(*id);
    m_error->setVisible(!status.has_value());
    if (!status) {
        m_error->setText(tr("The job was not started"), status.error().sentence());
        return;
    }
    if (!trial)
        clear();
    Q_EMIT started(*id);
}

} // namespace spyhop::ui
