// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/cacheadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Button;
class Label;

//! \brief What the answers' cache holds, how often it answered, what that saved; and a button to forget it.
//!
//! Reads the figures whenever it comes into sight. Owner: PrivacyPage. Thread: main.
class CachePanel : public QWidget {
    Q_OBJECT
public:
    CachePanel(const Theme& theme, admin::CacheAdmin& cache, QWidget* parent);

Q_SIGNALS:
    void message(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void load();
    [[nodiscard]] QString held(const admin::CacheFigures& figures) const;
    [[nodiscard]] QString brought(const admin::CacheFigures& figures) const;

    admin::CacheAdmin& m_cache;
    Label *m_head, *m_held, *m_brought;
    Button* m_clear;
};

} // namespace spyhop::ui
