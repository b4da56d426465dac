// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <memory>

class QStackedWidget;

namespace spyhop::admin {
class AuditExporting;
}

namespace spyhop::ui {

class AuditDetails;
class AuditFilterBar;
class AuditKeep;
class AuditTable;
class AuditTableModel;
class AuditVerdict;
class Button;
class EmptyState;
class Label;
class Skeleton;

//! \brief The audit log: filters, the table of calls, the details of one, Verify and Export.
//!
//! Reads when it is shown and when asked; nothing of it waits on the main thread. Scrolls where the window is too low
//! for it; where it is too narrow for both, details take the table's place. Owner: its parent widget. Thread: main.
class AuditPanel : public QWidget {
    Q_OBJECT
public:
    AuditPanel(const Theme& theme, base::Clock& clock, admin::AuditAdmin& audit, QWidget* parent);
    ~AuditPanel() override;

    void reload();
    void verify();
    void askCopies(); //!< for files with copied checkpoints; verifies against them, too
    //! Writes what the filter shows; the format follows the file's ending (.jsonl, else CSV).
    void exportTo(const QString& path);
    void askExport(); //!< to which file

Q_SIGNALS:
    void message(const QString& sentence); //!< for a toast

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void readDone(const base::Expected<admin::AuditContents>& contents);
    void refilter();
    void filtered(const QList<int>& places);
    void collectNames();
    void placeDetails();
    void showRow(int row);
    void retranslate();
    void refreshCount();

    const Theme& m_theme;
    base::Clock& m_clock;
    admin::AuditAdmin& m_audit;
    AuditFilterBar* m_filters;
    QWidget* m_buttons; //!< the three that follow
    Button* m_again;
    Button* m_export;
    Button* m_verify;
    AuditVerdict* m_verdict;
    Label* m_count;
    Button* m_verifyCopy;
    AuditKeep* m_keep;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Skeleton* m_skeleton;
    AuditTableModel* m_table;
    AuditTable* m_view;
    AuditDetails* m_details;

    admin::AuditFilter m_filter; //!< of what is shown
    admin::AuditContents m_contents;
    QString m_shownCall; //!< keeps its row while the log is read again
    std::unique_ptr<admin::AuditReading> m_reading;
    std::unique_ptr<admin::AuditFiltering> m_filtering;
    std::unique_ptr<admin::AuditExporting> m_exporting;
    bool m_wasRead = false;
};

} // namespace spyhop::ui
