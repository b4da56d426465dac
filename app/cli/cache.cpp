// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/shapes.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <cmath>

namespace spyhop::app {
namespace {

QString percent(double share)
{
    return QString::number(std::lround(share * 100)) + QStringLiteral(" %");
}

//! \brief `cache stats`: what lies there and what it has brought. Owner: main(). Needs no data key.
class CacheStats final : public Command {
    Q_OBJECT
public:
    explicit CacheStats(const Context& context)
        : m_context(context)
    {
        connect(&context.services->answerCache, &admin::CacheAdmin::changed, this, &CacheStats::show);
    }

    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine) {
            Q_EMIT finished(m_context.terminal.fail(fine.error()));
            return;
        }
        m_context.services->answerCache.refresh();
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    void show()
    {
        const admin::CacheFigures& figures = m_context.services->answerCache.figures();
        const bool stores = m_context.services->privacy.consent().allows(model::ConsentKind::Cache);
        if (m_context.terminal.json())
            showJson(figures, stores);
        else
            showLines(figures, stores);
        Q_EMIT finished(0);
    }

    void showJson(const admin::CacheFigures& figures, bool stores)
    {
        QJsonArray saved;
        for (const base::Money& money : figures.saved)
            saved.append(costShape(money, false));
        m_context.terminal.jsonLine(QStringLiteral("cache"), QString(),
            {{QStringLiteral("stores"), stores}, {QStringLiteral("answers"), figures.answers},
                {QStringLiteral("bytes"), figures.bytes}, {QStringLiteral("limitBytes"), figures.limitBytes},
                {QStringLiteral("calls"), figures.calls}, {QStringLiteral("l1Hits"), figures.memoryHits},
                {QStringLiteral("l2Hits"), figures.diskHits}, {QStringLiteral("hitRate"), figures.hitRate()},
                {QStringLiteral("saved"), saved}, {QStringLiteral("promptTokens"), figures.promptTokens},
                {QStringLiteral("providerHitTokens"), figures.providerHitTokens}});
    }

    void showLines(const admin::CacheFigures& figures, bool stores)
    {
        Terminal& terminal = m_context.terminal;
        const QLocale locale;
        if (stores)
            terminal.resultLine(
                Cli::tr("On disk, encrypted, for 24 hours: %n answer(s), %1 of %2.", nullptr,
                    static_cast<int>(figures.answers))
                    .arg(locale.formattedDataSize(figures.bytes), locale.formattedDataSize(figures.limitBytes)));
        else
            terminal.resultLine(Cli::tr("Answers are kept in memory only; \"spyhop-cli privacy grant cache\" lets "
                                        "them be stored for 24 hours, encrypted."));
        terminal.resultLine(Cli::tr("Answered from the cache: %1 of %2 calls (%3), %4 from memory, %5 from disk.")
                                .arg(figures.memoryHits + figures.diskHits)
                                .arg(figures.calls)
                                .arg(percent(figures.hitRate()))
                                .arg(figures.memoryHits)
                                .arg(figures.diskHits));
        QStringList saved;
        for (const base::Money& money : figures.saved)
            saved << money.display();
        if (!saved.isEmpty())
            terminal.resultLine(Cli::tr("Saved: %1.").arg(saved.join(QStringLiteral(" + "))));
        if (figures.promptTokens > 0)
            terminal.resultLine(Cli::tr("Apart from that, the provider's own prompt cache: %1 of %2 tokens sent (%3).")
                                    .arg(figures.providerHitTokens)
                                    .arg(figures.promptTokens)
                                    .arg(percent(static_cast<double>(figures.providerHitTokens)
                                        / static_cast<double>(figures.promptTokens))));
    }

    Context m_context;
};

//! \brief `cache clear`. Owner: main(). Needs no data key.
class CacheClear final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(0, QString()); !fine)
            return context().terminal.fail(fine.error());
        context().services->answerCache.clear();
        if (const base::Status gone = context().services->database->flush(); !gone)
            return context().terminal.fail(gone.error());
        context().terminal.note(Cli::tr("The stored answers are removed."));
        return 0;
    }
};

template <typename T>
CommandInfo cacheCommand(const QString& word, const QString& summary)
{
    CommandInfo info;
    info.words = {QStringLiteral("cache"), word};
    info.summary = summary;
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<T>(context); };
    return info;
}

} // namespace

QList<CommandInfo> cacheCommands()
{
    return {
        cacheCommand<CacheStats>(QStringLiteral("stats"), Cli::tr("what the answers' cache holds and has saved")),
        cacheCommand<CacheClear>(QStringLiteral("clear"), Cli::tr("removes every stored answer")),
    };
}

} // namespace spyhop::app

#include "cache.moc"
