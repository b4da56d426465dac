// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <atomic>
#include <thread>

namespace spyhop::keys {

//! Where programs keep their settings at this computer.
struct ScanRoots {
    QString home, config, data, work; //!< work: the folder the program was started in
    //! This account's, at this computer.
    [[nodiscard]] static ScanRoots ofThisAccount();
};

//! A key that lies open; or a file that may hold one and was not looked into. Never the key itself.
struct FoundKey {
    QString client; //!< who left it there: "Chatbox", "shell"
    QString path;
    QString masked; //!< "sk-…cdef (51 characters)"
    int line = 0; //!< from 1; 0: the file has no lines
    bool readableByOthers = false;
    bool isTooLarge = false; //!< the file, for being looked into: there is no key here
    bool operator==(const FoundKey&) const = default;
};

//! \brief Looks where other programs leave API keys in plain files, and only reports. Reads, never writes; keeps no
//! key.
//!
//! Blocks for as long as the disk takes; `stop` ends it early. May be called from any thread.
[[nodiscard]] QList<FoundKey> scanForKeys(const ScanRoots& roots, const std::atomic<bool>& stop);

//! What of a key may be shown: its kind and its last four characters.
[[nodiscard]] QString maskedKey(const QByteArray& key);

//! \brief scanForKeys() on a thread of its own. Owner: one unique_ptr; destroying it ends the scan.
class KeyScan : public QObject {
    Q_OBJECT
public:
    explicit KeyScan(const ScanRoots& roots);
    ~KeyScan() override;

Q_SIGNALS:
    void done(const QList<spyhop::keys::FoundKey>& found);

private:
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace spyhop::keys

Q_DECLARE_METATYPE(spyhop::keys::FoundKey)
