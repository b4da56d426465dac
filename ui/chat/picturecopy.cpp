// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/picturecopy.h"

#include "core/base/memoryfolder.h"
#include "core/typeset/copyformats.h"

#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>

namespace spyhop::ui {

namespace {

constexpr int pictureWidth = 720; // px: the column
constexpr int fastPng = 89; // zlib level 1: text packs well with any, and the higher ones take ten times as long

typeset::PictureOptions options(const Theme& theme)
{
    typeset::PictureOptions result;
    result.width = pictureWidth;
    result.ground = theme.tokens().content;
    return result;
}

} // namespace

PictureCopy::PictureCopy(
    TranscriptContent& content, const Theme& theme, base::Clock& clock, const QList<TextRange>& ranges, Files files)
    : m_content(content)
    , m_next(clock.makeTimer())
    , m_roll(*content.styles().answer, options(theme))
    , m_where(files)
{
    for (const TextRange& range : ranges) {
        m_sources.append(Source{content.item(range.item).id(), range.section, range.from, range.to});
        m_characters += range.to - range.from;
    }
    m_writer.setMaxThreadCount(1);
    connect(m_next.get(), &base::Timer::fired, this, &PictureCopy::step);
}

PictureCopy::~PictureCopy() = default;

void PictureCopy::start()
{
    m_next->start(std::chrono::milliseconds(0));
}

void PictureCopy::feed()
{
    const Source source = m_sources[m_fed++];
    m_fedCharacters += source.to - source.from;
    if (const int item = m_content.indexOf(source.messageId); item >= 0) {
        m_roll.append(typeset::excerptOf(m_content.read(item, source.section), source.from, source.to));
        m_content.forgetUnlessLaidOut(item);
    }
    if (m_fed == m_sources.size())
        m_roll.finish();
}

void PictureCopy::step()
{
    // One message or one picture a turn of the event loop.
    if (m_roll.isHungry() && m_fed < m_sources.size()) {
        feed();
        return start();
    }
    if (m_isWriting)
        return; // written() goes on
    const QImage image = m_roll.take();
    if (image.isNull()) {
        Q_EMIT finished();
        return;
    }
    keep(image);
}

void PictureCopy::keep(const QImage& image)
{
    m_taken += image.height() / image.devicePixelRatio();
    if (!std::exchange(m_hasMade, true)) {
        m_first = image;
        return start();
    }
    if (m_files == nullptr) {
        // A clipboard holds one picture: more go as files, which messengers and folders take all at once.
        const QString memory = base::sessionMemoryFolder();
        if (memory.isEmpty() && m_where == Files::InMemory) {
            return fail(tr("More than one picture goes by way of files, and this chat leaves none on the disk. Copy "
                           "less of it at a time."));
        }
        m_files = memory.isEmpty() ? std::make_unique<QTemporaryDir>()
                                   : std::make_unique<QTemporaryDir>(memory + QStringLiteral("/spyhop-XXXXXX"));
        if (!m_files->isValid())
            return fail(noRoom());
        write(m_first);
    }
    write(image);
    Q_EMIT progressed(percent());
}

int PictureCopy::percent() const
{
    // What is not laid out yet takes as much room a character as what is.
    const qreal laidOut = m_taken + m_roll.waiting();
    const qreal all
        = laidOut * static_cast<qreal>(m_characters) / static_cast<qreal>(qMax<qsizetype>(1, m_fedCharacters));
    return all <= 0 ? 0 : qBound(0, static_cast<int>(100 * m_taken / all), 100);
}

void PictureCopy::write(const QImage& image)
{
    m_paths.append(
        m_files->filePath(QStringLiteral("%1-%2.png").arg(tr("answer")).arg(m_paths.size() + 1, 3, 10, QChar(u'0'))));
    m_isWriting = true;
    m_writer.start([this, image, path = m_paths.last(), isLatest = &image != &m_first] {
        const bool fine = image.save(path, "PNG", fastPng);
        if (isLatest || !fine)
            QMetaObject::invokeMethod(
                this, [this, fine] { written(fine); }, Qt::QueuedConnection);
    });
}

void PictureCopy::written(bool fine)
{
    if (!std::exchange(m_isWriting, false))
        return; // it has failed before
    if (!fine)
        return fail(noRoom());
    step();
}

QString PictureCopy::noRoom()
{
    return tr("The pictures could not be written: is the disk for temporary files full?");
}

void PictureCopy::fail(const QString& sentence)
{
    m_sources.clear();
    Q_EMIT failed(sentence);
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
