// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace spyhop::typeset {

//! \brief A node of the tree that KaTeX builds (katexengine.h says its form) with its classes read. A value.
struct FormulaNode {
    explicit FormulaNode(const QJsonObject& json);
    [[nodiscard]] bool has(QLatin1StringView name) const { return classes.contains(name); }
    [[nodiscard]] QJsonArray children() const { return object.value(u"k").toArray(); }
    //! A length of its style, in em of its font; 0: it has none of this name.
    [[nodiscard]] qreal em(QStringView name) const;
    //! It is as wide as the stack that it stands in: a fraction's line, a brace over a sum.
    [[nodiscard]] bool isStretched() const;

    QJsonObject object, style;
    QStringList classes;
};

} // namespace spyhop::typeset
