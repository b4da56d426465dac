// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/filelock.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace spyhop::app {

//! \brief One window per profile: who starts first has it; who starts later hands its arguments over and ends.
//!
//! A lock in the profile says who is first, whatever became of those before. The arguments travel through a local
//! socket that belongs to this user; where the first one does not answer, the later one opens a window of its own.
//! Owner: main(), longer than the window. Thread: main.
class OneWindow : public QObject {
    Q_OBJECT
public:
    explicit OneWindow(const QString& profileFolder);
    ~OneWindow() override;

    //! False: another program has the window of this profile, and has taken these arguments. Blocks for some seconds
    //! at most.
    [[nodiscard]] bool isFirst(const QStringList& arguments);

Q_SIGNALS:
    //! Somebody has started the program once more. `activation`: the desktop's leave to raise a window; may be empty.
    void startedAgain(const QStringList& arguments, const QString& activation);

private:
    void listen();
    void accept();
    void read(QLocalSocket* socket);
    [[nodiscard]] bool handOver(const QStringList& arguments) const;

    QString m_name; //!< of the socket
    base::FileLock m_lock;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace spyhop::app
