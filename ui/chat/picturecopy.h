// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/pictureroll.h"
#include "ui/chat/copyjob.h"

class QTemporaryDir;

namespace spyhop::ui {

//! \brief One copy of texts as pictures: a short one is an image, a long one is split into files. It lays out, paints
//! and writes beside the main thread and holds one picture at a time, however much is copied. Owner, thread: as
//! CopyJob.
class PictureCopy final : public CopyJob {
    Q_OBJECT
public:
    //! Where more than one picture may lie: a chat that is not stored leaves nothing on a disk.
    enum class Files { Anywhere, InMemory };
    PictureCopy(TranscriptContent& content, const Theme& theme, base::Clock& clock, const QList<TextRange>& ranges,
        Files files);
    ~PictureCopy() override;

    //! Its files live as long as this.
    [[nodiscard]] std::unique_ptr<QMimeData> take() override;

private:
    // On the thread of its own. False: it ends here.
    [[nodiscard]] QString work() override;
    [[nodiscard]] bool makePictures(typeset::PictureRoll& roll);
    [[nodiscard]] bool keep(const QImage& image);
    [[nodiscard]] bool makeFolder();
    [[nodiscard]] bool write(const QImage& image);
    [[nodiscard]] bool fail(const QString& sentence);
    [[nodiscard]] static QString noRoom(const QString& folder);

    typeset::PictureOptions m_options;
    typeset::PictureFrame m_bubble;
    QList<bool> m_isQuestion; //!< of each part: it stands in a bubble
    Files m_where;

    // The other thread's until it ends.
    QImage m_first; //!< what the clipboard shows; meanwhile of a first picture only
    std::unique_ptr<QTemporaryDir> m_files;
    QStringList m_paths;
    QString m_error; //!< a sentence
    bool m_hasMade = false;
};

} // namespace spyhop::ui
