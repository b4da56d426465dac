// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/newjobpage.h"

#include "ui/batch/columneditor.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int cardWidth = 720, footHeight = 64, headerHeight = 52, editHeight = 112;
constexpr int receiptsShown = 50; // inputs read for their receipts at once; the job reads the rest
constexpr qsizetype skippedShown = 50;
constexpr qsizetype previewShown = 4000; // characters
constexpr qsizetype trialItems = 5;
constexpr int receiptRow = 28;
const QString samples = QStringLiteral(":/data/samples");
} // namespace

NewJobPage::NewJobPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
{
    const Theme& theme = parts.theme;
    setObjectName(QStringLiteral("newJobPage"));
    auto* header = new Surface(theme, &Tokens::content, this);
    header->setEdges(Qt::BottomEdge);
    m_title = new Label(theme, FontRole::Title, &Tokens::text, header);
    auto* headerRow = new QHBoxLayout(header);
    headerRow->setContentsMargins(theme.px(24), 0, theme.px(24), 0);
    headerRow->addWidget(m_title);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(scroll);
    auto* cards = new QWidget(page);
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(16));
    buildWhat(cards, column);
    buildAsk(cards, column);
    buildCheck(cards, column);
    column->addStretch(1);
    auto* centred = new QHBoxLayout(page);
    centred->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    centred->addStretch(1);
    centred->addWidget(cards, 1000);
    centred->addStretch(1);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(header);
    all->addWidget(scroll, 1);
    buildFoot(all);
    // Last: it lays out and styles what is in it, and an editor that is styled says that its text has changed.
    scroll->setWidget(page);

    connect(&parts.endpoints, &admin::EndpointAdmin::changed, this, &NewJobPage::refreshEndpoints);
    connect(&parts.endpoints, &admin::EndpointAdmin::modelsChanged, this, &NewJobPage::refreshModels);
    const auto restyle = [this, header, cards] {
        const Theme& look = m_parts.theme;
        header->setFixedHeight(look.px(headerHeight));
        cards->setMaximumWidth(look.px(cardWidth));
        m_list->setFixedHeight(look.px(receiptRow * 7)); // whole rows
        m_promptEdit->setFixedHeight(look.px(editHeight));
        m_preview->setFixedHeight(look.px(editHeight));
        m_foot->setFixedHeight(look.px(footHeight));
        showInputs();
    };
    connect(&theme, &Theme::changed, this, restyle);
    const auto showMemory
        = [this] { m_memory->setVisible(!m_parts.privacy.consent().allows(model::ConsentKind::Batches)); };
    connect(&parts.privacy, &admin::PrivacyAdmin::changed, this, showMemory);
    showMemory();
    refreshEndpoints();
    retranslate();
    restyle();
}

Surface* NewJobPage::makeCard(QWidget* parent, Label*& head, Label*& sub)
{
    const Theme& theme = m_parts.theme;
    auto* card = new Surface(theme, &Tokens::content, parent);
    card->setRounded(8, &Tokens::line);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(24));
    column->setSpacing(theme.px(12));
    head = new Label(theme, FontRole::Title, &Tokens::text, card);
    sub = new Label(theme, FontRole::Small, &Tokens::text2, card);
    sub->setWordWrap(true);
    auto* heads = new QVBoxLayout;
    heads->setSpacing(theme.px(2));
    heads->addWidget(head);
    heads->addWidget(sub);
    column->addLayout(heads);
    return card;
}

