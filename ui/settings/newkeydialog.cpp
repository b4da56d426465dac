// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/newkeydialog.h"

#include "ui/common/button.h"
#include "ui/common/dialogcolumn.h"
#include "ui/common/label.h"
#include "ui/common/newpassphrase.h"
#include "ui/settings/keyplacechoice.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int leastWidth = 480;
}

NewKeyDialog::NewKeyDialog(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* parent)
    : QDialog(parent)
    , m_privacy(privacy)
    , m_places(new KeyPlaceChoice(theme, privacy, this))
    , m_warning(new Label(theme, FontRole::Small, &Tokens::text2, this))
    , m_passphrase(new NewPassphrase(theme, QStringLiteral("newKeyPassphrase"), this))
    , m_accept(new Button(theme, Button::Kind::Primary, tr("Make a new key"), this))
{
    setObjectName(QStringLiteral("newKeyDialog"));
    setWindowTitle(tr("New data key"));
    auto* sentence = new Label(theme, FontRole::Ui, &Tokens::text, this);
    sentence->setWordWrap(true);
    sentence->setText(tr("A fresh key is made, and everything stored is sealed anew with it. Where does it go to?"));
    m_warning->setWordWrap(true);
    m_warning->setText(tr("Nobody can restore the passphrase: without it, what is stored stays closed."));
    m_passphrase->setLabel(tr("New passphrase"));
    m_accept->setObjectName(QStringLiteral("acceptNewKey"));
    m_accept->setDefault(true);
    auto* cancel = new Button(theme, Button::Kind::Secondary, tr("Cancel"), this);
    auto* column = dialogColumn(theme, this, leastWidth);
    column->addWidget(sentence);
    column->addWidget(m_places);
    column->addWidget(m_passphrase);
    column->addWidget(m_warning);
    column->addLayout(buttonRow({cancel, m_accept}));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(m_places, &KeyPlaceChoice::changed, this, &NewKeyDialog::check);
    connect(m_passphrase, &NewPassphrase::changed, this, &NewKeyDialog::check);
    check();
}

keys::DataKeyStore NewKeyDialog::store() const
{
    return m_places->chosen();
}

base::Secret NewKeyDialog::takePassphrase()
{
    const base::Secret typed = m_passphrase->take(); // its lines are empty then, in any case
    return needsPassphrase() ? typed : base::Secret();
}

bool NewKeyDialog::needsPassphrase() const
{
    const keys::DataKeyStore chosen = store() == keys::DataKeyStore::Auto ? m_privacy.dataKeyStore() : store();
    return chosen == keys::DataKeyStore::Passphrase;
}

void NewKeyDialog::check()
{
    const bool isNeeded = needsPassphrase();
    m_passphrase->setVisible(isNeeded);
    m_warning->setVisible(isNeeded);
    m_accept->setEnabled(!isNeeded || m_passphrase->isComplete());
}

} // namespace spyhop::ui
