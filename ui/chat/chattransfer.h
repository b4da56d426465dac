// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/exportjob.h"
#include "core/chat/sessions.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <memory>

class QProgressDialog;
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
    //! `path`: the file, or the folder. One after the other; what takes a while shows how far it is, and can be
    //! stopped.
    void exportTo(const QStringList& ids, chat::ChatFormat format, const QString& path, bool isFolder);
    [[nodiscard]] bool isExporting() const { return m_export != nullptr; }

Q_SIGNALS:
    void message(const QString& text); //!< for a toast
    void busyChanged(const QString& text); //!< what is under way; empty: nothing

private:
    void importNext();
    void onImported(const base::Expected<chat::ImportReport>& report);
    void exportNext();
    void onExported(const chat::ExportReport& report);
    [[nodiscard]] QProgressDialog* makeProgress();

    chat::Sessions& m_sessions;
    base::Clock& m_clock;
    QWidget* m_window;
    typeset::FormulaSource* m_formulas = nullptr;
    QStringList m_paths;
    QString m_path; //!< under way
    std::unique_ptr<chat::ChatImport> m_import;
    QList<chat::ExportOrder> m_orders; //!< that wait
    std::unique_ptr<chat::ExportJob> m_export;
    QPointer<QProgressDialog> m_progress; //!< of the export
};

//! "ChatGPT: 3 chats with 12 messages were imported. 1 was here already."
[[nodiscard]] QString reportText(const chat::ImportReport& report);
//! "Written: /home/a/chat.pdf", or what went wrong, where, and what is there nevertheless.
[[nodiscard]] QString reportText(const chat::ExportReport& report);

} // namespace spyhop::ui
