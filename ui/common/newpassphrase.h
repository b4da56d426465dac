// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Field;
class ProgressBar;
class SecretEdit;
class Theme;

//! \brief A passphrase that is chosen: typed twice, with how hard it is to guess. Owner: its parent. Thread: main.
class NewPassphrase : public QWidget {
    Q_OBJECT
public:
    //! `name`: of the first line, for tests; the second is called NAMEAgain.
    NewPassphrase(const Theme& theme, const QString& name, QWidget* parent);

    //! Of the first line; "Passphrase" until set.
    void setLabel(const QString& label);
    //! Long enough, and twice the same.
    [[nodiscard]] bool isComplete() const;
    //! The lines are empty then.
    [[nodiscard]] base::Secret take();

Q_SIGNALS:
    void changed();

private:
    void check();

    SecretEdit *m_first, *m_second;
    Field *m_firstField, *m_secondField;
    ProgressBar* m_strength;
};

} // namespace spyhop::ui
