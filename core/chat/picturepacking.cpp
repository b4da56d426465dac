// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/picturepacking.h"

#include "core/chat/numbers.h"
#include "core/docs/picturemetadata.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::chat {
namespace {

QByteArray packed(const QImage& image, const char* format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        return {};
    // Qt writes what it has read of words beside the pixels.
    return docs::withoutMetadata(bytes).value_or(QByteArray());
}

QString count(int pixels)
{
    return QLocale().toString(pixels);
}

} // namespace

base::Expected<model::Attachment> packPicture(const QImage& image, const QString& name)
{
    if (image.isNull())
        return base::failure(base::ErrorCode::Unreadable,
            QCoreApplication::translate("Attachments", "The picture on the clipboard is empty."));
    QImage shown = image;
    const bool isScaled = std::max(image.width(), image.height()) > numbers::pictureSide;
    if (isScaled)
        shown = image.scaled(numbers::pictureSide, numbers::pictureSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    model::Attachment attachment;
    attachment.name = name;
    attachment.mimeType = QStringLiteral("image/png");
    attachment.bytes = packed(shown, "PNG", -1);
    if (!shown.hasAlphaChannel()) {
        const QByteArray jpeg = packed(shown, "JPEG", numbers::pictureQuality);
        if (!jpeg.isEmpty() && (attachment.bytes.isEmpty() || jpeg.size() < attachment.bytes.size())) {
            attachment.mimeType = QStringLiteral("image/jpeg");
            attachment.bytes = jpeg;
        }
    }
    if (attachment.bytes.isEmpty())
        return base::failure(base::ErrorCode::Unreadable,
            QCoreApplication::translate("Attachments", "The picture on the clipboard cannot be used."));
    attachment.receipt
        = QCoreApplication::translate("Attachments", "%1 × %2 pixels").arg(count(shown.width()), count(shown.height()));
    if (isScaled)
        attachment.receipt += QCoreApplication::translate("Attachments", ", scaled down from %1 × %2")
                                  .arg(count(image.width()), count(image.height()));
    if (!image.textKeys().isEmpty())
        attachment.receipt = withMetadataLeftOut(attachment.receipt);
    return attachment;
}

QString withMetadataLeftOut(const QString& receipt)
{
    return QCoreApplication::translate(
        "Attachments", "%1; left out: metadata of the picture (place, time, camera or the like)")
        .arg(receipt);
}

} // namespace spyhop::chat
