// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formulasource.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace spyhop::tests {

//! \brief Formulas that are there once a test says so. A value's owner keeps it.
class LateFormulas final : public typeset::FormulaSource {
public:
    [[nodiscard]] std::shared_ptr<const typeset::Formula> find(const QString& latex, bool) override
    {
        return m_isReady || m_there.contains(latex) ? std::make_shared<const typeset::Formula>(made(latex)) : nullptr;
    }
    [[nodiscard]] std::shared_ptr<const typeset::Formula> wait(const QString& latex, bool display) override
    {
        come();
        return find(latex, display);
    }
    [[nodiscard]] int generation() const override { return static_cast<int>(m_there.size()) + (m_isReady ? 1 : 0); }

    void come() { m_isReady = true; }
    void come(const QString& latex) { m_there.insert(latex); } //!< this one alone
    QHash<QString, qreal> widths; //!< em; others are two wide

private:
    [[nodiscard]] typeset::Formula made(const QString& latex) const
    {
        return typeset::Formula{
            .parts = {typeset::FormulaPart{.width = widths.value(latex, 2), .ascent = 0.7, .descent = 0.2}}};
    }

    bool m_isReady = false;
    QSet<QString> m_there;
};

} // namespace spyhop::tests
