// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/folderwatches.h"
#include "ui/batch/joblistmodel.h"
#include "ui/batch/newjobpage.h"

#include <QtWidgets/QStackedWidget>

class QListView;

namespace spyhop::ui {

class BatchPage;
class Button;
class EmptyState;
class Label;
class SearchField;
class WatchList;

//! \brief The batch room: the jobs at the left, at the right one of them, a new one, or what to do first.
//!
//! Its two widgets stand in different places of the frame; the room owns neither. Owner: MainWindow. Thread: main.
class BatchRoom : public QObject {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        batch::BatchManager& manager;
        batch::FolderWatches& watches;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
        const admin::GateAdmin* gate = nullptr;
    };
    BatchRoom(const Parts& parts, QWidget* list, QStackedWidget* page);
    ~BatchRoom() override;

    //! Shows the new-job page, with these inputs added.
    void newJob(const QStringList& inputs);
    //! Shows it empty; what was on it can be brought back.
    void emptyJob();
    //! What a message of this room offered; of others' nothing happens.
    void undo(const QString& id);
    void showJob(const QString& id);
    //! Opens the ways in which the job that is shown can be exported.
    void offerExport();
    //! Questions ready to be asked, on the new-job page.
    void showTemplates();
    //! The folders that are watched; how one is, where there is none.
    void showWatches();
    [[nodiscard]] QString currentJob() const;
    //! Whether the token waits for its PIN: a job that stopped itself by that offers to have it typed.
    void setAwaitsPin(bool awaits);
    //! The PIN that was asked for has opened the token: the job goes on.
    void tokenOpened();
    //! The token stays closed: nothing goes on once it opens for somebody else.
    void forgetPin();
    void retranslate();

Q_SIGNALS:
    void chosen(); //!< a job in the list, by a click or Enter, or a new one: the person wants to see it
    void keepRequested(); //!< the person wants new jobs stored
    void jobKeepRequested(const QString& id); //!< this one, which is in memory only
    void unlockRequested(); //!< of what is stored
    void providerRequested(); //!< consent to work that stays at a provider
    void pinRequested(); //!< of the token; tokenOpened() once it was typed
    void message(const QString& text, const QString& undo, const QString& id);

private:
    void refresh();
    void refreshLock();
    void chooseFolder(const model::BatchSpec& spec);
    void watch(const model::BatchSpec& spec, const QString& folder);

    Parts m_parts;
    JobListModel m_jobs;
    SearchField* m_search;
    Button* m_new;
    QListView* m_list;
    QStackedWidget* m_page;
    EmptyState* m_empty;
    EmptyState* m_locked; //!< in the place of a job that cannot be read yet
    BatchPage* m_job;
    NewJobPage* m_newJob;
    WatchList* m_watching;
    QString m_lockedJob; //!< that m_locked stands for
    bool m_removing = false;
};

} // namespace spyhop::ui
