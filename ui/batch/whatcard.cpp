// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/whatcard.h"

#include "core/base/sentences.h"
#include "core/batch/tablefiles.h"
#include "ui/batch/batchwords.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>

namespace spyhop::ui {
namespace {
constexpr int receiptsShown = 50; // inputs read for their receipts at once; the job reads the rest
constexpr qsizetype skippedShown = 50;
constexpr int receiptRow = 28, receiptRows = 7;
const QString samples = QStringLiteral(":/data/samples");
} // namespace

WhatCard::WhatCard(const Theme& theme, const batch::BatchManager& manager, QWidget* parent)
    : JobCard(theme, parent)
    , m_manager(manager)
{
    m_dropHint = new Label(theme, FontRole::Ui, &Tokens::text2, this);
    m_dropHint->setElided(true);
    m_addFiles = new Button(theme, Button::Kind::Secondary, {}, this);
    m_addFiles->setObjectName(QStringLiteral("addFiles"));
    m_addFiles->setLineIcon(Icon::File);
    m_addFolder = new Button(theme, Button::Kind::Secondary, {}, this);
    m_addFolder->setObjectName(QStringLiteral("addFolder"));
    m_addFolder->setLineIcon(Icon::Folder);
    m_samples = new Button(theme, Button::Kind::Quiet, {}, this);
    m_samples->setObjectName(QStringLiteral("useSamples"));
    m_clear = new Button(theme, Button::Kind::Quiet, {}, this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    buttons->addWidget(m_addFiles);
    buttons->addWidget(m_addFolder);
    buttons->addWidget(m_dropHint, 1);
    buttons->addWidget(m_samples);
    buttons->addWidget(m_clear);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("inputList"));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_error = new Banner(theme, Banner::Kind::Danger, Icon::Failed, this);
    m_error->hide();
    rows()->addLayout(buttons);
    rows()->addWidget(m_error);
    rows()->addWidget(m_list);
    m_mode = new QComboBox(this);
    m_mode->setObjectName(QStringLiteral("jobInputMode"));
    m_modeField = new Field(theme, m_mode, this);
    m_sheet = new QLineEdit(this);
    m_sheet->setObjectName(QStringLiteral("jobSheet"));
    m_sheetField = new Field(theme, m_sheet, this);
    auto* tables = new QHBoxLayout;
    tables->setSpacing(theme.px(16));
    tables->addWidget(m_modeField, 1);
    tables->addWidget(m_sheetField, 1);
    rows()->addLayout(tables);
    connect(m_mode, &QComboBox::activated, this, &WhatCard::collect);
    connect(m_sheet, &QLineEdit::editingFinished, this, [this] {
        if (m_sheet->text().trimmed() != m_collectedSheet)
            collect();
    });
    m_scans = new QComboBox(this);
    m_scans->setObjectName(QStringLiteral("jobScans"));
    m_scansField = new Field(theme, m_scans, this);
    rows()->addWidget(m_scansField);
    connect(m_scans, &QComboBox::activated, this, [this] {
        readReceipts();
        showInputs();
        Q_EMIT inputsChanged();
    });
    connect(m_addFiles, &QAbstractButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Choose files"), QString(),
            tr("Documents, tables and pictures (%1);;All files (*)").arg(batch::readableFiles()));
        dialog->setFileMode(QFileDialog::ExistingFiles);
        choose(dialog);
    });
    connect(m_addFolder, &QAbstractButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Choose a folder"));
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        choose(dialog);
    });
    connect(m_samples, &QAbstractButton::clicked, this, &WhatCard::useSamples);
    connect(m_clear, &QAbstractButton::clicked, this, &WhatCard::clear);
    const auto restyle = [this] {
        m_list->setFixedHeight(m_theme.px(receiptRow * receiptRows)); // whole rows
        showInputs();
    };
    connect(&theme, &Theme::changed, this, restyle);
    retranslate();
    restyle();
}

// Documents that are in the program: a job to try with nothing at hand.
void WhatCard::useSamples()
{
    QStringList files;
    const QDir folder(samples);
    for (const QString& name : folder.entryList({QStringLiteral("*.txt"), QStringLiteral("*.md")}, QDir::Files))
        files.append(folder.filePath(name));
    Q_EMIT samplesChosen();
    addInputs(files);
}

