// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptstyle.h"

namespace spyhop::ui {

namespace {

typeset::Face face(const Theme& theme, FontRole role)
{
    return {theme.font(role), static_cast<qreal>(theme.lineHeight(role))};
}

} // namespace

TranscriptStyles transcriptStyles(const Theme& theme, typeset::FormulaSource& formulas)
{
    const Tokens& tokens = theme.tokens();
    typeset::TypeStyle style;
    style.body = face(theme, FontRole::Body);
    style.code = face(theme, FontRole::Code);
    style.table = face(theme, FontRole::Table);
    // Beside prose of 15 px a table of 13 looks like a footnote; the drawing has 14.
    style.table.font.setPixelSize(theme.px(14));
    style.headings = {face(theme, FontRole::H1), face(theme, FontRole::H2), face(theme, FontRole::Title)};
    style.text = tokens.text;
    style.text2 = tokens.text2;
    style.text3 = tokens.text3;
    style.link = tokens.accent;
    style.line = tokens.line;
    style.lineStrong = tokens.lineStrong;
    style.sunken = tokens.sunken;
    style.selection = tokens.selText;
    style.tokens = {tokens.codeKeyword, tokens.codeType, tokens.codeString, tokens.codeNumber, tokens.codeComment,
        tokens.codeFunction, tokens.codeOperator, tokens.codePreprocessor};
    style.proseWidth = theme.px(640);
    style.paragraphGap = theme.px(12);
    style.headingGap = theme.px(20);
    style.closeGap = theme.px(8);
    style.itemGap = theme.px(4);
    style.indent = theme.px(24);
    style.quoteIndent = theme.px(16);
    style.codePadX = theme.px(14);
    style.codePadY = theme.px(12);
    style.cellPadX = theme.px(12);
    style.cellPadY = theme.px(8);
    style.radius = theme.px(8);
    style.danger = tokens.danger;
    style.formulas = &formulas;
    style.wrapCode = false;
    style.scrollTables = true;

    TranscriptStyles styles;
    styles.answer = std::make_shared<const typeset::TypeStyle>(style);
    typeset::TypeStyle question = style;
    question.proseWidth = theme.px(720);
    styles.question = std::make_shared<const typeset::TypeStyle>(question);
    typeset::TypeStyle quiet = style;
    quiet.body = face(theme, FontRole::Ui);
    quiet.text = tokens.text2;
    quiet.paragraphGap = theme.px(8);
    styles.quiet = std::make_shared<const typeset::TypeStyle>(quiet);
    return styles;
}

} // namespace spyhop::ui
