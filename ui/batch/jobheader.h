// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/common/surface.h"

class QAction;

namespace spyhop::ui {

class Button;
class Label;

//! \brief The head of a job: its title and what can be done with it now. Says what was asked for; BatchPage does it.
//!
//! Owner: BatchPage. Thread: main.
class JobHeader : public Surface {
    Q_OBJECT
public:
    static constexpr int designHeight = 52; // design px

    JobHeader(const Theme& theme, const batch::BatchManager& manager, QWidget* parent);

    //! Shows how the job stands; what there is no job of stays as it was.
    void showJob(const QString& id);
    //! Its results are being written: they are not to be had once more meanwhile.
    void setExporting(bool exporting);
    //! Opens the menu of ways to export.
    void offerExport();

Q_SIGNALS:
    void pauseToggled();
    void stopRequested();
    void retryRequested(); //!< of what failed
    void exportRequested(const QString& path); //!< a file whose ending names the form, or a folder
    void removeRequested(const QString& id);
    //! The same question, of other files.
    void sameRequested(const spyhop::model::BatchSpec& spec);
    //! The same question, of the files that come into a folder.
    void watchRequested(const spyhop::model::BatchSpec& spec);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildMenus();
    void retranslate();

    const batch::BatchManager& m_manager;
    QString m_id;
    Label* m_title;
    Button *m_retry, *m_stop, *m_pause, *m_export, *m_more;
    QAction *m_same, *m_watch, *m_remove;
};

} // namespace spyhop::ui
