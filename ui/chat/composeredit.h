// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/settings.h"

#include <QtWidgets/QTextEdit>
#include <memory>

namespace spyhop::ui {

//! \brief Plain text whose Enter may send. Enter that commits an input method never does. Thread: main.
class ComposerEdit : public QTextEdit {
    Q_OBJECT
public:
    ComposerEdit(base::Clock& clock, QWidget* parent);

    void setSendKey(model::SendKey key) { m_sendKey = key; }
    [[nodiscard]] model::SendKey sendKey() const { return m_sendKey; }
    //! px of its whole text.
    [[nodiscard]] int contentHeight() const;

Q_SIGNALS:
    void sendRequested();
    void stopRequested(); //!< Esc
    void filesGiven(const QStringList& paths); //!< pasted or dropped here

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    std::unique_ptr<base::Timer> m_committed; //!< active: an input method has just committed
    bool m_composing = false;
    model::SendKey m_sendKey = model::SendKey::Enter;
};

} // namespace spyhop::ui
