// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/keyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

class QLineEdit;
class QListWidget;

namespace spyhop::ui {

class Button;
class Field;
class Label;

//! \brief Looks for hardware tokens and chooses the one that seals keys. Owner: whoever opens it (deletes itself when
//! closed). Thread: main.
class TokenDialog : public QDialog {
    Q_OBJECT
public:
    TokenDialog(const Theme& theme, admin::KeyAdmin& keys, QWidget* parent);

private:
    void search();
    void found(const base::Expected<QList<keys::TokenInfo>>& tokens);
    void refresh();
    void choose();
    void browse();

    admin::KeyAdmin& m_keys;
    Label* m_sentence;
    QListWidget* m_list;
    QLineEdit* m_module;
    Field *m_listField, *m_moduleField;
    Button *m_search, *m_accept;
    QList<keys::TokenInfo> m_tokens;
    std::unique_ptr<keys::TokenSearch> m_searching;
};

} // namespace spyhop::ui
