// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/attachments.h"

#include "core/base/ids.h"
#include "core/chat/contextmeter.h"
#include "core/chat/media.h"
#include "core/chat/numbers.h"
#include "core/chat/pastedcells.h"
#include "core/chat/picturepacking.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtGui/QImageReader>
#include <algorithm>

namespace spyhop::chat {
namespace {

using Kind = AttachmentEntry::Kind;
using Phase = AttachmentEntry::Phase;

Media mediaOfFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? mediaOf(file.read(numbers::headBytes)) : Media();
}

base::Error refused(const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.what = what;
    error.remedy = remedy;
    return error;
}

base::Error tooLong()
{
    return refused(Attachments::tr("This is more than the %1 million characters that fit into one request.")
                       .arg(numbers::mostCharacters / 1'000'000),
        Attachments::tr("Save it as a file and make a batch job of it."));
}

QString count(qint64 number)
{
    return QLocale().toString(number);
}

//! "1,024 × 768 pixels, 213 kB"; the bytes were decoded by a reader process. Empty: the kind is not known here.
QString pictureReceipt(const QByteArray& bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    const QSize size = buffer.open(QIODevice::ReadOnly) ? QImageReader(&buffer).size() : QSize();
    if (!size.isValid())
        return {};
    return Attachments::tr("%1 × %2 pixels, %3")
        .arg(count(size.width()), count(size.height()),
            QLocale().formattedDataSize(bytes.size(), 0, QLocale::DataSizeSIFormat));
}

//! Runs beside the main thread: pure.
AttachmentEntry textEntry(QString text)
{
    AttachmentEntry entry;
    entry.kind = Kind::Text;
    entry.phase = Phase::Failed;
    if (text.size() > numbers::mostCharacters) {
        entry.error = tooLong();
        return entry;
    }
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    const qsizetype lines = text.count(u'\n') + (text.endsWith(u'\n') ? 0 : 1);
    entry.phase = Phase::Ready;
    entry.attachment.mimeType = QStringLiteral("text/plain");
    entry.attachment.receipt = lines == 1
        ? Attachments::tr("1 line, %1 characters").arg(count(text.size()))
        : Attachments::tr("%1 lines, %2 characters").arg(count(lines), count(text.size()));
    entry.tokens = model::estimateTokens(text) + numbers::tokensOfFrame;
    entry.attachment.text = std::move(text);
    return entry;
}

AttachmentEntry cellsEntry(const QString& text)
{
    AttachmentEntry entry;
    entry.kind = Kind::Table;
    const QList<QStringList> cells = cellsOf(text);
    entry.rows = static_cast<int>(cells.size());
    entry.columns = cells.isEmpty() ? 0 : static_cast<int>(cells.first().size());
    entry.attachment.mimeType = QStringLiteral("text/markdown");
    entry.attachment.text = markdownTable(cells);
    entry.attachment.receipt = Attachments::tr("%1 rows × %2 columns").arg(count(entry.rows), count(entry.columns));
    entry.tokens = model::estimateTokens(entry.attachment.text) + numbers::tokensOfFrame;
    entry.phase = Phase::Ready;
    if (entry.attachment.text.size() > numbers::mostCharacters) {
        entry.phase = Phase::Failed;
        entry.attachment.text.clear();
        entry.error = tooLong();
    }
    return entry;
}

AttachmentEntry pictureEntry(const QImage& image)
{
    AttachmentEntry entry;
    entry.kind = Kind::Picture;
    const auto packed = packPicture(image, QString());
    entry.phase = packed ? Phase::Ready : Phase::Failed;
    if (packed) {
        entry.attachment = *packed;
        entry.tokens = numbers::tokensOfPicture;
    } else {
        entry.error = packed.error();
    }
    return entry;
}

} // namespace

QString LeftOut::sentence() const
{
    constexpr int named = 3;
    if (isCut)
        return Attachments::tr("The folder has more than can be looked through here: not all of it was attached.");
    if (names.isEmpty())
        return {};
    QString list = names.mid(0, named).join(QStringLiteral(", "));
    if (names.size() > named)
        list += QStringLiteral(", …");
    return Attachments::tr("%n file(s) in the folder were left out: %1", nullptr, static_cast<int>(names.size()))
        .arg(list);
}

bool AttachmentEntry::canBeText() const
{
    return phase == Phase::Ready && path.isEmpty() && kind != Kind::Picture
        && attachment.text.size() <= 10 * numbers::longestPaste;
}

Attachments::Attachments(base::Clock& clock, base::Random& random, docs::ReaderHost& readers)
    : m_clock(clock)
    , m_random(random)
    , m_readers(readers)
{
    m_pool.setMaxThreadCount(1); // things keep their order, and one at a time is what a person pastes
}

Attachments::~Attachments()
{
    m_pool.waitForDone();
}

