// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/picturecopy.h"

#include "core/base/memoryfolder.h"
#include "ui/chat/messagemetrics.h"

#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace spyhop::ui {

namespace {

constexpr int pictureWidth = 720; // px: the column
constexpr int speakerLevel = 3; // a heading as large as the text, which no picture ends with
constexpr int fastPng = 89; // zlib level 1: text packs well with any, and the higher ones take ten times as long

text::Block speakerLine(const QString& speaker)
{
    return text::Block{
        .kind = text::BlockKind::Heading, .inlines = {text::Inline{speaker, {}, {}}}, .level = speakerLevel};
}

typeset::PictureOptions options(const Theme& theme)
{
    typeset::PictureOptions result;
    result.width = pictureWidth;
    result.ground = theme.tokens().content;
    return result;
}

//! A question's, as the transcript has it.
typeset::PictureFrame bubble(const Theme& theme)
{
    typeset::PictureFrame result;
    result.inset = theme.px(metrics::bubbleInset);
    result.padX = theme.px(metrics::bubblePadX);
    result.padY = theme.px(metrics::bubblePadY);
    result.radius = theme.px(metrics::bubbleRadius);
    result.ground = theme.tokens().userMsg;
    result.edge = theme.edge();
    return result;
}

} // namespace

PictureCopy::PictureCopy(
    TranscriptContent& content, const Theme& theme, base::Clock& clock, const QList<TextRange>& ranges, Files files)
    : CopyJob(content, clock, ranges)
    , m_options(options(theme))
    , m_bubble(bubble(theme))
    , m_where(files)
{
    for (const TextRange& range : ranges)
        m_isQuestion.append(content.item(range.item).isUser());
}

PictureCopy::~PictureCopy()
{
    endWork();
}

QString PictureCopy::work()
{
    typeset::PictureRoll roll(*style(), m_options);
    for (qsizetype i = 0; i < parts().size(); ++i) {
        const typeset::DocumentPart& part = parts()[i];
        const typeset::DocumentLayout document = typeset::documentOf(part, style());
        QList<text::Block> blocks = typeset::excerptOf(document, part.from, qMin(part.to, document.length()));
        const QString& speaker = speakers()[i];
        if (!speaker.isEmpty())
            blocks.prepend(speakerLine(speaker));
        // One message alone, or a part of one, is copied as its text stands.
        if (m_isQuestion[i] && !speaker.isEmpty())
            roll.append(blocks, m_bubble);
        else
            roll.append(blocks);
        if (!makePictures(roll))
            return m_error;
    }
    roll.finish();
    if (!makePictures(roll))
        return m_error;
    if (m_first.isNull() && !m_paths.isEmpty())
        m_first.load(m_paths.first()); // it was let go once it lay in a file
    return {};
}

bool PictureCopy::makePictures(typeset::PictureRoll& roll)
{
    while (!isStopped() && !roll.isHungry()) {
        const QImage image = roll.take();
        if (roll.hasFailed())
            return fail(tr("There is not enough memory for the picture."));
        if (image.isNull())
            return true;
        if (!keep(image))
            return false;
        report(roll.characters());
    }
    return !isStopped();
}

bool PictureCopy::keep(const QImage& image)
{
    if (!std::exchange(m_hasMade, true)) {
        m_first = image;
        return true;
    }
    // A clipboard holds one picture: more go as files, which messengers and folders take all at once.
    if (m_files == nullptr && (!makeFolder() || !write(std::exchange(m_first, QImage()))))
        return false;
    return write(image);
}

bool PictureCopy::makeFolder()
{
    const QString memory = base::sessionMemoryFolder();
    if (memory.isEmpty() && m_where == Files::InMemory) {
        return fail(
            tr("More than one picture goes by way of files, and this chat leaves none on the disk. Copy less of "
               "it at a time."));
    }
    m_files = memory.isEmpty() ? std::make_unique<QTemporaryDir>()
                               : std::make_unique<QTemporaryDir>(memory + QStringLiteral("/spyhop-XXXXXX"));
    return m_files->isValid() || fail(noRoom(m_files->path()));
}

bool PictureCopy::write(const QImage& image)
{
    m_paths.append(
        m_files->filePath(QStringLiteral("%1-%2.png").arg(tr("answer")).arg(m_paths.size() + 1, 3, 10, QChar(u'0'))));
    return image.save(m_paths.last(), "PNG", fastPng) || fail(noRoom(m_files->path()));
}

QString PictureCopy::noRoom(const QString& folder)
{
    return tr("The pictures could not be written to %1: is the disk full?").arg(QDir::toNativeSeparators(folder));
}

bool PictureCopy::fail(const QString& sentence)
{
    m_error = sentence;
    return false;
}

std::unique_ptr<QMimeData> PictureCopy::take()
{
    if (!m_hasMade)
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setImageData(m_first);
    QList<QUrl> urls;
    for (const QString& path : std::as_const(m_paths))
        urls.append(QUrl::fromLocalFile(path));
    if (!urls.isEmpty())
        data->setUrls(urls);
    return data;
}

} // namespace spyhop::ui
