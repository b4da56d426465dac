// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/answerwords.h"

#include "core/base/sentences.h"
#include "core/chat/chatrequest.h"
#include "ui/common/words.h"

#include <QtCore/QCoreApplication>

namespace spyhop::ui {
namespace {

using base::ErrorCode;
using model::ConversationMessage;
using model::Outcome;

const QString separator = QStringLiteral("  ·  ");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Answer)
};

QString answeredBy(const Outcome& outcome)
{
    const QString name = outcome.completion.model.isEmpty() ? outcome.askedModel : outcome.completion.model;
    if (name.isEmpty() || outcome.endpoint.isEmpty())
        return name + outcome.endpoint;
    return name + QStringLiteral(" · ") + outcome.endpoint;
}

//! "instead of deepseek", if another endpoint was tried first.
QString insteadOf(const Outcome& outcome)
{
    QStringList others;
    for (const model::Attempt& attempt : outcome.attempts) {
        if (attempt.endpoint != outcome.endpoint && !others.contains(attempt.endpoint))
            others.append(attempt.endpoint);
    }
    return others.isEmpty() ? QString() : Words::tr("instead of %1").arg(others.join(QStringLiteral(", ")));
}

QString roughly(const QString& figure, bool estimated)
{
    return estimated ? QStringLiteral("≈ ") + figure : figure;
}

bool needsCredential(const Outcome& outcome)
{
    const ErrorCode code = outcome.error->code;
    return code == ErrorCode::Auth || code == ErrorCode::Balance;
}

//! The key lies in the token, which did not give it.
bool lacksTokenKey(const Outcome& outcome)
{
    return outcome.error->code == ErrorCode::Auth && outcome.error->whom.startsWith(u"pkcs11:");
}

bool wasStopped(const ConversationMessage& message)
{
    return message.outcome && message.outcome->error && message.outcome->error->code == ErrorCode::Cancelled;
}

QString whyEnded(const model::AnswerPart& part)
{
    if (part.note.isEmpty())
        return part.outcome ? Words::tr("Length limit") : Words::tr("Not finished");
    const bool stopped = part.outcome && part.outcome->error && part.outcome->error->code == ErrorCode::Cancelled;
    return stopped ? Words::tr("Stopped") : Words::tr("Broken off");
}

AnswerNotice brokenOff(const ConversationMessage& message, bool awaitsPin)
{
    AnswerNotice notice;
    const QString kept = Words::tr("What had come is kept.");
    notice.actions = {AnswerAction::Continue, AnswerAction::TryAgain};
    if (message.note.isEmpty()) {
        notice.word = Words::tr("Not finished");
        notice.rest = base::joinSentences({Words::tr("The program ended while this was written."), kept});
        return notice;
    }
    notice.rest = base::joinSentences({message.note, kept});
    if (wasStopped(message) || !message.outcome || !message.outcome->error) {
        notice.word = Words::tr("Not finished");
        return notice;
    }
    notice.word = Words::tr("Broken off");
    notice.kind = Banner::Kind::Warning;
    if (awaitsPin && lacksTokenKey(*message.outcome))
        notice.actions = {AnswerAction::TypePin, AnswerAction::Continue};
    else if (needsCredential(*message.outcome))
        notice.actions = {AnswerAction::OpenSettings, AnswerAction::Continue};
    return notice;
}

