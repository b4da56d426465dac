// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/plainworkbook.h"
#include "core/docs/officexml.h"
#include "core/docs/say.h"
#include "core/docs/xmltags.h"

#include <algorithm>
#include <array>

namespace spyhop::docs {
namespace {

constexpr const char* workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
constexpr std::array otherMainTypes{"application/vnd.ms-excel.sheet.macroenabled.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    "application/vnd.ms-excel.template.macroenabled.main+xml", "application/vnd.ms-excel.addin.macroenabled.main+xml"};
constexpr std::array macroSheetTypes{
    "application/vnd.ms-excel.macrosheet+xml", "application/vnd.ms-excel.intlmacrosheet+xml"};
//! Of the project and of its signatures, which have a word more behind.
constexpr const char* projectTypes = "application/vnd.ms-office.vbaproject";

template <typename Types>
bool isOneOf(const Types& types, const QByteArray& type)
{
    return std::any_of(types.cbegin(), types.cend(), [&type](const char* one) { return type == one; });
}

QByteArray typeIn(QByteArrayView tag)
{
    return xmlAttribute(tag, "ContentType").toLower();
}

//! The part that an Override is about.
QString overridden(QByteArrayView tag)
{
    return resolvedPath(QString(), QString::fromUtf8(xmlAttribute(tag, "PartName"))).toLower();
}

//! The parts of the project of macros, in lower case.
QSet<QString> projectParts(const XlsxWorkbook& workbook, const PackageParts& parts, const QByteArray& types)
{
    QSet<QString> project;
    QSet<QString> typed; // parts that have a type of their own
    QSet<QString> endings; // of files that belong to the project unless they do
    for (XmlTag tag = nextXmlTag(types, 0); tag.begin < tag.end; tag = nextXmlTag(types, tag.end)) {
        const QByteArrayView whole = QByteArrayView(types).sliced(tag.begin, tag.end - tag.begin);
        const bool isProject = typeIn(whole).startsWith(projectTypes);
        if (tag.name == "Override")
            (isProject ? project : typed).insert(overridden(whole));
        else if (tag.name == "Default" && isProject)
            endings.insert(u'.' + QString::fromUtf8(xmlAttribute(whole, "Extension")).toLower());
    }
    const QStringList paths = parts.paths();
    for (const QString& path : paths) {
        const QString part = path.toLower();
        const qsizetype dot = part.lastIndexOf(u'.');
        if (dot >= 0 && endings.contains(part.mid(dot)) && !typed.contains(part))
            project.insert(part);
    }
    // Whatever their types say.
    const QString main = workbook.package().relatedTo(u"vbaProject");
    if (!main.isEmpty())
        project.insert(main.toLower());
    Budget budget;
    const QSet<QString> known = project;
    for (const QString& path : known) {
        const auto signatures
            = relationsOf(workbook.package().archive(), path, budget).value_or(QHash<QString, Relation>());
        for (const Relation& signature : signatures) {
            if (!signature.target.isEmpty())
                project.insert(signature.target.toLower());
        }
    }
    return project;
}

//! The part whose relations lie there.
QString partOfRelations(QString path)
{
    path.chop(QStringLiteral(".rels").size());
    return path.remove(QStringLiteral("_rels/"));
}

QByteArray withoutRelationsTo(const QSet<QString>& project, const QByteArray& relations, const QString& part)
{
    return withEditedTags(relations, [&](const XmlTag& tag, QByteArrayView whole) {
        const bool leads = tag.name == "Relationship" && !tag.closing && xmlAttribute(whole, "TargetMode") != "External"
            && project.contains(resolvedPath(part, QString::fromUtf8(xmlAttribute(whole, "Target"))).toLower());
        return leads ? std::nullopt : std::optional(whole.toByteArray());
    });
}

} // namespace

base::Expected<QString> makePlainWorkbook(const XlsxWorkbook& workbook, PackageParts& parts)
{
    QByteArray* const types = parts.text(QStringLiteral("[Content_Types].xml"));
    if (!types)
        return QString();
    const QSet<QString> project = projectParts(workbook, parts, *types);
    bool macroSheets = false;
    *types = withEditedTags(*types, [&](const XmlTag& tag, QByteArrayView whole) -> std::optional<QByteArray> {
        const QByteArray type = typeIn(whole);
        macroSheets = macroSheets || isOneOf(macroSheetTypes, type);
        const bool ofProject
            = type.startsWith(projectTypes) || (tag.name == "Override" && project.contains(overridden(whole)));
        if (ofProject && !tag.closing)
            return std::nullopt;
        return isOneOf(otherMainTypes, type) ? withXmlAttribute(whole, "ContentType", workbookType)
                                             : whole.toByteArray();
    });
    if (macroSheets) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The workbook has sheets of macros, which no .xlsx may hold.")));
    }
    if (project.isEmpty())
        return QString();
    for (const QString& part : project) {
        parts.remove(part);
        parts.remove(relationsPath(part));
    }
    const QStringList paths = parts.paths();
    for (const QString& path : paths) {
        QByteArray* const relations = path.endsWith(u".rels", Qt::CaseInsensitive) ? parts.text(path) : nullptr;
        if (relations)
            *relations = withoutRelationsTo(project, *relations, partOfRelations(path));
    }
    return said(QT_TRANSLATE_NOOP("Documents", "The macros of the workbook were left out: no .xlsx may hold any."));
}

} // namespace spyhop::docs
