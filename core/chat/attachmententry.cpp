// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/attachmententry.h"

#include "core/chat/attachments.h"
#include "core/chat/numbers.h"
#include "core/chat/pastedcells.h"
#include "core/chat/picturepacking.h"
#include "core/model/pricing.h"

#include <QtCore/QBuffer>
#include <QtCore/QLocale>
#include <QtGui/QImageReader>

namespace spyhop::chat {
namespace {

using Kind = AttachmentEntry::Kind;
using Phase = AttachmentEntry::Phase;

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

} // namespace

bool AttachmentEntry::canBeText() const
{
    return phase == Phase::Ready && path.isEmpty() && kind != Kind::Picture
        && attachment.text.size() <= 10 * numbers::longestPaste;
}

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

AttachmentEntry textEntry(const QByteArray& utf8)
{
    // Its characters are at least a third of its bytes.
    if (utf8.size() / 3 <= numbers::mostCharacters)
        return textEntry(QString::fromUtf8(utf8));
    AttachmentEntry entry;
    entry.kind = Kind::Text;
    entry.phase = Phase::Failed;
    entry.error = tooLong();
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

void takeDocument(AttachmentEntry& entry, const docs::Document& document)
{
    entry.phase = Phase::Ready;
    entry.attachment.name = entry.name;
    entry.attachment.receipt = document.receipt;
    if (entry.kind == Kind::Picture && !document.pictures.isEmpty()) {
        entry.attachment.bytes = document.pictures.first().bytes;
        entry.attachment.mimeType = QString::fromLatin1(document.pictures.first().mediaType);
        entry.tokens = numbers::tokensOfPicture;
        const QString receipt = pictureReceipt(entry.attachment.bytes);
        if (receipt.isEmpty())
            return; // the document's says it all
        entry.attachment.receipt = receipt;
        if (document.pictures.first().saidMore)
            entry.attachment.receipt = withMetadataLeftOut(receipt);
        return;
    }
    entry.attachment.mimeType = QStringLiteral("text/plain"); // what the reader made of it
    entry.attachment.text = document.text;
    entry.tokens = model::estimateTokens(document.text) + numbers::tokensOfFrame;
    entry.kind = Kind::Document;
}

std::optional<base::Error> refusalOf(MediaKind kind)
{
    if (kind == MediaKind::Sound) {
        return refused(Attachments::tr("Sound cannot be sent: no model here takes it yet."),
            Attachments::tr("Attach its transcript."));
    }
    if (kind == MediaKind::Video) {
        return refused(Attachments::tr("Video cannot be sent: no model here takes it yet."),
            Attachments::tr("Attach single pictures or its transcript."));
    }
    return std::nullopt;
}

base::Error emptyFolder()
{
    return refused(Attachments::tr("Nothing in this folder can be read."), QString());
}

} // namespace spyhop::chat