void WhatCard::choose(QFileDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &WhatCard::addInputs);
    dialog->open();
}

void WhatCard::addInputs(const QStringList& paths)
{
    for (const QString& path : paths) {
        if (!m_paths.contains(path))
            m_paths.append(path);
    }
    if (!paths.isEmpty())
        collect();
}

void WhatCard::clear()
{
    m_paths.clear();
    m_mode->setCurrentIndex(0);
    m_sheet->clear();
    collect();
}

QString WhatCard::title() const
{
    if (!m_paths.isEmpty() && m_paths.first().startsWith(samples))
        return tr("Samples");
    if (m_paths.size() != 1)
        return {};
    const QFileInfo only(QDir::cleanPath(m_paths.first()));
    return only.isDir() ? only.fileName() : only.completeBaseName(); // a folder's name has no ending
}

std::optional<qsizetype> WhatCard::firstReadable() const
{
    if (m_inputs.rows && !m_inputs.items.isEmpty())
        return 0;
    return m_receipts ? m_receipts->sampleIndex() : std::nullopt;
}

const docs::Document& WhatCard::sample() const
{
    return m_receipts ? m_receipts->sample() : m_noDocument;
}

model::Scans WhatCard::scans() const
{
    return static_cast<model::Scans>(m_scans->currentData().toInt());
}

void WhatCard::setScans(model::Scans scans)
{
    m_scans->setCurrentIndex(std::max(0, m_scans->findData(static_cast<int>(scans))));
}

bool WhatCard::any(bool (*is)(const QString& path)) const
{
    QString last;
    return std::any_of(m_paths.cbegin(), m_paths.cend(), is)
        || std::any_of(m_inputs.items.cbegin(), m_inputs.items.cend(), [&](const model::BatchItem& item) {
               const bool isNew = item.path != last; // a table's rows all name it
               last = item.path;
               return isNew && is(item.path);
           });
}

//! Only tables can be taken in more than one way.
void WhatCard::refreshTableFields()
{
    m_modeField->setVisible(m_mode->currentIndex() > 0 || any(batch::isTableFile));
    m_sheetField->setVisible(!m_collectedSheet.isEmpty() || (m_inputs.rows && any(batch::hasSheets)));
}

void WhatCard::collect()
{
    m_inputs = {};
    m_receipts.reset();
    m_previews.clear();
    m_collecting.reset();
    m_error->hide();
    m_collectedSheet.clear();
    if (!m_paths.isEmpty()) {
        const bool asDocuments = m_mode->currentIndex() == static_cast<int>(batch::InputMode::Documents);
        m_collectedSheet = asDocuments ? QString() : m_sheet->text().trimmed();
        m_collecting = m_manager.collect(
            m_paths, static_cast<batch::InputMode>(std::max(0, m_mode->currentIndex())), m_collectedSheet);
        connect(m_collecting.get(), &batch::Collecting::finished, this, &WhatCard::takeInputs);
    }
    showInputs();
    Q_EMIT inputsChanged();
}

void WhatCard::takeInputs(const base::Expected<batch::Inputs>& inputs)
{
    if (inputs) {
        m_inputs = *inputs;
    } else {
        m_error->setText(tr("No readable files"), inputs.error().sentence());
        m_error->show();
    }
    readReceipts();
    showInputs();
    Q_EMIT inputsChanged();
}

void WhatCard::readReceipts()
{
    m_receipts.reset();
    m_previews.clear();
    if (m_inputs.rows || m_inputs.items.isEmpty())
        return;
    m_receipts = m_manager.receipts(m_inputs, scans(), receiptsShown);
    connect(m_receipts.get(), &batch::InputReceipts::receipt, this, &WhatCard::receiptRead);
}

void WhatCard::receiptRead(qsizetype index, const batch::InputPreview& preview)
{
    m_previews.insert(index, preview);
    showReceipt(index, preview);
    if (firstReadable() == index || !preview.error.isEmpty() || knowsAll())
        Q_EMIT inputsChanged();
}

void WhatCard::addLine(Icon icon, const QColor& color, const QString& text)
{
    auto* line = new QListWidgetItem(iconFor(icon, color), text, m_list);
    line->setSizeHint(QSize(0, m_theme.px(receiptRow)));
}

