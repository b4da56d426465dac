// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulaclasses.h"

#include <QtCore/QHash>
#include <QtGui/QColor>
#include <array>

namespace spyhop::typeset {

namespace {

//! Sizes of LaTeX, \tiny to \Huge, in em of \normalsize (size6); from katex.css.
constexpr std::array<qreal, 12> sizes{0, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488};

struct ClassRule {
    std::optional<FormulaFamily> family = {};
    std::optional<bool> bold = {}, italic = {};
    std::optional<Qt::AlignmentFlag> align = {};
};

const QHash<QString, ClassRule>& rules()
{
    using F = FormulaFamily;
    static const QHash<QString, ClassRule> table{
        {QStringLiteral("textbf"), {{}, true, {}, {}}},
        {QStringLiteral("textit"), {{}, {}, true, {}}},
        {QStringLiteral("textrm"), {F::Main, {}, {}, {}}},
        {QStringLiteral("textsf"), {F::Sans, {}, {}, {}}},
        {QStringLiteral("texttt"), {F::Typewriter, {}, {}, {}}},
        {QStringLiteral("mathnormal"), {F::Math, {}, true, {}}},
        {QStringLiteral("mathit"), {F::Main, {}, true, {}}},
        {QStringLiteral("mathrm"), {{}, {}, false, {}}},
        {QStringLiteral("mathbf"), {F::Main, true, {}, {}}},
        {QStringLiteral("boldsymbol"), {F::Math, true, true, {}}},
        {QStringLiteral("amsrm"), {F::Ams, {}, {}, {}}},
        {QStringLiteral("mathbb"), {F::Ams, {}, {}, {}}},
        {QStringLiteral("textbb"), {F::Ams, {}, {}, {}}},
        {QStringLiteral("mathcal"), {F::Caligraphic, {}, {}, {}}},
        {QStringLiteral("mathfrak"), {F::Fraktur, {}, {}, {}}},
        {QStringLiteral("textfrak"), {F::Fraktur, {}, {}, {}}},
        {QStringLiteral("mathtt"), {F::Typewriter, {}, {}, {}}},
        {QStringLiteral("mathscr"), {F::Script, {}, {}, {}}},
        {QStringLiteral("textscr"), {F::Script, {}, {}, {}}},
        {QStringLiteral("mathsf"), {F::Sans, {}, {}, {}}},
        {QStringLiteral("mathboldsf"), {F::Sans, true, {}, {}}},
        {QStringLiteral("textboldsf"), {F::Sans, true, {}, {}}},
        {QStringLiteral("mathitsf"), {F::Sans, {}, true, {}}},
        {QStringLiteral("textitsf"), {F::Sans, {}, true, {}}},
        {QStringLiteral("mainrm"), {F::Main, {}, false, {}}},
        {QStringLiteral("small-op"), {F::Size1, {}, {}, {}}},
        {QStringLiteral("large-op"), {F::Size2, {}, {}, {}}},
        {QStringLiteral("delim-size1"), {F::Size1, {}, {}, {}}},
        {QStringLiteral("delim-size4"), {F::Size4, {}, {}, {}}},
        {QStringLiteral("mfrac"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("op-limits"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("accent"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("mover"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("munder"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("x-arrow"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("col-align-c"), {{}, {}, {}, Qt::AlignHCenter}},
        {QStringLiteral("col-align-l"), {{}, {}, {}, Qt::AlignLeft}},
        {QStringLiteral("col-align-r"), {{}, {}, {}, Qt::AlignRight}},
        {QStringLiteral("msupsub"), {{}, {}, {}, Qt::AlignLeft}},
    };
    return table;
}

FormulaFont styled(bool bold, bool italic, FormulaFont regular, FormulaFont boldOne, FormulaFont italicOne)
{
    return bold ? boldOne : italic ? italicOne : regular;
}

} // namespace

void FormulaContext::apply(const QStringList& classes)
{
    std::size_t from = 0;
    std::size_t to = 0;
    bool sized = false;
    for (const QString& name : classes) {
        const auto rule = rules().constFind(name);
        if (rule != rules().constEnd()) {
            family = rule->family.value_or(family);
            bold = rule->bold.value_or(bold);
            italic = rule->italic.value_or(italic);
            align = rule->align.value_or(align);
        } else if (name.startsWith(QStringLiteral("reset-size"))) {
            from = QStringView(name).mid(10).toULong();
        } else if (name.startsWith(QStringLiteral("size")) && name.size() > 4 && name[4].isDigit()) {
            to = QStringView(name).mid(4).toULong();
        } else if (name == QStringLiteral("sizing") || name == QStringLiteral("fontsize-ensurer")) {
            sized = true;
        } else if (name == QStringLiteral("delimsizing")) {
            italic = false;
        }
    }
    if (sized && from > 0 && from < sizes.size() && to > 0 && to < sizes.size()) {
        em *= sizes.at(to) / sizes.at(from);
    } else if (to >= 1 && to <= 4 && classes.contains(QStringLiteral("delimsizing"))) {
        static constexpr std::array delimiters{
            FormulaFamily::Size1, FormulaFamily::Size2, FormulaFamily::Size3, FormulaFamily::Size4};
        family = delimiters.at(to - 1);
    }
}

FormulaFont FormulaContext::font() const
{
    switch (family) {
    case FormulaFamily::Main:
        if (bold && italic)
            return FormulaFont::MainBoldItalic;
        return styled(bold, italic, FormulaFont::MainRegular, FormulaFont::MainBold, FormulaFont::MainItalic);
    case FormulaFamily::Math:
        return bold ? FormulaFont::MathBoldItalic : FormulaFont::MathItalic;
    case FormulaFamily::Ams:
        return FormulaFont::Ams;
    case FormulaFamily::Caligraphic:
        return bold ? FormulaFont::CaligraphicBold : FormulaFont::CaligraphicRegular;
    case FormulaFamily::Fraktur:
        return bold ? FormulaFont::FrakturBold : FormulaFont::FrakturRegular;
    case FormulaFamily::Sans:
        return styled(bold, italic, FormulaFont::SansRegular, FormulaFont::SansBold, FormulaFont::SansItalic);
    case FormulaFamily::Script:
        return FormulaFont::Script;
    case FormulaFamily::Typewriter:
        return FormulaFont::Typewriter;
    case FormulaFamily::Size1:
        return FormulaFont::Size1;
    case FormulaFamily::Size2:
        return FormulaFont::Size2;
    case FormulaFamily::Size3:
        return FormulaFont::Size3;
    case FormulaFamily::Size4:
        return FormulaFont::Size4;
    }
    return FormulaFont::MainRegular;
}

Spacing spacingOf(const QStringList& classes)
{
    static const QHash<QString, Spacing> table{
        {QStringLiteral("x-arrow-pad"), {0.5, 0.5}},
        {QStringLiteral("cd-arrow-pad"), {0.27778, 0.55556}},
        {QStringLiteral("boxpad"), {0.3, 0.3}},
        {QStringLiteral("cancel-pad"), {0.2, 0.2}},
        {QStringLiteral("cancel-lap"), {-0.2, -0.2}},
        {QStringLiteral("anglpad"), {0.03889, 0.03889}},
        {QStringLiteral("angl"), {0, 0.03889}},
        {QStringLiteral("root"), {0.27777778, -0.55555556}},
    };
    Spacing sum;
    for (const QString& name : classes) {
        const Spacing one = table.value(name);
        sum.left += one.left;
        sum.right += one.right;
    }
    return sum;
}

std::pair<qreal, qreal> stretchedPart(const QStringList& classes)
{
    static const QHash<QString, std::pair<qreal, qreal>> table{
        {QStringLiteral("halfarrow-left"), {0, 0.502}},
        {QStringLiteral("halfarrow-right"), {0.498, 0.502}},
        {QStringLiteral("brace-left"), {0, 0.251}},
        {QStringLiteral("brace-center"), {0.25, 0.5}},
        {QStringLiteral("brace-right"), {0.749, 0.251}},
    };
    for (const QString& name : classes) {
        const auto part = table.constFind(name);
        if (part != table.constEnd())
            return *part;
    }
    return {0, 1};
}

std::optional<QRgb> colorOf(const QString& name)
{
    const QColor color(name);
    return color.isValid() ? std::optional(color.rgba()) : std::nullopt;
}

} // namespace spyhop::typeset
