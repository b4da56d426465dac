// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connectionfields.h"

#include "core/admin/endpointadmin.h"
#include "core/model/proxychoice.h"
#include "ui/common/button.h"
#include "ui/common/clipboardguard.h"
#include "ui/common/field.h"

#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {

constexpr int longestSeconds = 86'400; // a day, as in the settings file

int roundUp(int milliseconds)
{
    return (milliseconds + 999) / 1000;
}

} // namespace

ConnectionFields::ConnectionFields(const Theme& theme, QWidget* parent)
    : FoldedFields(theme, QStringLiteral("connection"), parent)
    , m_seconds{new QSpinBox(body()), new QSpinBox(body()), new QSpinBox(body())}
    , m_caFile(new QLineEdit(body()))
    , m_proxy(new QLineEdit(body()))
    , m_user(new QLineEdit(body()))
    , m_password(new QLineEdit(body()))
    , m_choose(new Button(theme, Button::Kind::Secondary, {}, body()))
    , m_caFileField(new Field(theme, m_caFile, body()))
    , m_proxyField(new Field(theme, m_proxy, body()))
    , m_userField(new Field(theme, m_user, body()))
    , m_passwordField(new Field(theme, m_password, body()))
{
    m_caFile->setObjectName(QStringLiteral("endpointCaFile"));
    m_proxy->setObjectName(QStringLiteral("endpointProxy"));
    m_user->setObjectName(QStringLiteral("endpointProxyUser"));
    m_password->setObjectName(QStringLiteral("endpointProxyPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    new ClipboardGuard(m_password);

    auto* times = new QHBoxLayout;
    times->setSpacing(theme.px(12));
    const std::array names{QStringLiteral("endpointConnectSeconds"), QStringLiteral("endpointFirstTokenSeconds"),
        QStringLiteral("endpointTotalSeconds")};
    for (std::size_t i = 0; i < m_seconds.size(); ++i) {
        m_seconds.at(i)->setObjectName(names.at(i));
        m_seconds.at(i)->setRange(1, longestSeconds);
        m_secondsFields.at(i) = new Field(theme, m_seconds.at(i), body());
        times->addWidget(m_secondsFields.at(i), 1);
        connect(m_seconds.at(i), &QSpinBox::valueChanged, this, &ConnectionFields::edited);
    }
    m_caFileField->putBeside(m_choose);
    auto* login = new QHBoxLayout;
    login->setSpacing(theme.px(12));
    login->addWidget(m_userField, 1, Qt::AlignTop);
    login->addWidget(m_passwordField, 1, Qt::AlignTop);

    column()->addWidget(m_proxyField);
    column()->addLayout(login);
    column()->addWidget(m_caFileField);
    column()->addLayout(times);
    connect(m_choose, &QAbstractButton::clicked, this, &ConnectionFields::chooseFile);
    for (QLineEdit* edit : {m_caFile, m_proxy, m_user, m_password})
        connect(edit, &QLineEdit::textEdited, this, &ConnectionFields::edited);
    retranslate();
}

void ConnectionFields::show(const model::Endpoint& endpoint)
{
    const QSignalBlocker quiet(this);
    m_seconds.at(0)->setValue(roundUp(endpoint.connectTimeoutMs));
    m_seconds.at(1)->setValue(roundUp(endpoint.firstTokenTimeoutMs));
    m_seconds.at(2)->setValue(roundUp(endpoint.totalTimeoutMs));
    m_caFile->setText(endpoint.caFile);
    m_proxy->setText(endpoint.proxy);
    m_user->setText(endpoint.proxyUser);
    m_password->clear();
    m_passwordReference = endpoint.proxyPassword;
    const model::Endpoint usual;
    const bool isOwn = !endpoint.caFile.isEmpty() || !endpoint.proxy.isEmpty() || !endpoint.proxyUser.isEmpty()
        || endpoint.connectTimeoutMs != usual.connectTimeoutMs
        || endpoint.firstTokenTimeoutMs != usual.firstTokenTimeoutMs || endpoint.totalTimeoutMs != usual.totalTimeoutMs;
    setUnfolded(isOwn);
    clearErrors();
    retranslate();
}

void ConnectionFields::apply(model::Endpoint& endpoint) const
{
    // A value that says the same in whole seconds keeps its milliseconds.
    const auto put = [](int& milliseconds, const QSpinBox* seconds) {
        if (roundUp(milliseconds) != seconds->value())
            milliseconds = seconds->value() * 1000;
    };
    put(endpoint.connectTimeoutMs, m_seconds.at(0));
    put(endpoint.firstTokenTimeoutMs, m_seconds.at(1));
    put(endpoint.totalTimeoutMs, m_seconds.at(2));
    endpoint.caFile = m_caFile->text().trimmed();
    endpoint.proxy = m_proxy->text().trimmed();
    endpoint.proxyUser = m_user->text().trimmed();
    if (isPasswordReference())
        endpoint.proxyPassword = m_password->text().trimmed();
    if (endpoint.proxyUser.isEmpty())
        endpoint.proxyPassword.clear();
}

void ConnectionFields::setKeychain(bool isThere)
{
    m_hasKeychain = isThere;
    retranslate();
}

base::Secret ConnectionFields::typedPassword() const
{
    QByteArray bytes = m_password->text().toUtf8();
    return bytes.isEmpty() ? base::Secret() : base::Secret::take(bytes);
}

bool ConnectionFields::isPasswordReference() const
{
    return admin::isKeyReference(m_password->text().trimmed());
}

Field* ConnectionFields::lackingUser()
{
    const bool lacks = !m_password->text().isEmpty() && m_user->text().trimmed().isEmpty();
    if (!lacks)
        return nullptr;
    setUnfolded(true);
    m_userField->setError(tr("A password needs its user name."));
    m_user->setFocus(Qt::OtherFocusReason);
    return m_userField;
}

void ConnectionFields::forgetPassword()
{
    m_password->clear();
}

Field* ConnectionFields::showFault(const admin::EndpointFault& fault)
{
    Field* field = nullptr;
    if (fault.part == admin::EndpointPart::CaFile)
        field = m_caFileField;
    else if (fault.part == admin::EndpointPart::Proxy)
        field = m_proxyField;
    else if (fault.part == admin::EndpointPart::ProxyPassword)
        field = m_passwordField;
    if (!field)
        return nullptr;
    setUnfolded(true);
    field->setError(wordsBelowField(fault.error));
    return field;
}

void ConnectionFields::showPasswordError(const base::Error& error)
{
    setUnfolded(true);
    m_passwordField->setError(error.sentence());
}

void ConnectionFields::clearErrors()
{
    for (Field* field : {m_caFileField, m_proxyField, m_userField, m_passwordField})
        field->setError({});
}

void ConnectionFields::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Choose a CA file"), QString(), tr("Certificates (*.pem *.crt *.cer)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_caFile->setText(path);
        Q_EMIT edited();
    });
    dialog->open();
}

