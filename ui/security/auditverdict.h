// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "ui/common/theme.h"

#include <QtCore/QDateTime>
#include <QtWidgets/QWidget>
#include <memory>
#include <optional>

class QVBoxLayout;

namespace spyhop::ui {

class Banner;
class ProgressBar;

//! \brief Verifies the audit log, shows how far that has come and says what it found, and when. Says unasked if the log
//! is not what the key store remembers, or if checkpoints cannot be copied to the folder for them. Takes no room while
//! there is nothing to say.
//!
//! Owner: AuditPanel. Thread: main.
class AuditVerdict : public QWidget {
    Q_OBJECT
public:
    AuditVerdict(const Theme& theme, base::Clock& clock, admin::AuditAdmin& audit, QWidget* parent);
    ~AuditVerdict() override;

    //! Nothing happens while it is under way. A locked keychain may ask for its password. `copies`: files with copied
    //! checkpoints that the log is held against, too.
    void verify(const QStringList& copies);
    //! How many entries the log has: those that came since it was verified are named.
    void setEntries(qint64 entries);

Q_SIGNALS:
    void busyChanged(bool isBusy); //!< verify() is under way

protected:
    void changeEvent(QEvent* event) override;

private:
    void beginCheck();
    void checked(const base::Expected<admin::AuditReport>& report);
    void showReport();
    void sayCopies();
    void sayReport();
    [[nodiscard]] QString sinceWords(const admin::AuditReport& report) const;
    void place();

    const Theme& m_theme;
    base::Clock& m_clock;
    admin::AuditAdmin& m_audit;
    Banner* m_banner;
    Banner* m_copyTrouble; //!< checkpoints do not get into the folder for them
    ProgressBar* m_progress;
    QVBoxLayout* m_column;
    qint64 m_entries = 0;
    std::optional<base::Expected<admin::AuditReport>> m_report; //!< of the last Verify
    QDateTime m_verifiedAt; //!< UTC
    std::unique_ptr<admin::AuditCheck> m_check;
    std::optional<base::Error> m_triedCopies; //!< what the last Verify found of that folder
    QStringList m_copies; //!< of the last verify()
    bool m_isVerifying = false;
};

} // namespace spyhop::ui
