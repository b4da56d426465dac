// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/wordstyles.h"
#include "core/docs/officexml.h"

#include <QtCore/QRegularExpression>

namespace spyhop::docs {
namespace {

//! Styles are based on styles; more than this is a circle.
constexpr int longestAncestry = 20;

int headingOfName(const QString& name)
{
    static const QRegularExpression heading(
        QStringLiteral("^heading ([1-9])$"), QRegularExpression::CaseInsensitiveOption);
    if (name.compare(u"title", Qt::CaseInsensitive) == 0)
        return 1;
    return heading.match(name).captured(1).toInt();
}

WordStyle inherited(const QHash<QString, WordStyle>& styles, WordStyle style)
{
    QString parent = style.basedOn;
    for (int i = 0; i < longestAncestry && styles.contains(parent); ++i) {
        const WordStyle& above = *styles.constFind(parent);
        if (style.heading == 0)
            style.heading = above.heading;
        if (style.numbering.isEmpty())
            style.numbering = above.numbering;
        if (style.level < 0)
            style.level = above.level;
        parent = above.basedOn;
    }
    return style;
}

} // namespace

base::Expected<QHash<QString, WordStyle>> readWordStyles(const QByteArray& bytes, const QString& part)
{
    QHash<QString, WordStyle> own;
    QString id;
    WordStyle style;
    OfficeXml xml(bytes);
    while (xml.advance()) {
        if (xml.isEndElement() && xml.name() == u"style") {
            own.insert(id, style);
            continue;
        }
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"style") {
            id = xml.attribute(u"styleId");
            style = {};
        } else if (xml.name() == u"name") {
            style.heading = headingOfName(xml.attribute(u"val"));
        } else if (xml.name() == u"basedOn") {
            style.basedOn = xml.attribute(u"val");
        } else if (xml.name() == u"outlineLvl") {
            const int level = xml.attribute(u"val").toInt();
            if (style.heading == 0 && level >= 0 && level < 9)
                style.heading = level + 1;
        } else if (xml.name() == u"numId") {
            style.numbering = xml.attribute(u"val");
        } else if (xml.name() == u"ilvl") {
            style.level = xml.attribute(u"val").toInt();
        }
    }
    if (const auto fine = xml.status(part); !fine)
        return tl::make_unexpected(fine.error());
    QHash<QString, WordStyle> styles;
    for (auto one = own.cbegin(); one != own.cend(); ++one)
        styles.insert(one.key(), inherited(own, one.value()));
    return styles;
}

} // namespace spyhop::docs
