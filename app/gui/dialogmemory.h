// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QTemporaryDir>
#include <optional>

namespace spyhop::app {

//! \brief Keeps off the disk what Qt's own dialogs remember by themselves: the folders that a person went through.
//!
//! It goes into a folder in memory, which ends with this object; where there is none, nothing is remembered. Settings
//! files of ours are opened by their path and are not concerned. Owner: main(), from before QApplication to after it.
class DialogMemory {
public:
    DialogMemory();

private:
    std::optional<QTemporaryDir> m_folder;
};

} // namespace spyhop::app
