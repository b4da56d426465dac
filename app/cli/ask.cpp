// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/askcompare.h"
#include "app/cli/askrequest.h"
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/gatewords.h"
#include "app/cli/inputreader.h"
#include "app/cli/shapes.h"
#include "app/cli/target.h"
#include "app/cli/tasks.h"
#include "app/cli/unlock.h"
#include "core/chat/attachments.h"

#include <QtCore/QJsonArray>

namespace spyhop::app {
namespace {

constexpr qint64 stdinLimit = 64 * 1024 * 1024; // bytes; as a document

//! \brief One answer, streamed as it comes. Owner: main(). Stores nothing.
class Ask final : public Command {
    Q_OBJECT
public:
    explicit Ask(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
        , m_input(stdinLimit)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            if (status)
                send();
            else
                refuse(status.error());
        });
        connect(&m_input, &InputReader::done, this, [this](const base::Status& status) {
            if (status)
                usePrompt(QString::fromUtf8(m_input.takeBytes()));
            else
                refuse(status.error());
        });
    }

    void start() override
    {
        base::Expected<model::ChatRequest> request = askRequest(m_context.options);
        if (!request)
            return refuse(request.error());
        const base::Expected<QString> endpoint = chooseEndpoint(m_context.options, *m_context.services);
        if (!endpoint)
            return refuse(endpoint.error());
        request->endpoint = *endpoint;
        if (const base::Status fine = useCallbacks(m_context.options, *m_context.services); !fine)
            return refuse(fine.error());
        m_request = *request;
        if (m_context.options.has(QStringLiteral("compare"))) {
            const auto targets = comparedTargets(m_context.options, *m_context.services, m_request);
            if (!targets)
                return refuse(targets.error());
            m_targets = *targets;
        }
        const QStringList files
            = m_context.options.values(QStringLiteral("file")) + m_context.options.values(QStringLiteral("image"));
        if (files.isEmpty())
            return takePrompt();
        m_attachments = m_context.services->drafts.freshAttachments();
        connect(m_attachments.get(), &chat::Attachments::settled, this, &Ask::attached, Qt::QueuedConnection);
        if (!m_attachments->addPaths(files))
            return refuse(usageError(
                Cli::tr("These are more files than a question should carry."), Cli::tr("Use \"batch run\" for them.")));
        if (!m_attachments->isReading())
            attached(); // there was nothing that could be read
    }

