// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/recordcheckpanel.h"

#include "core/admin/recordwords.h"
#include "core/base/sentences.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>
#include <utility>

namespace spyhop::ui {
namespace {
constexpr int listHeight = 160; // design px; more of them scroll
}

RecordCheckPanel::RecordCheckPanel(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent)
    : QWidget(parent)
    , m_privacy(privacy)
    , m_head(new Label(theme, FontRole::Title, &Tokens::text, this))
    , m_sub(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_progress(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_begin(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_cancel(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_result(new Banner(theme, Banner::Kind::Success, Icon::Done, this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("recordCheckPanel"));
    m_progress->setObjectName(QStringLiteral("recordCheckProgress"));
    m_begin->setObjectName(QStringLiteral("checkRecords"));
    m_cancel->setObjectName(QStringLiteral("cancelRecordCheck"));
    m_result->setObjectName(QStringLiteral("recordCheckResult"));
    m_list->setObjectName(QStringLiteral("damagedRecords"));
    m_list->setFixedHeight(theme.px(listHeight));
    m_list->setWordWrap(true);
    m_sub->setWordWrap(true);
    m_progress->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    buttons->addWidget(m_begin);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(); // where there is no progress to be told
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(8));
    column->addWidget(m_head);
    column->addWidget(m_sub);
    column->addLayout(buttons);
    column->addWidget(m_result);
    column->addWidget(m_list);
    connect(m_begin, &QAbstractButton::clicked, this, &RecordCheckPanel::begin);
    connect(m_cancel, &QAbstractButton::clicked, this, &RecordCheckPanel::cancel);
    connect(&privacy, &admin::PrivacyAdmin::checked, this, &RecordCheckPanel::databaseChecked);
    connect(&privacy, &admin::PrivacyAdmin::recordsChecked, this, &RecordCheckPanel::checked);
    connect(&privacy, &admin::PrivacyAdmin::recordsProgressed, this, [this](qint64 records) {
        m_records = records;
        showState();
    });
    // A key that has come into the place of the old one seals what is opened next: what was begun knows it not.
    connect(&privacy, &admin::PrivacyAdmin::unlocked, this, [this] {
        if (!m_isChecking)
            return;
        cancel();
        begin();
    });
    for (const auto signal : {&admin::PrivacyAdmin::erased, &admin::PrivacyAdmin::erasedElsewhere})
        connect(&privacy, signal, this, &RecordCheckPanel::cancel);
    retranslate();
}

void RecordCheckPanel::begin()
{
    if (m_isChecking)
        return;
    m_isChecking = true;
    m_records = 0;
    m_last.reset();
    m_privacy.checkStored();
    showState();
}

void RecordCheckPanel::cancel()
{
    m_isChecking = false;
    m_last.reset();
    m_privacy.stopCheckingRecords();
    showState();
}

//! Of a damaged file too: what can be read says which records it has cost.
void RecordCheckPanel::databaseChecked(const base::Status& whole)
{
    if (!m_isChecking)
        return;
    m_whole = whole;
    m_privacy.checkRecords();
}

void RecordCheckPanel::checked(qint64 records, const base::Expected<QByteArrayList>& damaged)
{
    if (!std::exchange(m_isChecking, false))
        return;
    m_last = Result{records, m_whole, damaged};
    showState();
}

void RecordCheckPanel::showState()
{
    m_begin->setBusy(m_isChecking);
    m_cancel->setVisible(m_isChecking);
    m_progress->setVisible(m_isChecking);
    m_progress->setText(tr("%n record(s) opened so far.", nullptr, static_cast<int>(m_records)));
    m_result->setVisible(m_last.has_value());
    m_list->clear();
    if (m_last)
        showResult();
    m_list->setVisible(m_list->count() > 0);
}

void RecordCheckPanel::showResult()
{
    const int records = static_cast<int>(m_last->records);
    const QByteArrayList damaged = m_last->damaged.value_or(QByteArrayList());
    const QString advice = tr("Restore a backup if you need them.");
    if (!m_last->damaged) {
        const base::Error& error = m_last->damaged.error();
        m_result->setKind(Banner::Kind::Info, Icon::Info);
        m_result->setText(error.what, error.remedy);
    } else if (!damaged.isEmpty()) {
        m_result->setKind(Banner::Kind::Danger, Icon::Failed);
        m_result->setText(tr("%n damaged", nullptr, static_cast<int>(damaged.size())),
            base::joinSentences(
                {tr("of %n record(s). Each costs itself only, and the rest is fine.", nullptr, records), advice}));
    } else if (!m_last->whole) {
        m_result->setKind(Banner::Kind::Danger, Icon::Failed);
        m_result->setText(m_last->whole.error().what, tr("All %n record(s) open.", nullptr, records));
    } else {
        m_result->setKind(Banner::Kind::Success, Icon::Done);
        m_result->setText(
            tr("Whole"), records == 0 ? tr("Nothing is stored.") : tr("All %n record(s) open.", nullptr, records));
    }
    for (const QByteArray& record : damaged)
        m_list->addItem(admin::recordWords(record));
}

void RecordCheckPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RecordCheckPanel::retranslate()
{
    m_head->setText(tr("Whether everything opens"));
    m_sub->setText(tr("Opens every record that is stored and names those that are damaged. Nothing is changed."));
    m_begin->setText(tr("Check every record"));
    m_cancel->setText(tr("Cancel"));
    m_list->setAccessibleName(tr("Damaged records"));
    showState();
}

} // namespace spyhop::ui
