// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QProcess>
#include <QtCore/QProcessEnvironment>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

// spyhop-cli as a person runs it: processes, a profile of their own, the built-in server.
namespace spyhop::testsupport {

constexpr int commandPatience = 60'000; // ms; a whole command on a loaded machine

//! The program under test, from SPYHOP_BIN_DIR.
[[nodiscard]] QString program();

//! What a command left behind.
struct Result {
    int exit = -1;
    QByteArray out, err;

    [[nodiscard]] QList<QJsonObject> lines() const;
    //! The first JSON line of a type.
    [[nodiscard]] QJsonObject line(const QString& type) const;
};

//! \brief One profile of its own, and what is run in it.
class World {
public:
    World();
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;
    void set(const QString& variable, const QString& value) { m_environment.insert(variable, value); }
    void prepare(QProcess& process, const QStringList& arguments) const;
    [[nodiscard]] Result run(const QStringList& arguments, const QByteArray& input) const;
    [[nodiscard]] Result run(const QStringList& arguments) const { return run(arguments, QByteArray()); }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

//! \brief `spyhop-cli serve` in a process of its own.
class Server {
public:
    explicit Server(const QStringList& arguments);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    [[nodiscard]] QByteArray firstLine() const { return m_line; }
    [[nodiscard]] QString url() const;
    //! GET /_stats.
    [[nodiscard]] QJsonObject stats() const { return get("/_stats"); }
    //! GET /_stats/keys: the chats' calls, in the order in which they first came.
    [[nodiscard]] QJsonArray calls() const { return get("/_stats/keys").value(u"keys").toArray(); }
    //! SIGTERM; its exit status.
    int stop();

private:
    [[nodiscard]] QJsonObject get(const QByteArray& path) const;

    QProcess m_process;
    QByteArray m_line;
};

} // namespace spyhop::testsupport
