// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QMenu>

namespace spyhop::ui {

//! \brief The forms in which a job's results can be had; asks where they are to go. Owner: its parent. Thread: main.
class ExportMenu : public QMenu {
    Q_OBJECT
public:
    explicit ExportMenu(QWidget* parent);
    //! What the file is called unless the person says otherwise.
    void setName(const QString& name) { m_name = name; }

Q_SIGNALS:
    //! A file whose ending names the form, or a folder.
    void chosen(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void ask(std::size_t form);

    QString m_name;
};

} // namespace spyhop::ui
