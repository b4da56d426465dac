// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/askcompare.h"

#include "app/cli/cli.h"
#include "app/cli/shapes.h"

#include <QtCore/QJsonArray>
#include <QtCore/QPointer>

namespace spyhop::app {

AskComparison::AskComparison(
    const Context& context, const model::ChatRequest& request, const QList<chat::ChatTarget>& targets)
    : m_context(context)
{
    for (const chat::ChatTarget& target : targets) {
        model::ChatRequest asked = request;
        asked.endpoint = target.endpoint;
        asked.model = target.model;
        m_answers.push_back(std::make_unique<Answer>());
        Answer* answer = m_answers.back().get();
        answer->target = target;
        answer->call = context.services->gateway.start(asked, model::Priority::Interactive);
        const gateway::Call* call = answer->call.get();
        connect(call, &gateway::Call::stateChanged, this,
            [this, answer](const model::CallState& state) { onState(*answer, state); });
        connect(call, &gateway::Call::delta, this,
            [this, answer](const QList<model::Delta>& deltas) { onDelta(*answer, deltas); });
        connect(call, &gateway::Call::finished, this,
            [this, answer](const model::Outcome& outcome) { onEnd(*answer, outcome); });
    }
}

QString AskComparison::nameOf(const Answer& answer)
{
    const QString model
        = answer.target.model.isEmpty() && answer.outcome ? answer.outcome->askedModel : answer.target.model;
    if (model.isEmpty() || answer.target.endpoint.isEmpty())
        return model.isEmpty() ? (answer.target.endpoint.isEmpty() ? Cli::tr("automatic") : answer.target.endpoint)
                               : model;
    return QStringLiteral("%1 · %2").arg(model, answer.target.endpoint);
}

void AskComparison::onState(Answer& answer, const model::CallState& state)
{
    if (state.stage == model::CallStage::Settled || !answer.call)
        return;
    if (m_context.terminal.json()) {
        QJsonObject shape = stateShape(state);
        shape.insert(QStringLiteral("asked"), answer.target.model);
        m_context.terminal.jsonLine(QStringLiteral("state"), answer.call->id().value(), shape);
    } else if (!state.reason.isEmpty() && state.reason != m_lastReason && answer.text.isEmpty()) {
        m_context.terminal.progress(nameOf(answer) + QStringLiteral(": ") + state.reason);
        m_lastReason = state.reason;
    }
}

void AskComparison::onDelta(Answer& answer, const QList<model::Delta>& deltas)
{
    for (const model::Delta& delta : deltas) {
        answer.text += delta.text;
        if (!m_context.terminal.json())
            continue;
        QJsonObject object{{QStringLiteral("asked"), answer.target.model}};
        if (!delta.text.isEmpty())
            object.insert(QStringLiteral("text"), delta.text);
        if (!delta.reasoning.isEmpty())
            object.insert(QStringLiteral("reasoning"), delta.reasoning);
        m_context.terminal.jsonLine(QStringLiteral("delta"), answer.call->id().value(), object);
    }
    tell();
}

void AskComparison::onEnd(Answer& answer, const model::Outcome& outcome)
{
    answer.outcome = outcome;
    // An answer that never came in parts (a cache, a reply that was not streamed) is whole here.
    if (outcome.completion.text.size() > answer.text.size() && outcome.completion.text.startsWith(answer.text))
        answer.text = outcome.completion.text;
    tell();
}

void AskComparison::tell()
{
    const bool json = m_context.terminal.json();
    while (m_telling < m_answers.size()) {
        Answer& answer = *m_answers[m_telling];
        if (!json && !m_headTold && (answer.outcome || !answer.text.isEmpty()))
            tellHead(answer);
        if (!json && answer.shown < answer.text.size()) {
            m_context.terminal.result(answer.text.mid(answer.shown).toUtf8());
            answer.shown = answer.text.size();
        }
        if (!answer.outcome)
            return;
        tellEnd(answer);
        ++m_telling;
        m_headTold = false;
    }
    if (json) {
        QJsonArray answers;
        for (const auto& answer : m_answers)
            answers.append(shapeOf(*answer));
        m_context.terminal.jsonLine(QStringLiteral("comparison"), QString(), {{QStringLiteral("answers"), answers}});
    }
    const int status = m_status;
    Q_EMIT finished(status);
}

void AskComparison::tellHead(const Answer& answer)
{
    m_headTold = true;
    m_context.terminal.endProgress();
    m_context.terminal.result(
        (m_telling == 0 ? QString() : QStringLiteral("\n")).toUtf8() + "## " + nameOf(answer).toUtf8() + "\n\n");
}

void AskComparison::tellEnd(Answer& answer)
{
    const model::Outcome& outcome = *answer.outcome;
    if (!m_context.terminal.json()) {
        if (!answer.text.isEmpty() && !answer.text.endsWith(u'\n'))
            m_context.terminal.result(QByteArrayLiteral("\n"));
        QStringList figures;
        if (outcome.completion.usage)
            figures << Cli::tr("%n token(s)", nullptr, static_cast<int>(outcome.completion.usage->completionTokens));
        if (outcome.cost)
            figures << outcome.cost->display();
        if (outcome.timings.total)
            figures << Cli::tr("%1 s").arg(*outcome.timings.total / 1000, 0, 'f', 1);
        if (!figures.isEmpty())
            m_context.terminal.note(nameOf(answer) + QStringLiteral(": ") + figures.join(QStringLiteral(", ")));
    }
    if (!outcome.error)
        return;
    base::Error error = *outcome.error;
    if (error.whom.isEmpty())
        error.whom = nameOf(answer);
    int status = static_cast<int>(base::exitCode(error.code));
    if (!m_context.terminal.json())
        status = m_context.terminal.fail(error);
    m_status = m_status == 0 ? status : m_status;
}

QJsonObject AskComparison::shapeOf(const Answer& answer) const
{
    QJsonObject shape = answer.outcome ? outcomeShape(*answer.outcome) : QJsonObject();
    shape.insert(QStringLiteral("asked"), answer.target.model);
    shape.insert(QStringLiteral("callId"), answer.call->id().value());
    shape.insert(QStringLiteral("text"), answer.text);
    if (answer.outcome && answer.outcome->error) {
        const base::Error& error = *answer.outcome->error;
        shape.insert(QStringLiteral("error"),
            QJsonObject{{QStringLiteral("code"), base::codeName(error.code)},
                {QStringLiteral("message"), error.sentence()}, {QStringLiteral("httpStatus"), error.httpStatus}});
    }
    return shape;
}

void AskComparison::interrupt()
{
    for (const auto& answer : m_answers)
        answer->call->disconnect(this);
    if (!m_context.terminal.json() && m_telling < m_answers.size() && !m_answers[m_telling]->text.isEmpty())
        m_context.terminal.result(QByteArrayLiteral("\n"));
    base::Error error;
    error.code = base::ErrorCode::Cancelled;
    error.what = Cli::tr("Interrupted. What had come is on standard output; nothing was stored.");
    QJsonArray answers;
    for (const auto& answer : m_answers)
        answers.append(shapeOf(*answer));
    const int status = m_context.terminal.fail(error, QString(), {{QStringLiteral("answers"), answers}});
    Q_EMIT finished(status);
}

} // namespace spyhop::app
