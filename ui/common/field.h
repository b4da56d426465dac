// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace spyhop::ui {

class Label;

//! \brief Label over field, help or the error's sentence under it. Takes the editor as its child. Thread: main.
class Field : public QWidget {
    Q_OBJECT
public:
    //! `editor` becomes a child.
    Field(const Theme& theme, QWidget* editor, QWidget* parent);

    void setLabel(const QString& text);
    void setHelp(const QString& text);
    //! Over the label alone: over the editor it would lie on what is to be clicked. Read out where nothing stands
    //! below.
    void setLabelToolTip(const QString& text);
    //! Empty: no error. The editor gets a danger outline.
    void setError(const QString& sentence);
    [[nodiscard]] bool hasError() const { return !m_error.isEmpty(); }
    [[nodiscard]] QWidget* editor() const { return m_editor; }
    //! A button in the editor's own row and next in the order of Tab. It becomes a child.
    void putBeside(QWidget* button);

private:
    void refresh();

    QWidget* m_editor;
    Label* m_label;
    Label* m_below;
    QString m_help, m_error;
};

//! What happened and what to do, without whom: below a field it is clear what is meant.
[[nodiscard]] QString wordsBelowField(const base::Error& error);

//! Scrolls the areas around `widget` until it is seen, once the layout has its new sizes.
void bringIntoView(QWidget& widget);

//! Marks an editor as wrong (danger outline) or right again.
void setWrong(QWidget& editor, bool wrong);
[[nodiscard]] bool isWrong(const QWidget* editor);

} // namespace spyhop::ui
