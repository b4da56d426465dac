// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/onewindow.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QThread>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

namespace spyhop::app {
namespace {

constexpr int patienceMs = 8'000; // the first one may be about to start, or ask something before it does
constexpr unsigned long pauseMs = 50;
constexpr std::chrono::milliseconds lastPatience{500};
constexpr qint64 longestMessage = 1 << 20; // bytes; arguments of a system's longest command line fit
constexpr qsizetype longestPath = 96; // bytes, of the 108 of sockaddr_un: Qt makes the socket beside its place first
const QByteArray taken = QByteArrayLiteral("taken\n");

//! In the folder that the system gives this user alone for as long as they are there, else in the profile, which is
//! theirs too; on Windows the name of a pipe. Empty: the system has no name so long.
QString socketName(const QString& profileFolder)
{
    const QString canonical = QFileInfo(profileFolder).canonicalFilePath();
    const QByteArray digest = QCryptographicHash::hash(
        (canonical.isEmpty() ? profileFolder : canonical).toUtf8(), QCryptographicHash::Sha256);
    const QString name = QStringLiteral("spyhop-") + QString::fromLatin1(digest.toHex().left(24));
#ifdef Q_OS_WIN
    return name;
#else
    const auto fits = [](const QString& path) { return QFile::encodeName(path).size() <= longestPath; };
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString atRuntime = runtime + u'/' + name, inProfile = canonical + QStringLiteral("/window");
    if (QDir::isAbsolutePath(runtime) && QFileInfo(runtime).isWritable() && fits(atRuntime))
        return atRuntime;
    return !canonical.isEmpty() && fits(inProfile) ? inProfile : QString();
#endif
}

} // namespace

OneWindow::OneWindow(const QString& profileFolder)
    : m_name(socketName(profileFolder))
    , m_lock(QDir(profileFolder).filePath(QStringLiteral("window.lock")))
{
}

OneWindow::~OneWindow() = default;

bool OneWindow::isFirst(const QStringList& arguments)
{
    auto first = m_lock.take();
    if (first && !*first) {
        if (handOver(arguments))
            return false;
        first = m_lock.take(lastPatience); // it was about to end
    }
    if (first && *first) // else a folder without locks, or one that does not answer
        listen();
    return true;
}

void OneWindow::listen()
{
    if (m_name.isEmpty())
        return;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_name); // of one that was killed: this one has the lock
    connect(m_server.get(), &QLocalServer::newConnection, this, &OneWindow::accept);
    m_server->listen(m_name);
}

void OneWindow::accept()
{
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        read(socket);
    }
}

void OneWindow::read(QLocalSocket* socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > longestMessage)
            socket->abort();
        return;
    }
    const QJsonObject message = QJsonDocument::fromJson(socket->readLine()).object();
    socket->write(taken);
    socket->flush();
    socket->disconnectFromServer();
    QStringList arguments;
    const QJsonArray given = message.value(QStringLiteral("arguments")).toArray();
    for (const QJsonValue& argument : given)
        arguments.append(argument.toString());
    Q_EMIT startedAgain(arguments, message.value(QStringLiteral("activation")).toString());
}

bool OneWindow::handOver(const QStringList& arguments) const
{
    if (m_name.isEmpty())
        return false;
    const QJsonObject message{{QStringLiteral("arguments"), QJsonArray::fromStringList(arguments)},
        {QStringLiteral("activation"), qEnvironmentVariable("XDG_ACTIVATION_TOKEN")}};
    const QDeadlineTimer deadline(patienceMs);
    while (!deadline.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(m_name);
        if (socket.waitForConnected(static_cast<int>(deadline.remainingTime()))) {
            socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
            while (socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
                if (socket.canReadLine())
                    return socket.readLine() == taken;
            }
            return false;
        }
        QThread::msleep(pauseMs); // it has the lock, and is about to listen
    }
    return false;
}

} // namespace spyhop::app
