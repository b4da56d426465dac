// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/language.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

namespace spyhop::ui {

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::set(const QString& language)
{
    const bool chinese
        = language.isEmpty() ? QLocale::system().language() == QLocale::Chinese : language == QStringLiteral("zh_CN");
    const QString name = chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
    if (name == m_current)
        return;
    m_current = name;
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // English too has a file: its plural forms.
    if (m_qt.load(QStringLiteral("qtbase_") + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(QStringLiteral(":/i18n/spyhop_") + name))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace spyhop::ui
