// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localserver/chatask.h"

#include <QtCore/QJsonObject>

namespace spyhop::localserver {

//! A number found in a text.
struct FoundNumber {
    double value = 0;
    qsizetype at = 0;
    bool isMoney = false;
    bool isPercent = false;
};
//! A date found in a text, as ISO 8601.
struct FoundDate {
    QString iso;
    qsizetype at = 0;
    qsizetype length = 0;
};

//! Amounts and figures ("1,250.50", "¥3.2万", "12%"), in order; parts of dates and list numbers are none.
[[nodiscard]] QList<FoundNumber> findNumbers(const QString& text);
//! Dates in the usual English and Chinese ways of writing them; one without a year takes the year of the first that has
//! one.
[[nodiscard]] QList<FoundDate> findDates(const QString& text);

//! \brief Fills the wanted fields from a text by rules: labels ("Supplier: …"), nearness to the words of name and hint,
//! counting. Fields that the text says nothing about get null (list: []). Same text, same values.
[[nodiscard]] QJsonObject extractFields(const QList<WantedField>& fields, const QString& text);

} // namespace spyhop::localserver
