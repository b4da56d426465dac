// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/pptxreader.h"
#include "core/docs/drawingtext.h"
#include "core/docs/opc.h"
#include "core/docs/packedpicture.h"
#include "core/docs/say.h"

namespace spyhop::docs {
namespace {

//! One slide as its XML tells it: the title apart, since it names the part.
struct Slide {
    QString title;
    TextFlow body;
    QStringList embedded, pictures; //!< relation ids
    bool hidden = false;
};

bool isTitle(const QString& placeholder)
{
    return placeholder == u"title" || placeholder == u"ctrTitle";
}

//! Placeholders that repeat what the presentation says anyway.
bool isMargin(const QString& placeholder)
{
    return placeholder == u"sldNum" || placeholder == u"dt" || placeholder == u"hdr" || placeholder == u"ftr";
}

QStringList readTableRow(OfficeXml& xml)
{
    QStringList cells;
    const int outside = xml.depth() - 1;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"tc")
            cells.append(QString());
        else if (xml.name() == u"p" && !cells.isEmpty())
            cells.last() += (cells.last().isEmpty() ? QString() : QStringLiteral(" ")) + drawingParagraph(xml);
    }
    return cells;
}

//! One shape: its paragraphs go to the title or the body.
void readShape(OfficeXml& xml, Slide& slide)
{
    const int outside = xml.depth() - 1;
    QString placeholder;
    while (xml.depth() > outside && xml.advance()) {
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"ph") {
            placeholder = xml.attribute(u"type");
        } else if (xml.name() == u"blip") {
            slide.pictures.append(xml.attribute(u"embed"));
        } else if (xml.name() == u"p") {
            const QString line = drawingParagraph(xml);
            if (isTitle(placeholder))
                slide.title += (slide.title.isEmpty() ? QString() : QStringLiteral(" ")) + inOneLine(line);
            else if (!isMargin(placeholder))
                slide.body.paragraph(line);
        }
    }
}

base::Status readSlide(const QByteArray& bytes, const QString& path, Slide& slide)
{
    OfficeXml xml(bytes);
    while (xml.advance()) {
        if (!xml.isStartElement())
            continue;
        const auto name = xml.name();
        if (name == u"sld") {
            slide.hidden = xml.attribute(u"show") == u"0" || xml.attribute(u"show") == u"false";
        } else if (name == u"sp") {
            readShape(xml, slide);
        } else if (name == u"tbl") {
            slide.body.gap();
        } else if (name == u"tr") {
            slide.body.row(readTableRow(xml));
        } else if (name == u"blip") {
            slide.pictures.append(xml.attribute(u"embed"));
        } else if (name == u"chart") {
            slide.embedded.append(xml.attribute(u"id"));
        } else if (name == u"relIds") {
            slide.embedded.append(xml.attribute(u"dm"));
        } else if (name == u"Fallback") {
            xml.skip();
        }
    }
    return xml.status(path);
}

class PptxReader {
public:
    PptxReader(const OpcPackage& package, Budget& budget)
        : m_package(package)
        , m_budget(budget)
    {
    }

    base::Expected<Document> read()
    {
        const auto paths = slidePaths();
        if (!paths)
            return tl::make_unexpected(paths.error());
        m_flow.document().partsTotal = static_cast<int>(paths->size());
        for (const QString& path : *paths) {
            if (const auto fine = readOne(path); !fine)
                return tl::make_unexpected(fine.error());
        }
        if (m_comments > 0)
            m_flow.leaveOut(said(QT_TRANSLATE_N_NOOP("Documents", "%n comment(s)"), m_comments));
        m_package.sayMacros(m_flow);
        return m_flow.take();
    }

private:
    base::Expected<QStringList> slidePaths()
    {
        const auto bytes = m_package.inflate(m_package.mainPart(), m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        QStringList paths;
        OfficeXml xml(*bytes);
        while (xml.advance()) {
            if (!xml.isStartElement() || xml.name() != u"sldId")
                continue;
            const QXmlStreamAttributes attributes = xml.attributes();
            for (const QXmlStreamAttribute& one : attributes) {
                // "id" is the slide's own number, "r:id" its relation.
                const Relation relation = m_package.relations().value(one.value().toString());
                if (one.name() == u"id" && relation.type == u"slide" && !paths.contains(relation.target))
                    paths.append(relation.target);
            }
        }
        if (const auto fine = xml.status(m_package.mainPart()); !fine)
            return tl::make_unexpected(fine.error());
        return paths;
    }

    base::Status readOne(const QString& path)
    {
        const auto bytes = m_package.inflate(path, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        const auto relations = relationsOf(m_package.archive(), path, m_budget);
        if (!relations)
            return tl::make_unexpected(relations.error());
        Slide slide;
        if (const auto fine = readSlide(*bytes, path, slide); !fine)
            return fine;
        m_flow.part(PartKind::Slide, slide.title);
        const QString number = said(QT_TRANSLATE_NOOP("Documents", "Slide %1")).arg(m_flow.document().parts.size());
        QString heading = slide.title.isEmpty() ? number : slide.title;
        if (slide.hidden)
            heading = said(QT_TRANSLATE_NOOP("Documents", "%1 (hidden)")).arg(heading);
        m_flow.heading(1, heading);
        m_flow.block(slide.body.document().text);
        for (const QString& id : std::as_const(slide.embedded)) {
            if (const auto fine = readEmbedded(relations->value(id)); !fine)
                m_flow.leaveOut(fine.error().what);
        }
        for (const QString& id : std::as_const(slide.pictures))
            putPicture(m_package.archive(), relations->value(id).target, m_flow, m_budget);
        return readBeside(*relations);
    }

    base::Status readEmbedded(const Relation& relation)
    {
        const auto bytes = m_package.inflate(relation.target, m_budget);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        return relation.type == u"chart" ? readChart(*bytes, relation.target, m_flow)
                                         : readShapes(*bytes, relation.target, m_flow);
    }

    //! Notes and the number of comments.
    base::Status readBeside(const QHash<QString, Relation>& relations)
    {
        for (const Relation& relation : relations) {
            if (relation.type == u"comments")
                ++m_comments;
            if (relation.type != u"notesSlide")
                continue;
            const auto bytes = m_package.inflate(relation.target, m_budget);
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            Slide notes;
            if (const auto fine = readSlide(*bytes, relation.target, notes); !fine)
                return fine;
            const QString text = notes.body.document().text.trimmed();
            if (!text.isEmpty())
                m_flow.paragraph(said(QT_TRANSLATE_NOOP("Documents", "Notes: %1")).arg(text));
        }
        return {};
    }

    const OpcPackage& m_package;
    Budget& m_budget;
    TextFlow m_flow;
    int m_comments = 0;
};

} // namespace

base::Expected<Document> readPptx(const QByteArray& bytes, Budget& budget)
{
    auto package = OpcPackage::open(bytes, budget);
    if (!package)
        return tl::make_unexpected(package.error());
    const QStringList folders{QStringLiteral("ppt/slides/"), QStringLiteral("ppt/notesSlides/")};
    if (const auto fine = package->prepare(folders, {QStringLiteral(".xml"), QStringLiteral(".rels")}, budget); !fine)
        return tl::make_unexpected(fine.error());
    return PptxReader(*package, budget).read();
}

} // namespace spyhop::docs
