// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/pdfpages.h"

#include "core/chat/chatdocument.h"
#include "core/text/markdown.h"
#include "core/typeset/blocklayout.h"
#include "core/typeset/emoji.h"
#include "core/typeset/pagecuts.h"
#include "core/typeset/piecepainter.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

namespace spyhop::chat {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatExport)
};

// Layout px, 96 to the inch; the writer's own resolution is finer, so that nothing is rounded.
constexpr int layoutDpi = 96, writerDpi = 1'200;
constexpr qreal pageWidth = 794, pageHeight = 1'123, margin = 72, footer = 40;
constexpr qreal headingGap = 24, partGap = 8; // above a message's heading, and between its parts
constexpr qreal leastBelowHeading = 60; // a heading wants two lines under it
constexpr qreal hair = 0.25; // a part's edges lie between lines: what only touches them is not painted

QFont font(int pixelSize, bool strong, bool fixed)
{
    QFont made;
    // The Latin face first, the Chinese one for what it has not.
    made.setFamilies(typeset::withEmoji(fixed
            ? QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")}
            : QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")}));
    made.setStyleHint(fixed ? QFont::Monospace : QFont::SansSerif);
    made.setPixelSize(pixelSize);
    made.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    made.setHintingPreference(QFont::PreferNoHinting);
    return made;
}

typeset::TypeStyle pageStyle(typeset::FormulaSource* formulas)
{
    typeset::TypeStyle style;
    style.body = {font(14, false, false), 22};
    style.code = {font(12, false, true), 18};
    style.table = {font(13, false, false), 20};
    style.headings = {typeset::Face{font(20, true, false), 28}, typeset::Face{font(17, true, false), 24},
        typeset::Face{font(14, true, false), 22}};
    style.text = QColor(0x17, 0x20, 0x2A);
    style.text2 = QColor(0x4B, 0x58, 0x66);
    style.text3 = QColor(0x59, 0x66, 0x74);
    style.link = QColor(0x0B, 0x5F, 0xA5);
    style.line = QColor(0xD8, 0xDE, 0xE5);
    style.lineStrong = QColor(0x84, 0x8F, 0x9C);
    style.sunken = QColor(0xF5, 0xF7, 0xF9);
    style.selection = Qt::white;
    style.tokens = {QColor(0x8A, 0x1F, 0x7A), QColor(0x0B, 0x6E, 0x75), QColor(0x1A, 0x6B, 0x3C),
        QColor(0x8F, 0x4A, 0x00), style.text3, QColor(0x0B, 0x5F, 0xA5), style.text2, QColor(0xA3, 0x34, 0x1B)};
    style.proseWidth = pageWidth - 2 * margin;
    style.formulas = formulas;
    return style;
}

//! The same with another face for its text.
std::shared_ptr<const typeset::TypeStyle> with(typeset::TypeStyle style, const typeset::Face& body, const QColor& text)
{
    style.body = body;
    style.text = text;
    return std::make_shared<const typeset::TypeStyle>(style);
}

//! \brief Fills pages from top to bottom.
class Pages {
public:
    Pages(QPdfWriter& writer, typeset::FormulaSource* formulas)
        : m_writer(writer)
        , m_painter(&writer)
        , m_style(pageStyle(formulas))
        , m_answer(std::make_shared<const typeset::TypeStyle>(m_style))
        , m_title(with(m_style, m_style.headings[0], m_style.text))
        , m_heading(with(m_style, m_style.headings[2], m_style.link))
        , m_quiet(with(m_style, {font(12, false, false), 18}, m_style.text2))
    {
        m_painter.scale(qreal(writerDpi) / layoutDpi, qreal(writerDpi) / layoutDpi);
    }

    [[nodiscard]] bool isActive() const { return m_painter.isActive(); }

    void addChat(const model::Conversation& chat, ExportSteps& steps)
    {
        if (m_started)
            turn();
        m_started = true;
        addPlain(m_title, chat.summary.title.simplified(), steps);
        if (!chat.systemPrompt.trimmed().isEmpty())
            addPlain(m_quiet, chat.systemPrompt, steps);
        for (const model::ConversationMessage& message : ExportSteps::branchOf(chat)) {
            addMessage(message, steps);
            if (!steps.next())
                return;
        }
    }

    void end()
    {
        paintFooter();
        m_painter.end();
    }

private:
    void addMessage(const model::ConversationMessage& message, ExportSteps& steps)
    {
        m_y += headingGap - partGap;
        if (m_y + leastBelowHeading > bottom)
            turn();
        addPlain(m_heading, messageHeading(message), steps);
        for (const model::Attachment& attachment : message.message.attachments)
            addPlain(m_quiet, Words::tr("Attached: %1").arg(attachment.name), steps);
        if (!message.message.reasoning.trimmed().isEmpty())
            addPlain(m_quiet, thoughtsHeading(message) + u'\n' + message.message.reasoning.trimmed(), steps);
        if (message.message.role == model::Role::User)
            addPlain(m_answer, message.message.text, steps);
        else
            add(*m_answer, text::parseMarkdown(message.message.text), steps);
        if (!message.note.isEmpty())
            addPlain(m_quiet, message.note, steps);
    }

    void addPlain(const std::shared_ptr<const typeset::TypeStyle>& style, const QString& words, ExportSteps& steps)
    {
        if (words.trimmed().isEmpty())
            return;
        add(*style, {text::Block{.inlines = {text::Inline{words.trimmed()}}}}, steps);
    }

    void add(const typeset::TypeStyle& style, const QList<text::Block>& blocks, ExportSteps& steps)
    {
        if (style.formulas != nullptr)
            typeset::waitForFormulas(blocks, *style.formulas);
        QList<typeset::PlacedPiece> placed;
        qreal height = 0;
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            if (steps.isStopped())
                return;
            if (i > 0)
                height += typeset::gapBetween(blocks[i - 1], blocks[i], style);
            placed.append({typeset::layOut(blocks[i], width, style, nullptr), height});
            height += placed.last().piece.height;
        }
        qreal from = 0;
        const QList<qreal> cuts = typeset::cutsBetweenLines(placed, height, {qMax(0.0, bottom - m_y), bottom - top});
        for (qsizetype i = 0; i < cuts.size() && !steps.isStopped(); ++i) {
            if (i > 0)
                turn();
            paint(style, placed, from, cuts[i] - from);
            from = cuts[i];
        }
        m_y += partGap;
    }

    void paint(const typeset::TypeStyle& style, const QList<typeset::PlacedPiece>& placed, qreal from, qreal height)
    {
        if (height <= 0)
            return;
        m_painter.save();
        const QRectF part(margin, m_y, width, height);
        m_painter.setClipRect(part);
        const QRectF inside = part.adjusted(0, hair, 0, -hair);
        const typeset::PiecePainter pieces(m_painter, style, inside);
        for (const typeset::PlacedPiece& one : placed) {
            if (one.top + one.piece.height <= from || one.top >= from + height)
                continue;
            const QPointF origin(margin, m_y - from + one.top);
            pieces.paint(one.piece, origin, 0, 0, {}, [](int) { return 0.0; });
            m_emoji.paint(m_painter, one.piece, origin, inside);
        }
        m_painter.restore();
        m_y += height;
    }

    void turn()
    {
        paintFooter();
        m_writer.newPage();
        ++m_page;
        m_y = top;
    }

    void paintFooter()
    {
        m_painter.setFont(font(11, false, false));
        m_painter.setPen(m_style.text3);
        // At the left, under what is read: in the middle of a page of short lines PDFium, which Chrome and QtPdf read
        // with, takes it for text that runs downwards (a page's words cover less of its width than of its height).
        m_painter.drawText(QRectF(margin, pageHeight - margin, width, footer), Qt::AlignLeft | Qt::AlignVCenter,
            QLocale().toString(m_page));
    }

    static constexpr qreal width = pageWidth - 2 * margin, top = margin, bottom = pageHeight - margin - footer / 2;
    QPdfWriter& m_writer;
    QPainter m_painter;
    typeset::TypeStyle m_style;
    std::shared_ptr<const typeset::TypeStyle> m_answer, m_title, m_heading, m_quiet;
    typeset::EmojiPainter m_emoji;
    qreal m_y = top;
    int m_page = 1;
    bool m_started = false;
};

} // namespace

base::Expected<QByteArray> pdfOf(
    const QList<model::Conversation>& chats, const QString& title, typeset::FormulaSource* formulas, ExportSteps& steps)
{
    Q_ASSERT(qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Spyhop"));
        writer.setResolution(writerDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        Pages pages(writer, formulas);
        if (!pages.isActive())
            return base::failure(base::ErrorCode::Internal, Words::tr("The PDF could not be made."));
        for (const model::Conversation& chat : chats) {
            if (!steps.isStopped())
                pages.addChat(chat, steps);
        }
        pages.end();
    }
    return buffer.data();
}

} // namespace spyhop::chat