void NewJobPage::buildWhat(QWidget* parent, QLayout* column)
{
    const Theme& theme = m_parts.theme;
    Surface* card = makeCard(parent, m_whatHead, m_whatSub);
    auto* rows = qobject_cast<QVBoxLayout*>(card->layout());
    m_dropHint = new Label(theme, FontRole::Ui, &Tokens::text2, card);
    m_dropHint->setElided(true);
    m_addFiles = new Button(theme, Button::Kind::Secondary, {}, card);
    m_addFiles->setObjectName(QStringLiteral("addFiles"));
    m_addFiles->setLineIcon(Icon::File);
    m_addFolder = new Button(theme, Button::Kind::Secondary, {}, card);
    m_addFolder->setObjectName(QStringLiteral("addFolder"));
    m_addFolder->setLineIcon(Icon::Folder);
    m_samples = new Button(theme, Button::Kind::Quiet, {}, card);
    m_samples->setObjectName(QStringLiteral("useSamples"));
    m_clear = new Button(theme, Button::Kind::Quiet, {}, card);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(8));
    buttons->addWidget(m_addFiles);
    buttons->addWidget(m_addFolder);
    buttons->addWidget(m_dropHint, 1);
    buttons->addWidget(m_samples);
    buttons->addWidget(m_clear);
    m_list = new QListWidget(card);
    m_list->setObjectName(QStringLiteral("inputList"));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_whatError = new Banner(theme, Banner::Kind::Danger, Icon::Failed, card);
    m_whatError->hide();
    rows->addLayout(buttons);
    rows->addWidget(m_whatError);
    rows->addWidget(m_list);
    column->addWidget(card);
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
    connect(m_samples, &QAbstractButton::clicked, this, &NewJobPage::useSamples);
    connect(m_clear, &QAbstractButton::clicked, this, [this] {
        m_paths.clear();
        collect();
    });
}

// Documents that are in the program: a job to try with nothing at hand. The question is theirs only if there is none.
void NewJobPage::useSamples()
{
    QStringList files;
    const QDir folder(samples);
    for (const QString& name : folder.entryList({QStringLiteral("*.txt"), QStringLiteral("*.md")}, QDir::Files))
        files.append(folder.filePath(name));
    if (m_promptEdit->toPlainText().trimmed().isEmpty())
        m_promptEdit->setPlainText(tr("Summarise this document in one sentence: {{text}}"));
    addInputs(files);
}

void NewJobPage::choose(QFileDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &NewJobPage::addInputs);
    dialog->open();
}

void NewJobPage::buildAsk(QWidget* parent, QLayout* column)
{
    const Theme& theme = m_parts.theme;
    Surface* card = makeCard(parent, m_askHead, m_askSub);
    auto* rows = qobject_cast<QVBoxLayout*>(card->layout());
    m_promptEdit = new QPlainTextEdit(card);
    m_promptEdit->setObjectName(QStringLiteral("jobPrompt"));
    m_promptEdit->setTabChangesFocus(true);
    m_prompt = new Field(theme, m_promptEdit, card);
    m_fields = new QWidget(card);
    auto* chips = new QHBoxLayout(m_fields);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(theme.px(8));
    m_columns = new ColumnEditor(theme, card);
    m_previewHead = new Label(theme, FontRole::Ui, &Tokens::text, card);
    m_preview = new QPlainTextEdit(card);
    m_preview->setObjectName(QStringLiteral("promptPreview"));
    m_preview->setReadOnly(true);
    rows->addWidget(m_prompt);
    rows->addWidget(m_fields);
    rows->addWidget(m_columns);
    rows->addWidget(m_previewHead);
    rows->addWidget(m_preview);
    column->addWidget(card);
    connect(m_promptEdit, &QPlainTextEdit::textChanged, this, &NewJobPage::refreshPreview);
}

void NewJobPage::buildCheck(QWidget* parent, QLayout* column)
{
    const Theme& theme = m_parts.theme;
    Surface* card = makeCard(parent, m_checkHead, m_checkSub);
    auto* rows = qobject_cast<QVBoxLayout*>(card->layout());
    m_endpoint = new QComboBox(card);
    m_endpoint->setObjectName(QStringLiteral("jobEndpoint"));
    m_model = new QComboBox(card);
    m_model->setObjectName(QStringLiteral("jobModel"));
    m_endpointField = new Field(theme, m_endpoint, card);
    m_modelField = new Field(theme, m_model, card);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(theme.px(16));
    pair->addWidget(m_endpointField, 1);
    pair->addWidget(m_modelField, 1);
    m_memory = new Banner(theme, Banner::Kind::Info, Icon::Info, card);
    m_scans = new QComboBox(card);
    m_scans->setObjectName(QStringLiteral("jobScans"));
    m_scansField = new Field(theme, m_scans, card);
    rows->addLayout(pair);
    rows->addWidget(m_scansField);
    rows->addWidget(m_memory);
    column->addWidget(card);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &NewJobPage::refreshModels);
    connect(m_scans, &QComboBox::activated, this, [this] {
        readReceipts();
        showInputs();
    });
    connect(m_memory, &Banner::linkActivated, this, &NewJobPage::keepRequested);
}

