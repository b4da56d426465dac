// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulafonts.h"

#include <QtCore/QFile>
#include <array>

//! Resources of a static library are there once this has run (Qt, "The Qt Resource System").
static void initFontResources()
{
    Q_INIT_RESOURCE(katexfonts);
}

namespace spyhop::typeset {

namespace {

constexpr qreal masterSize = 1'000; //!< px: KaTeX's fonts have 1000 units in an em
constexpr qreal sizeSteps = 64; //!< sizes in a px
constexpr std::size_t mostSizes = 48; //!< of one font: zooming must not fill the memory

const char* fileOf(FormulaFont font)
{
    static constexpr std::array<const char*, 20> files{"Main-Regular", "Main-Bold", "Main-Italic", "Main-BoldItalic",
        "Math-Italic", "Math-BoldItalic", "AMS-Regular", "Caligraphic-Regular", "Caligraphic-Bold", "Fraktur-Regular",
        "Fraktur-Bold", "SansSerif-Regular", "SansSerif-Bold", "SansSerif-Italic", "Script-Regular", "Size1-Regular",
        "Size2-Regular", "Size3-Regular", "Size4-Regular", "Typewriter-Regular"};
    return files.at(static_cast<std::size_t>(font));
}

} // namespace

FormulaFonts::Loaded& FormulaFonts::loaded(FormulaFont font)
{
    const auto known = m_fonts.find(font);
    if (known != m_fonts.end())
        return known->second;
    initFontResources();
    QFile file(QStringLiteral(":/katex/fonts/KaTeX_") + QString::fromLatin1(fileOf(font)) + QStringLiteral(".ttf"));
    QRawFont master;
    if (file.open(QIODevice::ReadOnly))
        master.loadFromData(file.readAll(), masterSize, QFont::PreferNoHinting);
    return m_fonts.emplace(font, Loaded{master}).first->second;
}

QRawFont FormulaFonts::font(FormulaFont font, qreal pixelSize)
{
    Loaded& entry = loaded(font);
    const int key = qRound(pixelSize * sizeSteps);
    const auto known = entry.sizes.find(key);
    if (known != entry.sizes.end())
        return known->second;
    if (entry.sizes.size() >= mostSizes)
        entry.sizes.clear();
    QRawFont sized = entry.master;
    sized.setPixelSize(key / sizeSteps);
    return entry.sizes.emplace(key, sized).first->second;
}

FormulaFonts::Glyph FormulaFonts::glyph(FormulaFont font, char32_t character)
{
    Loaded& entry = loaded(font);
    const auto known = entry.glyphs.constFind(character);
    if (known != entry.glyphs.constEnd())
        return *known;
    Glyph glyph;
    glyph.index = entry.master.glyphIndexesForString(QString::fromUcs4(&character, 1)).value(0, 0);
    const QList<QPointF> advances
        = entry.master.advancesForGlyphIndexes(QList<quint32>{glyph.index}, QRawFont::SeparateAdvances);
    glyph.advance = advances.isEmpty() ? 0 : advances.first().x() / masterSize;
    entry.glyphs.insert(character, glyph);
    return glyph;
}

} // namespace spyhop::typeset
