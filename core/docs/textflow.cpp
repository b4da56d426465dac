// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/textflow.h"
#include "core/docs/numbers.h"
#include "core/docs/picturemetadata.h"
#include "core/docs/receipt.h"
#include "core/docs/say.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::docs {

void TextFlow::part(PartKind kind, const QString& title)
{
    gap();
    const auto number = static_cast<int>(m_document.parts.size()) + 1;
    m_document.parts.append({kind, number, title, m_document.text.size()});
    m_document.partsTotal = std::max(m_document.partsTotal, number);
}

void TextFlow::line(const QString& text)
{
    if (m_document.text.size() + text.size() >= maxCharacters) {
        m_full = true;
        return;
    }
    m_document.text += text;
    m_document.text += u'\n';
}

void TextFlow::paragraph(const QString& text)
{
    QString trimmed = text;
    while (!trimmed.isEmpty() && trimmed.back().isSpace())
        trimmed.chop(1);
    while (!trimmed.isEmpty() && (trimmed.front() == u'\n' || trimmed.front() == u'\t'))
        trimmed.remove(0, 1);
    if (!trimmed.trimmed().isEmpty())
        line(trimmed);
}

void TextFlow::heading(int level, const QString& text)
{
    const QString one = inOneLine(text);
    if (one.isEmpty())
        return;
    gap();
    line(QString(std::clamp(level, 1, 6), u'#') + u' ' + one);
}

void TextFlow::row(const QStringList& cells)
{
    QString joined;
    qsizetype empty = 0;
    for (const QString& cell : cells) {
        const QString one = inOneLine(cell);
        if (one.isEmpty()) {
            ++empty;
            continue;
        }
        joined += QString(empty, u'\t') + one;
        empty = 1;
    }
    if (!joined.isEmpty())
        line(joined);
}

void TextFlow::gap()
{
    if (!m_document.text.isEmpty() && !m_document.text.endsWith(u"\n\n"))
        m_document.text += u'\n';
}

void TextFlow::block(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (!trimmed.isEmpty())
        line(trimmed);
}

void TextFlow::block(const Document& document, const QString& path)
{
    const QString& text = document.text;
    const auto first = std::find_if_not(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    const qsizetype dropped = first - text.cbegin();
    const qsizetype begin = m_document.text.size();
    block(text);
    const qsizetype length = m_document.text.size() - begin;
    for (InnerFile file : document.inner) {
        file.path = path + u'/' + file.path;
        file.at = begin + std::clamp<qsizetype>(file.at - dropped, 0, length);
        file.partsBefore = static_cast<int>(m_document.parts.size());
        // A file that holds nothing but these is no part: they are.
        file.isPart = file.isPart && length == 0;
        m_document.inner.append(file);
    }
}

void TextFlow::inner(InnerFile file)
{
    file.at = m_document.text.size();
    file.partsBefore = static_cast<int>(m_document.parts.size());
    m_document.inner.append(file);
}

void TextFlow::leaveOut(const QString& sentence)
{
    if (m_leftOut.contains(sentence))
        return;
    m_leftOut.insert(sentence);
    m_document.leftOut.append(sentence);
}

void TextFlow::picture(const QByteArray& bytes)
{
    const QByteArray type = pictureType(bytes);
    if (isTooSmallForText(bytes)) {
        smallPictureLeftOut();
        return;
    }
    if (m_seenPictures.isRepeated(bytes)) {
        repeatedPictureLeftOut();
        return;
    }
    const bool isTaken = !type.isEmpty() && bytes.size() <= maxPictureBytes && m_document.pictures.size() < maxPictures;
    const std::optional<QByteArray> clean = isTaken ? withoutMetadata(bytes) : std::nullopt;
    if (!clean) {
        ++m_picturesLeftOut;
        return;
    }
    m_document.pictures.append({*clean, type, static_cast<int>(m_document.parts.size()), *clean != bytes});
}

bool TextFlow::takesPicture(const QString& path, qint64 size) const
{
    static const QStringList endings{QStringLiteral(".png"), QStringLiteral(".jpg"), QStringLiteral(".jpeg"),
        QStringLiteral(".gif"), QStringLiteral(".webp")};
    return size <= maxPictureBytes && m_document.pictures.size() < maxPictures
        && std::any_of(endings.cbegin(), endings.cend(),
            [&path](const QString& ending) { return path.endsWith(ending, Qt::CaseInsensitive); });
}

base::Expected<Document> TextFlow::take()
{
    if (m_full) {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file holds more than %1 characters of text."))
                              .arg(QLocale().toString(maxCharacters)));
    }
    if (m_picturesLeftOut > 0)
        m_document.leftOut.append(said(QT_TRANSLATE_N_NOOP("Documents", "%n picture(s)"), m_picturesLeftOut));
    if (m_smallPictures > 0) {
        m_document.leftOut.append(
            said(QT_TRANSLATE_N_NOOP("Documents", "%n picture(s) too small to hold text"), m_smallPictures));
    }
    if (m_repeatedPictures > 0) {
        m_document.leftOut.append(
            said(QT_TRANSLATE_N_NOOP("Documents", "%n picture(s) that it holds more than once"), m_repeatedPictures));
    }
    while (m_document.text.endsWith(u'\n'))
        m_document.text.chop(1);
    for (Part& part : m_document.parts)
        part.begin = std::min(part.begin, m_document.text.size());
    for (InnerFile& file : m_document.inner)
        file.at = std::min(file.at, m_document.text.size());
    if (m_document.text.trimmed().isEmpty() && m_document.pictures.isEmpty() && m_document.inner.isEmpty()) {
        return unreadable(said(m_picturesLeftOut + m_smallPictures > 0
                ? QT_TRANSLATE_NOOP("Documents", "The file holds pictures only, and no text.")
                : QT_TRANSLATE_NOOP("Documents", "The file holds no text.")));
    }
    m_document.receipt = receiptOf(m_document);
    return std::move(m_document);
}

QString inOneLine(const QString& text)
{
    const QString trimmed = text.trimmed();
    const bool plain = std::none_of(trimmed.cbegin(), trimmed.cend(),
        [](QChar c) { return c == u'\n' || c == u'\t' || c == u'\r' || c == QChar::LineSeparator; });
    if (plain)
        return trimmed;
    QString one;
    for (const QChar c : trimmed) {
        const bool breaks = c == u'\n' || c == u'\t' || c == u'\r' || c == QChar::LineSeparator;
        if (!breaks)
            one += c;
        else if (!one.endsWith(u' '))
            one += u' ';
    }
    return one;
}

} // namespace spyhop::docs
