// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QStackedLayout;

namespace spyhop::ui {

//! \brief Pages of which one is seen. It is as large as that one alone, so that a page that fits has no scroll bar on
//! account of a taller one. (QStackedWidget asks its hidden pages too.) Owns its pages. Thread: main.
class PageStack : public QWidget {
    Q_OBJECT
public:
    explicit PageStack(QWidget* parent);

    //! Takes the page over; the first one is shown.
    void addWidget(QWidget* page);
    [[nodiscard]] QWidget* currentWidget() const;
    [[nodiscard]] int currentIndex() const; //!< -1: there is no page

    //! Nothing for a number that has no page.
    void setCurrentIndex(int index);
    void setCurrentWidget(QWidget* page);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QStackedLayout* m_layout;
};

} // namespace spyhop::ui
