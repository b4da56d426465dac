// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/keyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace spyhop::ui {

class Button;
class Label;

//! \brief Looks for keys that other programs left open, and lists them: who, where, the key's last characters. Changes
//! nothing. Owner: KeysPanel. Thread: main.
class StrayKeys : public QWidget {
    Q_OBJECT
public:
    StrayKeys(const Theme& theme, admin::KeyAdmin& keys, QWidget* parent);
    void retranslate();

private:
    void look();
    void tell(const QList<keys::FoundKey>& found);

    const Theme& m_theme;
    admin::KeyAdmin& m_keys;
    Label *m_head, *m_sub, *m_result;
    QVBoxLayout* m_rows;
    Button* m_look;
    std::unique_ptr<keys::KeyScan> m_scan;
    bool m_looked = false;
    qsizetype m_count = 0;
};

} // namespace spyhop::ui
