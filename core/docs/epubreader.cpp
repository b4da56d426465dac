// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/epubreader.h"
#include "core/docs/encoding.h"
#include "core/docs/entities.h"
#include "core/docs/htmltext.h"
#include "core/docs/officexml.h"
#include "core/docs/say.h"
#include "core/docs/textflow.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace spyhop::docs {
namespace {

struct Item {
    QString path, mediaType;
};

//! The package file: which files there are and in which order they are read.
struct Package {
    QHash<QString, Item> items;
    QStringList spine; //!< ids
    QString title;
};

//! A package file of the first editions may name a DTD; it is dropped unread, an own subset of it is refused.
QByteArray withoutDoctype(const QByteArray& bytes)
{
    const qsizetype begin = bytes.indexOf("<!DOCTYPE");
    if (begin < 0)
        return bytes;
    const qsizetype end = bytes.indexOf('>', begin);
    if (end < 0 || bytes.mid(begin, end - begin).contains('['))
        return bytes;
    return bytes.left(begin) + bytes.mid(end + 1);
}

base::Expected<QString> packagePath(const Archive& archive, Budget& budget)
{
    const QString container = QStringLiteral("META-INF/container.xml");
    const auto bytes = archive.inflate(container, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    OfficeXml xml(*bytes);
    while (xml.advance()) {
        if (xml.isStartElement() && xml.name() == u"rootfile")
            return xml.attribute(u"full-path");
    }
    if (const auto fine = xml.status(container); !fine)
        return tl::make_unexpected(fine.error());
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is damaged: it does not say where the book is.")));
}

base::Expected<Package> readPackage(const Archive& archive, const QString& path, Budget& budget)
{
    const auto bytes = archive.inflate(path, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    Package package;
    OfficeXml xml(withoutDoctype(*bytes));
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"item") {
            package.items.insert(
                xml.attribute(u"id"), {resolvedPath(path, xml.attribute(u"href")), xml.attribute(u"media-type")});
        } else if (xml.name() == u"itemref") {
            package.spine.append(xml.attribute(u"idref"));
        } else if (xml.name() == u"title" && package.title.isEmpty()) {
            package.title = xml.innerText().trimmed();
        }
    }
    if (const auto fine = xml.status(path); !fine)
        return tl::make_unexpected(fine.error());
    return package;
}

//! Files that an encryption list names; fonts are often hidden so, chapters under copy protection.
QSet<QString> encryptedPaths(const Archive& archive, Budget& budget)
{
    QSet<QString> paths;
    const QString list = QStringLiteral("META-INF/encryption.xml");
    if (!archive.contains(list))
        return paths;
    const auto bytes = archive.inflate(list, budget);
    if (!bytes)
        return paths;
    OfficeXml xml(*bytes);
    while (xml.advance()) {
        if (xml.isStartElement() && xml.name() == u"CipherReference")
            paths.insert(resolvedPath(QString(), xml.attribute(u"URI")));
    }
    return paths;
}

//! The first heading, else the page's title.
QString titleOf(const QString& html)
{
    static const QRegularExpression heading(QStringLiteral("<h[1-3][^>]*>(.*?)</h[1-3]>"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression title(QStringLiteral("<title[^>]*>(.*?)</title>"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    for (const QRegularExpression& pattern : {heading, title}) {
        const QString found = inOneLine(htmlToText(pattern.match(html).captured(1)));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

} // namespace

base::Expected<Document> readEpub(const QByteArray& bytes, Budget& budget)
{
    auto archive = Archive::open(bytes, budget);
    if (!archive)
        return tl::make_unexpected(archive.error());
    const auto path = packagePath(*archive, budget);
    if (!path)
        return tl::make_unexpected(path.error());
    const auto package = readPackage(*archive, *path, budget);
    if (!package)
        return tl::make_unexpected(package.error());
    if (const auto fine = archive->prepare({QString()}, {QStringLiteral("html"), QStringLiteral(".htm")}, budget);
        !fine)
        return tl::make_unexpected(fine.error());
    const QSet<QString> encrypted = encryptedPaths(*archive, budget);
    TextFlow flow;
    flow.paragraph(package->title);
    int protectedChapters = 0;
    for (const QString& id : package->spine) {
        const Item item = package->items.value(id);
        const bool page = item.mediaType.contains(u"html") || item.mediaType.contains(u"oeb1-document");
        if (!page)
            continue;
        ++flow.document().partsTotal;
        if (encrypted.contains(item.path)) {
            ++protectedChapters;
            continue;
        }
        const auto chapter = archive->inflate(item.path, budget);
        if (!chapter) {
            flow.leaveOut(chapter.error().what);
            continue;
        }
        const auto decoded = decode(*chapter, declaredHtmlEncoding(*chapter));
        if (!decoded) {
            flow.leaveOut(QStringLiteral("%1: %2").arg(item.path, decoded.error().what));
            continue;
        }
        const int total = flow.document().partsTotal;
        flow.part(PartKind::Chapter, titleOf(decoded->text));
        flow.document().partsTotal = total;
        flow.block(htmlToText(decoded->text));
        if (flow.isFull())
            break;
    }
    if (protectedChapters > 0 && flow.document().parts.isEmpty()) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The book is under copy protection; only its own reader opens it.")));
    }
    if (protectedChapters > 0)
        flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n chapter(s) under copy protection"), protectedChapters));
    for (const Item& item : package->items) {
        if (item.mediaType.startsWith(u"image/"))
            flow.pictureLeftOut();
    }
    return flow.take();
}

} // namespace spyhop::docs
