// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/formulanode.h"

#include <algorithm>

namespace spyhop::typeset {

using namespace Qt::StringLiterals;

FormulaNode::FormulaNode(const QJsonObject& json)
    : object(json)
    , style(json.value(u"s").toObject())
{
    const QJsonArray list = json.value(u"c").toArray();
    for (const QJsonValue& value : list)
        classes += value.toString().split(u' ', Qt::SkipEmptyParts);
}

//! "0.5em", and of a margin "0 -0.02em" its horizontal part.
qreal FormulaNode::em(QStringView name) const
{
    const QString text = style.value(name).toString();
    const QStringView last = QStringView(text).mid(text.lastIndexOf(u' ') + 1);
    if (last.endsWith(u"em"))
        return last.chopped(2).toDouble();
    return 0;
}

bool FormulaNode::isStretched() const
{
    for (const QLatin1StringView name : {"stretchy"_L1, "hide-tail"_L1, "frac-line"_L1, "overline-line"_L1,
             "underline-line"_L1, "hline"_L1, "hdashline"_L1}) {
        if (has(name))
            return true;
    }
    const QJsonArray inside = children();
    const bool holdsPicture = std::any_of(
        inside.begin(), inside.end(), [](const QJsonValue& child) { return child.toObject().contains(u"v"); });
    return holdsPicture && !style.contains(u"width");
}

} // namespace spyhop::typeset
