// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/opc.h"
#include "core/docs/say.h"

#include <algorithm>

namespace spyhop::docs {

base::Expected<OpcPackage> OpcPackage::open(const QByteArray& bytes, Budget& budget)
{
    const auto archive = Archive::open(bytes, budget);
    if (!archive)
        return tl::make_unexpected(archive.error());
    OpcPackage package;
    package.m_archive = *archive;
    const auto root = relationsOf(*archive, QString(), budget);
    if (!root)
        return tl::make_unexpected(root.error());
    for (const Relation& relation : *root) {
        if (relation.type == u"officeDocument")
            package.m_main = relation.target;
    }
    if (package.m_main.isEmpty()) {
        for (const QString& usual : {QStringLiteral("word/document.xml"), QStringLiteral("xl/workbook.xml"),
                 QStringLiteral("ppt/presentation.xml")}) {
            if (archive->contains(usual) || archive->isAmbiguous(usual))
                package.m_main = usual;
        }
    }
    if (package.m_main.isEmpty()) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The file is a ZIP archive, but no document of an Office program.")));
    }
    const auto relations = relationsOf(*archive, package.m_main, budget);
    if (!relations)
        return tl::make_unexpected(relations.error());
    package.m_relations = *relations;
    return package;
}

QString OpcPackage::relatedTo(QStringView type) const
{
    for (const Relation& relation : m_relations) {
        if (relation.type == type)
            return relation.target;
    }
    return {};
}

QStringList OpcPackage::allRelatedTo(const QStringList& types) const
{
    QStringList paths;
    for (const Relation& relation : m_relations) {
        if (types.contains(relation.type) && !relation.target.isEmpty() && !paths.contains(relation.target))
            paths.append(relation.target);
    }
    paths.sort();
    return paths;
}

base::Expected<int> OpcPackage::countElements(QStringView type, QStringView element, Budget& budget) const
{
    const QString path = relatedTo(type);
    if (path.isEmpty())
        return 0;
    const auto bytes = inflate(path, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    OfficeXml xml(*bytes);
    int count = 0;
    while (xml.advance())
        count += xml.isStartElement() && xml.name() == element ? 1 : 0;
    if (const auto fine = xml.status(path); !fine)
        return tl::make_unexpected(fine.error());
    return count;
}

void OpcPackage::sayMacros(TextFlow& flow) const
{
    const QList<ArchiveEntry>& entries = m_archive.entries();
    const bool macros = std::any_of(entries.cbegin(), entries.cend(),
        [](const ArchiveEntry& entry) { return entry.path.endsWith(u"vbaProject.bin", Qt::CaseInsensitive); });
    if (macros)
        flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "macros, which are never run")));
}

} // namespace spyhop::docs
