// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/msgreader.h"
#include "core/docs/codepage.h"
#include "core/docs/compoundfile.h"
#include "core/docs/compressedrtf.h"
#include "core/docs/htmltext.h"
#include "core/docs/mailtext.h"
#include "core/docs/rtfreader.h"
#include "core/docs/say.h"

#include <QtCore/QDateTime>
#include <QtCore/QtEndian>

namespace spyhop::docs {
namespace {

// Property numbers of MS-OXPROPS.
constexpr quint16 subject = 0x0037, clientSubmitTime = 0x0039, deliveryTime = 0x0e06, senderName = 0x0c1a,
                  senderEmail = 0x0c1f, senderSmtp = 0x5d01, displayTo = 0x0e04, displayCc = 0x0e03, plainBody = 0x1000,
                  rtfBody = 0x1009, htmlBody = 0x1013, longFileName = 0x3707, fileName = 0x3704, displayName = 0x3001,
                  attachedData = 0x3701, internetCodePage = 0x3fde, messageCodePage = 0x3ffd;

constexpr qsizetype propertyBytes = 16;
constexpr int mostAttachments = 1'000;

//! One message object: a storage with a property list and streams named after properties.
class MessageObject {
public:
    MessageObject(const CompoundFile& file, CompoundFile::Id storage, qsizetype headerBytes)
        : m_file(file)
        , m_storage(storage)
        , m_fixed(
              file.stream(storage, QStringLiteral("__properties_version1.0")).value_or(QByteArray()).mid(headerBytes))
    {
        const int page = static_cast<int>(number(messageCodePage));
        m_page = page > 0 ? page : 1252;
    }

    [[nodiscard]] std::optional<QByteArray> binary(quint16 property, quint16 type) const
    {
        return m_file.stream(m_storage,
            QStringLiteral("__substg1.0_%1%2").arg(property, 4, 16, QChar(u'0')).arg(type, 4, 16, QChar(u'0')));
    }

    [[nodiscard]] QString text(quint16 property) const
    {
        if (const auto wide = binary(property, 0x001f)) {
            QString text(wide->size() / 2, Qt::Uninitialized);
            for (qsizetype i = 0; i < text.size(); ++i)
                text[i] = QChar(qFromLittleEndian<char16_t>(wide->constData() + 2 * i));
            return withoutEnd(text);
        }
        if (const auto narrow = binary(property, 0x001e))
            return withoutEnd(fromCodePage(m_page, *narrow));
        return {};
    }

    //! A property of fixed length; 0: not there.
    [[nodiscard]] quint64 number(quint16 property) const
    {
        for (qsizetype at = 0; at + propertyBytes <= m_fixed.size(); at += propertyBytes) {
            const quint32 tag = qFromLittleEndian<quint32>(m_fixed.constData() + at);
            if (tag >> 16 != property)
                continue;
            const bool wide = (tag & 0xffff) == 0x0040 || (tag & 0xffff) == 0x0014;
            return wide ? qFromLittleEndian<quint64>(m_fixed.constData() + at + 8)
                        : qFromLittleEndian<quint32>(m_fixed.constData() + at + 8);
        }
        return 0;
    }

    [[nodiscard]] QString date() const
    {
        quint64 ticks = number(clientSubmitTime);
        ticks = ticks == 0 ? number(deliveryTime) : ticks;
        // 100-ns steps since 1601.
        constexpr quint64 unixEpoch = 116'444'736'000'000'000;
        if (ticks < unixEpoch)
            return {};
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>((ticks - unixEpoch) / 10'000), Qt::UTC)
            .toString(Qt::ISODate);
    }

    [[nodiscard]] QString body() const
    {
        if (const QString plain = text(plainBody); !plain.trimmed().isEmpty())
            return QString(plain).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        if (const auto html = binary(htmlBody, 0x0102)) {
            const int page = static_cast<int>(number(internetCodePage));
            const QString declared = declaredHtmlEncoding(*html);
            return htmlToText(page > 0 ? fromCodePage(page, *html) : fromCharset(declared.toLatin1(), *html));
        }
        if (const QString html = text(htmlBody); !html.isEmpty())
            return htmlToText(html);
        if (const auto packed = binary(rtfBody, 0x0102)) {
            const auto read = readRtf(unpackRtf(*packed));
            return read ? read->text : QString();
        }
        return {};
    }

    [[nodiscard]] QString senderWords() const
    {
        const QString name = text(senderName);
        const QString smtp = text(senderSmtp);
        const QString address = smtp.isEmpty() ? text(senderEmail) : smtp;
        if (address.isEmpty() || address == name || address.startsWith(u'/'))
            return name;
        return name.isEmpty() ? address : QStringLiteral("%1 <%2>").arg(name, address);
    }

private:
    static QString withoutEnd(QString text)
    {
        while (text.endsWith(QChar(0)))
            text.chop(1);
        return text;
    }

    const CompoundFile& m_file;
    CompoundFile::Id m_storage;
    QByteArray m_fixed;
    int m_page = 1252;
};

base::Expected<Document> readObject(
    const CompoundFile& file, CompoundFile::Id storage, qsizetype headerBytes, Budget& budget)
{
    if (budget.depth <= 0) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "It lies deeper than %1 files within each other.")).arg(maxDepth));
    }
    --budget.depth;
    const MessageObject object(file, storage, headerBytes);
    MailMessage message;
    message.from = object.senderWords();
    message.to = object.text(displayTo);
    message.cc = object.text(displayCc);
    message.date = object.date();
    message.subject = object.text(subject);
    message.body = object.body();
    for (const CompoundFile::Id id : file.childrenOf(storage)) {
        if (!file.isStorage(id) || !file.name(id).startsWith(u"__attach_version1.0_"))
            continue;
        if (message.attachments.size() >= mostAttachments)
            break;
        // Streams of attachments have a property list with a shorter header.
        const MessageObject attached(file, id, 8);
        MailAttachment attachment;
        for (const quint16 property : {longFileName, fileName, displayName}) {
            if (attachment.name.isEmpty())
                attachment.name = attached.text(property);
        }
        if (const auto data = attached.binary(attachedData, 0x0102)) {
            attachment.bytes = *data;
        } else if (const auto inner = file.find(id, QStringLiteral("__substg1.0_3701000D"));
                   inner && file.isStorage(*inner)) {
            const auto read = readObject(file, *inner, 24, budget);
            if (read)
                attachment.read = *read;
        }
        message.attachments.append(attachment);
    }
    auto document = mailDocument(message, budget);
    ++budget.depth;
    return document;
}

} // namespace

base::Expected<Document> readMsg(const QByteArray& bytes, Budget& budget)
{
    const auto file = CompoundFile::open(bytes);
    if (!file)
        return tl::make_unexpected(file.error());
    if (!file->find(0, QStringLiteral("__properties_version1.0"))) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The file is no Outlook message, though its name says so.")));
    }
    // The file's own list has the longest header.
    return readObject(*file, 0, 32, budget);
}

} // namespace spyhop::docs
