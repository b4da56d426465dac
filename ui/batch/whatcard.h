// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/batch/jobcard.h"
#include "ui/common/icons.h"

class QFileDialog;
class QListWidget;

namespace spyhop::ui {

class Banner;
class Button;

//! \brief The first card of a new job: which files or rows, with a reading receipt for each. Owner: NewJobPage.
class WhatCard : public JobCard {
    Q_OBJECT
public:
    WhatCard(const Theme& theme, QWidget* parent);

    //! Adds files and folders to those already there.
    void addInputs(const QStringList& paths);
    void clear();
    [[nodiscard]] const batch::Inputs& inputs() const { return m_inputs; }
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    [[nodiscard]] bool hasInputs() const { return !m_inputs.items.isEmpty(); }
    //! The first item that can be read; nothing if none of those looked at can.
    [[nodiscard]] std::optional<qsizetype> firstReadable() const { return m_firstReadable; }
    //! Of the items looked at, how many cannot be read.
    [[nodiscard]] qsizetype unreadable() const { return m_unreadable; }
    //! A title for the job, from what was named; empty if that says nothing.
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    void inputsChanged();
    //! The documents in the program were chosen, to try with.
    void samplesChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void useSamples();
    void choose(QFileDialog* dialog);
    void collect();
    void showInputs();
    void addLine(Icon icon, const QColor& color, const QString& text);

    QStringList m_paths;
    batch::Inputs m_inputs;
    std::optional<qsizetype> m_firstReadable;
    qsizetype m_unreadable = 0;
    Button *m_addFiles, *m_addFolder, *m_samples, *m_clear;
    Label* m_dropHint;
    QListWidget* m_list;
    Banner* m_error;
};

} // namespace spyhop::ui
