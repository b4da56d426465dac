// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"

#include <QtCore/QObject>

namespace spyhop::docs {

//! \brief A document that is being read. Made by ReaderHost.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it.
class Reading : public QObject {
    Q_OBJECT
Q_SIGNALS:
    //! A page was recognised: `done` of `total`. Only documents with pictures of text.
    void progressed(int done, int total);
    //! Once, never from within ReaderHost::read(). Errors: NotFound, Unreadable, Internal; `whom` is the path.
    void finished(const spyhop::base::Expected<spyhop::docs::Document>& document);
};

//! \brief A table that is being read. Made by ReaderHost.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it.
class TableReading : public QObject {
    Q_OBJECT
Q_SIGNALS:
    //! Once, never from within ReaderHost::readTable(). Errors as for Reading.
    void finished(const spyhop::base::Expected<spyhop::docs::Table>& table);
};

} // namespace spyhop::docs
