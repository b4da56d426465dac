// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/officeconversion.h"
#include "core/base/memoryfolder.h"
#include "core/docs/filetype.h"
#include "core/docs/numbers.h"
#include "core/docs/openfile.h"
#include "core/docs/readerenvironment.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <array>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

namespace spyhop::docs {
namespace {

struct Target {
    const char16_t* from;
    const char16_t* to;
};

constexpr std::array targets{
    Target{u"doc", u"docx"},
    Target{u"wps", u"docx"},
    Target{u"xls", u"xlsx"},
    Target{u"ppt", u"pptx"},
};

//! The newer type of the file; PDF where that one has no reader.
QString targetOf(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    for (const Target& target : targets) {
        const QString to(QStringView(target.to).toString());
        if (ending == QStringView(target.from) && typeOf(QStringLiteral("x.") + to))
            return to;
    }
    return QStringLiteral("pdf");
}

//! No macros run, nothing that a file links to is fetched.
constexpr auto safeSettings = R"xml(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
)xml";

QString temporaryFolder()
{
    const QString memory = base::memoryFolder();
    return memory.isEmpty() ? QDir::tempPath() : memory;
}

//! What readers may know, and where the person's fonts and temporary files lie. Not our own environment: it may hold
//! keys.
QProcessEnvironment officeEnvironment()
{
    QProcessEnvironment environment;
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    const QStringList names = ours.keys();
    for (const QString& name : names) {
        if (mayKnow(QFile::encodeName(name + u'=').constData()) || name == u"HOME")
            environment.insert(name, ours.value(name));
    }
    environment.insert(QStringLiteral("TMPDIR"), temporaryFolder());
    return environment;
}

QString foundOffice()
{
    for (const QString& name : {QStringLiteral("soffice"), QStringLiteral("libreoffice")}) {
        if (const QString path = QStandardPaths::findExecutable(name); !path.isEmpty())
            return path;
    }
    return QStandardPaths::findExecutable(
        QStringLiteral("soffice"), {QStringLiteral("/Applications/LibreOffice.app/Contents/MacOS")});
}

} // namespace

QString freshFolderTemplate()
{
    return QDir(temporaryFolder()).filePath(QStringLiteral("spyhop-XXXXXX"));
}

OfficeConversion::OfficeConversion(OfficeConverter& converter, base::Clock& clock, const QString& path)
    : m_converter(&converter)
    , m_path(path)
    , m_target(targetOf(path))
    , m_folder(freshFolderTemplate())
    , m_deadline(clock.makeTimer())
{
    connect(m_deadline.get(), &base::Timer::fired, this, [this] {
        endProcess();
        fail(QT_TRANSLATE_NOOP("Documents", "LibreOffice took too long to convert the file."), nullptr);
    });
}

OfficeConversion::~OfficeConversion()
{
    endProcess();
    if (m_converter)
        m_converter->leave(this);
}

void OfficeConversion::endProcess()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    disconnect(m_process.get(), nullptr, this, nullptr);
    // The program is a script that starts others: the whole group.
    ::kill(-static_cast<pid_t>(m_process->processId()), SIGKILL);
    m_process->kill();
    m_converter->takeKilled(std::move(m_process));
}

void OfficeConversion::start(const QString& program, const QString& profile)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(program);
    m_process->setArguments(
        {QStringLiteral("-env:UserInstallation=") + QUrl::fromLocalFile(profile).toString(QUrl::FullyEncoded),
            QStringLiteral("--headless"), QStringLiteral("--norestore"), QStringLiteral("--nologo"),
            QStringLiteral("--convert-to"), m_target, QStringLiteral("--outdir"), m_folder.path(), m_path});
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([] {
        ::setpgid(0, 0);
        constexpr auto seconds = static_cast<rlim_t>(std::chrono::seconds(conversionDeadline).count());
        const rlimit limit{seconds, seconds};
        ::setrlimit(RLIMIT_CPU, &limit);
    });
    m_process->setProcessEnvironment(officeEnvironment());
    // What was cut short may have left a file all the same.
    connect(m_process.get(), &QProcess::finished, this,
        [this](int exitCode, QProcess::ExitStatus status) { ended(status == QProcess::NormalExit && exitCode == 0); });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(false);
    });
    m_deadline->start(conversionDeadline);
    m_process->start();
}

