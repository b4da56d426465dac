// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/composernotice.h"

#include "ui/common/words.h"

#include <QtCore/QCoreApplication>

namespace spyhop::ui {
namespace {

struct Says {
    Q_DECLARE_TR_FUNCTIONS(ComposerNotice)
};

using Action = ComposerAction;

//! What makes it fit; what does not is not offered.
QList<Action> waysOut(const chat::ContextWindow& window)
{
    QList<Action> ways;
    for (const model::Overflow way : window.waysOut) {
        switch (way) {
        case model::Overflow::LeaveOutOldest:
            ways << Action::LeaveOutOldest;
            break;
        case model::Overflow::Summarise:
            ways << Action::Summarise;
            break;
        case model::Overflow::LeaveOutAttachments:
            ways << Action::LeaveOutAttachments;
            break;
        case model::Overflow::Ask:
        case model::Overflow::Refuse:
            break;
        }
    }
    return ways;
}

ComposerNotice fullNotice(const ComposerState& state)
{
    const chat::ContextWindow& window = state.window;
    const QString size = Says::tr("about %1 tokens, and %2 takes %3")
                             .arg(countText(window.sent.total()),
                                 state.model.isEmpty() ? Says::tr("the model") : state.model, countText(*window.room));
    const QList<Action> ways = waysOut(window);
    const bool isStuck = ways.isEmpty() && window.toSummarise.isEmpty();
    if (isStuck && state.overflow != model::Overflow::Refuse)
        return {true, Says::tr("Too long"), size + Says::tr(". The question alone is too long: take something off."),
            {Action::Choose}};
    switch (state.overflow) {
    case model::Overflow::Ask:
        return {true, Says::tr("Too long"), size + Says::tr(". What should happen?"), ways + QList{Action::Refuse}};
    case model::Overflow::Refuse:
        return {
            true, Says::tr("This chat is full"), size + Says::tr(". Nothing more is sent in it."), {Action::Choose}};
    case model::Overflow::Summarise:
        if (!window.toSummarise.isEmpty())
            return {true, Says::tr("Too long"),
                Says::tr("%n older message(s) are to be summarised first; that is one more call.", nullptr,
                    static_cast<int>(window.toSummarise.size())),
                {Action::DigestNow, Action::Choose}};
        break;
    case model::Overflow::LeaveOutOldest:
    case model::Overflow::LeaveOutAttachments:
        break;
    }
    return {true, Says::tr("Too long even so"), size + u'.', ways + QList{Action::Choose}};
}

ComposerNotice leavingOut(const chat::ContextWindow& window, const QString& model)
{
    ComposerNotice notice;
    notice.actions = {Action::Choose};
    if (!window.leftOut.isEmpty())
        notice.rest
            = Says::tr("%n older message(s) are not sent along.", nullptr, static_cast<int>(window.leftOut.size()));
    else if (!window.bare.isEmpty())
        notice.rest = Says::tr("The attachments of %n older message(s) are not sent along.", nullptr,
            static_cast<int>(window.bare.size()));
    else if (window.summarised.isEmpty())
        notice.rest = Says::tr("The pictures of %n older message(s) are not sent along: %1 takes none.", nullptr,
            static_cast<int>(window.pictureless.size()))
                          .arg(model);
    else
        notice.rest = Says::tr(
            "A summary goes in place of %n older message(s).", nullptr, static_cast<int>(window.summarised.size()));
    return notice;
}

ComposerNotice picturesRefused(const ComposerState& state)
{
    ComposerNotice notice{true, Says::tr("No pictures"), Says::tr("%1 takes none.").arg(state.model), {}};
    if (state.hasPictureFiles)
        notice.actions << Action::RecognisePictures;
    notice.actions << Action::TakeOffPictures;
    return notice;
}

} // namespace

QString composerActionText(ComposerAction action)
{
    switch (action) {
    case Action::Close:
        return Says::tr("Close");
    case Action::CancelSending:
        return Says::tr("Do not send");
    case Action::StopDigesting:
        return Says::tr("Stop");
    case Action::LeaveOutOldest:
        return Says::tr("Leave out oldest");
    case Action::LeaveOutAttachments:
        return Says::tr("Leave out attachments");
    case Action::Summarise:
        return Says::tr("Summarise");
    case Action::Refuse:
        return Says::tr("Send nothing");
    case Action::SendAnyway:
        return Says::tr("Send anyway");
    case Action::Choose:
        return Says::tr("Show and change");
    case Action::DigestNow:
        return Says::tr("Summarise now");
    case Action::TakeOffFailed:
        return Says::tr("Take off");
    case Action::RecognisePictures:
        return Says::tr("Send their text instead");
    case Action::TakeOffPictures:
        return Says::tr("Take off");
    case Action::Undo:
        return Says::tr("Undo");
    case Action::PutIntoQuestion:
        return Says::tr("Put into the question");
    case Action::AllowProvider:
        return Says::tr("Allow");
    }
    return {};
}

ComposerNotice composerNotice(const ComposerState& state)
{
    if (state.needsProvider)
        return {true, Says::tr("A task stays at the provider"),
            Says::tr("until it is done, with your question. That needs your consent."),
            {Action::AllowProvider, Action::Close}};
    if (state.digesting)
        return {false, Says::tr("Summarising"),
            Says::tr("%1 of %2 messages").arg(state.digesting->first).arg(state.digesting->second),
            {Action::StopDigesting}};
    if (state.waitsForFiles)
        return {false, QString(), Says::tr("Sent as soon as everything is read."), {Action::CancelSending}};
    if (state.seeksContext)
        return {false, QString(), Says::tr("Sent as soon as it is known how much the model takes."),
            {Action::CancelSending}};
    if (state.window.isRefused()) {
        ComposerNotice notice = fullNotice(state);
        if (state.triedFull)
            notice.word = Says::tr("Not sent · %1").arg(notice.word);
        // Who chose that nothing more is sent takes that back first.
        if (state.window.maySendAnyway() && state.overflow != model::Overflow::Refuse)
            notice.actions << Action::SendAnyway;
        return notice;
    }
    if (state.refusesPictures)
        return picturesRefused(state);
    if (state.error)
        return {true, state.error->what, state.error->remedy, {Action::Close}};
    if (!state.failed.isEmpty())
        return {true, Says::tr("%n left out", nullptr, static_cast<int>(state.failed.size())), state.failed.first(),
            {Action::TakeOffFailed}};
    if (!state.removed.isEmpty()) {
        const auto count = static_cast<int>(state.removed.size());
        return {false, QString(),
            count == 1 ? Says::tr("%1 was taken off.").arg(state.removed.first())
                       : Says::tr("%n attachments were taken off.", nullptr, count),
            {Action::Undo}};
    }
    if (!state.said.isEmpty()) {
        ComposerNotice notice{false, QString(), state.said, {}};
        if (state.saidCanBeText)
            notice.actions << Action::PutIntoQuestion;
        notice.actions << Action::Close;
        return notice;
    }
    if (state.window.leavesOut())
        return leavingOut(state.window, state.model);
    return {};
}

} // namespace spyhop::ui
