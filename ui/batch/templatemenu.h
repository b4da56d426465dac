// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/jobtemplate.h"

#include <QtWidgets/QMenu>

namespace spyhop::ui {

//! \brief Questions ready to be asked: those shipped, the person's own, one from a file; and keeping the one at hand.
//! Read anew each time it opens. Owner: its parent. Thread: main.
class TemplateMenu : public QMenu {
    Q_OBJECT
public:
    TemplateMenu(const QString& profileFolder, QWidget* parent);

    //! Whether there is a question that could be kept.
    void setSavable(bool savable) { m_savable = savable; }
    //! Keeps it in the profile. Errors: those of saveTemplate().
    [[nodiscard]] base::Expected<QString> save(const QString& name, const model::BatchSpec& spec) const;

Q_SIGNALS:
    void chosen(const spyhop::batch::JobTemplate& job);
    void failed(const spyhop::base::Error& error);
    //! The person wants the question at hand kept under this name.
    void saveRequested(const QString& name);

private:
    void fill();
    void openFile();
    void askName();

    QString m_profileFolder;
    bool m_savable = false;
};

} // namespace spyhop::ui
