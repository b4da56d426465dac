// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/watchstore.h"

#include <QtCore/QObject>
#include <functional>

namespace spyhop::batch {

class BatchManager;
class FolderWatch;

//! \brief Watches in the place of a window that keeps a watch of the same question and folder: what is asked here is
//! written down there, so that no window asks it again.
//!
//! Owner: who watches, and holds the lease of the watch. Thread: main. Where no window keeps one nothing is written.
class WatchStandIn : public QObject {
    Q_OBJECT
public:
    //! After the manager's reload().
    WatchStandIn(BatchManager& manager, store::WatchStore& store, const QString& folder, const model::BatchSpec& spec);

    //! As the kept watch spells it, else as it was given: files are known by their paths.
    [[nodiscard]] const QString& folder() const { return m_folder; }
    //! From now on; it must not outlive this.
    void follow(FolderWatch& watch);

private:
    //! What was being made is.
    static void takeMade(store::KeptWatch& kept);
    void change(const std::function<void(store::KeptWatch&)>& how);

    store::WatchStore& m_store;
    QString m_folder;
    QString m_id; //!< of the kept watch; empty: there is none
};

} // namespace spyhop::batch
