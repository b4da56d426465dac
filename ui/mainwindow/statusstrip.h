// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/base/money.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <optional>

namespace spyhop::ui {

class EndpointPopover;
class Label;
class StripButton;

//! \brief The strip at the foot: each endpoint's health as a dot with words (all in one where there is no room), calls
//! a second, today's money against the budget, the balance. A click opens what is known of the endpoints.
//! Owner: MainWindow. Thread: main.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    StatusStrip(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

    //! What was spent since midnight, one sum a currency, and what may be spent in a day.
    void setToday(const QList<base::Money>& sums, const std::optional<base::Money>& budget);
    //! Calls that end in a second; above `alert` the figure warns.
    void setCallsPerSecond(double calls, int alert);
    //! Opens the list of endpoints, as a click does.
    void showEndpoints();

Q_SIGNALS:
    void settingsRequested(const QString& endpoint);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshFigures();
    void place();
    [[nodiscard]] StripButton* addButton();

    const Theme& m_theme;
    admin::EndpointAdmin& m_endpoints;
    QList<base::Money> m_today;
    std::optional<base::Money> m_budget;
    double m_callsPerSecond = 0;
    int m_callsAlert = 0;
    QList<StripButton*> m_buttons; //!< one an endpoint
    StripButton* m_summary; //!< all in one
    Label *m_rate, *m_money, *m_balance;
    EndpointPopover* m_popover = nullptr; //!< made when first asked for: a child of the window
};

} // namespace spyhop::ui
