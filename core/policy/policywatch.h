// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFileSystemWatcher>
#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::policy {

//! \brief Says when the administrator's files or one's own policy come, change or go, and so with their folders.
//!
//! Folders that are not there are waited for in the nearest one above them that is. What else happens in those is no
//! change. Owner: Guard. Thread: main.
class PolicyWatch final : public QObject {
    Q_OBJECT
public:
    //! Empty: nothing there is followed.
    PolicyWatch(const QString& systemFolder, const QString& ownFile);

    //! What lies there from now on is no news: to be called before it is read.
    void arm();

Q_SIGNALS:
    void changed(); //!< may come where nothing is different

private:
    void look();
    void follow();
    [[nodiscard]] QStringList folders() const;
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QByteArray stamp() const;

    QString m_systemFolder, m_ownFile;
    QFileSystemWatcher m_watcher;
    QHash<QString, QByteArray> m_followed; //!< path → which file or folder it was
    QByteArray m_stamp;
};

} // namespace spyhop::policy
