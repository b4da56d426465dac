// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/base/money.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief The strip at the foot: each endpoint's health as a dot with words, today's money, the balance.
//! Owner: MainWindow. Thread: main.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    StatusStrip(const Theme& theme, admin::EndpointAdmin& endpoints, QWidget* parent);

    //! What was spent since midnight, one sum a currency.
    void setToday(const QList<base::Money>& sums);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Entry {
        QString text;
        QString why; //!< tooltip
        Token dot;
        QRect area;
    };
    void refresh();

    const Theme& m_theme;
    admin::EndpointAdmin& m_endpoints;
    QList<base::Money> m_today;
    QList<Entry> m_entries;
};

} // namespace spyhop::ui
