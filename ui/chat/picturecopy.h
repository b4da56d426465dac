// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/pictureroll.h"
#include "ui/chat/transcriptselection.h"

#include <QtCore/QThreadPool>
#include <memory>

class QMimeData;
class QTemporaryDir;

namespace spyhop::ui {

//! \brief One copy of texts as pictures: a short one is an image, a long one is split into files. It works in small
//! steps, holds one picture at a time, and writes them beside the main thread, so that a chat of any length may be
//! copied. Owner: TranscriptActions; destroying it cancels. Thread: main.
class PictureCopy : public QObject {
    Q_OBJECT
public:
    //! Where more than one picture may lie: a chat that is not stored leaves nothing on a disk.
    enum class Files { Anywhere, InMemory };
    PictureCopy(TranscriptContent& content, const Theme& theme, base::Clock& clock, const QList<TextRange>& ranges,
        Files files);
    ~PictureCopy() override;
    void start();

    //! For the clipboard, after finished(); its files live as long as this. Null if there is nothing to copy.
    [[nodiscard]] std::unique_ptr<QMimeData> take();
    //! Files that were made; 0 if one image is all.
    [[nodiscard]] int fileCount() const { return static_cast<int>(m_paths.size()); }

Q_SIGNALS:
    void progressed(int percent);
    void finished();
    void failed(const QString& sentence);

private:
    //! What is copied, by message, since a chat may change meanwhile.
    struct Source {
        QString messageId;
        MessageSection section = MessageSection::Body;
        qsizetype from = 0, to = 0;
    };
    void step();
    void feed();
    void keep(const QImage& image);
    void write(const QImage& image);
    void written(bool fine);
    void fail(const QString& sentence);
    [[nodiscard]] static QString noRoom();
    [[nodiscard]] int percent() const;

    TranscriptContent& m_content;
    std::unique_ptr<base::Timer> m_next;
    QList<Source> m_sources;
    qsizetype m_fed = 0; //!< of m_sources
    qsizetype m_characters = 0, m_fedCharacters = 0;
    typeset::PictureRoll m_roll;
    qreal m_taken = 0; //!< px of pictures
    QImage m_first; //!< until a second one shows that files are needed; then what the clipboard shows
    Files m_where;
    std::unique_ptr<QTemporaryDir> m_files;
    QStringList m_paths;
    bool m_isWriting = false;
    bool m_hasMade = false;
    QThreadPool m_writer; //!< dies first: its work ends before what it reports to
};

} // namespace spyhop::ui
