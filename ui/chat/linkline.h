// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QFontMetricsF;

namespace spyhop::ui {

//! An address as it is shown, in three parts that stand one after the other.
struct ShownLink {
    QString before; //!< "https://"; empty where there is no room for it
    QString host; //!< whole, or its end: what comes last in a name says whose it is
    QString after;
    bool operator==(const ShownLink&) const = default;
};
//! Where an address leads (text::shownTarget), cut in the middle to fit into `width` px; the host comes first.
[[nodiscard]] ShownLink shownLink(const QString& address, const QFontMetricsF& metrics, qreal width);

//! \brief Over the lower left of a transcript: where the link leads that the mouse or the keys are at.
//!
//! At the right instead while what it speaks of is under it. Never in the mouse's way. Owner: its parent widget, whose
//! foot it keeps to. Thread: main.
class LinkLine : public QWidget {
    Q_OBJECT
public:
    LinkLine(const Theme& theme, QWidget* parent);

    //! Empty: it goes.
    void setAddress(const QString& address);
    [[nodiscard]] const QString& address() const { return m_address; }
    //! What is looked at, in the parent's coordinates: it is not covered.
    void setPlace(const QRect& place);
    //! Where it may stand, in the parent's coordinates.
    void setArea(const QRect& area);
    //! As it stands there.
    [[nodiscard]] QString text() const { return m_shown.before + m_shown.host + m_shown.after; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    const Theme& m_theme;
    QString m_address;
    QRect m_place, m_area;
    ShownLink m_shown;
};

} // namespace spyhop::ui
