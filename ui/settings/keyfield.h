// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace spyhop::ui {

class Field;
class Label;

//! \brief Where an endpoint's key is typed: the key itself or a reference to it such as "env:NAME", and below it where
//! a person gets one. What is pasted does not stay in the clipboard. Hides itself where neither is needed.
//!
//! Owner: EndpointForm. Thread: main.
class KeyField : public QWidget {
    Q_OBJECT
public:
    KeyField(const Theme& theme, QWidget* parent);

    //! Whether there is a key to be typed.
    void setNeeded(bool needed);
    [[nodiscard]] bool isNeeded() const { return m_isNeeded; }
    //! Where a person gets a key; empty: nowhere.
    void setPage(const QString& url);
    //! The reference of the key that there is already; empty: none.
    void setStored(const QString& reference);
    //! Whether a keychain of this computer answers, where a typed key goes to.
    void setKeychain(bool isThere);
    //! What is typed; empty: nothing.
    [[nodiscard]] base::Secret typed() const;
    //! The same where it is a reference; else empty.
    [[nodiscard]] QString typedReference() const;
    void clear();
    //! Empty: no error.
    void setError(const QString& sentence);
    //! Says that nobody gets on without a key, and takes the focus.
    void sayLacking();
    [[nodiscard]] Field* field() const { return m_field; }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    void place();
    void retranslate();

    QLineEdit* m_edit;
    Field* m_field;
    Label* m_link; //!< to the page
    QString m_page, m_stored;
    bool m_isNeeded = true, m_hasKeychain = true;
};

} // namespace spyhop::ui
