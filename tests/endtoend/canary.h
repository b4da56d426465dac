// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::testsupport {

//! \brief A secret that is looked for wherever it must not be: as it is, in UTF-16, hex and base64 (at each alignment).
class Canary {
public:
    explicit Canary(const QByteArray& secret)
    {
        const QString text = QString::fromUtf8(secret);
        m_forms << secret << secret.toHex() << secret.toHex().toUpper();
        QByteArray little, big;
        for (const QChar c : text) {
            little.append(static_cast<char>(c.unicode() & 0xff)).append(static_cast<char>(c.unicode() >> 8));
            big.append(static_cast<char>(c.unicode() >> 8)).append(static_cast<char>(c.unicode() & 0xff));
        }
        m_forms << little << big;
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            for (qsizetype before = 0; before < 3; ++before) {
                // The first and the last characters depend on the neighbours.
                const QByteArray coded = (QByteArray(before, '.') + secret).toBase64(alphabet);
                m_forms << coded.mid(before == 0 ? 0 : 4, coded.size() - (before == 0 ? 4 : 8));
            }
        }
    }
    [[nodiscard]] const QList<QByteArray>& forms() const { return m_forms; }
    [[nodiscard]] bool isIn(const QByteArray& bytes) const
    {
        for (const QByteArray& form : m_forms) {
            if (bytes.contains(form))
                return true;
        }
        return false;
    }
    //! Files below the folders that hold it.
    [[nodiscard]] QStringList filesWithIt(const QStringList& folders, qsizetype& looked) const
    {
        QStringList found;
        for (const QString& folder : folders) {
            QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                ++looked;
                if (isIn(file.readAll()) || isIn(file.fileName().toUtf8()))
                    found << file.fileName();
            }
        }
        return found;
    }

private:
    QList<QByteArray> m_forms;
};

} // namespace spyhop::testsupport
