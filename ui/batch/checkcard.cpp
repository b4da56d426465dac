// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/checkcard.h"

#include "core/admin/gateadmin.h"
#include "ui/batch/advancedrow.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/jobkindrow.h"
#include "ui/batch/whorow.h"
#include "ui/common/banner.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/moments.h"
#include "ui/common/switch.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <algorithm>

namespace spyhop::ui {
namespace {

QString amountText(const base::Money& money)
{
    return money.exactAmount() + u' ' + money.currency();
}

} // namespace

CheckCard::CheckCard(const Theme& theme, admin::EndpointAdmin& endpoints, admin::PrivacyAdmin& privacy, QWidget* parent)
    : JobCard(theme, parent)
    , m_privacy(privacy)
{
    m_who = new WhoRow(theme, endpoints, this);
    m_when = new QComboBox(this);
    m_when->setObjectName(QStringLiteral("jobWhen"));
    m_long = new QComboBox(this);
    m_long->setObjectName(QStringLiteral("jobLong"));
    m_maximum = new QLineEdit(this);
    m_maximum->setObjectName(QStringLiteral("jobMaximum"));
    m_time = new QDateTimeEdit(this);
    m_time->setObjectName(QStringLiteral("jobTime"));
    m_time->setCalendarPopup(true);
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    for (int i = 0; i < 3; ++i) {
        m_when->addItem(QString());
        m_long->addItem(QString());
    }
    m_whenField = new Field(theme, m_when, this);
    m_timeField = new Field(theme, m_time, this);
    m_longField = new Field(theme, m_long, this);
    m_maximumField = new Field(theme, m_maximum, this);
    m_timeField->hide();
    auto* times = new QHBoxLayout;
    times->setSpacing(theme.px(16));
    times->addWidget(m_whenField, 1);
    times->addWidget(m_timeField, 1);
    times->addWidget(m_maximumField, 1);
    m_reuse = new Switch(theme, {}, this);
    m_reuse->setObjectName(QStringLiteral("reuseAnswers"));
    m_reuse->setCheckable(true);
    m_reuse->setChecked(true);
    m_estimate = new Label(theme, FontRole::Ui, &Tokens::text, this);
    m_estimate->setObjectName(QStringLiteral("jobEstimate"));
    m_estimate->setWordWrap(true);
    m_kind = new JobKindRow(theme, privacy, this);
    m_advanced = new AdvancedRow(theme, this);
    m_gate = new Banner(theme, Banner::Kind::Warning, Icon::Security, this);
    m_gate->setObjectName(QStringLiteral("jobGate"));
    m_gate->hide();
    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, this);
    rows()->addWidget(m_who);
    rows()->addLayout(times);
    rows()->addWidget(m_kind);
    rows()->addWidget(m_longField);
    rows()->addWidget(m_reuse, 0, Qt::AlignLeft);
    rows()->addWidget(m_advanced);
    rows()->addWidget(m_estimate);
    rows()->addWidget(m_gate);
    rows()->addWidget(m_memory);
    connect(m_when, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_timeField->setVisible(index == static_cast<int>(model::When::Kind::At));
        Q_EMIT changed();
    });
    connect(m_long, &QComboBox::currentIndexChanged, this, &CheckCard::changed);
    connect(m_maximum, &QLineEdit::textChanged, this, [this] {
        showMaximum();
        Q_EMIT changed();
    });
    connect(m_who, &WhoRow::changed, this, [this] {
        forgetPrice();
        Q_EMIT changed();
    });
    connect(m_kind, &JobKindRow::changed, this, [this] {
        m_advanced->setKind(m_kind->kind());
        Q_EMIT changed();
    });
    connect(m_advanced, &AdvancedRow::changed, this, &CheckCard::changed);
    connect(m_kind, &JobKindRow::providerRequested, this, &CheckCard::providerRequested);
    connect(m_memory, &Banner::linkActivated, this, &CheckCard::keepRequested);
    const auto showMemory = [this] {
        m_memory->setVisible(!m_privacy.isUnlocked() || !m_privacy.consent().allows(model::ConsentKind::Batches));
    };
    for (const auto signal : {&admin::PrivacyAdmin::changed, &admin::PrivacyAdmin::unlocked})
        connect(&privacy, signal, this, showMemory);
    m_estimate->hide();
    m_time->setDateTime(QDateTime(QDate(2026, 1, 1), QTime(22, 0)));
    showMemory();
    retranslate();
}

