// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulabox.h"

#include "core/typeset/formulaclasses.h"
#include "core/typeset/formulanode.h"
#include "core/typeset/svgmarks.h"

#include <QtCore/QJsonArray>
#include <QtGui/QFontMetricsF>
#include <algorithm>

namespace spyhop::typeset {

namespace {

//! Deeper trees are not laid out: the layout is recursive.
constexpr int deepest = 400;
constexpr qreal systemMeasure = 100; //!< px at which fonts of the system are measured

struct Box {
    qreal width = 0;
    QList<FormulaMark> marks = {};
};

void move(QList<FormulaMark>& marks, qreal dx, qreal dy)
{
    if (dx == 0 && dy == 0)
        return;
    for (FormulaMark& mark : marks) {
        mark.position += QPointF(dx, dy);
        mark.rect.translate(dx, dy);
        mark.path.translate(dx, dy);
    }
}

void append(Box& box, Box other, qreal dx, qreal dy)
{
    move(other.marks, dx, dy);
    box.marks += std::move(other.marks);
}

FormulaMark rectangle(const QRectF& rect, std::optional<QRgb> color)
{
    return FormulaMark{.kind = FormulaMark::Kind::Rectangle, .rect = rect, .color = color};
}

using namespace Qt::StringLiterals;

class Layout {
public:
    explicit Layout(FormulaFonts& fonts)
        : m_fonts(fonts)
    {
    }
    [[nodiscard]] Box node(const QJsonObject& json, FormulaContext context);
    [[nodiscard]] bool isTooDeep() const { return m_tooDeep; }

private:
    [[nodiscard]] Box content(const FormulaNode& node, const FormulaContext& context);
    [[nodiscard]] Box text(const FormulaNode& node, const FormulaContext& context);
    [[nodiscard]] Box row(const QJsonArray& children, const FormulaContext& context);
    [[nodiscard]] Box stack(const FormulaNode& table, const FormulaContext& context);
    [[nodiscard]] Box stretched(const FormulaNode& node, const FormulaContext& context);

