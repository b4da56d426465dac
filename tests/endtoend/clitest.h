// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/endtoend/spyhopcli.h"
#include "tests/support/testmain.h"

#include <QtCore/QObject>

namespace spyhop::testsupport {

inline QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

//! \brief What tests of commands begin with: the built-in server in a process of its own.
//!
//! A test calls serve() before the first function, endServing() after the last.
class CliTest : public QObject {
protected:
    void serve() { m_server = std::make_unique<Server>(QStringList()); }
    void endServing() { m_server.reset(); }

    //! With that server as their endpoint.
    [[nodiscard]] QStringList at(const QStringList& arguments) const
    {
        return QStringList{tr("--endpoint"), m_server->url(), tr("--model"), tr("spyhop-local")} + arguments;
    }

    std::unique_ptr<Server> m_server;
};

} // namespace spyhop::testsupport
