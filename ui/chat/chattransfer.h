// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/chatexport.h"
#include "core/chat/sessions.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <memory>

class QWidget;

namespace spyhop::ui {

//! \brief Brings chats in from files and out into files: asks where, does it, says what came of it.
//!
//! Owner: the main window. Thread: main.
class ChatTransfer : public QObject {
    Q_OBJECT
public:
    //! Dialogs stand over `window`.
    ChatTransfer(chat::Sessions& sessions, base::Clock& clock, QWidget* window);
    ~ChatTransfer() override;

    //! Draws what exports show; borrowed.
    void setFormulas(typeset::FormulaSource& formulas) { m_formulas = &formulas; }
    void askImport();
    //! One after the other.
    void importFiles(const QStringList& paths);
    [[nodiscard]] bool isImporting() const { return m_import != nullptr; }
    //! One chat, or many as JSON: a file. Many in another format: a folder, a file a chat.
    void askExport(const QStringList& ids, chat::ChatFormat format);
    //! `path`: the file, or the folder.
    void exportTo(const QStringList& ids, chat::ChatFormat format, const QString& path, bool isFolder);

Q_SIGNALS:
    void message(const QString& text); //!< for a toast
    void imported(const QStringList& ids);
    void busyChanged(const QString& text); //!< what is under way; empty: nothing

private:
    void importNext();
    void onImported(const base::Expected<chat::ImportReport>& report);
    [[nodiscard]] base::Status write(
        const QList<model::Conversation>& chats, chat::ChatFormat format, const QString& path) const;

    chat::Sessions& m_sessions;
    base::Clock& m_clock;
    QWidget* m_window;
    typeset::FormulaSource* m_formulas = nullptr;
    QStringList m_paths;
    QString m_path; //!< under way
    std::unique_ptr<chat::ChatImport> m_import;
};

//! "ChatGPT: 3 chats with 12 messages were imported. 1 was here already."
[[nodiscard]] QString reportText(const chat::ImportReport& report);

} // namespace spyhop::ui
