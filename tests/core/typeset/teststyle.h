// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/typestyle.h"

#include <memory>

namespace spyhop::tests {

//! A style whose sizes are easy to reckon with.
inline std::shared_ptr<const typeset::TypeStyle> testStyle()
{
    auto style = std::make_shared<typeset::TypeStyle>();
    const auto face = [](int size, qreal line) {
        QFont font(QStringLiteral("DejaVu Sans"));
        font.setPixelSize(size);
        return typeset::Face{font, line};
    };
    style->body = face(15, 24);
    style->code = face(13, 20);
    style->table = face(13, 20);
    style->headings = {face(22, 30), face(18, 28), face(15, 22)};
    style->text = Qt::black;
    style->selection = QColor(0, 0, 255);
    style->sunken = QColor(240, 240, 240);
    style->line = QColor(0, 255, 0);
    style->link = QColor(255, 0, 0);
    return style;
}

} // namespace spyhop::tests
