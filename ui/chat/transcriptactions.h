// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/chat/transcriptcopy.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QUrl>

class QMenu;
class QMimeData;
class QProgressDialog;

namespace spyhop::ui {

class CopyJob;
class TranscriptView;

//! \brief What a click, a menu or a key does in a transcript: copies, folds, buttons over code and tables, links, the
//! actions of a message. Owner: TranscriptView, which passes its signals on. Thread: main.
class TranscriptActions : public QObject {
    Q_OBJECT
public:
    TranscriptActions(TranscriptView& view, base::Clock& clock);
    ~TranscriptActions() override;

    //! Does what a click there does.
    void activate(int item, const MessageHit& hit);
    void activateBox(int item, MessageSection section, const typeset::BoxId& box, BoxButton button);
    void activateAction(int item, const QString& action);
    void toggleReasoning(int item);
    void openLink(const QString& address);
    void requestDetails(int item);
    void copySelection(CopyFormat format);
    void copyMessage(int item, CopyFormat format);
    void copyChat(CopyFormat format);
    void copyBlock(const text::Block& block); //!< code or a table
    void copyTablePicture(int item, MessageSection section, const typeset::BoxId& table);
    //! Of a chat that is not stored nothing may lie in files on a disk.
    void setStored(bool isStored) { m_isStored = isStored; }
    //! Another chat comes: pictures of one that is not stored go with it.
    void leaveChat();
    void addMessageActions(QMenu* menu, int item);
    //! For a tooltip; empty: none.
    [[nodiscard]] QString textOf(int item, const MessageHit& hit) const;

Q_SIGNALS:
    void linkActivated(const QUrl& url);
    void regenerateRequested(const QString& messageId);
    void continueRequested(const QString& messageId);
    void actionTriggered(const QString& messageId, const QString& actionId);
    void detailsRequested(const QString& messageId, const QRect& footer);
    void copied();
    void failed(const QString& sentence);

private:
    void copyRanges(const QList<TextRange>& ranges, CopyFormat format);
    void begin(std::unique_ptr<CopyJob> job, const QString& title, const QString& words);
    //! The clipboard has changed: whoever copied since a job began wins over it.
    void notice();
    void dropJob(); //!< the one under way, if any
    void closeProgress();
    void setClipboard(std::unique_ptr<QMimeData> data);
    void saveTable(const text::Block& table);

    TranscriptView& m_view;
    base::Clock& m_clock;
    TranscriptCopy m_copy;
    std::unique_ptr<CopyJob> m_job; //!< under way, or on the clipboard with its files
    bool m_isStored = false; //!< the chat that is shown
    QPointer<QProgressDialog> m_progress; //!< while m_job is under way
    const QMimeData* m_before = nullptr; //!< compared only: this program's on the clipboard when m_job began
};

//! "example.org — https://example.org/x": the host as it is looked up (punycode), before the address.
[[nodiscard]] QString linkTarget(const QString& address);

} // namespace spyhop::ui
