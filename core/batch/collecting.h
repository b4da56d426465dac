// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/batch/inputs.h"
#include "core/batch/inputwalk.h"
#include "core/docs/readerhost.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! \brief Named files, folders and tables on their way to items: walked at once, tables read by reader processes.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it.
class Collecting : public QObject {
    Q_OBJECT
public:
    Collecting(
        base::Clock& clock, docs::ReaderHost& readers, const QStringList& inputs, InputMode mode, const QString& sheet);

Q_SIGNALS:
    //! Once, never from within the constructor. Errors: Usage (nothing found); the one table's own.
    void finished(const spyhop::base::Expected<spyhop::batch::Inputs>& inputs);

private:
    void walk();
    void readNextTable();
    void tableRead(const base::Expected<docs::Table>& table);
    void settle(const base::Expected<Inputs>& inputs);

    docs::ReaderHost& m_readers;
    QStringList m_named;
    InputMode m_mode;
    QString m_sheet;
    FoundFiles m_found;
    qsizetype m_next = 0; //!< table
    Inputs m_inputs;
    std::unique_ptr<base::Timer> m_turn;
    std::unique_ptr<docs::TableReading> m_reading;
    std::unique_ptr<docs::TableReading> m_ended; //!< kept until its signal has returned
};

} // namespace spyhop::batch