AnswerNotice noAnswer(const ConversationMessage& message, bool awaitsPin)
{
    AnswerNotice notice;
    const QString kept = Words::tr("Your question is kept.");
    notice.word = Words::tr("No answer");
    const QString why = message.note.isEmpty() ? Words::tr("The program ended before anything came.") : message.note;
    notice.rest = base::joinSentences({why, kept});
    notice.actions = {AnswerAction::TryAgain};
    if (wasStopped(message) || !message.outcome || !message.outcome->error)
        return notice;
    notice.kind = Banner::Kind::Danger;
    if (chat::wasKeptHere(message)) {
        notice.actions = {AnswerAction::EditQuestion, AnswerAction::TryAgain};
        return notice;
    }
    if (lacksTokenKey(*message.outcome)) {
        if (awaitsPin)
            notice.actions = {AnswerAction::TypePin, AnswerAction::ChooseEndpoint};
        else // it may have been opened, or put in, since
            notice.actions = {AnswerAction::TryAgain, AnswerAction::OpenSettings};
        return notice;
    }
    switch (message.outcome->error->code) {
    case ErrorCode::Auth:
    case ErrorCode::Balance:
        notice.actions = {AnswerAction::OpenSettings, AnswerAction::ChooseEndpoint};
        break;
    case ErrorCode::Settings:
    case ErrorCode::Tls:
        notice.actions = {AnswerAction::TryAgain, AnswerAction::OpenSettings};
        break;
    case ErrorCode::RefusedPolicy:
    case ErrorCode::RefusedBudget:
    case ErrorCode::RefusedConsent:
    case ErrorCode::ContentFilter:
    case ErrorCode::Internal:
        break;
    case ErrorCode::Usage:
    case ErrorCode::RateLimited:
    case ErrorCode::Overloaded:
    case ErrorCode::Server:
    case ErrorCode::Network:
    case ErrorCode::Timeout:
    case ErrorCode::Truncated:
    case ErrorCode::BadRequest:
    case ErrorCode::NotFound:
    case ErrorCode::Unreadable:
    case ErrorCode::UnknownOutcome:
    case ErrorCode::Cancelled:
        notice.actions = {AnswerAction::TryAgain, AnswerAction::ChooseEndpoint};
        break;
    }
    return notice;
}

} // namespace

QString tierWord(const QString& tier)
{
    switch (model::tierFromName(tier).value_or(model::Tier::Api)) {
    case model::Tier::Edge:
        return Words::tr("on this computer");
    case model::Tier::SelfHosted:
        return Words::tr("self-hosted");
    case model::Tier::Basics:
        return Words::tr("without a model");
    case model::Tier::Auto:
    case model::Tier::Api:
        break;
    }
    return {};
}

bool isOtherModel(const QString& asked, const QString& answered)
{
    if (asked.isEmpty() || answered.isEmpty() || asked.compare(answered, Qt::CaseInsensitive) == 0)
        return false;
    const bool dated = answered.startsWith(asked + u'-', Qt::CaseInsensitive)
        || answered.startsWith(asked + u':', Qt::CaseInsensitive);
    const bool prefixed
        = answered.endsWith(u'/' + asked, Qt::CaseInsensitive) || asked.endsWith(u'/' + answered, Qt::CaseInsensitive);
    return !dated && !prefixed;
}

QList<FooterPart> footerParts(const ConversationMessage& message)
{
    if (message.message.role != model::Role::Assistant || !message.outcome)
        return {};
    const Outcome& outcome = *message.outcome;
    const model::AnswerTotals sum = model::totals(message);
    QList<FooterPart> parts;
    const auto add = [&parts](const QString& text, FooterPart::Tone tone = FooterPart::Tone::Quiet) {
        if (!text.isEmpty())
            parts.append({text, tone});
    };
    if (message.message.text.isEmpty() && outcome.error) {
        if (!outcome.endpoint.isEmpty())
            add(Words::tr("%1 was asked").arg(outcome.endpoint));
    } else {
        add(answeredBy(outcome));
    }
    const QString asked = outcome.resolvedModel.isEmpty() ? outcome.askedModel : outcome.resolvedModel;
    if (isOtherModel(asked, outcome.completion.model))
        add(Words::tr("%1 was asked for").arg(asked), FooterPart::Tone::Warning);
    add(tierWord(outcome.tier));
    add(insteadOf(outcome));
    if (outcome.cached != model::Cached::No)
        add(Words::tr("from the cache"));
    if (sum.usage) {
        const QString tokens = countText(sum.usage->promptTokens + sum.usage->completionTokens);
        add(Words::tr("%1 tokens").arg(roughly(tokens, sum.usage->estimated)));
    }
    if (!sum.cost.isEmpty())
        add(roughly(moneyText(sum.cost), sum.costEstimated));
    if (sum.milliseconds)
        add(durationText(*sum.milliseconds / 1000));
    if (!outcome.adjusted.isEmpty())
        add(Words::tr("%n adjustment(s)", nullptr, static_cast<int>(outcome.adjusted.size())));
    if (outcome.cached != model::Cached::No)
        add(Words::tr("Ask again"), FooterPart::Tone::AskAgain);
    return parts;
}

