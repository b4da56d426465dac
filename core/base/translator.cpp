// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translator.h"

#include <QtCore/QLocale>
#include <cstring>

namespace spyhop::base {

bool Translator::loadOwn()
{
    const auto loadFor = [this](const QLocale& locale) {
        return load(locale, QStringLiteral("spyhop"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    };
    return loadFor(QLocale()) || loadFor(QLocale(QLocale::English));
}

QString Translator::translate(const char* context, const char* sourceText, const char* disambiguation, int n) const
{
    const QString whole = QTranslator::translate(context, sourceText, disambiguation, n);
    const char* const colon = whole.isNull() && context ? std::strrchr(context, ':') : nullptr;
    return colon ? QTranslator::translate(colon + 1, sourceText, disambiguation, n) : whole;
}

} // namespace spyhop::base