void OfficeConversion::ended(bool whole)
{
    m_deadline->stop();
    const QString made = m_folder.filePath(QFileInfo(m_path).completeBaseName() + u'.' + m_target);
    if (!whole || !QFileInfo(made).isFile()) {
        fail(QT_TRANSLATE_NOOP("Documents", "LibreOffice could not convert the file."),
            QT_TRANSLATE_NOOP("Documents", "Open it there, and save it as a newer type."));
        return;
    }
    std::exchange(m_converter, nullptr)->leave(this);
    Q_EMIT finished(made);
}

void OfficeConversion::fail(const char* what, const char* remedy)
{
    m_deadline->stop();
    if (m_converter)
        std::exchange(m_converter, nullptr)->leave(this);
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.what = QCoreApplication::translate("Documents", what);
    if (remedy)
        error.remedy = QCoreApplication::translate("Documents", remedy);
    error.whom = m_path;
    Q_EMIT finished(base::failure(error));
}

OfficeConverter::OfficeConverter(base::Clock& clock, const QString& program)
    : m_clock(clock)
    , m_program(program)
    , m_turn(clock.makeTimer())
{
    connect(m_turn.get(), &base::Timer::fired, this, &OfficeConverter::turn);
}

std::unique_ptr<OfficeConversion> OfficeConverter::convert(const QString& path)
{
    auto conversion = std::make_unique<OfficeConversion>(*this, m_clock, path);
    m_waiting.push_back(conversion.get());
    m_turn->start(0ms);
    return conversion;
}

void OfficeConverter::leave(OfficeConversion* conversion)
{
    std::erase(m_waiting, conversion);
    if (m_running == conversion)
        m_running = nullptr;
    m_turn->start(0ms);
}

OfficeConverter::~OfficeConverter()
{
    for (const auto& process : m_killed) {
        process->disconnect(this);
        process->waitForFinished(1000); // milliseconds: it was killed
    }
}

void OfficeConverter::takeKilled(std::unique_ptr<QProcess> process)
{
    connect(process.get(), &QProcess::finished, this, [this] { m_turn->start(0ms); });
    m_killed.push_back(std::move(process));
}

bool OfficeConverter::prepareProfile()
{
    if (m_profile)
        return true;
    auto profile = std::make_unique<QTemporaryDir>(freshFolderTemplate());
    if (!profile->isValid() || !QDir(profile->path()).mkpath(QStringLiteral("user")))
        return false;
    QFile settings(profile->filePath(QStringLiteral("user/registrymodifications.xcu")));
    const QByteArray xml(safeSettings);
    if (!settings.open(QIODevice::WriteOnly) || settings.write(xml) != xml.size())
        return false;
    m_profile = std::move(profile);
    return true;
}

void OfficeConverter::turn()
{
    std::erase_if(m_killed, [](const auto& process) { return process->state() == QProcess::NotRunning; });
    // One that is still ending holds the profile.
    if (m_running || !m_killed.empty() || m_waiting.empty())
        return;
    OfficeConversion* const next = m_waiting.front();
    m_waiting.pop_front();
    if (m_program.isEmpty())
        m_program = foundOffice();
    const auto file = OpenFile::open(next->m_path, mostBytes(FileType::OldOffice));
    if (!file) {
        std::exchange(next->m_converter, nullptr)->leave(next);
        Q_EMIT next->finished(base::failure(file.error()));
        return;
    }
    if (m_program.isEmpty()) {
        next->fail(
            QT_TRANSLATE_NOOP("Documents", "Files of this old type are read by LibreOffice, and it was not found."),
            QT_TRANSLATE_NOOP("Documents", "Install LibreOffice, or save the file as a newer type."));
        return;
    }
    if (!next->m_folder.isValid() || !prepareProfile()) {
        next->fail(QT_TRANSLATE_NOOP("Documents", "There is no room for temporary files."), nullptr);
        return;
    }
    m_running = next;
    next->start(m_program, m_profile->path());
}

} // namespace spyhop::docs
