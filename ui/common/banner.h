// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief One sentence inline on a soft ground: an icon, a state word in 600 and the state's colour, the rest in
//! `text`, one link at the right. Never modal. Grows with its text. Thread: main.
class Banner : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Info, Success, Warning, Danger, Thinking };

    Banner(const Theme& theme, Kind kind, Icon icon, QWidget* parent);

    void setKind(Kind kind, Icon icon);
    //! "Retrying in 8 s" · "deepseek answered 503 (try 2 of 3), then backup". Either may be empty.
    void setText(const QString& word, const QString& rest);
    //! Empty: no link.
    void setLink(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void linkActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRect linkRect() const;
    [[nodiscard]] int textWidth(int width) const;
    [[nodiscard]] Token stateColor() const;
    [[nodiscard]] Token ground() const;
    void updateAccessibleName();

    const Theme& m_theme;
    Kind m_kind;
    Icon m_icon;
    QString m_word, m_rest, m_link;
};

} // namespace spyhop::ui