    void interrupt() override
    {
        if (m_comparison)
            return m_comparison->interrupt();
        const QString callId = m_call ? m_call->id().value() : QString();
        m_call.reset();
        endLine();
        if (!m_taskId.isEmpty()) {
            m_context.terminal.say(
                Cli::tr("Interrupted. The task goes on at the provider; \"spyhop-cli tasks wait %1\" waits for it.")
                    .arg(m_taskId));
            Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
            return;
        }
        base::Error error;
        error.code = base::ErrorCode::Cancelled;
        error.what = m_text.isEmpty()
            ? Cli::tr("Interrupted before anything came.")
            : Cli::tr("Interrupted. What had come is on standard output; nothing was stored.");
        Q_EMIT finished(m_context.terminal.fail(error, callId, {{QStringLiteral("text"), m_text}}));
    }

private:
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }

    //! Every file must have been read: a script would not see that one is missing.
    void attached()
    {
        if (const chat::LeftOut& leftOut = m_attachments->leftOut(); !leftOut.sentence().isEmpty()) {
            m_context.terminal.say(leftOut.sentence());
            if (m_context.terminal.json())
                m_context.terminal.jsonLine(QStringLiteral("leftOut"), QString(),
                    {{QStringLiteral("names"), QJsonArray::fromStringList(leftOut.names)},
                        {QStringLiteral("isCut"), leftOut.isCut}});
        }
        for (const chat::AttachmentEntry& entry : m_attachments->entries()) {
            if (entry.phase == chat::AttachmentEntry::Phase::Failed) {
                base::Error error = entry.error;
                if (error.code == base::ErrorCode::NotFound)
                    error.code = base::ErrorCode::Usage;
                error.whom = entry.path.isEmpty() ? entry.name : entry.path;
                return refuse(error);
            }
            if (m_context.terminal.json())
                m_context.terminal.jsonLine(QStringLiteral("attachment"), QString(),
                    {{QStringLiteral("name"), entry.name}, {QStringLiteral("receipt"), entry.attachment.receipt},
                        {QStringLiteral("tokens"), entry.tokens}});
            else
                m_context.terminal.note(QStringLiteral("%1: %2").arg(entry.name, entry.attachment.receipt));
        }
        m_request.messages.last().attachments = m_attachments->ready();
        takePrompt();
    }

    void takePrompt()
    {
        if (m_request.messages.constLast().text == u"-")
            m_input.start();
        else
            unlock();
    }

    void usePrompt(const QString& prompt)
    {
        if (prompt.trimmed().isEmpty())
            return refuse(emptyPrompt());
        m_request.messages.last().text = prompt;
        unlock();
    }

    void unlock()
    {
        const model::Consent& consent = m_context.services->privacy.consent();
        const bool reads
            = m_context.options.has(QStringLiteral("saved")) || m_context.options.has(QStringLiteral("role"));
        const admin::PrivacyAdmin& privacy = m_context.services->privacy;
        const bool hasPrompts = consent.allows(model::ConsentKind::Drafts)
            || (reads && privacy.hasDataKey() && privacy.stored().prompts > 0);
        const bool keeps
            = (m_context.options.has(QStringLiteral("async")) && consent.allows(model::ConsentKind::Batches))
            || (reads && hasPrompts);
        const bool othersNeedVault
            = std::any_of(m_targets.begin(), m_targets.end(), [this](const chat::ChatTarget& target) {
                  return !target.endpoint.isEmpty() && needsVault(target.endpoint, *m_context.services);
              });
        if (keeps || othersNeedVault || needsVault(m_context.options, *m_context.services))
            m_unlock.start();
        else if (!m_request.isPrivate
            && (consent.allows(model::ConsentKind::AuditPrompts)
                || (m_request.cache == model::CacheMode::Use && mayUseStoredAnswers(*m_context.services))))
            m_unlock.startIfEasy();
        else
            send();
    }

    void send()
    {
        if (const base::Status found = useLibrary(m_context.options, *m_context.services, m_request); !found)
            return refuse(found.error());
        if (!m_targets.isEmpty())
            return compare();
        if (const base::Status fits = fitsContext(*m_context.services, m_request, sendsAnyway()); !fits)
            return refuse(fits.error());
        tellGate(m_context, m_request);
        if (m_context.options.has(QStringLiteral("async")))
            return leave();
        m_call = m_context.services->gateway.start(m_request, model::Priority::Interactive);
        connect(m_call.get(), &gateway::Call::stateChanged, this, &Ask::showState);
        connect(m_call.get(), &gateway::Call::delta, this, &Ask::showDelta);
        connect(m_call.get(), &gateway::Call::finished, this, &Ask::showOutcome);
    }

    [[nodiscard]] bool sendsAnyway() const { return m_context.options.has(QStringLiteral("anyway")); }

    void compare()
    {
        for (const chat::ChatTarget& target : std::as_const(m_targets)) {
            model::ChatRequest request = m_request;
            request.endpoint = target.endpoint;
            request.model = target.model;
            if (const base::Status fits = fitsContext(*m_context.services, request, sendsAnyway()); !fits)
                return refuse(fits.error());
        }
        tellGate(m_context, m_request);
        m_comparison = std::make_unique<AskComparison>(m_context, m_request, m_targets);
        connect(m_comparison.get(), &AskComparison::finished, this, &Ask::finished);
    }

    //! As a task: its id is the answer, unless this process is what the provider calls back.
    void leave()
    {
        batch::Tasks& tasks = m_context.services->tasks;
        const bool waits = m_context.services->callbacks != nullptr;
        connect(&tasks, &batch::Tasks::finished, this, [this](const QString& id) {
            if (id != m_taskId)
                return;
            disconnect(&m_context.services->tasks, nullptr, this, nullptr);
            m_context.terminal.endProgress();
            Q_EMIT finished(tellTaskEnd(m_context, id));
        });
        connect(&tasks, &batch::Tasks::accepted, this, [this, waits](const QString& id) {
            if (id == m_taskId)
                tellTask(waits);
        });
        m_taskId = tasks.start(m_request);
    }

    void tellTask(bool waits)
    {
        const auto task = m_context.services->tasks.task(m_taskId);
        if (!task)
            return refuse(task.error());
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("task"), QString(), taskShape(*task));
        if (waits)
            return m_context.terminal.say(m_taskId);
        disconnect(&m_context.services->tasks, nullptr, this, nullptr);
        if (!m_context.terminal.json())
            m_context.terminal.resultLine(m_taskId);
        if (task->stored)
            m_context.terminal.note(Cli::tr("\"spyhop-cli tasks wait %1\" waits for the answer.").arg(m_taskId));
        else
            m_context.terminal.say(
                Cli::tr("Nothing is stored, so this id is lost with this process (\"spyhop-cli privacy grant batches\" "
                        "changes that). The provider calls the task %1.")
                    .arg(task->handle.remoteId));
        Q_EMIT finished(0);
    }

    void showState(const model::CallState& state)
    {
        if (state.stage == model::CallStage::Settled)
            return;
        if (m_context.terminal.json()) {
            m_context.terminal.jsonLine(QStringLiteral("state"), m_call->id().value(), stateShape(state));
            return;
        }
        // A wait that needs a reason is worth a line; the others pass too quickly to read.
        if (!state.reason.isEmpty() && state.reason != m_lastReason && m_text.isEmpty())
            m_context.terminal.progress(state.reason);
        m_lastReason = state.reason;
    }

    void showDelta(const QList<model::Delta>& deltas)
    {
        for (const model::Delta& delta : deltas) {
            m_text += delta.text;
            if (m_context.terminal.json()) {
                QJsonObject object;
                if (!delta.text.isEmpty())
                    object.insert(QStringLiteral("text"), delta.text);
                if (!delta.reasoning.isEmpty())
                    object.insert(QStringLiteral("reasoning"), delta.reasoning);
                m_context.terminal.jsonLine(QStringLiteral("delta"), m_call->id().value(), object);
            } else if (!delta.text.isEmpty()) {
                m_context.terminal.result(delta.text.toUtf8());
            }
        }
    }

    void showOutcome(const model::Outcome& outcome)
    {
        const QString callId = m_call->id().value();
        // An answer that never came in parts (a cache, a reply that was not streamed) is whole here.
        if (!m_context.terminal.json() && outcome.completion.text.size() > m_text.size()
            && outcome.completion.text.startsWith(m_text)) {
            m_context.terminal.result(outcome.completion.text.mid(m_text.size()).toUtf8());
            m_text = outcome.completion.text;
        }
        endLine();
        int status = 0;
        if (outcome.error) {
            base::Error error = *outcome.error;
            if (error.whom.isEmpty())
                error.whom = outcome.endpoint;
            status = m_context.terminal.fail(error, callId,
                {{QStringLiteral("attempts"), attemptsShape(outcome.attempts)},
                    {QStringLiteral("text"), outcome.completion.text}});
        } else {
            if (m_context.terminal.json())
                m_context.terminal.jsonLine(QStringLiteral("done"), callId, outcomeShape(outcome));
            const QString answered = outcome.completion.model;
            if (!answered.isEmpty() && !outcome.askedModel.isEmpty() && answered != outcome.askedModel)
                m_context.terminal.note(Cli::tr("Asked for %1; %2 answered.").arg(outcome.askedModel, answered));
            if (outcome.completion.finish == model::FinishReason::Length)
                m_context.terminal.note(Cli::tr("The answer reached its longest length and was cut there."));
        }
        Q_EMIT finished(status);
    }

    void endLine()
    {
        if (!m_context.terminal.json() && !m_text.isEmpty() && !m_text.endsWith(u'\n'))
            m_context.terminal.result(QByteArrayLiteral("\n"));
    }

    Context m_context;
    Unlock m_unlock;
    InputReader m_input;
    model::ChatRequest m_request;
    std::unique_ptr<chat::Attachments> m_attachments;
    QList<chat::ChatTarget> m_targets; //!< of --compare
    std::unique_ptr<AskComparison> m_comparison;
    std::unique_ptr<gateway::Call> m_call;
    QString m_text;
    QString m_lastReason;
    QString m_taskId;
};

} // namespace

