// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/ordering.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Button;

//! \brief Which items the table shows, by state: all, open, done, failed, to review, possibly billed twice; each
//! with its count where it is known. Owner: BatchPage. Thread: main.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    FilterBar(const Theme& theme, QWidget* parent);
    void setCounts(const model::ItemCounts& counts, bool mayNeedReview);
    void setFilter(batch::OrderWish::Filter filter);
    //! How many are to be reviewed; nothing: not known.
    void setToReview(std::optional<qint64> count);
    //! How many may be billed twice.
    void setTwice(qint64 count);
    //! Without counts, for a narrow place.
    void setBrief(bool brief);

Q_SIGNALS:
    void chosen(spyhop::batch::OrderWish::Filter filter);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QList<Button*> m_buttons; //!< in the order of Filter
    batch::OrderWish::Filter m_filter = batch::OrderWish::Filter::All;
    model::ItemCounts m_counts;
    bool m_mayNeedReview = false;
    std::optional<qint64> m_toReview;
    qint64 m_twice = 0;
    bool m_brief = false;
};

} // namespace spyhop::ui
