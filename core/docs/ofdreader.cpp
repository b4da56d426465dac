// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/ofdreader.h"
#include "core/docs/officexml.h"
#include "core/docs/say.h"
#include "core/docs/textflow.h"

#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::docs {
namespace {

//! A piece of text where it stands on its page, in millimetres.
struct Piece {
    double x = 0, y = 0, width = 0, height = 0;
    QString text;
};

//! What a document file names: pages and template pages.
struct Outline {
    QStringList pages;
    QHash<QString, QString> templates; //!< paths by id
    bool attachments = false;
};

QList<double> numbersOf(const QString& text)
{
    QList<double> numbers;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        numbers.append(QLocale::c().toDouble(word));
    return numbers;
}

class OfdReader {
public:
    OfdReader(const Archive& archive, Budget& budget)
        : m_archive(archive)
        , m_budget(budget)
    {
    }

    base::Expected<Document> read()
    {
        const auto roots = documentRoots();
        if (!roots)
            return tl::make_unexpected(roots.error());
        for (const QString& root : *roots) {
            if (const auto fine = readDocument(root); !fine)
                return tl::make_unexpected(fine.error());
        }
        if (m_seals > 0)
            m_flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n electronic seal(s) or signature(s)"), m_seals));
        if (m_attachments)
            m_flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "attached files")));
        return m_flow.take();
    }

private:
    base::Expected<QStringList> documentRoots()
    {
        const QString part = QStringLiteral("OFD.xml");
        const auto bytes = m_archive.inflate(part, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        QStringList roots;
        OfficeXml xml(*bytes);
        while (xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"DocRoot")
                roots.append(resolvedPath(part, xml.innerText().trimmed()));
            else if (xml.name() == u"Signatures")
                ++m_seals;
        }
        if (const auto fine = xml.status(part); !fine)
            return tl::make_unexpected(fine.error());
        return roots;
    }

    base::Status readDocument(const QString& root)
    {
        const auto bytes = m_archive.inflate(root, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        Outline outline;
        OfficeXml xml(*bytes);
        while (xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"Page")
                outline.pages.append(resolvedPath(root, xml.attribute(u"BaseLoc")));
            else if (xml.name() == u"TemplatePage")
                outline.templates.insert(xml.attribute(u"ID"), resolvedPath(root, xml.attribute(u"BaseLoc")));
            else if (xml.name() == u"Attachments")
                m_attachments = true;
        }
        if (const auto fine = xml.status(root); !fine)
            return fine;
        const int total = m_flow.document().partsTotal + static_cast<int>(outline.pages.size());
        for (const QString& page : std::as_const(outline.pages)) {
            QList<Piece> pieces;
            const auto done = readPage(page, outline, pieces, true);
            if (!done) {
                m_flow.leaveOut(done.error().what);
                continue;
            }
            m_flow.part(PartKind::Page, {});
            for (const QString& line : linesOf(pieces))
                m_flow.paragraph(line);
        }
        m_flow.document().partsTotal = total;
        return {};
    }

    base::Status readPage(const QString& path, const Outline& outline, QList<Piece>& pieces, bool withTemplates)
    {
        const auto bytes = m_archive.inflate(path, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        OfficeXml xml(*bytes);
        Piece object;
        while (xml.advance()) {
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"Template" && withTemplates) {
                const QString used = outline.templates.value(xml.attribute(u"TemplateID"));
                if (used.isEmpty())
                    continue;
                if (const auto fine = readPage(used, outline, pieces, false); !fine)
                    return fine;
            } else if (xml.name() == u"TextObject") {
                const QList<double> box = numbersOf(xml.attribute(u"Boundary"));
                object = box.size() == 4 ? Piece{box.at(0), box.at(1), box.at(2), box.at(3), {}} : Piece{};
            } else if (xml.name() == u"TextCode") {
                Piece piece = object;
                // Later codes of one object may stand on further lines of it.
                piece.y += std::max(0.0, QLocale::c().toDouble(xml.attribute(u"Y")) - object.height);
                piece.text = xml.innerText();
                if (!piece.text.trimmed().isEmpty())
                    pieces.append(piece);
            } else if (xml.name() == u"ImageObject") {
                m_flow.pictureLeftOut();
            }
        }
        return xml.status(path);
    }

    //! Pieces whose middles lie within each other's height stand on one line.
    static QStringList linesOf(QList<Piece> pieces)
    {
        std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.y < b.y; });
        QStringList lines;
        for (qsizetype begin = 0; begin < pieces.size();) {
            const double bottom = pieces.at(begin).y + 0.5 * std::max(pieces.at(begin).height, 1.0);
            qsizetype end = begin + 1;
            while (end < pieces.size() && pieces.at(end).y < bottom)
                ++end;
            std::stable_sort(
                pieces.begin() + begin, pieces.begin() + end, [](const Piece& a, const Piece& b) { return a.x < b.x; });
            QString line;
            double right = pieces.at(begin).x;
            for (qsizetype i = begin; i < end; ++i) {
                const Piece& piece = pieces.at(i);
                const bool apart = piece.x - right > 0.5 * std::max(piece.height, 1.0);
                line += (line.isEmpty() ? QString() : apart ? QStringLiteral("\t") : QString()) + piece.text;
                right = piece.x + piece.width;
            }
            lines.append(line);
            begin = end;
        }
        return lines;
    }

    const Archive& m_archive;
    Budget& m_budget;
    TextFlow m_flow;
    int m_seals = 0;
    bool m_attachments = false;
};

} // namespace

base::Expected<Document> readOfd(const QByteArray& bytes, Budget& budget)
{
    auto archive = Archive::open(bytes, budget);
    if (!archive)
        return tl::make_unexpected(archive.error());
    if (const auto fine = archive->prepare({QString()}, {QStringLiteral("Content.xml")}, budget); !fine)
        return tl::make_unexpected(fine.error());
    return OfdReader(*archive, budget).read();
}

} // namespace spyhop::docs