base::Status CheckCard::fill(model::BatchSpec& spec, const QDateTime& now) const
{
    m_who->fill(spec);
    spec.kind = m_kind->kind();
    spec.longDocuments = static_cast<model::LongDocuments>(std::max(0, m_long->currentIndex()));
    spec.fresh = !m_reuse->isChecked();
    spec.when = {};
    spec.when.kind = static_cast<model::When::Kind>(std::max(0, m_when->currentIndex()));
    if (spec.when.kind == model::When::Kind::At)
        spec.when.at = m_time->dateTime().toUTC();
    const auto most = maximum();
    if (most)
        spec.maxCost = *most;
    const base::Status rest = m_advanced->fill(spec);
    if (spec.when.kind == model::When::Kind::At && spec.when.at <= now)
        return base::failure(base::ErrorCode::Usage, tr("The time chosen is past."));
    if (!most)
        return base::failure(most.error());
    return rest;
}

base::Expected<std::optional<base::Money>> CheckCard::maximum() const
{
    const QString text = m_maximum->text().trimmed();
    if (text.isEmpty())
        return std::optional<base::Money>();
    const auto money = base::Money::parse(text, m_charged.isEmpty() ? QStringLiteral("USD") : m_charged);
    return money ? base::Expected<std::optional<base::Money>>(*money) : base::failure(money.error());
}

//! Whether it can be held, as far as the price is known: before the job is made, not after.
void CheckCard::showMaximum()
{
    const auto most = maximum();
    QString wrong;
    if (!most)
        wrong = most.error().sentence();
    else if (*most && m_isUnpriced)
        wrong = tr("What this model costs is not known, so no maximum can be held. Write its price into the settings "
                   "of the endpoint.");
    else if (*most && !m_charged.isEmpty() && (*most)->currency() != m_charged)
        wrong = tr("This is charged in %1: give the maximum in %1.").arg(m_charged);
    m_maximumField->setError(wrong);
    m_maximum->setPlaceholderText(
        tr("such as 5.00 %1; empty: no stop").arg(m_charged.isEmpty() ? QStringLiteral("USD") : m_charged));
}

void CheckCard::forgetPrice()
{
    m_charged.clear();
    m_isUnpriced = false;
    showMaximum();
}

void CheckCard::setCharged(const QString& currency)
{
    m_charged = currency;
    showMaximum();
}

bool CheckCard::isGood() const
{
    return m_who->isGood() && maximum().has_value() && m_advanced->isGood();
}

bool CheckCard::isOffPeak() const
{
    return m_when->currentIndex() == static_cast<int>(model::When::Kind::OffPeak);
}

void CheckCard::clear()
{
    m_who->clear();
}

void CheckCard::take(const model::BatchSpec& spec)
{
    clear();
    m_long->setCurrentIndex(static_cast<int>(spec.longDocuments));
}

void CheckCard::takeAll(const model::BatchSpec& spec, const QDateTime& now)
{
    take(spec);
    m_who->take(spec);
    const bool past = spec.when.kind == model::When::Kind::At && spec.when.at <= now;
    if (spec.when.kind == model::When::Kind::At && !past)
        m_time->setDateTime(spec.when.at.toLocalTime());
    m_when->setCurrentIndex(static_cast<int>(past ? model::When::Kind::Now : spec.when.kind));
    m_maximum->setText(spec.maxCost ? amountText(*spec.maxCost) : QString());
    m_reuse->setChecked(!spec.fresh);
    m_kind->setKind(spec.kind);
    m_advanced->take(spec);
}

//! What is promised, and what it rests on.
QString CheckCard::freeText(const batch::Estimate& estimate)
{
    if (!estimate.takeOver)
        return tr("Price: nothing, it is asked on this computer");
    const QString& other = estimate.takeOver->endpoint;
    if (!estimate.mayTakeOver)
        return tr("Price: nothing, it is asked on this computer alone; %1 does not take over unless you choose it")
            .arg(other);
    const QString most = estimate.takeOver->cost ? estimate.takeOver->cost->most.display() : tr("a sum not known");
    return tr("Price: nothing while %1 answers; up to %2 if %3 takes over").arg(estimate.endpoint, most, other);
}

