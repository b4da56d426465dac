// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/auditverdict.h"

#include "core/base/sentences.h"
#include "ui/common/banner.h"
#include "ui/common/progressbar.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int margin = 24, spaceBelow = 12, spaceBetween = 4; // design px

} // namespace

AuditVerdict::AuditVerdict(const Theme& theme, base::Clock& clock, admin::AuditAdmin& audit, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_audit(audit)
    , m_banner(new Banner(theme, Banner::Kind::Success, Icon::Done, this))
    , m_copyTrouble(new Banner(theme, Banner::Kind::Warning, Icon::Review, this))
    , m_progress(new ProgressBar(theme, this))
    , m_column(new QVBoxLayout(this))
{
    m_banner->setObjectName(QStringLiteral("auditVerdict"));
    m_banner->hide();
    m_progress->hide();
    m_copyTrouble->setObjectName(QStringLiteral("auditCopyTrouble"));
    m_column->addWidget(m_copyTrouble);
    m_column->addWidget(m_banner);
    m_column->addWidget(m_progress);
    connect(&m_audit, &admin::AuditAdmin::keySettled, this, [this] {
        if (m_isVerifying && !m_check)
            beginCheck();
    });
    connect(&m_audit, &admin::AuditAdmin::spoilt, this, &AuditVerdict::showReport);
    connect(&m_audit, &admin::AuditAdmin::copyTroubleChanged, this, [this] {
        m_triedCopies.reset(); // this is newer
        showReport();
    });
    connect(&theme, &Theme::changed, this, &AuditVerdict::place);
    showReport();
}

AuditVerdict::~AuditVerdict() = default;

void AuditVerdict::verify(const QStringList& copies)
{
    if (m_isVerifying)
        return;
    m_copies = copies;
    m_isVerifying = true;
    m_check.reset(); // the one before: the next begins once there is a key, or none
    m_report.reset();
    showReport();
    if (m_audit.hasKey() == true)
        beginCheck();
    else
        m_audit.loadKey(); // a locked keychain may ask now
    Q_EMIT busyChanged(true);
}

void AuditVerdict::beginCheck()
{
    m_check = m_audit.check(m_copies);
    connect(m_check.get(), &admin::AuditJob::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setShares({total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0});
        m_progress->show();
        place();
    });
    connect(m_check.get(), &admin::AuditCheck::finished, this, &AuditVerdict::checked);
}

void AuditVerdict::checked(const base::Expected<admin::AuditReport>& report)
{
    m_isVerifying = false;
    m_progress->hide();
    m_report = report;
    m_triedCopies = m_check->copyTrouble();
    m_verifiedAt = m_clock.wallTime();
    showReport();
    Q_EMIT busyChanged(false);
}

//! Room below the banner, where there is one.
void AuditVerdict::place()
{
    const bool isShown = !m_banner->isHidden() || !m_copyTrouble->isHidden() || !m_progress->isHidden();
    const int side = m_theme.px(margin);
    m_column->setSpacing(m_theme.px(spaceBetween));
    m_column->setContentsMargins(side, 0, side, isShown ? m_theme.px(spaceBelow) : 0);
}

//! What the last Verify found.
void AuditVerdict::showReport()
{
    sayReport();
    sayCopies();
    place();
}

void AuditVerdict::sayCopies()
{
    const std::optional<base::Error>& trouble = m_audit.copyTrouble() ? m_audit.copyTrouble() : m_triedCopies;
    m_copyTrouble->setVisible(trouble.has_value());
    if (trouble)
        m_copyTrouble->setText(trouble->what, trouble->remedy);
}

//! When that was, and how much of the log it does not speak of.
QString AuditVerdict::sinceWords(const admin::AuditReport& report) const
{
    const QString when = tr("Verified %1.").arg(stampText(m_verifiedAt));
    const qint64 since = m_entries - report.entries;
    return since <= 0 ? when
                      : base::joinSentences({when, tr("%n entry(s) came since.", nullptr, static_cast<int>(since))});
}

//! In one sentence and the first thing that is wrong.
void AuditVerdict::sayReport()
{
    if (!m_report) {
        m_banner->setVisible(m_audit.isSpoilt());
        if (m_audit.isSpoilt()) {
            m_banner->setKind(Banner::Kind::Danger, Icon::Failed);
            m_banner->setText(tr("Changed"), tr("The log is not what the key store remembers. Verify says where."));
        }
        return;
    }
    m_banner->show();
    if (!*m_report) {
        const base::Error& error = m_report->error();
        if (m_copies.isEmpty() && error.code == base::ErrorCode::NotFound) // it begins with the first call
            m_banner->setKind(Banner::Kind::Info, Icon::Info);
        else // it could not be read, or the files that were chosen are none
            m_banner->setKind(Banner::Kind::Warning, Icon::Review);
        m_banner->setText(
            error.what, error.whom.isEmpty() ? error.remedy : base::joinSentences({error.whom, error.remedy}));
        return;
    }
    const admin::AuditReport& report = **m_report;
    QStringList rest{
        tr("%1 entries in %n segment(s).", nullptr, static_cast<int>(report.segments)).arg(countText(report.entries)),
        sinceWords(report)};
    if (report.copies > 0)
        rest.append(tr("Held against %n copied checkpoint(s).", nullptr, static_cast<int>(report.copies)));
    if (!report.elsewhere.isEmpty())
        rest.append(observe::elsewhereSentence(report.elsewhere.constLast()));
    if (!report.isIntact()) {
        rest.prepend(observe::findingSentence(report.findings.constFirst()));
        if (report.findings.size() > 1)
            rest.insert(1, tr("%n more finding(s).", nullptr, static_cast<int>(report.findings.size()) - 1));
        m_banner->setKind(Banner::Kind::Danger, Icon::Failed);
        m_banner->setText(tr("Changed"), rest.join(u' '));
        return;
    }
    if (report.isIntegrityOnly()) {
        m_banner->setKind(Banner::Kind::Warning, Icon::Review);
        rest.prepend(tr("There is no key in a key store: nobody's signature proves who wrote it."));
        m_banner->setText(tr("Integrity only"), rest.join(u' '));
        return;
    }
    if (report.openIntents > 0)
        rest.append(tr("%n call(s) of unknown outcome.", nullptr, static_cast<int>(report.openIntents)));
    if (!report.unproven.isEmpty())
        rest.append(tr("%n segment(s) not signed yet.", nullptr, static_cast<int>(report.unproven.size())));
    if (!report.unsignedParts.isEmpty())
        rest.append(tr("Nothing proves who wrote the first entries of %n segment(s): their process had no key.",
            nullptr, static_cast<int>(report.unsignedParts.size())));
    m_banner->setKind(Banner::Kind::Success, Icon::Done);
    m_banner->setText(tr("Intact"), tr("Nothing was changed, removed, reordered or cut off.") + u' ' + rest.join(u' '));
}

void AuditVerdict::setEntries(qint64 entries)
{
    m_entries = entries;
    showReport();
}

void AuditVerdict::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        showReport();
    QWidget::changeEvent(event);
}

} // namespace spyhop::ui
