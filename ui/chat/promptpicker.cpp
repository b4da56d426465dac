// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/promptpicker.h"

#include "core/base/files.h"
#include "core/base/namedfile.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/searchfield.h"
#include "ui/common/words.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>

namespace spyhop::ui {
namespace {

constexpr int rowHeight = 28, listHeight = 220, longHeight = 96, textHeight = 160; // design px
constexpr qint64 largestImport = 16 * 1024 * 1024; // bytes; thousands of prompts

QString valueOf(const QWidget* editor)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(editor))
        return line->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(editor))
        return text->toPlainText();
    if (const auto* box = qobject_cast<const QComboBox*>(editor))
        return box->currentText();
    if (const auto* date = qobject_cast<const QDateEdit*>(editor))
        return date->date().toString(Qt::ISODate);
    return {};
}

} // namespace

PromptPicker::PromptPicker(const Theme& theme, chat::Library& library, base::Clock& clock, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
    , m_library(library)
    , m_clock(clock)
{
    setObjectName(QStringLiteral("promptPicker"));
}

void PromptPicker::openFor(const QString& text, const QRect& anchor)
{
    m_text = text.trimmed() == u"/" ? QString() : text;
    showList();
    openAt(anchor);
    m_search->setFocus(Qt::PopupFocusReason);
}

void PromptPicker::addText(const QString& text)
{
    auto* label = new Label(m_theme, FontRole::Small, &Tokens::text3, this);
    label->setWordWrap(true);
    label->setText(text);
    add(label, Qt::Alignment());
}

QWidget* PromptPicker::addButtons(const QList<Button*>& buttons)
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(8));
    for (Button* button : buttons)
        row->addWidget(button);
    row->addStretch(1);
    add(box, Qt::Alignment());
    return box;
}

