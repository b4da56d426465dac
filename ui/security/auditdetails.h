// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "ui/common/surface.h"

#include <memory>

class QGridLayout;

namespace spyhop::ui {

class Button;
class Label;

//! \brief Everything the audit log says of one call, and where its entries stand in the hash trees. Thread: main.
class AuditDetails : public Surface {
    Q_OBJECT
public:
    AuditDetails(const Theme& theme, base::Clock& clock, const admin::AuditAdmin& audit, QWidget* parent);

    void show(const admin::AuditContents& contents, const admin::AuditCall& call);
    [[nodiscard]] QString callId() const { return m_call.callId; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void closed();
    void message(const QString& sentence); //!< for a toast

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refill();
    void addLine(const QString& label, const QString& text, bool isCode);
    void addProof(const QString& label, const admin::AuditEntry& entry);
    void showPrompt();
    void copy();

    base::Clock& m_clock;
    const admin::AuditAdmin& m_audit;
    Label* m_title;
    Button* m_close;
    QWidget* m_body;
    QGridLayout* m_grid;
    Button* m_copy;
    Button* m_prompt;
    admin::AuditContents m_contents;
    admin::AuditCall m_call;
    QList<admin::AuditEntry> m_entries;
    bool m_isLooking = false;
    QString m_promptText; //!< once asked for
    std::unique_ptr<admin::AuditLooking> m_looking;
};

} // namespace spyhop::ui
