// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QPushButton>
#include <optional>

namespace spyhop::ui {

//! \brief A push button of one of the design's kinds. Painted by SpyhopStyle. Thread: main.
class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { Primary, Secondary, Quiet, Danger, DangerFilled };

    Button(const Theme& theme, Kind kind, const QString& text, QWidget* parent);

    [[nodiscard]] Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    //! A 16-px icon before the text, in the text's colour; alone if the text is empty.
    void setLineIcon(Icon icon);
    [[nodiscard]] std::optional<Icon> lineIcon() const { return m_lineIcon; }
    //! The label stays, a 16-px arc stands on the left, clicks are ignored.
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    const Theme& m_theme;
    Kind m_kind;
    std::optional<Icon> m_lineIcon;
    bool m_busy = false;
};

} // namespace spyhop::ui
