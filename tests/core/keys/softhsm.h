// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QString>

namespace spyhop::testsupport {

//! SoftHSM2's library; empty: it is not installed.
[[nodiscard]] inline QString softHsmLibrary()
{
    for (const char* path : {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
             "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so", "/usr/lib64/libsofthsm2.so",
             "/usr/lib64/pkcs11/libsofthsm2.so"}) {
        if (QFile::exists(QString::fromLatin1(path)))
            return QString::fromLatin1(path);
    }
    return {};
}

//! \brief A SoftHSM2 of this test's own: its folder and its configuration (in SOFTHSM2_CONF, for this process and its
//! children).
class SoftHsm {
public:
    static constexpr const char* pin = "246813";

    explicit SoftHsm(const QString& folder)
        : m_folder(folder)
    {
        QDir().mkpath(tokens());
        QFile configuration(m_folder + QStringLiteral("/softhsm2.conf"));
        if (configuration.open(QIODevice::WriteOnly))
            configuration.write("directories.tokendir = " + tokens().toUtf8()
                + "\nobjectstore.backend = file\n"
                  "log.level = ERROR\n");
        qputenv("SOFTHSM2_CONF", configuration.fileName().toUtf8());
    }
    [[nodiscard]] static bool isInstalled()
    {
        return !softHsmLibrary().isEmpty()
            && !QStandardPaths::findExecutable(QStringLiteral("softhsm2-util")).isEmpty();
    }
    [[nodiscard]] QString tokens() const { return m_folder + QStringLiteral("/tokens"); }
    //! A new token with the PIN above.
    [[nodiscard]] bool add(const QString& label) const
    {
        QProcess process;
        process.start(QStringLiteral("softhsm2-util"),
            {QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"), label,
                QStringLiteral("--pin"), QString::fromLatin1(pin), QStringLiteral("--so-pin"),
                QStringLiteral("13572468")});
        return process.waitForFinished() && process.exitCode() == 0;
    }

private:
    QString m_folder;
};

} // namespace spyhop::testsupport
