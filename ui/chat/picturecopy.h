// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/copyformats.h"
#include "core/typeset/formularelay.h"
#include "core/typeset/pictureroll.h"
#include "ui/chat/transcriptselection.h"

#include <QtCore/QThreadPool>
#include <atomic>
#include <memory>

class QMimeData;
class QTemporaryDir;

namespace spyhop::ui {

//! \brief One copy of texts as pictures: a short one is an image, a long one is split into files. It reads, lays out,
//! paints and writes on a thread of its own and holds one picture at a time, so that a chat of any length may be
//! copied, and be left or go on meanwhile. Owner: TranscriptActions; destroying it cancels, and waits for the picture
//! under way. Thread: main.
class PictureCopy : public QObject {
    Q_OBJECT
public:
    //! Where more than one picture may lie: a chat that is not stored leaves nothing on a disk.
    enum class Files { Anywhere, InMemory };
    PictureCopy(TranscriptContent& content, const Theme& theme, base::Clock& clock, const QList<TextRange>& ranges,
        Files files);
    ~PictureCopy() override;
    void start();
    //! stopped() follows as soon as the picture under way is done.
    void cancel();
    [[nodiscard]] bool isStopped() const { return m_isStopped; }

    //! For the clipboard, after finished(); its files live as long as this. Null if there is nothing to copy.
    [[nodiscard]] std::unique_ptr<QMimeData> take();
    //! Files that were made; 0 if one image is all.
    [[nodiscard]] int fileCount() const { return static_cast<int>(m_paths.size()); }

Q_SIGNALS:
    void progressed(int percent);
    void finished();
    void failed(const QString& sentence);
    void stopped();

private:
    // On the thread of its own. False: it ends here.
    void work();
    [[nodiscard]] bool makePictures(typeset::PictureRoll& roll);
    [[nodiscard]] bool keep(const QImage& image);
    [[nodiscard]] bool makeFolder();
    [[nodiscard]] bool write(const QImage& image);
    [[nodiscard]] bool fail(const QString& sentence);
    void report(qsizetype characters);
    [[nodiscard]] static QString noRoom(const QString& folder);

    void end();

    std::unique_ptr<typeset::FormulaRelay> m_formulas; //!< null: none
    std::shared_ptr<const typeset::TypeStyle> m_style; //!< of the other thread
    typeset::PictureOptions m_options;
    Files m_where;
    QList<typeset::DocumentPart> m_parts; //!< as they were when it began: a chat may change meanwhile
    qsizetype m_length = 0; //!< of all parts, at most
    std::atomic<bool> m_isStopped = false;

    // The other thread's until it ends.
    int m_percent = 0;
    QImage m_first; //!< what the clipboard shows; meanwhile of a first picture only
    std::unique_ptr<QTemporaryDir> m_files;
    QStringList m_paths;
    QString m_error; //!< a sentence
    bool m_hasMade = false;

    QThreadPool m_worker; //!< dies first: its work ends before what it uses
};

} // namespace spyhop::ui
