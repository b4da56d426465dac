// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/privacyadmin.h"
#include "ui/common/theme.h"

#include <QtWidgets/QDialog>

namespace spyhop::ui {

class Button;
class NewPassphrase;
class SecretEdit;

//! \brief Asks for a passphrase where a computer has no keychain to hold the data key. Thread: main.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    //! `isNew`: typed twice; else once, to unlock. `reason`: why it is asked for.
    PassphraseDialog(const Theme& theme, bool isNew, const QString& reason, QWidget* parent);
    [[nodiscard]] base::Secret takePassphrase();

private:
    void check();

    NewPassphrase* m_new = nullptr; //!< either
    SecretEdit* m_known = nullptr; //!< or
    Button* m_accept;
};

//! \brief Consent given in the window: grants, and asks for a passphrase where the computer has no keychain, or its
//! person does not want to open it. Owner: MainWindow, FirstRun. Thread: main.
class ConsentFlow : public QObject {
    Q_OBJECT
public:
    ConsentFlow(const Theme& theme, admin::PrivacyAdmin& privacy, QWidget* window);

    void grant(const QList<model::ConsentKind>& kinds);
    //! What is stored is unlocked; a passphrase is asked for if it takes one. Nothing is asked if it is unlocked
    //! already.
    void unlock();
    //! At the start of the program: as unlock(); where nothing new may be stored, nobody is asked for a passphrase.
    void unlockAtStart();
    //! Whether something is stored that cannot be read yet.
    [[nodiscard]] bool isLocked() const;
    //! Said beside the question for the passphrase that unlock() may come to; empty: nothing.
    void setUnlockNote(const QString& sentence) { m_unlockNote = sentence; }

Q_SIGNALS:
    void granted();
    void refused(const QString& sentence); //!< the person cancelled, or it did not work; all stays in memory

private:
    void onLocked(const base::Error& reason);
    [[nodiscard]] bool doesPassphraseHelp(const base::Error& reason) const;
    [[nodiscard]] QString whyNewPassphrase(const base::Error& reason) const;
    void onLockedElsewhere(const base::Error& reason);

    const Theme& m_theme;
    admin::PrivacyAdmin& m_privacy;
    QWidget* m_window;
    QList<model::ConsentKind> m_kinds;
    QString m_unlockNote;
    bool m_waiting = false;
    bool m_unlocking = false;
};

} // namespace spyhop::ui
