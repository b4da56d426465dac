// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/officexml.h"
#include "core/docs/say.h"

#include <QtCore/QDir>
#include <QtCore/QUrl>

namespace spyhop::docs {

OfficeXml::OfficeXml(const QByteArray& bytes)
    : QXmlStreamReader(bytes)
{
}

bool OfficeXml::advance()
{
    if (atEnd() || m_refused)
        return false;
    switch (readNext()) {
    case StartElement:
        if (++m_depth <= maxXmlDepth)
            return true;
        m_refused = true;
        return false;
    case EndElement:
        --m_depth;
        return true;
    case DTD:
        m_refused = true;
        return false;
    case EndDocument:
    case Invalid:
        return false;
    case NoToken:
    case StartDocument:
    case Characters:
    case Comment:
    case EntityReference:
    case ProcessingInstruction:
        break;
    }
    return true;
}

void OfficeXml::skip()
{
    const int outside = m_depth - 1;
    while (m_depth > outside && advance()) { }
}

QString OfficeXml::innerText()
{
    QString inner;
    const int outside = m_depth - 1;
    while (m_depth > outside && advance()) {
        if (isCharacters())
            inner += text();
    }
    return inner;
}

QString OfficeXml::attribute(QStringView name) const
{
    const QXmlStreamAttributes all = attributes();
    for (const QXmlStreamAttribute& one : all) {
        if (one.name() == name)
            return one.value().toString();
    }
    return {};
}

base::Status OfficeXml::status(const QString& part) const
{
    if (m_refused) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents",
                     "“%1” inside the file holds a document type definition or nests without end, as only "
                     "files made to do harm do; it was not read."))
                .arg(part));
    }
    if (hasError()) {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is damaged: “%1” inside it, line %2 (%3)."))
                              .arg(part, QString::number(lineNumber()), errorString()));
    }
    return {};
}

QString resolvedPath(const QString& part, const QString& target)
{
    const QString plain = QUrl::fromPercentEncoding(target.toUtf8());
    if (plain.startsWith(u'/'))
        return QDir::cleanPath(plain).mid(1);
    const qsizetype slash = part.lastIndexOf(u'/');
    return QDir::cleanPath(slash < 0 ? plain : part.left(slash + 1) + plain);
}

QString relationsPath(const QString& part)
{
    const qsizetype name = part.lastIndexOf(u'/') + 1;
    return part.left(name) + QStringLiteral("_rels/") + part.mid(name) + QStringLiteral(".rels");
}

base::Expected<QHash<QString, Relation>> relationsOf(const Archive& archive, const QString& part, Budget& budget)
{
    const QString path = relationsPath(part);
    if (!archive.contains(path) && !archive.isAmbiguous(path))
        return QHash<QString, Relation>();
    const auto bytes = archive.inflate(path, budget);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    QHash<QString, Relation> relations;
    OfficeXml xml(*bytes);
    while (xml.advance()) {
        if (!xml.isStartElement() || xml.name() != u"Relationship")
            continue;
        const QString type = xml.attribute(u"Type");
        Relation relation;
        relation.type = type.mid(type.lastIndexOf(u'/') + 1);
        if (xml.attribute(u"TargetMode") != u"External")
            relation.target = resolvedPath(part, xml.attribute(u"Target"));
        relations.insert(xml.attribute(u"Id"), relation);
    }
    if (const auto fine = xml.status(path); !fine)
        return tl::make_unexpected(fine.error());
    return relations;
}

} // namespace spyhop::docs
