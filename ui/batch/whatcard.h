// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "ui/batch/jobcard.h"
#include "ui/common/icons.h"

class QComboBox;
class QFileDialog;
class QLineEdit;
class QListWidget;

namespace spyhop::ui {

class Banner;
class Button;
class Field;

//! \brief The first card of a new job: which files or rows, with a reading receipt for each. Owner: NewJobPage.
class WhatCard : public JobCard {
    Q_OBJECT
public:
    WhatCard(const Theme& theme, const batch::BatchManager& manager, QWidget* parent);

    //! Adds files and folders to those already there.
    void addInputs(const QStringList& paths);
    void clear();
    [[nodiscard]] const batch::Inputs& inputs() const { return m_inputs; }
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    [[nodiscard]] bool hasInputs() const { return !m_inputs.items.isEmpty(); }
    //! The first item that can be read; nothing yet, or none of those looked at can.
    [[nodiscard]] std::optional<qsizetype> firstReadable() const;
    //! What was read of it; empty for rows.
    [[nodiscard]] const docs::Document& sample() const;
    //! Of the items looked at so far, how many cannot be read.
    [[nodiscard]] qsizetype unreadable() const { return m_receipts ? m_receipts->unreadable() : 0; }
    //! Each of the items has been looked at.
    [[nodiscard]] bool knowsAll() const { return m_previews.size() == m_inputs.items.size(); }
    //! What is to be done with pictures of text.
    [[nodiscard]] model::Scans scans() const;
    void setScans(model::Scans scans);
    //! A title for the job, from what was named; empty if that says nothing.
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    //! Other inputs, another one is the first that can be read, one cannot be read, or all have been looked at.
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
    [[nodiscard]] bool any(bool (*is)(const QString& path)) const;
    void refreshTableFields();
    void takeInputs(const base::Expected<batch::Inputs>& inputs);
    void readReceipts();
    void receiptRead(qsizetype index, const batch::InputPreview& preview);
    void showInputs();
    void showReceipt(qsizetype index, const batch::InputPreview& preview);
    void addLine(Icon icon, const QColor& color, const QString& text);

    const batch::BatchManager& m_manager;
    QStringList m_paths;
    batch::Inputs m_inputs;
    std::unique_ptr<batch::Collecting> m_collecting;
    std::unique_ptr<batch::InputReceipts> m_receipts;
    QHash<qsizetype, batch::InputPreview> m_previews; //!< of those that have been read
    docs::Document m_noDocument;
    Button *m_addFiles, *m_addFolder, *m_samples, *m_clear;
    Label* m_dropHint;
    QListWidget* m_list;
    Field *m_scansField, *m_modeField, *m_sheetField;
    QComboBox *m_scans, *m_mode;
    QLineEdit* m_sheet;
    QString m_collectedSheet; //!< the sheet that m_inputs were taken from
    Banner* m_error;
};

} // namespace spyhop::ui
