// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/preferences.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QComboBox;

namespace spyhop::ui {

class Field;
class Label;

//! \brief Theme, language, send key and zoom; each takes effect at once. Thread: main.
class AppearancePage : public QWidget {
    Q_OBJECT
public:
    AppearancePage(const Theme& theme, admin::Preferences& preferences, QWidget* parent);

Q_SIGNALS:
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void load();
    void report(const base::Status& status);

    const Theme& m_theme;
    admin::Preferences& m_preferences;
    Label* m_head;
    QComboBox *m_themeBox, *m_language, *m_sendKey, *m_zoom;
    Field *m_themeField, *m_languageField, *m_sendField, *m_zoomField;
};

} // namespace spyhop::ui
