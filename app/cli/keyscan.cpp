// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/texttable.h"

namespace spyhop::app {
namespace {

//! \brief `keys scan`: keys that other programs left in plain files; nothing is touched. Owner: main().
class KeyScanCommand final : public Command {
    Q_OBJECT
public:
    explicit KeyScanCommand(const Context& context)
        : m_context(context)
    {
    }
    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine) {
            Q_EMIT finished(m_context.terminal.fail(fine.error()));
            return;
        }
        m_scan = std::make_unique<keys::KeyScan>(keys::ScanRoots::ofThisAccount());
        connect(m_scan.get(), &keys::KeyScan::done, this, &KeyScanCommand::tell);
    }
    void interrupt() override
    {
        m_scan.reset();
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

private:
    void tell(const QList<keys::FoundKey>& found)
    {
        QList<QStringList> rows;
        QStringList skipped;
        int count = 0;
        for (const keys::FoundKey& key : found) {
            if (key.isTooLarge) {
                skipped << key.path;
                if (m_context.terminal.json())
                    m_context.terminal.jsonLine(QStringLiteral("skipped"), QString(),
                        {{QStringLiteral("client"), key.client}, {QStringLiteral("path"), key.path}});
                continue;
            }
            ++count;
            if (m_context.terminal.json()) {
                m_context.terminal.jsonLine(QStringLiteral("found"), QString(),
                    {{QStringLiteral("client"), key.client}, {QStringLiteral("path"), key.path},
                        {QStringLiteral("line"), key.line > 0 ? QJsonValue(key.line) : QJsonValue()},
                        {QStringLiteral("key"), key.masked},
                        {QStringLiteral("readableByOthers"), key.readableByOthers}});
                continue;
            }
            const QString place = key.line > 0 ? key.path + u':' + QString::number(key.line) : key.path;
            rows << QStringList{
                key.client, place, key.masked, key.readableByOthers ? Cli::tr("others may read it") : QString()};
        }
        if (!rows.isEmpty())
            m_context.terminal.resultLine(textTable({Cli::tr("left by"), Cli::tr("file"), Cli::tr("key"), QString()},
                rows, m_context.terminal.resultWidth()));
        for (const QString& path : std::as_const(skipped))
            m_context.terminal.note(Cli::tr("Not looked into, since it is too large: %1").arg(path));
        m_context.terminal.note(count == 0
                ? Cli::tr("No key was found where other programs keep theirs.")
                : Cli::tr("%n key(s) lie open. Nothing was changed: store them with \"spyhop-cli keys set NAME\", then "
                          "remove them there, and have those that others could read replaced.",
                    nullptr, count));
        Q_EMIT finished(0);
    }

    Context m_context;
    std::unique_ptr<keys::KeyScan> m_scan;
};

} // namespace

CommandInfo keyScanCommand()
{
    CommandInfo info = commandLine<KeyScanCommand>({QStringLiteral("keys"), QStringLiteral("scan")}, QString(),
        Cli::tr("finds keys that other programs left in plain files, and only reports"));
    info.needsProfile = false;
    return info;
}

} // namespace spyhop::app

#include "keyscan.moc"
