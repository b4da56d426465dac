// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/chat/attachmententry.h"
#include "core/chat/filestoattach.h"
#include "core/docs/readerhost.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <QtGui/QImage>
#include <memory>

namespace spyhop::chat {

//! \brief What goes with the question that is being written: files and folders read by reader processes one after the
//! other, pictures, pasted cells and long pasted texts.
//!
//! Owner: whoever writes the question. Thread: main; pasted things are taken apart beside it. Destroying it cancels
//! what is still read.
class Attachments : public QObject {
    Q_OBJECT
public:
    Attachments(base::Clock& clock, base::Random& random, docs::ReaderHost& readers);
    ~Attachments() override;

    [[nodiscard]] const QList<AttachmentEntry>& entries() const { return m_entries; }
    [[nodiscard]] const AttachmentEntry* entry(const QString& id) const;
    [[nodiscard]] bool isReading() const;
    //! Those that are ready, in their order.
    [[nodiscard]] QList<model::Attachment> ready() const;
    [[nodiscard]] qint64 tokens() const; //!< of those
    [[nodiscard]] bool hasPictures() const;

    //! Files and folders. False: more than numbers::mostFiles (nothing is added): a batch job.
    [[nodiscard]] bool addPaths(const QStringList& paths);
    //! What addPaths() passed over last.
    [[nodiscard]] const LeftOut& leftOut() const { return m_leftOut; }
    void addPicture(const QImage& image);
    //! Text that is too long to stand in the question.
    void addText(const QString& text);
    void addText(const QByteArray& utf8);
    //! A range of a spreadsheet, cells parted by tabs.
    void addCells(const QString& text);
    //! As they were kept in a draft.
    void restore(const QList<model::Attachment>& attachments);
    //! A picture of text: its text is recognised and goes in its place.
    void readAsText(const QString& id);
    //! A file that failed, once more.
    void retry(const QString& id);

    void remove(const QStringList& ids);
    //! Brings back what was removed last, each to where it stood.
    void undoRemove();
    [[nodiscard]] bool canUndo() const { return !m_removed.isEmpty(); }
    void clear();

    //! Whether a pasted text is an attachment rather than a part of the question.
    [[nodiscard]] static bool isLong(QStringView text);

Q_SIGNALS:
    void changed(); //!< entries()
    void settled(); //!< nothing is being read any more

private:
    AttachmentEntry& append(const QString& name, AttachmentEntry::Kind kind);
    [[nodiscard]] qsizetype indexOf(const QString& id) const;
    template <typename Work>
    void work(const QString& id, Work&& taken);
    void take(const QString& id, const AttachmentEntry& taken);
    void readNext();
    void documentRead(const base::Expected<docs::Document>& document);
    void fail(AttachmentEntry& entry, const base::Error& error);
    void tell();

    base::Clock& m_clock;
    base::Random& m_random;
    docs::ReaderHost& m_readers;
    QList<AttachmentEntry> m_entries;
    QStringList m_asText; //!< ids of pictures whose text is wanted
    QList<std::pair<qsizetype, AttachmentEntry>> m_removed; //!< with their places, first to last
    LeftOut m_leftOut;
    QString m_readingId;
    std::unique_ptr<docs::Reading> m_reading;
    std::unique_ptr<docs::Reading> m_ended; //!< kept until its signal has returned
    bool m_wasReading = false;
    QThreadPool m_pool; //!< dies first: its work ends before what it reports to
};

} // namespace spyhop::chat
