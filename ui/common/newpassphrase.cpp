// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/newpassphrase.h"

#include "core/admin/passphrasestrength.h"
#include "ui/common/field.h"
#include "ui/common/progressbar.h"
#include "ui/common/secretedit.h"
#include "ui/common/theme.h"

#include <QtWidgets/QVBoxLayout>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int leastBytes = 8; // as vault and backup ask for; NIST SP 800-63B, 5.1.1.2
constexpr double fullBits = 60; // of the bar: "Strong" begins a little above

} // namespace

NewPassphrase::NewPassphrase(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_first(new SecretEdit(name, this))
    , m_second(new SecretEdit(name + QStringLiteral("Again"), this))
    , m_firstField(new Field(theme, m_first, this))
    , m_secondField(new Field(theme, m_second, this))
    , m_strength(new ProgressBar(theme, this))
{
    m_firstField->setLabel(tr("Passphrase"));
    m_secondField->setLabel(tr("The same again"));
    auto* first = new QVBoxLayout;
    first->setSpacing(theme.px(4));
    first->addWidget(m_firstField);
    first->addWidget(m_strength);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(16));
    column->addLayout(first);
    column->addWidget(m_secondField);
    for (SecretEdit* edit : {m_first, m_second})
        connect(edit, &QLineEdit::textChanged, this, &NewPassphrase::check);
    setFocusProxy(m_first);
    check();
}

void NewPassphrase::setLabel(const QString& label)
{
    m_firstField->setLabel(label);
}

bool NewPassphrase::isComplete() const
{
    const base::Secret passphrase = m_first->secret();
    return passphrase.size() >= leastBytes && passphrase.equals(m_second->secret());
}

base::Secret NewPassphrase::take()
{
    m_second->forget();
    return m_first->take();
}

void NewPassphrase::check()
{
    const base::Secret first = m_first->secret();
    const base::Secret second = m_second->secret();
    const admin::PassphraseStrength strength = first.isEmpty() ? admin::PassphraseStrength() : admin::strengthOf(first);
    m_strength->setShares({std::min(1.0, strength.guessBits / fullBits)});
    m_strength->setAccessibleName(strength.words);
    m_firstField->setHelp(first.size() >= leastBytes ? strength.words : tr("At least %1 characters").arg(leastBytes));
    m_secondField->setError(!second.isEmpty() && !first.equals(second) ? tr("The two are not the same.") : QString());
    Q_EMIT changed();
}

} // namespace spyhop::ui