void NewJobPage::buildFoot(QLayout* column)
{
    const Theme& theme = m_parts.theme;
    m_error = new Banner(theme, Banner::Kind::Danger, Icon::Failed, this);
    m_error->hide();
    auto* foot = new Surface(theme, &Tokens::panel, this);
    foot->setEdges(Qt::TopEdge);
    m_foot = foot;
    m_total = new Label(theme, FontRole::Ui, &Tokens::text2, foot);
    m_total->setElided(true);
    m_cancel = new Button(theme, Button::Kind::Quiet, {}, foot);
    m_trial = new Button(theme, Button::Kind::Secondary, {}, foot);
    m_trial->setObjectName(QStringLiteral("trialJob"));
    m_start = new Button(theme, Button::Kind::Primary, {}, foot);
    m_start->setObjectName(QStringLiteral("startJob"));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(24), 0, theme.px(24), 0);
    row->setSpacing(theme.px(12));
    row->addWidget(m_total, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_trial);
    row->addWidget(m_start);
    column->addWidget(m_error);
    column->addWidget(foot);
    connect(m_cancel, &QAbstractButton::clicked, this, &NewJobPage::cancelled);
    connect(m_trial, &QAbstractButton::clicked, this, [this] { start(true); });
    connect(m_start, &QAbstractButton::clicked, this, [this] { start(false); });
}

void NewJobPage::addInputs(const QStringList& paths)
{
    for (const QString& path : paths) {
        if (!m_paths.contains(path))
            m_paths.append(path);
    }
    if (!paths.isEmpty())
        collect();
}

void NewJobPage::clear()
{
    m_paths.clear();
    m_promptEdit->clear();
    m_columns->setColumns({});
    m_error->hide();
    collect();
}

void NewJobPage::collect()
{
    m_inputs = {};
    m_receipts.reset();
    m_previews.clear();
    m_collecting.reset();
    m_whatError->hide();
    if (!m_paths.isEmpty()) {
        m_collecting = m_parts.manager.collect(m_paths, batch::InputMode::Auto);
        connect(m_collecting.get(), &batch::Collecting::finished, this, &NewJobPage::takeInputs);
    }
    showInputs();
}

void NewJobPage::takeInputs(const base::Expected<batch::Inputs>& inputs)
{
    if (inputs) {
        m_inputs = *inputs;
        readReceipts();
    } else {
        m_whatError->setText(tr("No readable files"), inputs.error().sentence());
        m_whatError->show();
    }
    showInputs();
}

void NewJobPage::readReceipts()
{
    m_receipts.reset();
    m_previews.clear();
    if (m_inputs.rows || m_inputs.items.isEmpty())
        return;
    m_receipts = m_parts.manager.receipts(m_inputs, scans(), receiptsShown);
    connect(m_receipts.get(), &batch::InputReceipts::receipt, this,
        [this](qsizetype index, const batch::InputPreview& preview) {
            m_previews.insert(index, preview);
            showReceipt(index, preview);
            if (m_receipts->sampleIndex() == index)
                refreshPreview();
        });
    connect(m_receipts.get(), &batch::InputReceipts::finished, this, &NewJobPage::refreshPreview);
}

void NewJobPage::addLine(Icon icon, const QColor& color, const QString& text)
{
    auto* line = new QListWidgetItem(iconFor(icon, color), text, m_list);
    line->setSizeHint(QSize(0, m_parts.theme.px(receiptRow)));
}

void NewJobPage::showInputs()
{
    m_list->clear();
    const Tokens& tokens = m_parts.theme.tokens();
    if (m_collecting && m_inputs.items.isEmpty() && !m_whatError->isVisible())
        addLine(Icon::Waiting, tokens.text3, tr("Looking through the files…"));
    const qsizetype shown = std::min<qsizetype>(m_inputs.items.size(), receiptsShown);
    for (qsizetype index = 0; index < shown; ++index) {
        const QString& name = m_inputs.items.at(index).name;
        if (m_inputs.rows)
            addLine(Icon::Done, tokens.success, name);
        else
            addLine(Icon::Waiting, tokens.text3, tr("%1 · is being read").arg(name));
    }
    for (auto known = m_previews.cbegin(); known != m_previews.cend(); ++known)
        showReceipt(known.key(), known.value());
    if (m_inputs.items.size() > shown)
        addLine(Icon::More, tokens.text3, tr("and %1 more").arg(countText(m_inputs.items.size() - shown)));
    for (const QString& skipped : m_inputs.skipped.first(std::min(m_inputs.skipped.size(), skippedShown)))
        addLine(Icon::Waiting, tokens.text3, tr("skipped: %1").arg(skipped));
    m_list->setVisible(m_list->count() > 0);
    m_clear->setVisible(!m_paths.isEmpty());
    m_samples->setVisible(m_paths.isEmpty());
    m_scansField->setVisible(!m_inputs.rows);
    showFields();
    refreshPreview();
}

