// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace spyhop::ui {

class Button;

//! \brief Fields that most people never need, behind a button that unfolds them.
//!
//! Owner: EndpointForm. Thread: main.
class FoldedFields : public QWidget {
    Q_OBJECT
public:
    void setUnfolded(bool unfolded);

Q_SIGNALS:
    void edited();

protected:
    //! `name` begins the object names: nameFields, nameFold.
    FoldedFields(const Theme& theme, const QString& name, QWidget* parent);

    //! What is shown when unfolded: parent and layout of the fields.
    [[nodiscard]] QWidget* body() const { return m_body; }
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    void setTitle(const QString& title, const QString& toolTip);
    void changeEvent(QEvent* event) override;
    virtual void retranslate() = 0;

private:
    void showBody(bool unfolded);

    Button* m_fold;
    QWidget* m_body;
    QVBoxLayout* m_column;
};

} // namespace spyhop::ui
