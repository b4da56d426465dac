// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/library.h"
#include "core/chat/prompttext.h"
#include "ui/common/popover.h"

class QLineEdit;
class QListWidget;
class QVBoxLayout;

namespace spyhop::ui {

class Button;
class Field;
class Label;
class SearchField;

//! \brief The library of prompts: finds one, asks for its fields, keeps the text at hand as a new one, changes,
//! removes, imports, exports.
//!
//! Owner: the window (its parent). Thread: main.
class PromptPicker : public Popover {
    Q_OBJECT
public:
    PromptPicker(const Theme& theme, chat::Library& library, base::Clock& clock, QWidget* parent);

    //! `text`: what stands in the composer, to be kept as a prompt.
    void openFor(const QString& text, const QRect& anchor);

Q_SIGNALS:
    void chosen(const QString& text); //!< its fields filled in
    void messageShown(const QString& text);
    void removed(const QString& sentence); //!< Library::undoRemove() brings it back

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showList();
    void fillList(const QString& words);
    void choose(const QString& id);
    void showFields(const chat::Library::Entry& entry, const QList<chat::PromptField>& fields);
    [[nodiscard]] QWidget* editorFor(const chat::PromptField& field, QWidget* parent) const;
    void watchError(Field* row, const chat::PromptField& field);
    void useFields(
        const chat::Library::Entry& entry, const QList<chat::PromptField>& fields, const QList<Field*>& rows);
    void showEditor(const chat::Library::Entry& entry);
    void importFrom(const QString& path);
    void exportTo(const QString& path);
    void chooseFile(bool saves);
    void addText(const QString& text);
    QWidget* addButtons(const QList<Button*>& buttons);

    const Theme& m_theme;
    chat::Library& m_library;
    base::Clock& m_clock;
    QString m_text;
    SearchField* m_search = nullptr; //!< while the list is shown
    QListWidget* m_list = nullptr;
};

} // namespace spyhop::ui
