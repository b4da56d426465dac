// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/settings.h"
#include "ui/common/tokens.h"

#include <QtCore/QObject>
#include <QtGui/QFont>

namespace spyhop::ui {

//! Sizes of text in px at 100 %: size/line.
enum class FontRole {
    Caption, //!< 11/16: times, digits only
    Small, //!< 12/18
    Ui, //!< 13/20
    Table, //!< 13, equal digit widths
    Code, //!< 13/20, fixed pitch
    Body, //!< 15/24
    Title, //!< 15/22, 600 (h3 as well)
    H2, //!< 18/28, 600
    H1, //!< 22/30, 600
    Figure //!< 22/30, 600, equal digit widths
};

//! \brief The look in force: colours, faces and sizes; switched live.
//!
//! Owner: main; it outlives every widget, which borrow it. Thread: main. Emits changed() after the application's
//! palette and font were set.
class Theme : public QObject {
    Q_OBJECT
public:
    //! Reads the platform's own palette, so make it before anything sets one.
    Theme();

    [[nodiscard]] const Tokens& tokens() const
    {
        if (m_highContrast)
            return m_dark ? darkContrastTokens() : lightContrastTokens();
        return m_dark ? darkTokens() : lightTokens();
    }
    [[nodiscard]] QColor color(Token token) const { return tokens().*token; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] bool isHighContrast() const { return m_highContrast; }
    //! The outline of what is otherwise told by its ground alone, 2 px; invalid, thus none, but in high contrast.
    [[nodiscard]] QColor edge() const { return m_highContrast ? tokens().lineStrong : QColor(); }
    [[nodiscard]] model::ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] int zoomPercent() const { return m_zoomPercent; }

    void setChoice(model::ThemeChoice choice);
    //! 50…300.
    void setZoomPercent(int percent);
    //! What the desktop prefers; called by whoever watches it. Counts while the choice is System.
    void setSystemDark(bool dark);
    //! Whether the desktop asks for high contrast; likewise, whatever the choice.
    void setHighContrast(bool high);

    [[nodiscard]] QFont font(FontRole role) const;
    //! The same face and size in weight 600.
    [[nodiscard]] QFont strongFont(FontRole role) const;
    //! Line height in px at the zoom in force.
    [[nodiscard]] int lineHeight(FontRole role) const;
    //! A measure of the design at the zoom in force.
    [[nodiscard]] int px(int designPixels) const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    model::ThemeChoice m_choice = model::ThemeChoice::System;
    int m_zoomPercent = 100;
    bool m_systemDark = false;
    bool m_dark = false;
    bool m_highContrast = false;
    QStringList m_families, m_figureFamilies, m_codeFamilies;
};

} // namespace spyhop::ui
