// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QAccessible>

namespace spyhop::ui {

class AccessiblePartInterface;

//! \brief What can be done with a message, its folded reasoning, its code and tables, its links, for assistive
//! technology. Owner: the part's interface. Thread: main.
class AccessibleActions : public QAccessibleActionInterface {
public:
    explicit AccessibleActions(const AccessiblePartInterface& part);

    [[nodiscard]] QStringList actionNames() const override;
    [[nodiscard]] QString localizedActionName(const QString& name) const override;
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    const AccessiblePartInterface& m_part;
};

} // namespace spyhop::ui
