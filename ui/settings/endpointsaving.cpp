// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How EndpointForm checks, tests and saves what its fields say, and where it says what is wrong with that.
#include "ui/common/field.h"
#include "ui/settings/connectionfields.h"
#include "ui/settings/endpointform.h"
#include "ui/settings/keyfield.h"
#include "ui/settings/limitfields.h"
#include "ui/settings/pricefields.h"
#include "ui/settings/testview.h"

#include <QtWidgets/QLineEdit>
#include <algorithm>

namespace spyhop::ui {

void EndpointForm::test()
{
    m_tested = false;
    // What could not be saved is not tested either: a test that passes would say too much.
    model::Endpoint endpoint = fromFields();
    if (endpoint.name.isEmpty())
        endpoint.name = QStringLiteral("new");
    base::Secret key = m_key->typed();
    if (const QString reference = m_key->typedReference(); !reference.isEmpty()) {
        endpoint.key = reference;
        key = base::Secret();
    }
    clearErrors();
    if (showFaults(admin::endpointFaults(endpoint)))
        return;
    m_test->run(m_endpoints.test(endpoint, key));
}

void EndpointForm::save()
{
    if (m_storing)
        return;
    model::Endpoint endpoint = fromFields();
    const base::Secret key = m_key->typed();
    if (const QString typed = m_key->typedReference(); !typed.isEmpty())
        endpoint.key = typed;
    clearErrors();
    // All that is wrong at once, and before a key is stored for an endpoint that is none.
    QList<admin::EndpointFault> faults = admin::endpointFaults(endpoint);
    if (const base::Status isFree = m_endpoints.checkNameFree(endpoint.name, m_editing); !isFree)
        faults.prepend({admin::EndpointPart::Name, isFree.error()});
    if (showFaults(faults))
        return;
    // Nobody is let into a first question that cannot be answered.
    if (m_isShort && key.isEmpty() && m_key->isNeeded() && !model::Endpoint::isLoopback(endpoint.url)) {
        m_key->sayLacking();
        bringIntoView(*m_key->field());
        return;
    }
    if (Field* lacking = m_connection->lackingUser()) {
        bringIntoView(*lacking);
        return;
    }
    if (Field* wrong = m_prices->wrongField()) {
        bringIntoView(*wrong);
        return;
    }
    const QString reference = key.isEmpty() ? m_base.key : m_key->typedReference();
    if (key.isEmpty() || !reference.isEmpty()) {
        saveWith(reference);
        return;
    }
    m_storing = m_endpoints.storeKey(endpoint.name, key);
    connect(m_storing.get(), &admin::KeyAction::finished, this, [this](const base::Expected<QString>& stored) {
        const base::Expected<QString> kept = stored;
        m_storing.release()->deleteLater(); // it is the sender
        if (kept)
            return saveWith(*kept);
        m_key->setError(kept.error().sentence());
        bringIntoView(*m_key->field());
    });
}

void EndpointForm::saveWith(const QString& reference)
{
    model::Endpoint endpoint = fromFields();
    endpoint.key = reference;
    const base::Secret password = m_connection->typedPassword();
    if (password.isEmpty() || m_connection->isPasswordReference() || endpoint.proxyUser.isEmpty())
        return saveEndpoint(endpoint);
    m_storing = m_endpoints.storeKeyAs(QStringLiteral("keychain:%1-proxy").arg(endpoint.name), password);
    connect(
        m_storing.get(), &admin::KeyAction::finished, this, [this, endpoint](const base::Expected<QString>& stored) {
            const base::Expected<QString> kept = stored;
            m_storing.release()->deleteLater(); // it is the sender
            if (!kept)
                return m_connection->showPasswordError(kept.error());
            model::Endpoint complete = endpoint;
            complete.proxyPassword = *kept;
            saveEndpoint(complete);
        });
}

void EndpointForm::saveEndpoint(const model::Endpoint& endpoint)
{
    const base::Status status
        = m_editing.isEmpty() ? m_endpoints.add(endpoint) : m_endpoints.replace(m_editing, endpoint);
    if (!status) { // the settings file, which no field stands for
        m_urlField->setError(status.error().sentence());
        bringIntoView(*m_urlField);
        return;
    }
    m_key->clear();
    m_connection->forgetPassword();
    Q_EMIT saved(endpoint.name);
}

bool EndpointForm::showFaults(QList<admin::EndpointFault> faults)
{
    const auto about = [](admin::EndpointPart part) {
        return [part](const admin::EndpointFault& fault) { return fault.part == part; };
    };
    // Whoever leaves the name out gets the host's: then the address alone is to blame.
    if (m_name->text().trimmed().isEmpty()
        && std::any_of(faults.begin(), faults.end(), about(admin::EndpointPart::Url)))
        faults.removeIf(about(admin::EndpointPart::Name));
    Field* first = nullptr;
    for (const admin::EndpointFault& fault : std::as_const(faults)) {
        Field* field = showFault(fault);
        if (!first)
            first = field;
    }
    if (!first)
        return false;
    first->editor()->setFocus(Qt::OtherFocusReason);
    bringIntoView(*first);
    return true;
}

Field* EndpointForm::showFault(const admin::EndpointFault& fault)
{
    if (Field* field = m_connection->showFault(fault))
        return field;
    if (fault.part == admin::EndpointPart::MoreKeys && m_limits->holdsNoReference())
        return m_limits->keysField();
    Field* field = m_urlField; // what no field stands for is said there too
    if (fault.part == admin::EndpointPart::Name && !m_nameField->isHidden())
        field = m_nameField;
    else if (fault.part == admin::EndpointPart::Key && m_key->isNeeded())
        field = m_key->field();
    field->setError(wordsBelowField(fault.error));
    return field;
}

void EndpointForm::clearErrors()
{
    for (Field* field : {m_nameField, m_urlField, m_key->field(), m_modelsField})
        field->setError({});
    m_connection->clearErrors();
    m_limits->clearErrors();
    m_prices->clearErrors();
}

} // namespace spyhop::ui
