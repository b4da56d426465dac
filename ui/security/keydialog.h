// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/keyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

class QComboBox;
class QLineEdit;

namespace spyhop::ui {

class Button;
class Field;
class Label;
class SecretEdit;

//! \brief Stores a key: for which endpoint, in which store. Stays open until it worked or the person gives up. Owner:
//! whoever opens it (deletes itself when closed). Thread: main.
class KeyDialog : public QDialog {
    Q_OBJECT
public:
    //! `replaced`: the key that gets another value; nothing: a new one.
    KeyDialog(const Theme& theme, admin::KeyAdmin& keys, admin::EndpointAdmin& endpoints,
        const std::optional<admin::KeyEntry>& replaced, QWidget* parent);

Q_SIGNALS:
    void stored(const QString& reference);

private:
    void fill();
    void refresh();
    void store();
    void useFor(const QString& endpoint, const QString& reference);
    [[nodiscard]] QString name() const;
    [[nodiscard]] static QString storeText(admin::KeyStore::Kind kind);

    admin::KeyAdmin& m_keys;
    admin::EndpointAdmin& m_endpoints;
    std::optional<admin::KeyEntry> m_replaced;
    QComboBox *m_endpoint, *m_store;
    QLineEdit* m_name;
    SecretEdit* m_key;
    Field *m_endpointField, *m_nameField, *m_storeField, *m_keyField;
    Button* m_accept;
    std::unique_ptr<admin::KeyAction> m_action;
};

} // namespace spyhop::ui
