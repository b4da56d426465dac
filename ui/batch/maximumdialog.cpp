// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/maximumdialog.h"

#include "core/batch/forecast.h"
#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>
#include <algorithm>
#include <limits>

namespace spyhop::ui {
namespace {

//! To two figures; `nano`: at most half of what there can be.
qint64 roundedUp(qint64 nano)
{
    qint64 step = 1;
    while (nano / step >= 100)
        step *= 10;
    const qint64 over = nano % step;
    return over == 0 ? nano : nano + step - over;
}

} // namespace

MaximumDialog::MaximumDialog(
    const Theme& theme, batch::BatchManager& manager, const model::JobSummary& job, QWidget* parent)
    : QDialog(parent)
    , m_manager(manager)
    , m_job(job.spec.id)
    , m_before(job.spec.maxCost.value_or(base::Money()))
    , m_amount(new QLineEdit(this))
    , m_field(new Field(theme, m_amount, this))
{
    setObjectName(QStringLiteral("maximumDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto reason = manager.stopReason(job.spec.id);
    const bool raises = !reason || reason->mendedByMore;
    setWindowTitle(raises ? tr("Raise the maximum") : tr("Change the maximum"));
    auto* so = new Label(theme, FontRole::Ui, &Tokens::text, this);
    so->setWordWrap(true);
    QStringList sentences{tr("%1 of %2 are done, for %3.")
                              .arg(countText(job.items.done), countText(job.items.total()), moneyText(job.cost))};
    if (const auto all = batch::forecast(job); all && !all->cost.isEmpty())
        sentences.append(tr("At this rate all of them cost about %1.").arg(moneyText(all->cost)));
    so->setText(sentences.join(u' '));
    m_amount->setObjectName(QStringLiteral("newMaximum"));
    const base::Money offered = raises ? raised(job) : m_before; // what cannot be held is the person's to change
    m_amount->setText(offered.exactAmount() + u' ' + offered.currency());
    m_amount->selectAll();
    m_field->setLabel(tr("Stop before it costs more than"));
    m_field->setHelp(tr("What the whole job may cost, with what it has cost so far. Empty: no stop."));
    auto* accept = new Button(theme, Button::Kind::Primary, raises ? tr("Raise and go on") : tr("Go on"), this);
    accept->setObjectName(QStringLiteral("acceptMaximum"));
    accept->setDefault(true);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Not now"), this);
    auto* column = dialogColumn(theme, this, 440);
    column->addWidget(so);
    column->addWidget(m_field);
    column->addLayout(buttonRow({cancel, accept}));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(accept, &QAbstractButton::clicked, this, &MaximumDialog::goOn);
}

base::Money MaximumDialog::raised(const model::JobSummary& job)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 4;
    const base::Money before = job.spec.maxCost.value_or(base::Money());
    qint64 nano = 2 * std::min(before.nanoUnits(), most);
    if (const auto all = batch::forecast(job)) {
        for (const base::Money& cost : all->cost) {
            const qint64 whole = std::min(cost.nanoUnits(), most);
            if (cost.currency() == before.currency())
                nano = std::max(nano, whole + whole / 5);
        }
    }
    return {roundedUp(nano), before.currency()};
}

void MaximumDialog::goOn()
{
    const QString text = m_amount->text().trimmed();
    std::optional<base::Money> maximum;
    if (!text.isEmpty()) {
        const auto money = base::Money::parse(text, m_before.currency());
        if (!money)
            return m_field->setError(money.error().sentence());
        maximum = *money;
    }
    base::Status status = m_manager.setMaximum(m_job, maximum);
    if (status)
        status = m_manager.start(m_job);
    if (!status)
        return m_field->setError(status.error().sentence());
    accept();
}

} // namespace spyhop::ui
