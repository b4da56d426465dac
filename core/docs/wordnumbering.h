// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <array>

namespace spyhop::docs {

//! \brief The lists of a Word document: which number or bullet the next paragraph of a list begins with.
class WordNumbering {
public:
    static constexpr int levelCount = 9;

    [[nodiscard]] static base::Expected<WordNumbering> read(const QByteArray& bytes, const QString& part);
    //! Counts on: "2.1.", "b)", "-" for a bullet, empty if the list has no marks or is unknown.
    [[nodiscard]] QString next(const QString& numbering, int level);

private:
    struct Level {
        QString format = QStringLiteral("decimal");
        QString pattern; //!< "%1.%2."
        int start = 1;
    };
    struct List {
        std::array<Level, levelCount> levels;
        std::array<int, levelCount> counts{}; //!< 0: not begun
    };
    QHash<QString, List> m_lists; //!< by abstract id
    QHash<QString, QString> m_abstracts; //!< by numbering id
};

//! A number as Word and spreadsheets count: "decimal", "lowerRoman", "upperLetter", "chineseCounting" …
[[nodiscard]] QString countedAs(const QString& format, int number);

} // namespace spyhop::docs
