// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>
#include <memory>

class QLineEdit;

namespace spyhop::ui {

//! \brief Takes a secret that was pasted into a field out of the clipboard, ten seconds later at the most.
//!
//! What the person has copied since stays. Owner: the field (it is a child of it). Thread: main.
class ClipboardGuard : public QObject {
    Q_OBJECT
public:
    explicit ClipboardGuard(QLineEdit* field);
    //! With another clock: tests.
    ClipboardGuard(QLineEdit* field, base::Clock& clock);
    //! Also what is still held when the window goes away.
    ~ClipboardGuard() override;

private:
    ClipboardGuard(QLineEdit* field, std::unique_ptr<base::Clock> own, base::Clock* clock);
    void textChanged(const QString& text);
    void clear();

    std::unique_ptr<base::Clock> m_own;
    std::unique_ptr<base::Timer> m_timer;
    QByteArray m_digest; //!< of what was pasted: the text itself is not kept
};

} // namespace spyhop::ui
