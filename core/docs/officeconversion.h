// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <deque>
#include <memory>
#include <vector>

namespace spyhop::docs {

class OfficeConverter;

//! Of a temporary folder for a document, for QTemporaryDir: in memory where that can be had, since nobody has agreed to
//! a copy of it on the disk.
[[nodiscard]] QString freshFolderTemplate();

//! \brief An old office file on its way to a newer type.
//!
//! Owner: whoever asked; what was made lies in memory where there is a folder for that, else on the disk, as long as
//! this lives. Thread: main. Destroying it cancels it.
class OfficeConversion : public QObject {
    Q_OBJECT
public:
    //! Made by OfficeConverter::convert().
    OfficeConversion(OfficeConverter& converter, base::Clock& clock, const QString& path);
    ~OfficeConversion() override;

Q_SIGNALS:
    //! The path of the new file. Once, never from within convert(). Errors: NotFound, Unreadable; `whom` is the path.
    void finished(const spyhop::base::Expected<QString>& path);

private:
    friend class OfficeConverter;
    void start(const QString& program, const QString& profile);
    void ended(bool whole);
    void endProcess();
    void fail(const char* what, const char* remedy);

    OfficeConverter* m_converter; //!< nothing once it has ended
    QString m_path;
    QString m_target; //!< ending of the type it becomes
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<base::Timer> m_deadline;
};

//! \brief Converts .doc .xls .ppt .wps by the LibreOffice that is on this computer: with a profile of its own, without
//! macros and without fetching what a file links to, one file at a time.
//!
//! Owner: ReaderHost. Thread: main. Its conversions end before it.
class OfficeConverter : public QObject {
    Q_OBJECT
public:
    //! `program`: LibreOffice; empty: it is looked for.
    OfficeConverter(base::Clock& clock, const QString& program);
    ~OfficeConverter() override;

    [[nodiscard]] std::unique_ptr<OfficeConversion> convert(const QString& path);

private:
    friend class OfficeConversion;
    void leave(OfficeConversion* conversion);
    void turn();
    //! Keeps a process that was killed until it is gone: waiting for it would hold the main thread up.
    void takeKilled(std::unique_ptr<QProcess> process);
    [[nodiscard]] bool prepareProfile();

    base::Clock& m_clock;
    QString m_program;
    std::deque<OfficeConversion*> m_waiting;
    OfficeConversion* m_running = nullptr;
    std::vector<std::unique_ptr<QProcess>> m_killed;
    std::unique_ptr<QTemporaryDir> m_profile; //!< LibreOffice makes one in a second: kept for the next file
    std::unique_ptr<base::Timer> m_turn;
};

} // namespace spyhop::docs