void PromptPicker::showList()
{
    clear();
    setTitle(tr("Saved prompts"));
    m_search = new SearchField(m_theme, this);
    m_search->setObjectName(QStringLiteral("promptSearch"));
    m_search->setPlaceholderText(tr("Find a prompt"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("promptList"));
    m_list->setAccessibleName(tr("Saved prompts"));
    m_list->setFixedHeight(m_theme.px(listHeight));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    add(m_search, Qt::Alignment());
    add(m_list, Qt::Alignment());
    connect(m_search, &QLineEdit::textChanged, this, &PromptPicker::fillList);
    connect(m_list, &QListWidget::itemActivated, this,
        [this](const QListWidgetItem* item) { choose(item->data(Qt::UserRole).toString()); });
    connect(m_list, &QListWidget::itemClicked, this,
        [this](const QListWidgetItem* item) { choose(item->data(Qt::UserRole).toString()); });

    const auto button = [this](const QString& text, const char* name, bool enabled) {
        auto* made = new Button(m_theme, Button::Kind::Quiet, text, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setEnabled(enabled);
        return made;
    };
    Button* keep = button(tr("Save this text"), "promptKeep", !m_text.trimmed().isEmpty());
    Button* edit = button(tr("Edit"), "promptEdit", true);
    Button* remove = button(tr("Delete"), "promptDelete", true);
    Button* load = button(tr("Import…"), "promptImport", true);
    const bool isLocked = m_library.hasLocked(); // a file without those that are locked would pass for all of them
    Button* write = button(tr("Export…"), "promptExport", !isLocked);
    addButtons({keep, edit, remove});
    addButtons({load, write});
    connect(keep, &QAbstractButton::clicked, this, [this] {
        chat::Library::Entry entry;
        entry.text = m_text;
        showEditor(entry);
    });
    const auto current = [this] {
        const QListWidgetItem* item = m_list->currentItem();
        return m_library.entry(
            chat::Library::Kind::Prompt, item == nullptr ? QString() : item->data(Qt::UserRole).toString());
    };
    connect(edit, &QAbstractButton::clicked, this, [this, current] {
        if (const auto entry = current())
            showEditor(*entry);
    });
    connect(remove, &QAbstractButton::clicked, this, [this, current] {
        if (const auto entry = current()) {
            m_library.remove(entry->id);
            fillList(m_search->text());
            Q_EMIT removed(tr("The prompt \"%1\" was deleted.").arg(entry->title));
        }
    });
    connect(load, &QAbstractButton::clicked, this, [this] { chooseFile(false); });
    connect(write, &QAbstractButton::clicked, this, [this] { chooseFile(true); });
    const auto refreshButtons = [this, edit, remove] {
        const QListWidgetItem* item = m_list->currentItem();
        const bool any = item != nullptr && !item->data(Qt::UserRole).toString().isEmpty();
        edit->setEnabled(any);
        remove->setEnabled(any);
    };
    connect(m_list, &QListWidget::currentRowChanged, edit, refreshButtons);
    if (isLocked)
        addText(tr("The prompts that are stored are locked. They stand here once what is stored is unlocked."));
    else if (!m_library.storesNow())
        addText(tr("In memory only: they last until the program ends, unless you allow storing drafts and prompts."));
    fillList(QString());
    refreshButtons();
    refit();
}

void PromptPicker::fillList(const QString& words)
{
    m_list->clear();
    const QList<chat::Library::Entry> found = m_library.find(chat::Library::Kind::Prompt, words);
    for (const chat::Library::Entry& entry : found) {
        auto* item = new QListWidgetItem(entry.title, m_list);
        item->setData(Qt::UserRole, entry.id);
        item->setSizeHint(QSize(0, m_theme.px(rowHeight)));
        item->setToolTip(plainToolTip(entry.text.left(400)));
    }
    m_list->setWordWrap(found.isEmpty());
    const bool isNone = found.isEmpty() && words.isEmpty();
    m_list->setFixedHeight(m_theme.px(isNone ? 3 * rowHeight : listHeight));
    if (found.isEmpty()) {
        auto* none = new QListWidgetItem(words.isEmpty()
                ? tr("No prompt is saved yet. Write one below, with {{fields}}, and save it.")
                : tr("No saved prompt has these words."),
            m_list);
        none->setFlags(Qt::NoItemFlags);
        none->setSizeHint(QSize(0, m_theme.px(2 * rowHeight))); // it is longer than a line
    } else {
        m_list->setCurrentRow(0);
    }
}

bool PromptPicker::eventFilter(QObject* watched, QEvent* event)
{
    // From the search field the arrows walk the list, and Enter takes what is chosen there.
    if (watched == m_search && event->type() == QEvent::KeyPress && m_list != nullptr) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (const QListWidgetItem* item = m_list->currentItem())
                choose(item->data(Qt::UserRole).toString());
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            dismiss();
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

void PromptPicker::choose(const QString& id)
{
    const auto entry = m_library.entry(chat::Library::Kind::Prompt, id);
    if (!entry)
        return;
    const auto fields = chat::promptFields(entry->text, m_clock.wallTime().toLocalTime().date());
    if (!fields)
        return showEditor(*entry); // where the reason is said
    if (!fields->isEmpty())
        return showFields(*entry, *fields);
    dismiss();
    Q_EMIT chosen(chat::fillPrompt(entry->text, {}, m_clock.wallTime().toLocalTime().date()).value_or(entry->text));
}

QWidget* PromptPicker::editorFor(const chat::PromptField& field, QWidget* parent) const
{
    using Kind = chat::PromptField::Kind;
    switch (field.kind) {
    case Kind::Long: {
        auto* text = new QPlainTextEdit(field.preset, parent);
        text->setTabChangesFocus(true);
        text->setFixedHeight(m_theme.px(longHeight));
        return text;
    }
    case Kind::Choice: {
        auto* box = new QComboBox(parent);
        box->addItems(field.choices);
        box->setCurrentText(field.preset);
        return box;
    }
    case Kind::Date: {
        auto* date = new QDateEdit(QDate::fromString(field.preset, Qt::ISODate), parent);
        date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        date->setCalendarPopup(true);
        return date;
    }
    case Kind::Text:
    case Kind::Number:
        break;
    }
    return new QLineEdit(field.preset, parent);
}

void PromptPicker::showFields(const chat::Library::Entry& entry, const QList<chat::PromptField>& fields)
{
    clear();
    m_search = nullptr;
    m_list = nullptr;
    setTitle(entry.title);
    QList<Field*> rows;
    for (const chat::PromptField& field : fields) {
        auto* row = new Field(m_theme, editorFor(field, this), this);
        row->setLabel(field.name);
        row->editor()->setObjectName(QStringLiteral("field-") + field.name);
        row->editor()->setAccessibleName(field.name);
        add(row, Qt::Alignment());
        rows.append(row);
        watchError(row, field);
    }
    auto* use = new Button(m_theme, Button::Kind::Primary, tr("Use"), this);
    use->setObjectName(QStringLiteral("promptUse"));
    auto* back = new Button(m_theme, Button::Kind::Secondary, tr("Back"), this);
    addButtons({use, back});
    const auto accept = [this, entry, fields, rows] { useFields(entry, fields, rows); };
    connect(use, &QAbstractButton::clicked, this, accept);
    connect(back, &QAbstractButton::clicked, this, &PromptPicker::showList);
    for (Field* row : rows) {
        if (auto* line = qobject_cast<QLineEdit*>(row->editor()))
            connect(line, &QLineEdit::returnPressed, this, accept);
    }
    refit();
    rows.first()->editor()->setFocus(Qt::PopupFocusReason);
}

//! What was said to be wrong is so no longer once it is mended; nobody is told off while a field is first filled.
void PromptPicker::watchError(Field* row, const chat::PromptField& field)
{
    const auto check = [this, row, field] {
        if (!row->hasError())
            return;
        const base::Status status = chat::checkPromptValue(field, valueOf(row->editor()));
        row->setError(status ? QString() : status.error().what);
        refit();
    };
    if (auto* line = qobject_cast<QLineEdit*>(row->editor()))
        connect(line, &QLineEdit::textChanged, this, check);
    else if (auto* text = qobject_cast<QPlainTextEdit*>(row->editor()))
        connect(text, &QPlainTextEdit::textChanged, this, check);
    else if (auto* box = qobject_cast<QComboBox*>(row->editor()))
        connect(box, &QComboBox::currentTextChanged, this, check);
    else if (auto* date = qobject_cast<QDateEdit*>(row->editor()))
        connect(date, &QDateEdit::dateChanged, this, check);
}

void PromptPicker::useFields(
    const chat::Library::Entry& entry, const QList<chat::PromptField>& fields, const QList<Field*>& rows)
{
    QHash<QString, QString> values;
    bool fine = true;
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QString value = valueOf(rows.at(row)->editor());
        const base::Status status = chat::checkPromptValue(fields.at(row), value);
        rows.at(row)->setError(status ? QString() : status.error().what);
        if (!status && std::exchange(fine, false))
            rows.at(row)->editor()->setFocus(Qt::OtherFocusReason);
        values.insert(fields.at(row).name, value);
    }
    refit();
    if (!fine)
        return;
    const auto filled = chat::fillPrompt(entry.text, values, m_clock.wallTime().toLocalTime().date());
    dismiss();
    if (filled)
        Q_EMIT chosen(*filled);
}

void PromptPicker::showEditor(const chat::Library::Entry& entry)
{
    clear();
    m_search = nullptr;
    m_list = nullptr;
    setTitle(entry.id.isEmpty() ? tr("New prompt") : tr("Edit prompt"));
    auto* title = new QLineEdit(entry.title, this);
    title->setObjectName(QStringLiteral("promptTitle"));
    auto* titleField = new Field(m_theme, title, this);
    titleField->setLabel(tr("Name"));
    title->setAccessibleName(tr("Name"));
    auto* text = new QPlainTextEdit(entry.text, this);
    text->setObjectName(QStringLiteral("promptText"));
    text->setTabChangesFocus(true);
    text->setFixedHeight(m_theme.px(textHeight));
    auto* textField = new Field(m_theme, text, this);
    textField->setLabel(tr("Text"));
    text->setAccessibleName(tr("Text"));
    textField->setHelp(
        tr("Fields: {{name}}, {{name:long}}, {{name:number}}, {{date}}, {{tone:choice(formal|friendly)}}, each with "
           "=preset if it has one."));
    add(titleField, Qt::Alignment());
    add(textField, Qt::Alignment());
    auto* save = new Button(m_theme, Button::Kind::Primary, tr("Save"), this);
    save->setObjectName(QStringLiteral("promptSave"));
    auto* back = new Button(m_theme, Button::Kind::Secondary, tr("Back"), this);
    addButtons({save, back});
    connect(back, &QAbstractButton::clicked, this, &PromptPicker::showList);
    const auto keep = [this, entry, title, text, titleField, textField] {
        chat::Library::Entry kept = entry;
        kept.title = title->text();
        kept.text = text->toPlainText();
        const auto id = m_library.save(kept);
        const bool untitled = kept.title.trimmed().isEmpty();
        const bool named = !id && (untitled || id.error().whom.isEmpty());
        titleField->setError(!id && named ? id.error().what : QString());
        textField->setError(!id && !named ? id.error().what : QString());
        refit();
        if (id)
            showList();
    };
    connect(save, &QAbstractButton::clicked, this, keep);
    connect(title, &QLineEdit::returnPressed, this, keep);
    refit();
    title->setFocus(Qt::PopupFocusReason);
}

void PromptPicker::chooseFile(bool saves)
{
    auto* dialog = new QFileDialog(this, saves ? tr("Export prompts and roles") : tr("Import prompts and roles"),
        QString(), tr("Prompts (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saves ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saves ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, saves](const QString& path) {
        if (saves)
            exportTo(path);
        else
            importFrom(path);
    });
    dialog->open();
}

void PromptPicker::importFrom(const QString& path)
{
    const auto json = base::readFile(path, largestImport);
    const auto count = json ? m_library.import(*json) : base::Expected<int>(base::failure(json.error()));
    Q_EMIT messageShown(
        count ? tr("%n prompt(s) and role(s) were imported.", nullptr, *count) : count.error().sentence());
    if (m_list != nullptr)
        fillList(m_search->text());
}

void PromptPicker::exportTo(const QString& path)
{
    const base::Status saved = base::saveNamedFile(path, m_library.exported());
    Q_EMIT messageShown(saved ? tr("Exported.") : saved.error().sentence());
}

} // namespace spyhop::ui
