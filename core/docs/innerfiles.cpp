// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/innerfiles.h"
#include "core/docs/numbers.h"
#include "core/docs/receipt.h"
#include "core/docs/say.h"

#include <algorithm>

namespace spyhop::docs {
namespace {

//! The next line begins after an empty one.
void gap(QString& text)
{
    while (!text.isEmpty() && !text.endsWith(u"\n\n"))
        text += u'\n';
}

//! \brief A document that is written anew, with what was read of the files inside it where it belongs. A value.
class Merger {
public:
    explicit Merger(const Document& document)
        : m_document(document)
    {
    }

    //! The document's own parts, up to this many.
    void takeParts(qsizetype count)
    {
        for (count = std::min(count, m_document.parts.size()); m_nextPart < count; ++m_nextPart) {
            Part part = m_document.parts.at(m_nextPart);
            takeText(part.begin);
            if (m_inserted)
                gap(m_text);
            m_numbers.append(putPart(part.kind, part.title));
        }
    }

    //! The document's own text up to there, within the part that was taken last.
    void takeText(qsizetype end)
    {
        const qsizetype most
            = m_nextPart < m_document.parts.size() ? m_document.parts.at(m_nextPart).begin : m_document.text.size();
        end = std::min(end, most);
        if (end <= m_taken)
            return;
        QStringView piece = QStringView(m_document.text).sliced(m_taken, end - m_taken);
        m_taken = end;
        if (m_inserted) {
            while (piece.startsWith(u'\n'))
                piece = piece.sliced(1);
            if (piece.isEmpty())
                return;
            gap(m_text);
            m_inserted = false;
        }
        m_text += piece;
    }

    void insert(const InnerFile& file, const Document& document)
    {
        gap(m_text);
        if (file.isPart)
            putPart(PartKind::File, file.path);
        if (const QString heading = innerHeading(file.heading, file.path); !heading.isEmpty())
            m_text += heading + u'\n';
        if (const QString text = document.text.trimmed(); !text.isEmpty())
            m_text += text + u'\n';
        for (Picture picture : document.pictures) {
            picture.part = static_cast<int>(m_parts.size());
            m_pictures.append(picture);
        }
        m_inserted = true;
    }

    void finish(Document& document)
    {
        takeParts(m_document.parts.size());
        takeText(m_document.text.size());
        while (m_text.endsWith(u'\n'))
            m_text.chop(1);
        for (Part& part : m_parts)
            part.begin = std::min(part.begin, m_text.size());
        QList<Picture> pictures = m_document.pictures;
        for (Picture& picture : pictures) {
            if (picture.part > 0)
                picture.part = m_numbers.value(picture.part - 1, picture.part);
        }
        pictures += m_pictures;
        std::stable_sort(
            pictures.begin(), pictures.end(), [](const Picture& a, const Picture& b) { return a.part < b.part; });
        document.pictures = pictures;
        document.partsTotal = std::max<int>(document.partsTotal, static_cast<int>(m_parts.size()));
        document.text = m_text;
        document.parts = m_parts;
    }

private:
    int putPart(PartKind kind, const QString& title)
    {
        const auto number = static_cast<int>(m_parts.size()) + 1;
        m_parts.append({kind, number, title, m_text.size()});
        return number;
    }

    const Document m_document; //!< as it was
    QString m_text;
    QList<Part> m_parts;
    QList<Picture> m_pictures; //!< of the files inside it
    QList<int> m_numbers; //!< the new number of each of its own parts
    qsizetype m_nextPart = 0;
    qsizetype m_taken = 0; //!< of its text
    bool m_inserted = false; //!< just before
};

//! Nothing is written on the part but, at most, a heading that was made for it.
bool isBare(const Document& document, qsizetype index)
{
    const Part& part = document.parts.at(index);
    const qsizetype end = index + 1 < document.parts.size() ? document.parts.at(index + 1).begin : document.text.size();
    QString text = document.text.mid(part.begin, end - part.begin);
    if ((part.kind == PartKind::Slide || part.kind == PartKind::Page) && part.title.isEmpty() && text.startsWith(u"# "))
        text = text.section(u'\n', 1);
    return text.trimmed().isEmpty();
}

} // namespace

bool holdsPicturesOfText(const Document& document)
{
    Document handedOn = document;
    handOnPictures(handedOn);
    return handedOn.pictures.size() < document.pictures.size();
}

QString innerHeading(InnerHeading heading, const QString& path)
{
    switch (heading) {
    case InnerHeading::None:
        return {};
    case InnerHeading::File:
        return said(QT_TRANSLATE_NOOP("Documents", "File: %1")).arg(path);
    case InnerHeading::Attachment:
        return said(QT_TRANSLATE_NOOP("Documents", "Attachment: %1")).arg(path);
    }
    return {};
}

QString tooManyInnerFiles()
{
    return said(QT_TRANSLATE_NOOP("Documents", "of the scans and old office files inside a file the first %1 are read"))
        .arg(mostInnerFiles);
}

void mergeInner(Document& document, const QList<InnerResult>& results)
{
    Merger merger(document);
    Recognised recognised;
    const QList<InnerFile> files = std::exchange(document.inner, {});
    for (qsizetype i = 0; i < files.size(); ++i) {
        const InnerFile& file = files.at(i);
        const InnerResult& result = results.at(i);
        if (!result.document) {
            document.leftOut.append(QStringLiteral("%1: %2").arg(file.path, result.reason));
            continue;
        }
        merger.takeParts(file.partsBefore);
        merger.takeText(file.at);
        merger.insert(file, *result.document);
        document.rows += result.document->rows;
        for (const QString& reason : result.document->leftOut)
            document.leftOut.append(QStringLiteral("%1: %2").arg(file.path, reason));
        if (result.recognised.characters == 0)
            continue;
        recognised.confidence += result.recognised.confidence;
        recognised.characters += result.recognised.characters;
        document.recognisedIn.append(file.type == FileType::Image
                ? file.path
                : said(QT_TRANSLATE_N_NOOP("Documents", "%1: %n page(s)"), result.recognised.pages).arg(file.path));
    }
    merger.finish(document);
    if (recognised.characters > 0)
        document.confidence = recognised.confidence / static_cast<double>(recognised.characters);
    document.receipt = receiptOf(document);
}

void handOnPictures(Document& document)
{
    QList<bool> bare;
    for (qsizetype i = 0; i < document.parts.size(); ++i)
        bare.append(isBare(document, i));
    const bool isWhollyBare = document.parts.isEmpty() ? document.text.trimmed().isEmpty() : !bare.contains(false);
    QList<Picture> kept;
    for (qsizetype i = 0; i < document.pictures.size(); ++i) {
        const Picture& picture = document.pictures.at(i);
        if (!isWhollyBare && !bare.value(picture.part - 1, false)) {
            kept.append(picture);
            continue;
        }
        const auto part = std::clamp<qsizetype>(picture.part, 0, document.parts.size());
        const qsizetype end = part < document.parts.size() ? document.parts.at(part).begin : document.text.size();
        document.inner.append({said(QT_TRANSLATE_NOOP("Documents", "picture %1")).arg(i + 1), FileType::Image,
            picture.bytes, end, static_cast<int>(part), InnerHeading::None, false});
    }
    if (kept.size() == document.pictures.size())
        return;
    document.pictures = kept;
    std::stable_sort(document.inner.begin(), document.inner.end(), [](const InnerFile& a, const InnerFile& b) {
        return a.at != b.at ? a.at < b.at : a.partsBefore < b.partsBefore;
    });
}

} // namespace spyhop::docs
