// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/spyhopcli.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

namespace spyhop::testsupport {

QString program()
{
    return qEnvironmentVariable("SPYHOP_BIN_DIR") + QStringLiteral("/spyhop-cli");
}

QList<QJsonObject> Result::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray& line : out.trimmed().split('\n'))
        objects << QJsonDocument::fromJson(line).object();
    return objects;
}

QJsonObject Result::line(const QString& type) const
{
    for (const QJsonObject& object : lines()) {
        if (object.value(u"type").toString() == type)
            return object;
    }
    return {};
}

World::World()
{
    // No keychain: what a test does must not end in that of whoever runs it.
    set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
}

QString World::write(const QString& name, const QByteArray& bytes) const
{
    QDir(m_folder.path()).mkpath(QFileInfo(name).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(bytes);
    return file.fileName();
}

QByteArray World::read(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void World::prepare(QProcess& process, const QStringList& arguments) const
{
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("SPYHOP_PROFILE"), path(QStringLiteral("profile")));
    process.setProcessEnvironment(environment);
    process.setProgram(program());
    process.setArguments(arguments);
}

Result World::run(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    prepare(process, arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(commandPatience))
        qFatal("spyhop-cli did not end");
    Result result;
    result.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

Server::Server(const QStringList& arguments)
{
    m_process.setProgram(program());
    m_process.setArguments(QStringList{QStringLiteral("serve")} + arguments);
    m_process.start();
    if (!m_process.waitForReadyRead(commandPatience))
        qFatal("the server did not start");
    m_line = m_process.readLine();
}

Server::~Server()
{
    if (m_process.state() != QProcess::NotRunning)
        stop();
}

QString Server::url() const
{
    return QString::fromUtf8(m_line.mid(m_line.indexOf("http")).trimmed());
}

QJsonObject Server::get(const QByteArray& path) const
{
    const QUrl address(url());
    QTcpSocket socket;
    socket.connectToHost(address.host(), static_cast<quint16>(address.port()));
    if (!socket.waitForConnected(commandPatience))
        qFatal("the server is gone");
    socket.write("GET " + path + " HTTP/1.0\r\n\r\n");
    QByteArray reply;
    while (socket.waitForReadyRead(commandPatience))
        reply += socket.readAll();
    return QJsonDocument::fromJson(reply.mid(reply.indexOf("\r\n\r\n") + 4)).object();
}

int Server::stop()
{
    m_process.terminate();
    m_process.waitForFinished(commandPatience);
    return m_process.exitCode();
}

} // namespace spyhop::testsupport
