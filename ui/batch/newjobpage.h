// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/endpointadmin.h"
#include "core/admin/privacyadmin.h"
#include "core/batch/batchmanager.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QFileDialog;
class QListWidget;
class QPlainTextEdit;

namespace spyhop::ui {

class Banner;
class Button;
class ColumnEditor;
class Field;
class Label;
class Surface;

//! \brief A new job on one page: What, Ask, Check; a foot that stays with the totals and Start. Owner: BatchRoom.
class NewJobPage : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        const Theme& theme;
        batch::BatchManager& manager;
        admin::EndpointAdmin& endpoints;
        admin::PrivacyAdmin& privacy;
    };
    NewJobPage(const Parts& parts, QWidget* parent);

    //! Adds files and folders to those already there.
    void addInputs(const QStringList& paths);
    void clear();
    [[nodiscard]] bool hasInputs() const { return !m_inputs.items.isEmpty(); }

Q_SIGNALS:
    void started(const QString& jobId);
    void cancelled();
    void keepRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] Surface* makeCard(QWidget* parent, Label*& head, Label*& sub);
    void buildWhat(QWidget* parent, QLayout* column);
    void buildAsk(QWidget* parent, QLayout* column);
    void buildCheck(QWidget* parent, QLayout* column);
    void buildFoot(QLayout* column);
    void retranslate();
    void useSamples();
    void choose(QFileDialog* dialog);
    void collect();
    void takeInputs(const base::Expected<batch::Inputs>& inputs);
    void showInputs();
    void readReceipts();
    void showReceipt(qsizetype index, const batch::InputPreview& preview);
    void addLine(Icon icon, const QColor& color, const QString& text);
    void showFields();
    void refreshPreview();
    void refreshEndpoints();
    void refreshModels();
    void start(bool trial);
    [[nodiscard]] model::Scans scans() const;
    [[nodiscard]] QString title() const;

    Parts m_parts;
    QStringList m_paths;
    batch::Inputs m_inputs;
    std::unique_ptr<batch::Collecting> m_collecting;
    std::unique_ptr<batch::InputReceipts> m_receipts;
    QHash<qsizetype, batch::InputPreview> m_previews; //!< of those that have been read
    Label* m_title;
    Label *m_whatHead, *m_whatSub, *m_askHead, *m_askSub, *m_checkHead, *m_checkSub;
    Button *m_addFiles, *m_addFolder, *m_samples, *m_clear;
    Label* m_dropHint;
    QListWidget* m_list;
    Banner* m_whatError;
    Field* m_prompt;
    QPlainTextEdit* m_promptEdit;
    QWidget* m_fields;
    ColumnEditor* m_columns;
    Label* m_previewHead;
    QPlainTextEdit* m_preview;
    Field *m_endpointField, *m_modelField, *m_scansField;
    QComboBox *m_endpoint, *m_model, *m_scans;
    Banner* m_memory;
    Surface* m_foot;
    Label* m_total;
    Button *m_trial, *m_start, *m_cancel;
    Banner* m_error;
};

} // namespace spyhop::ui
