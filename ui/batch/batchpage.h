// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/base/clock.h"
#include "core/batch/batchmanager.h"
#include "ui/batch/itemtablemodel.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Banner;
class FilterBar;
class ItemPanel;
class ItemReview;
class ItemTable;
class JobErrorBanner;
class JobFigures;
class JobHeader;
class JobProgress;
class LeftBanner;
class MaskedLine;
class JobWaitBanner;
class TwiceBanner;

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
    void forgetPin();
    //! The keys that review are the table's.
    void focusTable();
    //! Opens the ways in which the job can be exported.
    void offerExport();

Q_SIGNALS:
    void keepRequested(const QString& id); //!< the person wants this job stored
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
    void exportInto(const QString& path);
    void exported(const QString& path, const base::Expected<QString>& note);
    void report(const base::Status& status);
    void placePanel();
    void countReviews(const model::JobSummary& job);
    void countReviewsAgain();
    void showEmptyText();
    void filterBy(batch::OrderWish::Filter wanted);

    const Theme& m_theme;
    base::Clock& m_clock;
    batch::BatchManager& m_manager;
    ItemTableModel m_items;
    JobHeader* m_header;
    Banner* m_memory;
    JobErrorBanner* m_error;
    LeftBanner* m_left;
    JobFigures* m_figures;
    MaskedLine* m_masked;
    JobProgress* m_progress;
    FilterBar* m_filter;
    ItemTable* m_table;
    QWidget* m_body; //!< all below the header
    QWidget* m_rows; //!< the table and its filter
    JobWaitBanner* m_waiting;
    TwiceBanner* m_twice;
    std::unique_ptr<base::Timer> m_reorderTimer;
    std::unique_ptr<base::Timer> m_countTimer; //!< active: what is to be reviewed was counted a moment ago
    ItemPanel* m_panel;
    std::unique_ptr<ItemReview> m_review;
    std::unique_ptr<batch::Ordering> m_counting; //!< which items are to be reviewed
    std::unique_ptr<batch::Ordering> m_endedCounting; //!< kept until its signal has returned
    std::pair<QString, QDateTime> m_counted; //!< the job and its state that were counted last
    std::unique_ptr<batch::Exporting> m_exporting;
    std::unique_ptr<batch::Exporting> m_endedExporting; //!< kept until its signal has returned
};

} // namespace spyhop::ui