void NewJobPage::showReceipt(qsizetype index, const batch::InputPreview& preview)
{
    QListWidgetItem* line = m_list->item(static_cast<int>(index));
    if (!line)
        return;
    const Tokens& tokens = m_parts.theme.tokens();
    const bool failed = !preview.error.isEmpty();
    line->setIcon(iconFor(failed ? Icon::Failed : Icon::Done, failed ? tokens.danger : tokens.success));
    line->setText(
        tr("%1 · %2", "a file, what was read of it").arg(preview.item.name, failed ? preview.error : preview.receipt));
}

void NewJobPage::showFields()
{
    auto* row = qobject_cast<QHBoxLayout*>(m_fields->layout());
    while (QLayoutItem* item = row->takeAt(0)) {
        if (QWidget* widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    const QStringList fields
        = m_inputs.fields.isEmpty() ? QStringList{QStringLiteral("text"), QStringLiteral("filename")} : m_inputs.fields;
    for (const QString& field : fields) {
        const QString text = QStringLiteral("{{%1}}").arg(field);
        auto* chip = new Chip(m_parts.theme, text, m_fields);
        chip->setToolTip(tr("Insert %1 at the cursor").arg(text));
        chip->setFont(m_parts.theme.font(FontRole::Code));
        connect(chip, &QAbstractButton::clicked, this, [this, text] {
            m_promptEdit->insertPlainText(text);
            m_promptEdit->setFocus();
        });
        row->addWidget(chip);
    }
    row->addStretch(1);
}

void NewJobPage::refreshPreview()
{
    const bool hasPrompt = !m_promptEdit->toPlainText().trimmed().isEmpty();
    const bool ready = hasInputs() && hasPrompt;
    m_prompt->setError({});
    QString total = hasInputs() ? tr("%n item(s)", nullptr, static_cast<int>(m_inputs.items.size())) : QString();
    bool good = ready;
    if (ready) {
        const std::optional<qsizetype> sample = m_inputs.rows ? 0
            : m_receipts                                      ? m_receipts->sampleIndex()
                                                              : std::nullopt;
        const auto prompt = batch::BatchManager::promptFor(m_promptEdit->toPlainText(), m_inputs, sample.value_or(0),
            sample && m_receipts ? m_receipts->sample() : docs::Document());
        if (!prompt) {
            m_prompt->setError(prompt.error().sentence());
            good = false;
        } else if (sample) {
            m_preview->setPlainText(prompt->left(previewShown));
            const qint64 tokens = model::estimateTokens(*prompt) * m_inputs.items.size();
            total += QStringLiteral(" · ") + tr("about %1 tokens to read").arg(countText(tokens));
        } else {
            m_preview->clear(); // nothing has been read yet
        }
    } else {
        m_preview->clear();
    }
    m_previewHead->setVisible(ready);
    m_preview->setVisible(ready);
    m_total->setText(ready || hasInputs() ? total : tr("Add files and say what to ask of each."));
    m_start->setEnabled(good);
    m_trial->setEnabled(good && m_inputs.items.size() > trialItems);
    m_trial->setVisible(m_inputs.items.size() > trialItems);
}

void NewJobPage::refreshEndpoints()
{
    const QString before = m_endpoint->currentData().toString();
    m_endpoint->clear();
    m_endpoint->addItem(tr("Automatic"), QString());
    for (const model::Endpoint& endpoint : m_parts.endpoints.endpoints())
        m_endpoint->addItem(endpoint.name, endpoint.name);
    if (const auto& builtIn = m_parts.endpoints.builtIn())
        m_endpoint->addItem(builtIn->name, builtIn->name);
    m_endpoint->setCurrentIndex(std::max(0, m_endpoint->findData(before)));
    refreshModels();
}

void NewJobPage::refreshModels()
{
    const QString endpoint = m_endpoint->currentData().toString();
    const QString before = m_model->currentData().toString();
    m_model->clear();
    m_model->addItem(tr("Automatic"), QString());
    if (!endpoint.isEmpty()) {
        for (const QString& name : m_parts.endpoints.models(endpoint))
            m_model->addItem(name, name);
    }
    m_model->setCurrentIndex(std::max(0, m_model->findData(before)));
    m_model->setEnabled(!endpoint.isEmpty());
}

model::Scans NewJobPage::scans() const
{
    return static_cast<model::Scans>(m_scans->currentData().toInt());
}

QString NewJobPage::title() const
{
    if (!m_paths.isEmpty() && m_paths.first().startsWith(samples))
        return tr("Samples");
    if (m_paths.size() == 1)
        return QFileInfo(QDir::cleanPath(m_paths.first())).completeBaseName();
    return m_promptEdit->toPlainText().simplified().left(40);
}

void NewJobPage::start(bool trial)
{
    model::BatchSpec spec;
    spec.title = trial ? tr("%1 (trial)").arg(title()) : title();
    spec.prompt = m_promptEdit->toPlainText();
    spec.columns = m_columns->columns();
    spec.endpoint = m_endpoint->currentData().toString();
    spec.model = m_model->currentData().toString();
    spec.scans = scans();
    spec.rows = m_inputs.rows;
    spec.inputColumns = m_inputs.columns;
    batch::Inputs inputs = m_inputs;
    if (trial)
        inputs.items = inputs.items.first(std::min(inputs.items.size(), trialItems));
    const base::Expected<QString> id = m_parts.manager.create(spec, inputs);
    base::Status status = id ? m_parts.manager.start(*id) : base::failure(id.error());
    m_error->setVisible(!status.has_value());
    if (!status) {
        m_error->setText(tr("The job was not started"), status.error().sentence());
        return;
    }
    if (!trial)
        clear();
    Q_EMIT started(*id);
}

void NewJobPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshEndpoints();
        showInputs();
    }
    QWidget::changeEvent(event);
}