void CheckCard::showEstimate(const batch::Estimate* estimate, const QDateTime& now)
{
    m_estimate->setVisible(estimate != nullptr);
    if (!estimate)
        return;
    m_charged = estimate->now ? estimate->now->most.currency() : QString();
    m_isUnpriced = !estimate->now && !estimate->isFree && !estimate->model.isEmpty();
    showMaximum();
    const auto tokens = [](const batch::TokenRange& range) {
        return tr("%1 – %2", "from, to").arg(countText(range.least), countText(range.most));
    };
    const auto money = [](const batch::MoneyRange& range) {
        return tr("%1 – %2", "from, to").arg(range.least.display(), range.most.display());
    };
    QStringList lines;
    lines.append(
        tr("Tokens: %1 to read, %2 to write").arg(tokens(estimate->promptTokens), tokens(estimate->answerTokens)));
    if (estimate->isFree)
        lines.append(freeText(*estimate));
    else if (!estimate->now)
        lines.append(tr("Price: not known for this model"));
    else if (estimate->isPeak && estimate->offPeak && estimate->offPeakFrom)
        lines.append(
            tr("Price: %1 now, at peak hours · %2 from %3 on")
                .arg(money(*estimate->now), money(*estimate->offPeak), momentText(*estimate->offPeakFrom, now)));
    else
        lines.append(tr("Price: %1").arg(money(*estimate->now)));
    if (estimate->isLeft)
        lines.append(tr("Time: when the provider finds it, within a day"));
    else if (estimate->seconds && estimate->finish && *estimate->seconds < 1)
        lines.append(tr("Time: under 1 s, until %1").arg(momentText(*estimate->finish, now)));
    else if (estimate->seconds && estimate->finish)
        lines.append(
            tr("Time: about %1, until %2").arg(durationText(*estimate->seconds), momentText(*estimate->finish, now)));
    if (estimate->toSplit > 0)
        lines.append(tr(
            "About %n document(s) are longer than the model's context", nullptr, static_cast<int>(estimate->toSplit)));
    if (!estimate->knowsContext)
        lines.append(tr("How many tokens the model takes is not known; what is too long is split once the server says "
                        "so"));
    const int unreadable = static_cast<int>(estimate->unreadable);
    if (unreadable > 0 && estimate->sampled == estimate->items)
        lines.append(tr("%n cannot be read", nullptr, unreadable));
    else if (unreadable > 0)
        lines.append(tr("About %n cannot be read", nullptr, unreadable));
    if (estimate->answered > 0)
        lines.append(tr("About %n item(s) were answered by earlier jobs, and are not paid for again", nullptr,
            static_cast<int>(estimate->answered)));
    if (estimate->unseen > 0)
        lines.append(tr(
            "About %n item(s) with pictures fail unasked: %1 takes none", nullptr, static_cast<int>(estimate->unseen))
                         .arg(estimate->model));
    if (!estimate->lacksHours.isEmpty())
        lines.append(estimate->lacksHours);
    if (!estimate->knowsHolidays)
        lines.append(tr("This year's public holidays are not known; they count as working days"));
    m_estimate->setText(lines.join(u'\n'));
}

void CheckCard::showGate(const admin::GateLook& look)
{
    const QString words = admin::GateAdmin::words(look);
    m_gate->setVisible(!words.isEmpty());
    m_gate->setKind(look.blocked ? Banner::Kind::Danger : Banner::Kind::Warning, Icon::Security);
    m_gate->setText(tr("First item"), words);
}

void CheckCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    JobCard::changeEvent(event);
}

void CheckCard::retranslate()
{
    setHead(tr("Check"),
        tr("Who answers, when, and what it may cost at most. Automatic takes the first endpoint that can."));
    m_whenField->setLabel(tr("When"));
    m_when->setItemText(static_cast<int>(model::When::Kind::Now), tr("Now"));
    m_when->setItemText(static_cast<int>(model::When::Kind::OffPeak), tr("Only while it is cheap"));
    m_when->setItemText(static_cast<int>(model::When::Kind::At), tr("From a time on"));
    m_timeField->setLabel(tr("Time"));
    m_maximumField->setLabel(tr("Stop before it costs more than"));
    showMaximum();
    m_longField->setLabel(tr("Documents longer than the model's context"));
    m_long->setItemText(
        static_cast<int>(model::LongDocuments::Split), tr("Ask each part, then bring the answers together"));
    m_long->setItemText(static_cast<int>(model::LongDocuments::Summarise), tr("Shorten each part, then ask"));
    m_long->setItemText(static_cast<int>(model::LongDocuments::Refuse), tr("Do not ask; list them as failed"));
    m_reuse->setText(tr("Take answers of earlier jobs to the same question, and do not pay twice"));
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Keep, encrypted"));
}

} // namespace spyhop::ui