bool Attachments::isLong(QStringView text)
{
    return text.size() > numbers::longestPaste || text.count(u'\n') >= numbers::mostPastedLines;
}

qsizetype Attachments::indexOf(const QString& id) const
{
    for (qsizetype index = 0; index < m_entries.size(); ++index) {
        if (m_entries.at(index).id == id)
            return index;
    }
    return -1;
}

const AttachmentEntry* Attachments::entry(const QString& id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_entries.at(index);
}

bool Attachments::isReading() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [](const AttachmentEntry& entry) { return entry.phase == Phase::Waiting || entry.phase == Phase::Reading; });
}

QList<model::Attachment> Attachments::ready() const
{
    QList<model::Attachment> all;
    for (const AttachmentEntry& entry : m_entries) {
        if (entry.phase == Phase::Ready)
            all.append(entry.attachment);
    }
    return all;
}

qint64 Attachments::tokens() const
{
    qint64 tokens = 0;
    for (const AttachmentEntry& entry : m_entries)
        tokens += entry.tokens;
    return tokens;
}

bool Attachments::hasPictures() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
        [](const AttachmentEntry& entry) { return entry.phase == Phase::Ready && !entry.attachment.bytes.isEmpty(); });
}

AttachmentEntry& Attachments::append(const QString& name, Kind kind)
{
    AttachmentEntry entry;
    entry.id = base::freshId(m_clock, m_random);
    entry.name = name;
    entry.kind = kind;
    m_entries.append(entry);
    return m_entries.last();
}

bool Attachments::addPaths(const QStringList& paths)
{
    const FoundAttachments found = filesToAttach(paths, numbers::mostFiles);
    if (found.files.size() > numbers::mostFiles)
        return false;
    m_leftOut = found.leftOut;
    for (const FileToAttach& file : found.files) {
        const Media media = mediaOfFile(file.path);
        AttachmentEntry& entry = append(file.name, media.kind == MediaKind::Picture ? Kind::Picture : Kind::Document);
        entry.path = file.path;
        if (media.kind == MediaKind::Sound)
            fail(entry, refused(tr("Sound cannot be sent: no model here takes it yet."), tr("Attach its transcript.")));
        else if (media.kind == MediaKind::Video)
            fail(entry,
                refused(tr("Video cannot be sent: no model here takes it yet."),
                    tr("Attach single pictures or its transcript.")));
    }
    if (found.files.isEmpty() && !paths.isEmpty()) {
        AttachmentEntry& entry = append(QFileInfo(paths.first()).fileName(), Kind::Document);
        fail(entry, refused(tr("Nothing in this folder can be read."), QString()));
    }
    readNext();
    tell();
    return true;
}

template <typename Work>
void Attachments::work(const QString& id, Work&& taken)
{
    m_pool.start([this, id, taken = std::forward<Work>(taken)]() mutable {
        AttachmentEntry entry = taken();
        // Not delivered if this is gone by then; the pool ends first.
        QMetaObject::invokeMethod(
            this, [this, id, entry = std::move(entry)] { take(id, entry); }, Qt::QueuedConnection);
    });
    tell();
}

void Attachments::take(const QString& id, const AttachmentEntry& taken)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return; // removed meanwhile
    AttachmentEntry& entry = m_entries[index];
    const QString name = entry.name;
    entry = taken;
    entry.id = id;
    entry.name = name;
    entry.attachment.name = name;
    tell();
}

void Attachments::addPicture(const QImage& image)
{
    AttachmentEntry& entry = append(tr("Pasted picture"), Kind::Picture);
    entry.phase = Phase::Reading;
    work(entry.id, [image] { return pictureEntry(image); });
}

void Attachments::addText(const QString& text)
{
    AttachmentEntry& entry = append(tr("Pasted text"), Kind::Text);
    entry.phase = Phase::Reading;
    work(entry.id, [text]() mutable { return textEntry(std::move(text)); });
}

void Attachments::addText(const QByteArray& utf8)
{
    AttachmentEntry& entry = append(tr("Pasted text"), Kind::Text);
    entry.phase = Phase::Reading;
    work(entry.id, [utf8] {
        // Its characters are at least a third of its bytes.
        if (utf8.size() / 3 > numbers::mostCharacters) {
            AttachmentEntry failed;
            failed.kind = Kind::Text;
            failed.phase = Phase::Failed;
            failed.error = tooLong();
            return failed;
        }
        return textEntry(QString::fromUtf8(utf8));
    });
}

void Attachments::addCells(const QString& text)
{
    AttachmentEntry& entry = append(tr("Pasted table"), Kind::Table);
    entry.phase = Phase::Reading;
    work(entry.id, [text] { return cellsEntry(text); });
}

