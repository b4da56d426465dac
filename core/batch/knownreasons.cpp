// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/knownreasons.h"
#include "core/base/translator.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace spyhop::batch {
namespace {

constexpr auto context = "Documents";
constexpr int mostGaps = 3;
constexpr qsizetype mostKept = 1'000; // sentences

//! What readers refuse a file with.
constexpr const char* sources[] = {
    QT_TRANSLATE_NOOP("Documents", "The file is damaged or cut off: its packed parts cannot be listed."),
    QT_TRANSLATE_NOOP("Documents", "The file holds more than %1 MB once it is unpacked."),
    QT_TRANSLATE_NOOP("Documents",
        "The file grows to more than %1 times its size when it is unpacked, as only files made to do harm do; it was "
        "not read."),
    QT_TRANSLATE_NOOP("Documents", "The file packs more than %1 files."),
    QT_TRANSLATE_NOOP("Documents", "The file packs “%1” more than once; which one counts is not known."),
    QT_TRANSLATE_NOOP("Documents", "The file is damaged: “%1” is missing inside it."),
    QT_TRANSLATE_NOOP("Documents", "The file is protected by a password."),
    QT_TRANSLATE_NOOP("Documents", "The file is damaged: “%1” inside it cannot be unpacked."),
    QT_TRANSLATE_NOOP("Documents", "The file is damaged or cut off: it cannot be opened."),
    QT_TRANSLATE_NOOP("Documents", "The file is empty."),
    QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read."),
    QT_TRANSLATE_NOOP("Documents", "The file could not be read."),
    QT_TRANSLATE_NOOP("Documents", "The file holds no text."),
    QT_TRANSLATE_NOOP("Documents", "The file is no e-mail message: it has no headers."),
    QT_TRANSLATE_NOOP("Documents", "The file is damaged: it does not say where the book is."),
    QT_TRANSLATE_NOOP("Documents", "The book is under copy protection; only its own reader opens it."),
    QT_TRANSLATE_NOOP("Documents", "It lies deeper than %1 files within each other."),
    QT_TRANSLATE_NOOP("Documents", "The file is no Outlook message, though its name says so."),
    QT_TRANSLATE_NOOP("Documents", "A sheet of the file has more than %1 cells."),
    QT_TRANSLATE_NOOP("Documents", "No visible sheet of the file holds anything."),
    QT_TRANSLATE_NOOP("Documents",
        "“%1” inside the file holds a document type definition or nests without end, as only files made to do harm do; "
        "it was not read."),
    QT_TRANSLATE_NOOP("Documents", "The file is damaged: “%1” inside it, line %2 (%3)."),
    QT_TRANSLATE_NOOP("Documents", "The file is a ZIP archive, but no document of an Office program."),
    QT_TRANSLATE_NOOP("Documents", "The file could not be opened (%1)."),
    QT_TRANSLATE_NOOP("Documents", "The file does not exist."),
    QT_TRANSLATE_NOOP("Documents", "This is not a regular file."),
    QT_TRANSLATE_NOOP("Documents", "The file is larger than %1 MB."),
    QT_TRANSLATE_NOOP("Documents", "The file could not be read (%1)."),
    QT_TRANSLATE_NOOP("Documents", "The PDF is encrypted in a way that cannot be opened."),
    QT_TRANSLATE_NOOP("Documents", "The PDF is damaged, or is no PDF."),
    QT_TRANSLATE_NOOP("Documents", "The PDF says that it has %1 pages; at most %2 are read."),
    QT_TRANSLATE_NOOP("Documents", "The picture is damaged, or of an unknown kind."),
    QT_TRANSLATE_NOOP("Documents", "The picture has %1 × %2 pixels, which is too many."),
    QT_TRANSLATE_NOOP("Documents", "The page is too large to be drawn."),
    QT_TRANSLATE_NOOP("Documents", "The picture is larger than the %1 MB that models take."),
    QT_TRANSLATE_NOOP("Documents", "The page could not be drawn."),
    QT_TRANSLATE_NOOP("Documents", "Reading the file took too long and was given up."),
    QT_TRANSLATE_NOOP("Documents", "The program that reads documents of this type was not found."),
    QT_TRANSLATE_NOOP("Documents", "The file holds more text than can be taken."),
    QT_TRANSLATE_NOOP("Documents", "Only workbooks have sheets."),
    QT_TRANSLATE_NOOP("Documents", "The file holds more than %1 characters of text."),
    QT_TRANSLATE_NOOP("Documents", "The file holds pictures only, and no text."),
    QT_TRANSLATE_NOOP("Documents", "The sheet “%1” cannot take further columns."),
    QT_TRANSLATE_NOOP("Documents", "The sheet “%1” is a table of more than %2 cells."),
    QT_TRANSLATE_NOOP("Documents", "No file in the archive could be read (%1)."),
};

//! The sentence with "%1" for anything.
QRegularExpression patternOf(const QString& sentence)
{
    QString pattern = QRegularExpression::escape(sentence);
    for (int gap = 1; gap <= mostGaps; ++gap)
        pattern.replace(QStringLiteral("\\%%1").arg(gap), QStringLiteral("(?<gap%1>.+?)").arg(gap));
    return QRegularExpression(
        QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

KnownReasons::KnownReasons()
{
    for (const char* source : sources)
        m_forms.append({source, patternOf(QString::fromUtf8(source))});
    base::Translator chinese;
    if (!chinese.load(QStringLiteral(":/i18n/spyhop_zh_CN")))
        return;
    for (const char* source : sources) {
        if (const QString form = chinese.translate(context, source); !form.isEmpty())
            m_forms.append({source, patternOf(form)});
    }
}

QString KnownReasons::found(const QString& stored) const
{
    for (const Form& form : m_forms) {
        const QRegularExpressionMatch match = form.pattern.match(stored);
        if (!match.hasMatch())
            continue;
        QString sentence = QCoreApplication::translate(context, form.source);
        for (int gap = 1; gap <= mostGaps; ++gap)
            sentence.replace(QStringLiteral("%%1").arg(gap), match.captured(QStringLiteral("gap%1").arg(gap)));
        return sentence;
    }
    return stored;
}

QString KnownReasons::today(const QString& stored) const
{
    if (stored.isEmpty())
        return {};
    const QString language = QLocale().name();
    if (language != m_language || m_known.size() > mostKept) {
        m_known.clear();
        m_language = language;
    }
    auto known = m_known.constFind(stored);
    if (known == m_known.cend())
        known = m_known.insert(stored, found(stored));
    return *known;
}

} // namespace spyhop::batch
