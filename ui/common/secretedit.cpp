// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/secretedit.h"

#include "ui/common/clipboardguard.h"

namespace spyhop::ui {

SecretEdit::SecretEdit(const QString& name, QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(name);
    setEchoMode(QLineEdit::Password);
    new ClipboardGuard(this);
}

SecretEdit::~SecretEdit()
{
    overwrite();
}

base::Secret SecretEdit::secret() const
{
    QByteArray bytes = text().toUtf8();
    return base::Secret::take(bytes);
}

base::Secret SecretEdit::take()
{
    const base::Secret taken = secret();
    forget();
    return taken;
}

void SecretEdit::forget()
{
    overwrite();
    setText({}); // unlike clear(), forgets what could be undone as well
}

//! The line's own characters, in place: writing to a QString that shares them would make a copy.
void SecretEdit::overwrite()
{
    QString shared = text();
    const auto* const buffer = shared.data_ptr().d_ptr();
    constexpr int owners = 2; // the line and this function; what anybody else holds is theirs
    if (!buffer || buffer->ref_.loadRelaxed() != owners)
        return;
    volatile auto* const at = reinterpret_cast<char16_t*>(const_cast<QChar*>(shared.constData()));
    for (qsizetype i = 0; i < shared.size(); ++i)
        at[i] = u'\0';
}

} // namespace spyhop::ui