CommandInfo askCommand()
{
    CommandInfo info;
    info.words = {QStringLiteral("ask")};
    info.arguments = QStringLiteral("PROMPT|-");
    info.summary = Cli::tr("one answer, streamed as it comes");
    info.options = {
        {QStringLiteral("system"), QStringLiteral("TEXT"), Cli::tr("instructions that stand before the prompt"), false},
        {QStringLiteral("saved"), QStringLiteral("NAME"), Cli::tr("a saved prompt instead of PROMPT"), false},
        {QStringLiteral("set"), QStringLiteral("FIELD=VALUE"), Cli::tr("with --saved: what stands for a field"), true},
        {QStringLiteral("role"), QStringLiteral("NAME"), Cli::tr("a saved role as the instructions"), false},
        {QStringLiteral("file"), QStringLiteral("FILE"),
            Cli::tr("a document, or a folder of them, that goes with the prompt"), true},
        {QStringLiteral("image"), QStringLiteral("FILE"), Cli::tr("a picture that goes with the prompt"), true},
        {QStringLiteral("thinking"), QStringLiteral("off|low|high|max"), Cli::tr("how hard the model thinks"), false},
        {QStringLiteral("max-tokens"), QStringLiteral("N"), Cli::tr("longest answer, in tokens"), false},
        {QStringLiteral("temperature"), QStringLiteral("X"), Cli::tr("0 to 2"), false},
        {QStringLiteral("tier"), QStringLiteral("auto|edge|api|self-hosted|basics"),
            Cli::tr("endpoints of which tier may answer"), false},
        {QStringLiteral("no-stream"), QString(), Cli::tr("the answer in one piece"), false},
        {QStringLiteral("no-cache"), QString(), Cli::tr("no answer from the cache"), false},
        {QStringLiteral("anyway"), QString(),
            Cli::tr("sends a prompt that is too long by an estimate alone: the server will say"), false},
        {QStringLiteral("compare"), QStringLiteral("MODEL[@ENDPOINT][,MODEL…]"),
            Cli::tr("asks these models too, at once; the answers come one after the other"), false},
        {QStringLiteral("private"), QString(),
            Cli::tr("nothing of it is kept: no cached answer, no text or digest in the audit log"), false},
        {QStringLiteral("async"), QString(), Cli::tr("as a task that stays at the provider; prints its id"), false},
        {QStringLiteral("callback-listen"), QString(),
            Cli::tr("with --async: waits, and tells the provider an address of this computer to call"), false},
        {QStringLiteral("callback-address"), QStringLiteral("IP"),
            Cli::tr("the address of this computer to listen on; 127.0.0.1 by default"), false},
        {QStringLiteral("callback-url"), QStringLiteral("URL"),
            Cli::tr("with --async: an address of your own that the provider calls"), false},
    };
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<Ask>(context); };
    return info;
}

} // namespace spyhop::app

#include "ask.moc"
