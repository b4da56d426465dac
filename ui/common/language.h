// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/translator.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTranslator>

namespace spyhop::ui {

//! \brief The interface's language, switched live: every widget gets QEvent::LanguageChange.
//!
//! Owner: main, beside the application. Thread: main.
class Language : public QObject {
    Q_OBJECT
public:
    Language() = default;
    ~Language() override;

    //! "en", "zh_CN", or empty for the system's (anything but Chinese is English).
    void set(const QString& language);
    [[nodiscard]] const QString& current() const { return m_current; }

private:
    QString m_current;
    base::Translator m_own;
    QTranslator m_qt;
};

} // namespace spyhop::ui