void Attachments::restore(const QList<model::Attachment>& attachments)
{
    for (const model::Attachment& attachment : attachments) {
        AttachmentEntry& entry = append(attachment.name, attachment.bytes.isEmpty() ? Kind::Document : Kind::Picture);
        entry.phase = Phase::Ready;
        entry.attachment = attachment;
        entry.tokens = estimateTokens({attachment});
    }
    tell();
}

void Attachments::readAsText(const QString& id)
{
    const qsizetype index = indexOf(id);
    if (index < 0 || m_entries.at(index).path.isEmpty())
        return;
    m_asText.append(id);
    retry(id);
}

void Attachments::retry(const QString& id)
{
    const qsizetype index = indexOf(id);
    if (index < 0 || m_entries.at(index).path.isEmpty() || id == m_readingId)
        return;
    m_entries[index].phase = Phase::Waiting;
    m_entries[index].tokens = 0;
    m_entries[index].attachment = {};
    readNext();
    tell();
}

void Attachments::remove(const QStringList& ids)
{
    QList<std::pair<qsizetype, AttachmentEntry>> removed;
    for (qsizetype place = 0; place < m_entries.size(); ++place) {
        if (ids.contains(m_entries.at(place).id))
            removed.append({place, m_entries.at(place)});
    }
    if (removed.isEmpty())
        return;
    m_removed = removed;
    m_entries.removeIf([&ids](const AttachmentEntry& entry) { return ids.contains(entry.id); });
    if (ids.contains(m_readingId)) {
        m_reading.reset();
        m_readingId.clear();
        readNext();
    }
    tell();
}

void Attachments::undoRemove()
{
    for (auto& [place, entry] : std::exchange(m_removed, {})) {
        if (entry.phase == Phase::Reading || entry.phase == Phase::Waiting) {
            if (entry.path.isEmpty())
                continue; // pasted, and not taken apart yet: it is still on the clipboard
            entry.phase = Phase::Waiting;
        }
        m_entries.insert(qMin(place, m_entries.size()), entry);
    }
    readNext();
    tell();
}

void Attachments::clear()
{
    m_reading.reset();
    m_readingId.clear();
    m_removed.clear();
    m_asText.clear();
    m_entries.clear();
    tell();
}

void Attachments::readNext()
{
    if (m_reading)
        return;
    for (AttachmentEntry& entry : m_entries) {
        if (entry.phase != Phase::Waiting)
            continue;
        entry.phase = Phase::Reading;
        m_readingId = entry.id;
        docs::ReadOrder order{entry.path, model::Scans::Recognise, model::Priority::Interactive, std::nullopt};
        if (entry.kind == Kind::Picture) {
            order.type = docs::FileType::Image; // whatever it is called
            if (!m_asText.contains(entry.id))
                order.scans = model::Scans::Vision;
        }
        m_ended.reset();
        m_reading = m_readers.read(order);
        connect(m_reading.get(), &docs::Reading::finished, this, &Attachments::documentRead);
        connect(m_reading.get(), &docs::Reading::progressed, this, [this](int done, int total) {
            const qsizetype index = indexOf(m_readingId);
            m_entries[index].done = done;
            m_entries[index].total = total;
            Q_EMIT changed();
        });
        return;
    }
}

void Attachments::documentRead(const base::Expected<docs::Document>& document)
{
    m_ended = std::move(m_reading);
    const qsizetype index = indexOf(std::exchange(m_readingId, QString()));
    Q_ASSERT(index >= 0); // removing an entry ends its reading
    AttachmentEntry& entry = m_entries[index];
    if (!document) {
        fail(entry, document.error());
    } else {
        entry.phase = Phase::Ready;
        entry.attachment.name = entry.name;
        entry.attachment.receipt = document->receipt;
        const bool asPicture = entry.kind == Kind::Picture && !document->pictures.isEmpty();
        if (asPicture) {
            entry.attachment.bytes = document->pictures.first().bytes;
            entry.attachment.mimeType = QString::fromLatin1(document->pictures.first().mediaType);
            entry.tokens = numbers::tokensOfPicture;
            if (const QString receipt = pictureReceipt(entry.attachment.bytes); !receipt.isEmpty())
                entry.attachment.receipt = receipt;
        } else {
            entry.attachment.mimeType = QStringLiteral("text/plain"); // what the reader made of it
            entry.attachment.text = document->text;
            entry.tokens = model::estimateTokens(document->text) + numbers::tokensOfFrame;
            entry.kind = Kind::Document;
        }
    }
    readNext();
    tell();
}

void Attachments::fail(AttachmentEntry& entry, const base::Error& error)
{
    entry.phase = Phase::Failed;
    entry.error = error;
    entry.error.whom = entry.name; // the path is nobody's business
}

void Attachments::tell()
{
    const bool reading = isReading();
    const bool settles = m_wasReading && !reading;
    m_wasReading = reading;
    const QPointer<Attachments> self(this);
    Q_EMIT changed();
    if (self && settles)
        Q_EMIT settled();
}

} // namespace spyhop::chat
