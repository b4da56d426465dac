// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtCore/QObject>

namespace spyhop::admin {
class AuditAdmin;
class BackupAdmin;
class GateAdmin;
class KeyAdmin;
class PolicyAdmin;
} // namespace spyhop::admin

namespace spyhop::ui {

class AuditPanel;
class BackupPanel;
class PolicyPanel;
class SecurityPage;

//! \brief The Security room: the page, and in it a panel for each part whose service was handed in.
//!
//! The page stands in the frame, which owns it. Owner: MainWindow. Thread: main.
class SecurityRoom : public QObject {
    Q_OBJECT
public:
    //! Null: that part has no tab.
    struct Services {
        admin::PolicyAdmin* policy = nullptr;
        admin::KeyAdmin* keys = nullptr;
        admin::GateAdmin* gate = nullptr;
        admin::AuditAdmin* audit = nullptr;
        admin::BackupAdmin* backups = nullptr;
    };
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        admin::EndpointAdmin& endpoints;
        Services services;
    };
    SecurityRoom(const Parts& parts, QWidget* pages);

    [[nodiscard]] SecurityPage* page() const { return m_page; }
    //! Whether the token is there, and would open if its PIN were typed.
    [[nodiscard]] bool awaitsPin() const;
    //! Asks for the token's PIN, over whatever room is shown; tokenOpened() if it opens, else tokenLeft(): at once
    //! where no PIN is awaited.
    void askPin();
    //! The rules of the privacy gate.
    void showPrivacy();
    //! Verifies the audit log, in sight.
    void verifyAudit();
    void exportAudit();
    void writeBackup();
    void restoreBackup();
    //! Brings back what was told with this id. Ids of others: nothing.
    void undo(const QString& id);

Q_SIGNALS:
    void message(const QString& text, const QString& action, const QString& id); //!< for a toast
    void consentRequested(); //!< what is stored on this computer
    void tokenChanged(); //!< awaitsPin()
    void tokenOpened(); //!< by askPin()
    void tokenLeft(); //!< askPin() has not opened it: nobody waits for that any more

private:
    void addPolicy(admin::PolicyAdmin& policy);
    void say(const QString& text);

    Parts m_parts;
    SecurityPage* m_page;
    PolicyPanel* m_policy = nullptr; //!< null: no tab, as the next
    AuditPanel* m_audit = nullptr;
    BackupPanel* m_backups = nullptr;
};

} // namespace spyhop::ui
