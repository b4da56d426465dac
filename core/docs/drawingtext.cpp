// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/drawingtext.h"

namespace spyhop::docs {
namespace {

//! Points that one series gives out; a chart shows no more.
constexpr int mostPoints = 10'000;

//! The cached points of a series' `cat`, `val` …; missing ones are empty.
QStringList cachedPoints(OfficeXml& xml)
{
    QStringList points;
    const int outside = xml.depth() - 1;
    int index = -1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"pt") {
            index = xml.attribute(u"idx").toInt();
        } else if (xml.name() == u"v" && index >= 0 && index < mostPoints) {
            if (points.size() <= index)
                points.resize(index + 1);
            points[index] = xml.innerText();
        }
    }
    return points;
}

} // namespace

QString drawingParagraph(OfficeXml& xml)
{
    QString paragraph;
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"t")
            paragraph += xml.innerText();
        else if (xml.name() == u"br")
            paragraph += u'\n';
        else if (xml.name() == u"tab")
            paragraph += u'\t';
    }
    return paragraph;
}

base::Status readChart(const QByteArray& bytes, const QString& part, TextFlow& flow)
{
    OfficeXml xml(bytes);
    QString title;
    QStringList categories;
    QList<QStringList> series;
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"p") {
            const QString line = inOneLine(drawingParagraph(xml));
            title += (title.isEmpty() || line.isEmpty() ? QString() : QStringLiteral(" ")) + line;
        } else if (xml.name() == u"ser") {
            series.append(QStringList{QString()});
        } else if (series.isEmpty()) {
            continue;
        } else if (xml.name() == u"tx") {
            series.last()[0] = cachedPoints(xml).join(u' ');
        } else if (xml.name() == u"cat" || xml.name() == u"xVal") {
            const QStringList points = cachedPoints(xml);
            if (categories.isEmpty())
                categories = points;
        } else if (xml.name() == u"val" || xml.name() == u"yVal") {
            series.last() += cachedPoints(xml);
        }
    }
    if (const auto fine = xml.status(part); !fine)
        return fine;
    flow.gap();
    flow.paragraph(title);
    flow.row(QStringList{QString()} + categories);
    for (const QStringList& one : std::as_const(series))
        flow.row(one);
    flow.gap();
    return {};
}

base::Status readShapes(const QByteArray& bytes, const QString& part, TextFlow& flow)
{
    OfficeXml xml(bytes);
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"Fallback")
            xml.skip();
        else if (xml.name() == u"p")
            flow.paragraph(drawingParagraph(xml));
    }
    return xml.status(part);
}

} // namespace spyhop::docs
