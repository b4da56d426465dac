// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/keydialog.h"

#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/field.h"
#include "ui/common/secretedit.h"

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

KeyDialog::KeyDialog(const Theme& theme, admin::KeyAdmin& keys, admin::EndpointAdmin& endpoints,
    const std::optional<admin::KeyEntry>& replaced, QWidget* parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_endpoints(endpoints)
    , m_replaced(replaced)
    , m_endpoint(new QComboBox(this))
    , m_store(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_key(new SecretEdit(QStringLiteral("keyText"), this))
    , m_endpointField(new Field(theme, m_endpoint, this))
    , m_nameField(new Field(theme, m_name, this))
    , m_storeField(new Field(theme, m_store, this))
    , m_keyField(new Field(theme, m_key, this))
    , m_accept(new Button(theme, Button::Kind::Primary, tr("Store"), this))
{
    setObjectName(QStringLiteral("keyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(replaced ? tr("Replace a key") : tr("Store a key"));
    m_endpoint->setObjectName(QStringLiteral("keyEndpoint"));
    m_name->setObjectName(QStringLiteral("keyName"));
    m_store->setObjectName(QStringLiteral("keyStore"));
    m_accept->setObjectName(QStringLiteral("storeKey"));
    m_accept->setDefault(true);
    m_endpointField->setLabel(tr("For the endpoint"));
    m_nameField->setLabel(tr("Name"));
    m_storeField->setLabel(tr("Where it lies"));
    m_keyField->setLabel(tr("Key"));
    m_keyField->setHelp(tr("A key that was pasted leaves the clipboard after ten seconds."));
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Cancel"), this);
    auto* column = dialogColumn(theme, this, 480);
    for (Field* field : {m_endpointField, m_nameField, m_storeField, m_keyField})
        column->addWidget(field);
    column->addLayout(buttonRow({cancel, m_accept}));
    fill();
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &KeyDialog::store);
    connect(m_endpoint, &QComboBox::currentIndexChanged, this, &KeyDialog::refresh);
    connect(m_store, &QComboBox::currentIndexChanged, this, &KeyDialog::refresh);
    connect(m_name, &QLineEdit::textChanged, this, &KeyDialog::refresh);
    connect(m_key, &QLineEdit::textChanged, this, &KeyDialog::refresh);
    refresh();
    m_key->setFocus();
}

void KeyDialog::fill()
{
    for (const model::Endpoint& endpoint : m_endpoints.endpoints())
        m_endpoint->addItem(endpoint.name, endpoint.name);
    m_endpoint->addItem(tr("none: under a name of its own"), QString());
    QString kind;
    if (m_replaced) {
        kind = m_replaced->reference.section(u':', 0, 0);
        m_name->setText(m_replaced->name);
        const int index = m_endpoint->findData(m_replaced->endpoints.value(0));
        m_endpoint->setCurrentIndex(index < 0 ? m_endpoint->count() - 1 : index);
    }
    int chosen = -1;
    for (const admin::KeyStore& store : m_keys.stores()) {
        m_store->addItem(storeText(store.kind), static_cast<int>(store.kind));
        const int row = m_store->count() - 1;
        if (auto* const model = qobject_cast<QStandardItemModel*>(m_store->model()); model && !store.usable) {
            model->item(row)->setEnabled(false);
            model->item(row)->setToolTip(store.why);
            m_store->setItemText(row, QStringLiteral("%1 (%2)").arg(storeText(store.kind), store.why));
        }
        const bool isThere = admin::KeyAdmin::referenceTo(store.kind, QString()).startsWith(kind + u':');
        if (store.usable && (chosen < 0 || (!kind.isEmpty() && isThere)))
            chosen = row;
    }
    m_store->setCurrentIndex(chosen);
}

QString KeyDialog::name() const
{
    const QString endpoint = m_endpoint->currentData().toString();
    if (m_replaced || endpoint.isEmpty())
        return m_name->text().trimmed();
    return endpoint;
}

QString KeyDialog::storeText(admin::KeyStore::Kind kind)
{
    switch (kind) {
    case admin::KeyStore::Kind::Keychain:
        return tr("Keychain of this computer");
    case admin::KeyStore::Kind::Token:
        return tr("Hardware token");
    case admin::KeyStore::Kind::Vault:
        return tr("Vault in the profile");
    }
    return {};
}

void KeyDialog::refresh()
{
    m_endpointField->setVisible(!m_replaced);
    m_nameField->setVisible(m_replaced || m_endpoint->currentData().toString().isEmpty());
    m_name->setReadOnly(m_replaced.has_value());
    const bool isComplete = !name().isEmpty() && !m_key->text().trimmed().isEmpty() && m_store->currentIndex() >= 0;
    m_accept->setEnabled(isComplete);
    m_accept->setBusy(m_action != nullptr);
}

void KeyDialog::store()
{
    if (m_action)
        return;
    QByteArray bytes = m_key->text().trimmed().toUtf8();
    const auto kind = static_cast<admin::KeyStore::Kind>(m_store->currentData().toInt());
    const QStringList users = m_replaced ? m_replaced->endpoints : QStringList(m_endpoint->currentData().toString());
    m_keyField->setError({});
    m_action = m_endpoints.storeKeyAs(admin::KeyAdmin::referenceTo(kind, name()), base::Secret::take(bytes));
    connect(m_action.get(), &admin::KeyAction::finished, this, [this, users](const base::Expected<QString>& reference) {
        m_action.release()->deleteLater(); // it is the sender
        if (!reference) {
            m_keyField->setError(reference.error().sentence());
            refresh();
            return;
        }
        m_key->forget();
        for (const QString& endpoint : users)
            useFor(endpoint, *reference);
        const QString where = *reference;
        accept();
        Q_EMIT stored(where);
    });
    refresh();
}

//! The endpoint finds the key where it lies now.
void KeyDialog::useFor(const QString& endpoint, const QString& reference)
{
    for (const model::Endpoint& known : m_endpoints.endpoints()) {
        if (known.name != endpoint)
            continue;
        model::Endpoint changed = known;
        if (m_replaced && changed.key != m_replaced->reference)
            return; // one of its further accounts: those name their place in the endpoint's own form
        changed.key = reference;
        if (changed != known)
            std::ignore = m_endpoints.replace(endpoint, changed); // a file that cannot be written is told by its page
        return;
    }
}

} // namespace spyhop::ui
