// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/receipt.h"
#include "core/docs/say.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <algorithm>
#include <cmath>

namespace spyhop::docs {
namespace {

//! Reasons and names in one line; the others are counted.
constexpr qsizetype mostReasons = 5;

const char* countOf(PartKind kind)
{
    switch (kind) {
    case PartKind::Page:
        return QT_TRANSLATE_NOOP("Documents", "%1/%2 pages");
    case PartKind::Slide:
        return QT_TRANSLATE_NOOP("Documents", "%1/%2 slides");
    case PartKind::Sheet:
        return QT_TRANSLATE_NOOP("Documents", "%1/%2 sheets");
    case PartKind::Chapter:
        return QT_TRANSLATE_NOOP("Documents", "%1/%2 chapters");
    case PartKind::Message:
        return QT_TRANSLATE_NOOP("Documents", "%1/%2 messages");
    case PartKind::File:
        return QT_TRANSLATE_NOOP("Documents", "%1/%2 files");
    }
    return "";
}

QString partsOf(const Document& document)
{
    const PartKind kind = document.parts.first().kind;
    const bool oneKind = std::all_of(
        document.parts.cbegin(), document.parts.cend(), [kind](const Part& part) { return part.kind == kind; });
    const qsizetype read = document.parts.size();
    const QLocale locale;
    return said(oneKind ? countOf(kind) : QT_TRANSLATE_NOOP("Documents", "%1/%2 parts"))
        .arg(locale.toString(read), locale.toString(std::max<qsizetype>(read, document.partsTotal)));
}

QStringList firstOf(const QStringList& all)
{
    QStringList first = all.mid(0, mostReasons);
    if (const qsizetype more = all.size() - first.size(); more > 0)
        first.append(said(QT_TRANSLATE_NOOP("Documents", "and %1 more")).arg(more));
    return first;
}

} // namespace

QString receiptOf(const Document& document)
{
    const QLocale locale;
    QStringList facts;
    if (!document.parts.isEmpty())
        facts.append(partsOf(document));
    if (document.rows > 0)
        facts.append(said(QT_TRANSLATE_NOOP("Documents", "%1 rows")).arg(locale.toString(document.rows)));
    facts.append(said(QT_TRANSLATE_NOOP("Documents", "%1 characters")).arg(locale.toString(document.text.size())));
    if (!document.encoding.isEmpty())
        facts.append(document.encoding);
    if (!document.pictures.isEmpty()) {
        facts.append(QCoreApplication::translate(
            "Documents", "%n picture(s)", nullptr, static_cast<int>(document.pictures.size())));
    }
    if (document.confidence) {
        const QString percent = QString::number(std::lround(*document.confidence * 100));
        facts.append(document.recognisedIn.isEmpty()
                ? said(QT_TRANSLATE_NOOP("Documents", "text recognised (confidence %1 %)")).arg(percent)
                : said(QT_TRANSLATE_NOOP("Documents", "text recognised (confidence %1 %) in %2"))
                      .arg(percent, firstOf(document.recognisedIn).join(said(QT_TRANSLATE_NOOP("Documents", "; ")))));
    }
    const QString line = facts.join(said(QT_TRANSLATE_NOOP("Documents", ", ")));
    QStringList leftOut = document.leftOut;
    if (std::any_of(
            document.pictures.cbegin(), document.pictures.cend(), [](const Picture& one) { return one.saidMore; }))
        leftOut.prepend(said(QT_TRANSLATE_NOOP("Documents", "metadata of pictures (place, time, camera or the like)")));
    if (leftOut.isEmpty())
        return line;
    return said(QT_TRANSLATE_NOOP("Documents", "%1; left out: %2"))
        .arg(line, firstOf(leftOut).join(said(QT_TRANSLATE_NOOP("Documents", "; "))));
}

} // namespace spyhop::docs
