// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/keyadmin.h"
#include "ui/common/surface.h"

namespace spyhop::ui {

class Button;
class Label;

//! \brief One key: its name, where it lies, who uses it, whether it is there. Owner: KeysPanel. Thread: main.
class KeyRow : public Surface {
    Q_OBJECT
public:
    KeyRow(const Theme& theme, const admin::KeyEntry& entry, QWidget* parent);
    [[nodiscard]] const admin::KeyEntry& entry() const { return m_entry; }

Q_SIGNALS:
    void replaceRequested(const spyhop::admin::KeyEntry& entry);
    void removeRequested(const spyhop::admin::KeyEntry& entry);

private:
    admin::KeyEntry m_entry;
};

} // namespace spyhop::ui
