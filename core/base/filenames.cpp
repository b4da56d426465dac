// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/filenames.h"

namespace spyhop::base {
namespace {

constexpr qsizetype longest = 80; // characters; file systems take 255 bytes, and Chinese takes three each

bool isRefused(QChar unit)
{
    return unit.unicode() < 0x20 || QStringView(u"<>:\"/\\|?*").contains(unit);
}

//! An ending after them would look as if there were two, or none.
bool isLeftOutAtEnd(QChar unit)
{
    return unit == u'.' || unit == u' ' || unit == u'…' || isRefused(unit);
}

void chopEnd(QString& name)
{
    while (!name.isEmpty() && isLeftOutAtEnd(name.back()))
        name.chop(1);
}

} // namespace

QString fileNameFrom(const QString& title)
{
    QString name = title.simplified();
    name.truncate(longest);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    chopEnd(name);
    for (QChar& unit : name) {
        const bool joins = unit == QChar(0x200c) || unit == QChar(0x200d); // parts of emoji, and of Persian words
        const bool hides = unit.category() == QChar::Other_Format && !joins; // turns the order round, or is not seen
        if (hides || isRefused(unit))
            unit = u'_';
    }
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    return name;
}

} // namespace spyhop::base