void WhatCard::showReceipt(qsizetype index, const batch::InputPreview& preview)
{
    QListWidgetItem* line = m_list->item(static_cast<int>(index));
    if (!line)
        return;
    const Tokens& tokens = m_theme.tokens();
    const bool failed = !preview.error.isEmpty();
    line->setIcon(iconFor(failed ? Icon::Failed : Icon::Done, failed ? tokens.danger : tokens.success));
    line->setText(tr("%1 · %2", "a file, what was read of it")
                      .arg(base::oneLine(preview.item.name), failed ? preview.error : preview.receipt));
}

void WhatCard::showInputs()
{
    m_list->clear();
    const Tokens& tokens = m_theme.tokens();
    if (m_collecting && m_inputs.items.isEmpty() && m_error->isHidden())
        addLine(Icon::Waiting, tokens.text3, tr("Looking through the files…"));
    const qsizetype shown = std::min<qsizetype>(m_inputs.items.size(), receiptsShown);
    for (const QString& receipt : m_inputs.receipts)
        addLine(Icon::List, tokens.text2, receipt);
    for (qsizetype index = 0; index < shown; ++index) {
        const model::BatchItem& item = m_inputs.items.at(index);
        const QString name = itemName(item);
        if (m_inputs.rows && !item.receipt.isEmpty())
            addLine(Icon::Review, tokens.warning, tr("%1 · %2", "a file, what was read of it").arg(name, item.receipt));
        else if (m_inputs.rows)
            addLine(Icon::Done, tokens.success, name);
        else
            addLine(Icon::Waiting, tokens.text3, tr("%1 · is being read").arg(name));
    }
    for (auto known = m_previews.cbegin(); known != m_previews.cend(); ++known)
        showReceipt(known.key(), known.value());
    if (m_inputs.items.size() > shown)
        addLine(Icon::More, tokens.text3, tr("and %1 more").arg(countText(m_inputs.items.size() - shown)));
    for (const QString& skipped : m_inputs.skipped.first(std::min(m_inputs.skipped.size(), skippedShown)))
        addLine(Icon::Waiting, tokens.text3, tr("skipped: %1").arg(base::oneLine(skipped)));
    m_list->setVisible(m_list->count() > 0);
    m_clear->setVisible(!m_paths.isEmpty());
    m_samples->setVisible(m_paths.isEmpty());
    m_scansField->setVisible(!m_inputs.rows && !m_paths.isEmpty());
    refreshTableFields();
}

void WhatCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showInputs();
    }
    JobCard::changeEvent(event);
}

void WhatCard::retranslate()
{
    setHead(tr("What"),
        tr("PDF, Word, Excel, PowerPoint, e-mail, web pages, pictures, plain text and more. A single table is taken "
           "row "
           "by row."));
    m_addFiles->setText(tr("Choose files"));
    m_addFolder->setText(tr("Choose a folder"));
    m_dropHint->setText(tr("or drop them anywhere in this window"));
    m_clear->setText(tr("Clear"));
    m_samples->setText(tr("Try with samples"));
    m_list->setAccessibleName(tr("Inputs"));
    m_modeField->setLabel(tr("Tables"));
    const int mode = std::max(0, m_mode->currentIndex());
    m_mode->clear();
    m_mode->addItem(tr("One table alone row by row, others as documents"));
    m_mode->addItem(tr("Row by row: each row is an item"));
    m_mode->addItem(tr("As documents: each table is an item"));
    m_mode->setCurrentIndex(mode);
    m_sheetField->setLabel(tr("Sheet of the workbook"));
    m_sheet->setPlaceholderText(tr("empty: the first that holds anything"));
    m_scansField->setLabel(tr("Scans and pictures"));
    const int before = m_scans->currentIndex();
    m_scans->clear();
    m_scans->addItem(tr("Recognise their text on this computer"), static_cast<int>(model::Scans::Recognise));
    m_scans->addItem(tr("Show them to the model"), static_cast<int>(model::Scans::Vision));
    m_scans->addItem(tr("Leave them out"), static_cast<int>(model::Scans::Skip));
    m_scans->setCurrentIndex(std::max(0, before));
}

} // namespace spyhop::ui
