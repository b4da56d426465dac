// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringView>

namespace spyhop::docs {

//! \brief A spreadsheet's number format, such as "0.00%", "#,##0;[Red]-#,##0" or "yyyy-mm-dd".
//!
//! A value. Shows numbers as the spreadsheet does, with '.' and ',' whatever the computer's language; dates and times
//! always as ISO 8601, since a model cannot know which of 03/04 is the month.
class NumberFormat {
public:
    //! One of the built-in formats by its number, else "General".
    [[nodiscard]] static QString builtIn(int id);

    explicit NumberFormat(const QString& code);
    //! `date1904`: days count from 1904-01-01.
    [[nodiscard]] QString display(double value, bool date1904) const;
    [[nodiscard]] bool isDate() const { return m_date; }
    [[nodiscard]] bool isGeneral() const { return m_sections.size() == 1 && m_sections.first().general; }

private:
    struct Section {
        QString prefix, suffix; //!< literal text around the digits
        int decimals = 0;
        int minimumDigits = 0; //!< zeros before the point
        int percents = 0;
        int thousands = 0; //!< commas after the digits: divide by 1,000 each
        bool grouped = false;
        bool scientific = false;
        bool fraction = false;
        bool general = false;
        bool digits = false; //!< has any placeholder
    };
    [[nodiscard]] static Section parseSection(QStringView code);
    [[nodiscard]] static QString shown(const Section& section, double magnitude);

    QList<Section> m_sections;
    bool m_date = false;
    bool m_hasDay = false, m_hasTime = false, m_hasSeconds = false, m_elapsed = false;
};

//! A number without any format: whole ones with all their digits, others with up to 15 that count.
[[nodiscard]] QString generalNumber(double value);

} // namespace spyhop::docs