    FormulaFonts& m_fonts;
    int m_depth = 0;
    bool m_tooDeep = false;
};

Box Layout::row(const QJsonArray& children, const FormulaContext& context)
{
    Box box;
    for (const QJsonValue& child : children) {
        Box next = node(child.toObject(), context);
        const qreal width = next.width;
        append(box, std::move(next), box.width, 0);
        box.width += width;
    }
    return box;
}

Box Layout::text(const FormulaNode& node, const FormulaContext& context)
{
    Box box;
    const QList<uint> characters = node.object.value(u"t").toString().toUcs4();
    const FormulaFont own = context.font();
    for (const uint character : characters) {
        FormulaFont font = own;
        FormulaFonts::Glyph glyph = m_fonts.glyph(font, character);
        if (glyph.index == 0 && font != FormulaFont::MainRegular) {
            font = FormulaFont::MainRegular;
            glyph = m_fonts.glyph(font, character);
        }
        const QString letter = QString::fromUcs4(reinterpret_cast<const char32_t*>(&character), 1);
        if (glyph.index == 0) {
            font = FormulaFont::System;
            QFont system;
            system.setPixelSize(static_cast<int>(systemMeasure));
            glyph.advance = QFontMetricsF(system).horizontalAdvance(letter) / systemMeasure;
        }
        const bool joins = !box.marks.isEmpty() && box.marks.last().font == font;
        if (joins)
            box.marks.last().text += letter;
        else
            box.marks.append(FormulaMark{.position = QPointF(box.width, 0),
                .size = context.em,
                .text = letter,
                .font = font,
                .color = context.color});
        box.width += glyph.advance * context.em;
    }
    box.width += qMax(0.0, node.object.value(u"i").toDouble()) * context.em; // the italic correction is a margin
    return box;
}

//! What is written on a coloured ground without a colour of its own is black or white, whatever the theme.
std::optional<QRgb> inkOn(const QJsonArray& spans, std::optional<QRgb> color)
{
    if (color)
        return color;
    for (const QJsonValue& span : spans) {
        const QJsonArray children = span.toObject().value(u"k").toArray();
        for (const QJsonValue& child : children) {
            const QJsonValue ground = child.toObject().value(u"s").toObject().value(u"backgroundColor");
            if (const std::optional<QRgb> rgb = ground.isString() ? colorOf(ground.toString()) : std::nullopt)
                return qGray(*rgb) > 127 ? qRgb(0, 0, 0) : qRgb(255, 255, 255);
        }
    }
    return color;
}

//! KaTeX's "vlist": children above each other, each at its own height, as wide as the widest.
Box Layout::stack(const FormulaNode& table, const FormulaContext& context)
{
    struct Row {
        FormulaNode span;
        qreal y = 0; //!< of its baseline
        qreal left = 0, right = 0; //!< margins
        bool stretched = false;
        FormulaContext context;
        Box box = {};
    };
    const QJsonArray spans
        = table.children().at(0).toObject().value(u"k").toArray().at(0).toObject().value(u"k").toArray();
    const std::optional<QRgb> ink = inkOn(spans, context.color);
    QList<Row> rows;
    qreal width = 0;
    for (const QJsonValue& value : spans) {
        FormulaNode span(value.toObject());
        QJsonArray children = span.children();
        if (children.isEmpty())
            continue;
        // The first child is a strut that the span's top is measured from.
        const FormulaNode strut(children.first().toObject());
        children.removeFirst();
        FormulaContext inner = context;
        inner.available = 0;
        inner.color = ink;
        if (span.has("svg-align"_L1))
            inner.align = Qt::AlignLeft;
        Row row{span, (span.em(u"top") + strut.em(u"height")) * context.em, span.em(u"marginLeft") * context.em,
            span.em(u"marginRight") * context.em, false, inner};
        row.stretched = std::any_of(children.begin(), children.end(),
            [](const QJsonValue& child) { return FormulaNode(child.toObject()).isStretched(); });
        row.box = this->row(children, inner); // of what is stretched: its least width
        width = qMax(width, row.box.width + row.left + row.right);
        rows.append(std::move(row));
    }
    Box box;
    box.width = width;
    for (Row& row : rows) {
        const qreal room = width - row.left - row.right;
        if (row.stretched) {
            QJsonArray children = row.span.children();
            children.removeFirst();
            row.context.available = room;
            row.box = this->row(children, row.context);
        }
        const qreal free = room - row.box.width;
        const qreal x = row.context.align == Qt::AlignHCenter ? free / 2
            : row.context.align == Qt::AlignRight             ? free
                                                              : 0;
        append(box, std::move(row.box), row.left + x, row.y);
    }
    return box;
}

Box Layout::stretched(const FormulaNode& node, const FormulaContext& context)
{
    const qreal em = context.em;
    const qreal least = node.em(u"minWidth") * em;
    Box box;
    box.width = qMax(context.available, least);
    if (context.available <= 0)
        return box; // only measured
    const qreal width = box.width;
    if (node.has("frac-line"_L1) || node.has("overline-line"_L1) || node.has("underline-line"_L1)
        || node.has("hline"_L1)) {
        const qreal thickness = node.em(u"borderBottomWidth") * em;
        box.marks.append(rectangle(QRectF(0, -thickness, width, thickness), context.color));
        return box;
    }
    if (node.has("hdashline"_L1)) {
        const qreal thickness = node.em(u"borderBottomWidth") * em;
        box.marks.append(FormulaMark{.kind = FormulaMark::Kind::DashedLine,
            .rect = QRectF(QPointF(0, -thickness / 2), QPointF(width, -thickness / 2)),
            .size = thickness,
            .color = context.color});
        return box;
    }
    const qreal height = node.em(u"height") * em;
    const QRectF whole(0, -height, width, height);
    if (node.style.contains(u"backgroundColor"))
        box.marks.append(rectangle(whole, colorOf(node.style.value(u"backgroundColor").toString())));
    if (node.has("fbox"_L1) || node.has("fcolorbox"_L1)) {
        const std::optional<QRgb> border = node.style.contains(u"borderColor")
            ? colorOf(node.style.value(u"borderColor").toString())
            : context.color;
        box.marks.append(FormulaMark{.kind = FormulaMark::Kind::Frame,
            .rect = whole,
            .size = qMax(0.04, node.em(u"borderWidth")) * em,
            .color = border});
    }
    if (node.has("sout"_L1))
        box.marks.append(rectangle(QRectF(0, -0.08 * em, width, 0.08 * em), context.color));
    if (node.has("angl"_L1)) {
        const qreal line = 0.049 * em;
        box.marks.append(rectangle(QRectF(0, -height, width, line), context.color));
        box.marks.append(rectangle(QRectF(width - line, -height, line, height), context.color));
    }
    const QJsonArray children = node.children();
    for (const QJsonValue& value : children) {
        const QJsonObject child = value.toObject();
        if (child.contains(u"v")) {
            box.marks += svgMarks(child, em, context.color, QSizeF(width, height));
            continue;
        }
        const FormulaNode part(child);
        const auto [from, share] = stretchedPart(part.classes);
        const QJsonArray pictures = part.children();
        for (const QJsonValue& svg : pictures)
            append(box, Box{0, svgMarks(svg.toObject(), em, context.color, QSizeF(share * width, height))},
                from * width, 0);
    }
    return box;
}

Box Layout::content(const FormulaNode& node, const FormulaContext& context)
{
    const qreal em = context.em;
    if (node.has("strut"_L1) || node.has("pstrut"_L1) || node.has("vlist-s"_L1) || node.has("katex-mathml"_L1))
        return {};
    if (node.object.contains(u"t"))
        return text(node, context);
    if (node.has("vlist-t"_L1))
        return stack(node, context);
    if (node.has("nulldelimiter"_L1))
        return Box{0.12 * em};
    if (node.has("mtr-glue"_L1))
        return Box{em};
    if (node.isStretched())
        return stretched(node, context);
    if (node.has("rule"_L1)) {
        const QSizeF size(node.em(u"borderRightWidth") * em, node.em(u"borderTopWidth") * em);
        const qreal bottom = node.em(u"bottom") * em;
        return Box{size.width(), {rectangle(QRectF(QPointF(0, -bottom - size.height()), size), context.color)}};
    }
    if (node.has("vertical-separator"_L1)) {
        const qreal width = node.em(u"borderRightWidth") * em;
        const qreal height = node.em(u"height") * em;
        const bool dashed = node.style.value(u"borderRightStyle").toString() == u"dashed"_s;
        if (!dashed)
            return Box{width, {rectangle(QRectF(0, -height, width, height), context.color)}};
        return Box{width,
            {FormulaMark{.kind = FormulaMark::Kind::DashedLine,
                .rect = QRectF(QPointF(width / 2, -height), QPointF(width / 2, 0)),
                .size = width,
                .color = context.color}}};
    }
    if (node.has("llap"_L1) || node.has("rlap"_L1) || node.has("clap"_L1)) {
        Box box = row(node.children(), context);
        move(box.marks, node.has("llap"_L1) ? -box.width : node.has("clap"_L1) ? -box.width / 2 : 0, 0);
        box.width = 0;
        return box;
    }
    Box box;
    const QJsonArray children = node.children();
    if (children.size() == 1 && children.first().toObject().contains(u"v")) // a tall delimiter
        box.marks = svgMarks(
            children.first().toObject(), em, context.color, QSizeF(node.em(u"width"), node.em(u"height")) * em);
    else
        box = row(children, context);
    const bool narrow = node.has("thinbox"_L1) || (node.has("accent-body"_L1) && !node.has("accent-full"_L1));
    if (narrow)
        box.width = 0;
    if (node.style.contains(u"width"))
        box.width = node.em(u"width") * em;
    box.width = qMax(box.width, node.em(u"minWidth") * em);
    return box;
}

Box Layout::node(const QJsonObject& json, FormulaContext context)
{
    if (++m_depth > deepest)
        m_tooDeep = true;
    if (m_tooDeep) {
        --m_depth;
        return {};
    }
    const FormulaNode node(json);
    context.apply(node.classes);
    if (node.style.contains(u"color"))
        context.color = colorOf(node.style.value(u"color").toString());
    Box box = content(node, context);
    --m_depth;

    const qreal em = context.em;
    const Spacing space = spacingOf(node.classes);
    const qreal margin = node.em(u"margin");
    const qreal left = (space.left + margin + node.em(u"marginLeft") + node.em(u"paddingLeft")) * em;
    const qreal right = (space.right + margin + node.em(u"marginRight") + node.em(u"paddingRight")) * em;
    const bool isStrut = node.has("strut"_L1) || node.has("pstrut"_L1);
    const qreal raise = isStrut ? 0 : node.em(u"verticalAlign");
    const qreal top = isStrut ? 0 : node.em(u"top");
    move(box.marks, left + node.em(u"left") * em, (top - raise) * em);
    box.width += left + right;
    return box;
}

} // namespace

Formula layOutFormula(const QJsonObject& tree, FormulaFonts& fonts)
{
    // katex-display ⊃ katex ⊃ katex-html ⊃ (base | newline | tag)*
    QJsonObject html = tree;
    while (!html.isEmpty() && !FormulaNode(html).has("katex-html"_L1))
        html = html.value(u"k").toArray().at(0).toObject();
    Formula formula;
    Layout layout(fonts);
    const QJsonArray children = html.value(u"k").toArray();
    for (const QJsonValue& value : children) {
        const FormulaNode child(value.toObject());
        if (child.has("newline"_L1)) {
            if (!formula.parts.isEmpty())
                formula.parts.last().newline = true;
            continue;
        }
        Box box = layout.node(child.object, FormulaContext());
        FormulaPart part;
        part.width = box.width;
        part.ascent = child.object.value(u"h").toDouble();
        part.descent = child.object.value(u"d").toDouble();
        part.marks = std::move(box.marks);
        part.marks.removeIf([](const FormulaMark& mark) { return mark.color && qAlpha(*mark.color) == 0; });
        if (child.has("tag"_L1))
            formula.tag = std::move(part);
        else
            formula.parts.append(std::move(part));
    }
    if (layout.isTooDeep()) {
        formula = Formula();
        formula.error = FormulaError{};
    }
    return formula;
}

} // namespace spyhop::typeset
