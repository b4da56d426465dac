// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::policy {

//! \brief A pattern in which `*` stands for any run of characters, the empty one too, and nothing else is special.
//! A value.
class Wildcard {
public:
    Wildcard() = default;
    //! Upper and lower case differ.
    explicit Wildcard(const QString& pattern);
    Wildcard(const QString& pattern, Qt::CaseSensitivity sensitivity);

    [[nodiscard]] bool matches(QStringView text) const;
    //! Matches itself alone.
    [[nodiscard]] bool isLiteral() const { return m_parts.size() == 1; }
    [[nodiscard]] const QString& pattern() const { return m_pattern; }
    bool operator==(const Wildcard& other) const { return m_pattern == other.m_pattern && m_case == other.m_case; }

private:
    QString m_pattern;
    QStringList m_parts{QString()}; //!< between the stars
    Qt::CaseSensitivity m_case = Qt::CaseSensitive;
};

} // namespace spyhop::policy
