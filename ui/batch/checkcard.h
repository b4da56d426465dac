// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "core/batch/estimate.h"
#include "ui/batch/jobcard.h"

class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace spyhop::admin {
struct GateLook;
}

namespace spyhop::ui {

class AdvancedRow;
class Banner;
class Field;
class JobKindRow;
class Switch;
class WhoRow;

//! \brief The third card of a new job: who answers, when, at what most; and what it will come to. Owner: NewJobPage.
class CheckCard : public JobCard {
    Q_OBJECT
public:
    CheckCard(const Theme& theme, admin::EndpointAdmin& endpoints, admin::PrivacyAdmin& privacy, QWidget* parent);

    //! What the card says of the job, into its spec. Error: Usage (a maximum that is no amount, a time that is past);
    //! all else of the card is in the spec then too.
    [[nodiscard]] base::Status fill(model::BatchSpec& spec, const QDateTime& now) const;
    //! The maximum cost is an amount, or none, numbers are numbers, and somebody can be asked.
    [[nodiscard]] bool isGood() const;
    //! What was agreed to for one job does not hold for the next.
    void clear();
    //! Takes over what a template says; endpoint and model stay the person's.
    void take(const model::BatchSpec& spec);
    //! Takes over all that another job says. An endpoint that is gone, or a time that is past at `now`, is none.
    void takeAll(const model::BatchSpec& spec, const QDateTime& now);
    //! It is sent only while that is cheap.
    [[nodiscard]] bool isOffPeak() const;
    //! A maximum without its currency is in this one; empty: not known.
    void setCharged(const QString& currency);
    //! What the job will come to; null: not known.
    void showEstimate(const batch::Estimate* estimate, const QDateTime& now);
    //! What the privacy gate does with the first item.
    void showGate(const admin::GateLook& look);
    [[nodiscard]] const JobKindRow& kind() const { return *m_kind; }

Q_SIGNALS:
    void changed();
    void keepRequested();
    void providerRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] static QString freeText(const batch::Estimate& estimate);
    void retranslate();
    [[nodiscard]] base::Expected<std::optional<base::Money>> maximum() const;
    void showMaximum();
    void forgetPrice();

    admin::PrivacyAdmin& m_privacy;
    WhoRow* m_who;
    Field *m_whenField, *m_longField, *m_maximumField, *m_timeField;
    QComboBox *m_when, *m_long;
    QLineEdit* m_maximum;
    QDateTimeEdit* m_time;
    Switch* m_reuse;
    Label* m_estimate;
    JobKindRow* m_kind;
    AdvancedRow* m_advanced;
    QString m_charged; //!< the currency that the estimate is in; empty: not known
    bool m_isUnpriced = false; //!< nobody knows what this model costs
    Banner *m_gate, *m_memory;
};

} // namespace spyhop::ui