QString footerText(const QList<FooterPart>& parts)
{
    QStringList texts;
    for (const FooterPart& part : parts)
        texts.append(part.text);
    return texts.join(separator);
}

QList<Seam> seams(const ConversationMessage& message, bool isWriting, const QString& writer)
{
    QList<Seam> result;
    const QList<model::AnswerPart>& earlier = message.earlier;
    for (qsizetype first = 0; first < earlier.size();) {
        qsizetype last = first; // tries at the same place: the last one wrote on
        while (last + 1 < earlier.size() && earlier[last + 1].end == earlier[first].end)
            ++last;
        const bool isNewest = last + 1 == earlier.size();
        const qsizetype next = isNewest ? message.message.text.size() : earlier[last + 1].end;
        if (next > earlier[first].end || (isNewest && isWriting)) {
            QString by = writer;
            if (const std::optional<Outcome>& after = isNewest ? message.outcome : earlier[last + 1].outcome)
                by = answeredBy(*after);
            const QString on = by.isEmpty() ? Words::tr("continued") : Words::tr("continued by %1").arg(by);
            result.append({earlier[first].end, whyEnded(earlier[first]) + QStringLiteral(" · ") + on});
        }
        first = last + 1;
    }
    return result;
}

QString answerActionText(AnswerAction action)
{
    switch (action) {
    case AnswerAction::Continue:
        return Words::tr("Continue");
    case AnswerAction::TryAgain:
        return Words::tr("Try again");
    case AnswerAction::EditQuestion:
        return Words::tr("Edit the question");
    case AnswerAction::ChooseEndpoint:
        return Words::tr("Choose another endpoint");
    case AnswerAction::OpenSettings:
        return Words::tr("Open settings");
    case AnswerAction::TypePin:
        return Words::tr("Type the PIN…");
    }
    Q_UNREACHABLE();
}

AnswerNotice answerNotice(const ConversationMessage& message, bool awaitsPin)
{
    if (message.message.role != model::Role::Assistant)
        return {};
    if (!message.complete)
        return message.message.text.isEmpty() ? noAnswer(message, awaitsPin) : brokenOff(message, awaitsPin);
    if (!message.outcome)
        return {};
    AnswerNotice notice;
    if (message.outcome->completion.finish == model::FinishReason::ContentFilter) {
        notice.kind = Banner::Kind::Warning;
        notice.word = Words::tr("Cut by the provider's filter");
        notice.rest = Words::tr("What had come is kept.");
        notice.actions = {AnswerAction::TryAgain};
    } else if (model::isContinuable(message)) {
        notice.word = Words::tr("Cut at the length limit");
        notice.rest = Words::tr("The model can go on where it stopped.");
        notice.actions = {AnswerAction::Continue};
    }
    return notice;
}

void showNotice(Banner& banner, const AnswerNotice& notice)
{
    QStringList links;
    for (const AnswerAction action : notice.actions)
        links.append(answerActionText(action));
    banner.setKind(notice.kind, notice.kind == Banner::Kind::Info ? Icon::Info : Icon::Review);
    banner.setText(notice.word, notice.rest);
    banner.setLinks(links);
    banner.setVisible(!notice.isEmpty());
}

} // namespace spyhop::ui
