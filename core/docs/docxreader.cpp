// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/docxreader.h"
#include "core/docs/docxbody.h"
#include "core/docs/drawingtext.h"
#include "core/docs/opc.h"
#include "core/docs/packedpicture.h"
#include "core/docs/reader.h"
#include "core/docs/say.h"

namespace spyhop::docs {
namespace {

class DocxReader {
public:
    DocxReader(const OpcPackage& package, Budget& budget)
        : m_package(package)
        , m_budget(budget)
    {
    }

    base::Expected<Document> read()
    {
        if (const auto fine = readTables(); !fine)
            return tl::make_unexpected(fine.error());
        if (const auto fine = readPart(m_package.mainPart(), m_flow); !fine)
            return tl::make_unexpected(fine.error());
        for (const auto& [type, prefix] : {std::pair{u"footnotes", u""}, std::pair{u"endnotes", u"e"}}) {
            if (const auto fine = readNotes(type, prefix); !fine)
                return tl::make_unexpected(fine.error());
        }
        if (const auto fine = readMargins(); !fine)
            return tl::make_unexpected(fine.error());
        if (const auto fine = sayWhatIsMissing(); !fine)
            return tl::make_unexpected(fine.error());
        return m_flow.take();
    }

private:
    base::Status readTables()
    {
        if (const QString path = m_package.relatedTo(u"styles"); !path.isEmpty()) {
            const auto bytes = m_package.inflate(path, m_budget);
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            const auto styles = readWordStyles(*bytes, path);
            if (!styles)
                return tl::make_unexpected(styles.error());
            m_body.styles = *styles;
        }
        if (const QString path = m_package.relatedTo(u"numbering"); !path.isEmpty()) {
            const auto bytes = m_package.inflate(path, m_budget);
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            const auto numbering = WordNumbering::read(*bytes, path);
            if (!numbering)
                return tl::make_unexpected(numbering.error());
            m_body.numbering = *numbering;
        }
        return {};
    }

    //! One part with its charts, inserted files and pictures where they stand.
    base::Status readPart(const QString& path, TextFlow& flow)
    {
        const auto bytes = m_package.inflate(path, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        const auto relations = relationsOf(m_package.archive(), path, m_budget);
        if (!relations)
            return tl::make_unexpected(relations.error());
        TextFlow own;
        DocxBody::Found found;
        OfficeXml xml(*bytes);
        while (xml.advance()) {
            if (xml.isStartElement() && xml.name() != u"document")
                m_body.readBlocks(xml, own, found);
        }
        if (const auto fine = xml.status(path); !fine)
            return fine;
        if (own.isFull())
            return tl::make_unexpected(own.take().error());
        m_deletions += found.deletions;
        m_hidden += found.hidden;
        for (int i = 0; i < found.externalPictures; ++i)
            flow.pictureLeftOut();
        const QStringList pieces = own.document().text.split(QChar(0xfffc));
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            flow.block(pieces.at(i));
            if (i < found.embedded.size() && i + 1 < pieces.size())
                readEmbedded(relations->value(found.embedded.at(i)), flow);
        }
        for (const QString& id : std::as_const(found.pictures))
            putPicture(m_package.archive(), relations->value(id).target, flow, m_budget);
        return {};
    }

    //! A chart, a diagram or an inserted file; what cannot be read is said.
    void readEmbedded(const Relation& relation, TextFlow& flow)
    {
        const auto bytes = m_package.inflate(relation.target, m_budget);
        if (!bytes) {
            flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "an embedded part: %1")).arg(bytes.error().what));
            return;
        }
        base::Status done;
        if (relation.type == u"aFChunk")
            done = readInserted(relation.target, *bytes, flow);
        else if (relation.type == u"chart")
            done = readChart(*bytes, relation.target, flow);
        else
            done = readShapes(*bytes, relation.target, flow);
        if (!done)
            flow.leaveOut(done.error().what);
    }

    base::Status readInserted(const QString& path, const QByteArray& bytes, TextFlow& flow)
    {
        const auto type = typeOf(path);
        if (!type)
            return unreadable(said(QT_TRANSLATE_NOOP("Documents", "an inserted file: %1")).arg(path));
        auto inserted = readPacked(*type, bytes, m_budget, PdfScans::All);
        if (!inserted)
            return unreadable(QStringLiteral("%1: %2").arg(path, inserted.error().what));
        leaveScansOut(*inserted, said(QT_TRANSLATE_NOOP("Documents", "a picture of text inside another file")));
        flow.gap();
        flow.block(inserted->text);
        flow.gap();
        for (const QString& reason : std::as_const(inserted->leftOut))
            flow.leaveOut(QStringLiteral("%1: %2").arg(path, reason));
        return {};
    }

    base::Status readNotes(QStringView type, QStringView prefix)
    {
        const QString path = m_package.relatedTo(type);
        if (path.isEmpty())
            return {};
        const auto bytes = m_package.inflate(path, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        DocxBody::Found found;
        OfficeXml xml(*bytes);
        bool first = true;
        while (xml.advance()) {
            if (!xml.isStartElement() || (xml.name() != u"footnote" && xml.name() != u"endnote"))
                continue;
            const QString kind = xml.attribute(u"type");
            const QString id = xml.attribute(u"id");
            const QString note = m_body.readInline(xml, found);
            if (note.isEmpty() || (!kind.isEmpty() && kind != u"normal"))
                continue;
            if (first)
                m_flow.gap();
            first = false;
            m_flow.paragraph(QStringLiteral("[^%1%2]: %3").arg(prefix, id, note));
        }
        m_deletions += found.deletions;
        return xml.status(path);
    }

    //! Headers and footers, each text once.
    base::Status readMargins()
    {
        QStringList seen;
        for (const QString& path : m_package.allRelatedTo({QStringLiteral("header"), QStringLiteral("footer")})) {
            TextFlow margin;
            if (const auto fine = readPart(path, margin); !fine)
                return fine;
            const QString line = inOneLine(margin.document().text);
            if (line.isEmpty() || seen.contains(line))
                continue;
            if (seen.isEmpty())
                m_flow.gap();
            seen.append(line);
            m_flow.paragraph(said(path.contains(u"header") ? QT_TRANSLATE_NOOP("Documents", "Header: %1")
                                                           : QT_TRANSLATE_NOOP("Documents", "Footer: %1"))
                                 .arg(line));
        }
        return {};
    }

    base::Status sayWhatIsMissing()
    {
        if (m_deletions > 0) {
            m_flow.leaveOut(said(
                QT_TRANSLATE_N_NOOP("Documents", "%n tracked deletion(s), insertions count as accepted"), m_deletions));
        }
        if (m_hidden > 0)
            m_flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n piece(s) of hidden text"), m_hidden));
        const auto comments = m_package.countElements(u"comments", u"comment", m_budget);
        if (!comments)
            return tl::make_unexpected(comments.error());
        if (*comments > 0)
            m_flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n comment(s)"), *comments));
        m_package.sayMacros(m_flow);
        return {};
    }

    const OpcPackage& m_package;
    Budget& m_budget;
    TextFlow m_flow;
    DocxBody m_body;
    int m_deletions = 0;
    int m_hidden = 0;
};

} // namespace

base::Expected<Document> readDocx(const QByteArray& bytes, Budget& budget)
{
    const auto package = OpcPackage::open(bytes, budget);
    if (!package)
        return tl::make_unexpected(package.error());
    return DocxReader(*package, budget).read();
}

} // namespace spyhop::docs