void NewJobPage::retranslate()
{
    m_title->setText(tr("New job"));
    m_whatHead->setText(tr("What"));
    m_whatSub->setText(tr("PDF, Word, Excel, PowerPoint, e-mail, web pages, pictures, plain text and more. A single "
                          "table is taken row by row."));
    m_addFiles->setText(tr("Choose files"));
    m_addFolder->setText(tr("Choose a folder"));
    m_dropHint->setText(tr("or drop them anywhere in this window"));
    m_clear->setText(tr("Clear"));
    m_list->setAccessibleName(tr("Inputs"));
    m_askHead->setText(tr("Ask"));
    m_askSub->setText(tr("What should be asked of each item? The fields in braces are filled in."));
    m_prompt->setLabel(tr("Prompt"));
    m_promptEdit->setPlaceholderText(tr("Summarise this document in one sentence: {{text}}"));
    m_previewHead->setText(tr("The first item will be asked"));
    m_preview->setAccessibleName(tr("Preview of the first prompt"));
    m_checkHead->setText(tr("Check"));
    m_checkSub->setText(tr("Who answers. Automatic takes the first endpoint that can."));
    m_endpointField->setLabel(tr("Endpoint"));
    m_modelField->setLabel(tr("Model"));
    m_scansField->setLabel(tr("Scans and pictures"));
    const int scansBefore = m_scans->currentIndex();
    m_scans->clear();
    m_scans->addItem(tr("Recognise their text on this computer"), static_cast<int>(model::Scans::Recognise));
    m_scans->addItem(tr("Show them to the model"), static_cast<int>(model::Scans::Vision));
    m_scans->addItem(tr("Leave them out"), static_cast<int>(model::Scans::Skip));
    m_scans->setCurrentIndex(std::max(0, scansBefore));
    m_memory->setText(tr("In memory only"), tr("this job cannot be resumed after closing"));
    m_memory->setLink(tr("Keep, encrypted"));
    m_samples->setText(tr("Try with samples"));
    m_cancel->setText(tr("Cancel"));
    m_trial->setText(tr("Try on 5 items"));
    m_start->setText(tr("Start"));
}

} // namespace spyhop::ui
