// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/jobtemplate.h"

#include <QtWidgets/QMenu>

namespace spyhop::ui {

class Theme;

//! \brief Questions ready to be asked: those shipped, the person's own, one from a file; and keeping the one at hand,
//! in the profile or in a file to hand on. Read anew each time it opens. Owner: its parent. Thread: main.
class TemplateMenu : public QMenu {
    Q_OBJECT
public:
    TemplateMenu(const Theme& theme, const QString& profileFolder, QWidget* parent);

    //! Whether there is a question that could be kept.
    void setSavable(bool savable) { m_savable = savable; }
    //! Keeps it in the profile. Errors: those of saveTemplate().
    [[nodiscard]] base::Expected<QString> save(const QString& name, const model::BatchSpec& spec) const;
    //! Writes it into a file, under the name and with the sentence of the template that was chosen last, if it asks
    //! what that one does; else under the file's name. Error: Internal.
    [[nodiscard]] base::Status saveAs(const QString& path, const model::BatchSpec& spec) const;

Q_SIGNALS:
    void chosen(const spyhop::batch::JobTemplate& job);
    void failed(const spyhop::base::Error& error);
    //! The person wants the question at hand kept under this name; one that has it is to be replaced.
    void saveRequested(const QString& name);
    //! The person wants it in this file, and has said so if there is one.
    void fileRequested(const QString& path);

private:
    void fill();
    void choose(const batch::JobTemplate& job);
    void openFile();
    void askName();
    void keep(const QString& name);
    void askFile();

    const Theme& m_theme;
    QString m_profileFolder;
    batch::JobTemplate m_chosen; //!< the last one
    bool m_savable = false;
};

} // namespace spyhop::ui
