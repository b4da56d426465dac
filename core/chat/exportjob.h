// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/chatexport.h"
#include "core/typeset/formularelay.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <atomic>
#include <memory>
#include <optional>

namespace spyhop::chat {

class Sessions;

//! What is to be written where.
struct ExportOrder {
    QStringList ids; //!< of chats
    ChatFormat format = ChatFormat::Markdown;
    QString path; //!< the file, or the folder
    bool isFolder = false; //!< a file a chat; what is there already stays: a second export gets other names
};

//! What came of it.
struct ExportReport {
    QString path; //!< as ordered
    int files = 0; //!< written, whole
    int of = 0; //!< to be written
    std::optional<base::Error> error; //!< names the chat; Cancelled: it was stopped
};

//! \brief Writes chats to files on a thread of its own; the main thread reads one chat a turn and has formulas made.
//!
//! Owner: whoever began it; destroying it stops it, and waits for the block of text that is under way. Thread: main.
class ExportJob : public QObject {
    Q_OBJECT
public:
    //! All are borrowed; `formulas` null: formulas stand as their LaTeX.
    ExportJob(Sessions& sessions, base::Clock& clock, typeset::FormulaSource* formulas, const ExportOrder& order);
    ~ExportJob() override;
    void start();
    //! finished() follows as soon as the block of text under way is done. A file that is not whole is not there.
    void cancel();

Q_SIGNALS:
    //! Of the whole, in hundredths; `chat`: the title of what is being written.
    void progressed(int percent, const QString& chat);
    void finished(const spyhop::chat::ExportReport& report);

private:
    void readNext();
    void write(const QList<model::Conversation>& chats, const QString& path);
    void written(const base::Status& result);
    void showProgress(int done, int of);
    void end(const std::optional<base::Error>& error);

    Sessions& m_sessions;
    base::Clock& m_clock;
    ExportOrder m_order;
    std::unique_ptr<typeset::FormulaRelay> m_formulas; //!< null: none
    std::unique_ptr<base::Timer> m_turn;
    qsizetype m_next = 0; //!< of the order's chats
    QList<model::Conversation> m_read; //!< for one file
    QStringList m_taken; //!< names in the folder
    QString m_title; //!< of what is being written
    ExportReport m_report;
    std::atomic<bool> m_isStopped = false;
    QThreadPool m_writer; //!< dies first: its work ends before what it reports to
};

} // namespace spyhop::chat
