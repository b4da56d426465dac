// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/attachments.h"

#include "core/base/ids.h"
#include "core/chat/contextmeter.h"
#include "core/chat/media.h"
#include "core/chat/numbers.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
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

} // namespace

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
        if (const std::optional<base::Error> refusal = refusalOf(media.kind))
            fail(entry, *refusal);
    }
    if (found.files.isEmpty() && !paths.isEmpty()) {
        AttachmentEntry& entry = append(QFileInfo(paths.first()).fileName(), Kind::Document);
        fail(entry, emptyFolder());
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
    work(entry.id, [utf8] { return textEntry(utf8); });
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
    if (document)
        takeDocument(entry, *document);
    else
        fail(entry, refusalOf(promisedMedia(entry.name)).value_or(document.error()));
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