void ConnectionFields::retranslate()
{
    setTitle(tr("Connection"), tr("Proxy, certificates, time limits"));
    m_proxyField->setLabel(tr("Proxy"));
    m_proxyField->setHelp(tr("Empty: this computer's. Or none, http://host:8080, socks5://host:1080, or a list such as "
                             "PROXY host:8080; DIRECT, tried in order."));
    m_userField->setLabel(tr("Proxy user"));
    m_passwordField->setLabel(tr("Proxy password"));
    if (!m_passwordReference.isEmpty())
        m_passwordField->setHelp(tr("Stored as %1. Type a new one to replace it.").arg(m_passwordReference));
    else if (m_hasKeychain)
        m_passwordField->setHelp(tr("Goes to the keychain when you save."));
    else
        m_passwordField->setHelp(tr("No keychain answers on this computer. Type vault:NAME for a password that is "
                                    "stored on the Security page, or env:NAME for one in an environment variable."));
    m_caFileField->setLabel(tr("CA file"));
    m_caFileField->setHelp(tr("PEM file of an authority to trust besides the system's, such as your company's."));
    m_choose->setText(tr("Choose"));
    m_secondsFields.at(0)->setLabel(tr("Connect within"));
    m_secondsFields.at(1)->setLabel(tr("First token within"));
    m_secondsFields.at(2)->setLabel(tr("Whole answer within"));
    for (QSpinBox* seconds : m_seconds)
        seconds->setSuffix(tr(" s", "seconds, after a number"));
}

} // namespace spyhop::ui
