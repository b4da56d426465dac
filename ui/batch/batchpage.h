// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "ui/batch/itemtablemodel.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace spyhop::ui {

class Banner;
class Button;
class FilterBar;
class ItemPanel;
class ItemTable;
class JobFigures;
class Label;
class LeftBanner;
class MaskedLine;
class ProgressBar;
class JobWaitBanner;

//! \brief One job: its header with what can be done, its figures, its table of items, and a panel for one of them.
//! Owner: BatchRoom. Thread: main.
class BatchPage : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        base::Clock& clock;
        batch::BatchManager& manager;
        admin::EndpointAdmin& endpoints;
    };
    BatchPage(const Parts& parts, QWidget* parent);
    ~BatchPage() override;

    void showJob(const QString& id);
    [[nodiscard]] const QString& job() const { return m_items.job(); }
    //! Whether the token waits for its PIN.
    void setAwaitsPin(bool awaits);
    //! The PIN that was asked for has opened the token: the job goes on.
    void tokenOpened();
    //! The token stays closed: nothing goes on once it opens for somebody else.
    void forgetPin() { m_lacksPin.clear(); }
    //! The keys that review are the table's.
    void focusTable();

Q_SIGNALS:
    void keepRequested(); //!< the person wants batches stored
    void pinRequested(); //!< the job stopped itself because the token waits for its PIN
    void message(const QString& text);
    void removeRequested(const QString& id);
    //! The same question, of other files.
    void sameRequested(const spyhop::model::BatchSpec& spec);
    //! The same question, of the files that come into a folder.
    void watchRequested(const spyhop::model::BatchSpec& spec);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void retranslate();
    void refresh();
    void togglePause();
    void stop();
    void cancelLeft(const QString& id);
    void buildMenus();
    void exportInto(const QString& path);
    void exported(const QString& path, const base::Expected<QString>& note);
    void report(const base::Status& status);
    void showErrorLinks();
    void showRow(int row);
    [[nodiscard]] QStringList modelsFor(const model::BatchSpec& spec, const QString& answered) const;
    void offerModels();
    void placePanel();
    void countReviews(const model::JobSummary& job);
    void showEmptyText();
    void moveRow(int by);
    void review(const model::Review& review);

    const Theme& m_theme;
    base::Clock& m_clock;
    batch::BatchManager& m_manager;
    admin::EndpointAdmin& m_endpoints;
    ItemTableModel m_items;
    Label* m_title;
    Button* m_pause;
    Button* m_stop;
    Button* m_retry;
    Button* m_export;
    Banner* m_memory;
    Banner* m_error;
    LeftBanner* m_left;
    JobFigures* m_figures;
    MaskedLine* m_masked;
    ProgressBar* m_progress;
    FilterBar* m_filter;
    ItemTable* m_table;
    QWidget* m_body; //!< all below the header
    QWidget* m_rows; //!< the table and its filter
    JobWaitBanner* m_waiting;
    std::unique_ptr<base::Timer> m_reorderTimer;
    ItemPanel* m_panel;
    Button* m_more;
    QAction* m_same;
    QAction* m_watch;
    QAction* m_remove;
    bool m_stopShown = false; //!< the error banner says why the job stopped itself
    bool m_awaitsPin = false;
    bool m_pinHelps = false; //!< the error banner offers to have the token's PIN typed
    QString m_lacksPin; //!< the job that the PIN was asked for
    bool m_panelOpen = false;
    bool m_awaitsRow = false; //!< the current row is to be shown once it is here, or anew
    qint64 m_shownItem = -1; //!< in the panel
    QString m_shownAsked; //!< the model that it was asked of, if that is not the job's
    QString m_shownEndpoint, m_shownModel; //!< who answered it
    int m_movedOn = -1; //!< the row that a verdict has moved on to; -1: another key came since
    std::unique_ptr<batch::Ordering> m_counting; //!< which items are to be reviewed
    std::unique_ptr<batch::Ordering> m_endedCounting; //!< kept until its signal has returned
    std::pair<QString, QDateTime> m_counted; //!< the job and its state that were counted last
    std::unique_ptr<batch::Exporting> m_exporting;
    std::unique_ptr<batch::Exporting> m_endedExporting; //!< kept until its signal has returned
};

} // namespace spyhop::ui
